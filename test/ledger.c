/* The ledger: merging, judging, asking. */
#include "ledger_tools.h"

#define A(id) "{'text':'" id "','id':'" id "','code':'" id "GOV'}"
#define DESCRIBED(text) "{'text':'" text "'}"
#define IN(name, country) "{'text':'" name "','name':'" name "','country':'" country "'}"
#define CEASEFIRE(form, signed, parties, scope)                                                              \
  "{'kind':'agreement','form':'" form "','parties':[" parties "],'signed':" signed ",'scope':" scope "}\n"

/* One record of a class, 'agreement' its place in the list. */
static const char duty[] = CEASEFIRE("truce", "'2019-05-02'", A("NER-A") "," A("NER-B"), IN("Niger", "NER")) "{'kind':'obligation','agreement':0,'bound':[" DESCRIBED(
    "foreign fighters") "],'act':'withdraw','where':" IN("Niger",
                                                         "NER") ",'due':'2019-06-16','term':{'duration':'"
                                                                "P45D','from':'2019-05-02'},'status':'"
                                                                "overdue'}\n"
                                                                "{'kind':'force','who':'foreign "
                                                                "troops','category':['troops'],'count':{'low'"
                                                                ":900,'high':900,'as_written':'900'},"
                                                                "'said_by':['Radio Sahel'],'where':" IN(
                                                                    "Niger",
                                                                    "NER") "}\n"
                                                                           "{'kind':'mandate','body'"
                                                                           ":[" A(
                                                                               "TC"
                                                                               "D") "],'authorises':"
                                                                                    "'troops in "
                                                                                    "Niger','for':"
                                                                                    "[" A(
                                                                                        "TCD") "],"
                                                                                               "'a"
                                                                                               "ct"
                                                                                               "io"
                                                                                               "n'"
                                                                                               ":'"
                                                                                               "ex"
                                                                                               "te"
                                                                                               "nd"
                                                                                               "ed"
                                                                                               "',"
                                                                                               "'w"
                                                                                               "he"
                                                                                               "n'"
                                                                                               ":'"
                                                                                               "20"
                                                                                               "19"
                                                                                               "-0"
                                                                                               "5'"
                                                                                               ",'"
                                                                                               "un"
                                                                                               "ti"
                                                                                               "l'"
                                                                                               ":'"
                                                                                               "20"
                                                                                               "20"
                                                                                               "-0"
                                                                                               "5'"
                                                                                               ",'"
                                                                                               "wh"
                                                                                               "er"
                                                                                               "e'"
                                                                                               ":" IN(
                                                                                                   "Niger",
                                                                                                   "NER") "}";

static bool against(const struct judgement *judgement, const char *why, enum record_kind kind) {
  for (size_t i = 0; i < judgement->reason_count; i++)
    if (judgement->reasons[i].against && !strcmp(judgement->reasons[i].why, why) &&
        judgement->reasons[i].fact->record.kind == kind)
      return true;
  return false;
}

static void an_overdue_duty_and_what_speaks_against_it(void) {
  struct bench b;
  bench_open(&b);
  bench_add(&b, "2019-06-20", "one", duty);
  struct facts due = bench_ask(&b, RECORD_OBLIGATION, "2019-06-20", NULL);
  CHECK(due.count == 1);
  const struct judgement *judgement = due.at[0].judgement;
  CHECK(judgement->status == DUE_OVERDUE && judgement->days == 4);
  CHECK_SLICE(judgement->due, "2019-06-16");
  CHECK(against(judgement, "still counted there", RECORD_FORCE));
  CHECK(against(judgement, "mandate outlives it", RECORD_MANDATE));
  CHECK(judgement->reason_count == 2);
  due = bench_ask(&b, RECORD_OBLIGATION, "2019-06-10", NULL);
  judgement = due.at[0].judgement;
  CHECK(judgement->status == DUE_PENDING && judgement->days == 6);
  CHECK(!against(judgement, "still counted there", RECORD_FORCE));
  CHECK(against(judgement, "mandate outlives it", RECORD_MANDATE));
  bench_close(&b);
}

/* A count of the country's own army, peacekeepers, and a count long before say nothing about foreign
   fighters. */
static void what_does_not_speak_against_it(void) {
  struct bench b;
  bench_open(&b);
  bench_add(
      &b, "2019-06-20", "one",
      "{'kind':'obligation','bound':[" DESCRIBED("the mercenaries") "],'act':'leave','where':" IN(
          "Niger",
          "NER") ",'due':'2019-06-16'}\n"
                 "{'kind':'force','who':" A("NER") ",'category':['troops'],'count':{'low':5000},'where':" IN(
                     "Niger",
                     "NER") "}\n"
                            "{'kind':'force','who':'foreign "
                            "troops','category':['troops'],'count':{'low':7},'as_of':'2018-01','where':" IN(
                                "Niger",
                                "NER") "}\n"
                                       "{'kind':'force','who':'foreign "
                                       "troops','category':['troops'],'count':{'low':8},'where':" IN(
                                           "Mali", "MLI") "}\n"
                                                          "{'kind':'mandate','body':[{'text':'Security "
                                                          "Council','id':'UN','code':'IGOUNO'}],'for':[{'"
                                                          "text':'MINUX',"
                                                          "'id':'UN','code':'IGOUNO'}],'action':'extended','"
                                                          "until':'2020-05','where':" IN("Niger", "NER") "}");
  struct facts due = bench_ask(&b, RECORD_OBLIGATION, "2019-06-20", NULL);
  CHECK(due.count == 1 && due.at[0].judgement->status == DUE_OVERDUE &&
        due.at[0].judgement->reason_count == 0);
  bench_close(&b);
}

static void add_reports(struct bench *b, const int *order) {
  static const char *const reports[] = {
      CEASEFIRE("ceasefire", "'2020-10-23'", A("AAA-X") "," A("AAA-Y"),
                IN("Aland", "AAA")) "{'kind':'obligation','agreement':0,'bound':"
                                    "[" DESCRIBED("foreign fighters") "],'act':'"
                                                                      "withdraw','where'"
                                                                      ":" IN("Aland", "AAA") ",'"
                                                                                             "due"
                                                                                             "':'"
                                                                                             "202"
                                                                                             "1-"
                                                                                             "01-"
                                                                                             "23'"
                                                                                             "}",
      CEASEFIRE("truce", "'2020-10'", A("AAA-X"),
                IN("Aland", "AAA")) "{'kind':'obligation','agreement':0,'bound':"
                                    "[" DESCRIBED("all mercenaries and foreign "
                                                  "forces") "],'act':'quit',"
                                                            "'object':'their "
                                                            "troops','where':" IN("Aland", "AAA") ",'due':'"
                                                                                                  "2021-01'}",
      CEASEFIRE("cessation of hostilities", "null", A("AAA-X") "," A("AAA-Y"), IN("Aland", "AAA")),
      CEASEFIRE("truce", "'2020-12-05'", A("AAA-X") "," A("AAA-Z"), IN("Aland", "AAA")),
      CEASEFIRE("truce", "'2020-10-23'", A("BBB-X") "," A("BBB-Y"), IN("Bland", "BBB")),
      CEASEFIRE("truce", "'2020'", "", IN("Aland", "AAA"))};
  for (int i = 0; i < 6; i++) {
    char text[32];
    snprintf(text, sizeof text, "report %d", order[i]);
    bench_add(b, "2020-12-20", text, reports[order[i]]);
  }
}

/* "October truce" and the undated one of X and Y can only be that of 23 October; "a truce of 2020" may be
   two. */
static void agreements_merge_in_any_order(void) {
  static const int orders[][6] = {
      {0, 1, 2, 3, 4, 5}, {5, 4, 3, 2, 1, 0}, {2, 5, 1, 3, 0, 4}, {3, 1, 5, 0, 2, 4}};
  char first[4096] = "";
  for (int o = 0; o < 4; o++) {
    struct bench b;
    bench_open(&b);
    add_reports(&b, orders[o]);
    struct facts all = bench_ask(&b, RECORD_AGREEMENT, NULL, NULL);
    char seen[4096] = "";
    for (size_t i = 0; i < all.count; i++)
      snprintf(seen + strlen(seen), sizeof seen - strlen(seen), "%.*s x%d; ", SLICE_ARGS(all.at[i].id),
               (int)all.at[i].reports);
    if (all.count != 4) printf("# %s\n", seen);
    CHECK(all.count == 4);
    int merged = 0;
    for (size_t i = 0; i < all.count; i++) merged += all.at[i].reports == 3;
    CHECK(merged == 1);
    if (o)
      CHECK_TEXT(seen, first);
    else
      memcpy(first, seen, sizeof first);
    struct facts due = bench_ask(&b, RECORD_OBLIGATION, "2021-02-01", NULL);
    CHECK(due.count == 1 && due.at[0].reports == 2);
    CHECK_SLICE(due.at[0].judgement->due, "2021-01-23");
    bench_close(&b);
  }
}

/* Two months apart, both called by their month: nothing that lies between may bring them together. */
static void nothing_is_chained(void) {
  struct bench b;
  bench_open(&b);
  bench_add(&b, "2020-12-20", "a", CEASEFIRE("truce", "'2020-10-05'", A("AAA-X"), IN("Aland", "AAA")));
  bench_add(&b, "2020-12-20", "b", CEASEFIRE("truce", "'2020-10'", A("AAA-X"), IN("Aland", "AAA")));
  CHECK(bench_ask(&b, RECORD_AGREEMENT, NULL, NULL).count == 1);
  bench_add(&b, "2020-12-20", "c", CEASEFIRE("truce", "'2020-10-23'", A("AAA-X"), IN("Aland", "AAA")));
  CHECK(bench_ask(&b, RECORD_AGREEMENT, NULL, NULL).count == 3);
  bench_close(&b);
}

static void support_gathers_and_rivals_stand_side_by_side(void) {
  struct bench b;
  bench_open(&b);
  bench_add(
      &b, "2021-01-01", "a",
      "{'kind':'support','from':[" A("AAA") "," A("BBB") "],'to':[" A("CCC-R") "],'forms':['unspecified']}");
  bench_add(
      &b, "2021-02-01", "b",
      "{'kind':'support','from':[" A("AAA") "],'to':[" A("CCC-R") "],'forms':['weapons'],'items':['drones'],"
                                                                  "'since':'2019-12/..'}");
  bench_add(
      &b, "2021-03-01", "c",
      "{'kind':'support','from':[" A("AAA") "],'to':[" A("CCC-R") "],'forms':['troops'],'modality':'denied',"
                                                                  "'said_by':['the ministry']}");
  struct facts all = bench_ask(&b, RECORD_SUPPORT, NULL, NULL);
  CHECK(all.count == 2);
  const struct fact *backed = all.at[0].reports == 3 ? &all.at[0] : &all.at[1];
  const struct support *support = &backed->record.support;
  CHECK(backed->tally[ASSERTED].reports == 2 && backed->tally[DENIED].reports == 1);
  CHECK(support->from.count == 1 && support->forms.count == 1);
  CHECK_SLICE(support->forms.at[0], "weapons");
  CHECK_SLICE(support->since, "2019-12/..");
  all = bench_ask(&b, RECORD_SUPPORT, NULL, "2021-01-15");
  CHECK(all.count == 2 && all.at[0].reports == 1 && all.at[1].reports == 1);
  bench_close(&b);
}

static void rival_counts_stay_two(void) {
  struct bench b;
  bench_open(&b);
#define COUNT(n, who)                                                                                        \
  "{'kind':'force','who':'fighters','category':['fighters'],'count':{'low':" n ",'high':" n                  \
  "},'said_by':[" who "],'where':" IN("Mali", "MLI") "}"
  bench_add(&b, "2021-01-01", "a", COUNT("300", "'A'"));
  bench_add(&b, "2021-01-02", "b", COUNT("300", "'A'"));
  bench_add(&b, "2021-01-03", "c", COUNT("300", "'B'"));
  bench_add(&b, "2021-01-04", "d", COUNT("500", "'A'"));
  CHECK(bench_ask(&b, RECORD_FORCE, NULL, NULL).count == 3);
  bench_close(&b);
}

static void extensions_follow_their_chain(void) {
  struct bench b;
  bench_open(&b);
#define LEAVE(due, status)                                                                                   \
  "{'kind':'obligation','bound':[" A("USA") "],'act':'withdraw','object':'troops','where':" IN(              \
      "Afghanistan", "AFG") ",'due':" due ",'status':" status "}"
  bench_add(&b, "2020-03-01", "a", LEAVE("'2021-05-01'", "null"));
  bench_add(&b, "2021-04-14", "b", LEAVE("'2021-09-11'", "'extended'"));
  bench_add(&b, "2021-07-08", "c", LEAVE("'2021-08-31'", "null"));
  bench_add(&b, "2021-08-31", "d", LEAVE("'2021-05-01'", "'met'"));
  struct facts due = bench_ask(&b, RECORD_OBLIGATION, "2021-03-01", NULL);
  CHECK(due.at[0].judgement->status == DUE_PENDING);
  CHECK_SLICE(due.at[0].judgement->due, "2021-05-01");
  due = bench_ask(&b, RECORD_OBLIGATION, "2021-06-01", NULL);
  CHECK(due.at[0].judgement->status == DUE_EXTENDED);
  CHECK_SLICE(due.at[0].judgement->due, "2021-09-11");
  due = bench_ask(&b, RECORD_OBLIGATION, "2021-06-01", "2021-01-01");
  CHECK(due.at[0].judgement->status == DUE_OVERDUE && due.at[0].judgement->days == 31);
  due = bench_ask(&b, RECORD_OBLIGATION, "2021-10-01", NULL);
  CHECK(due.at[0].judgement->status == DUE_MET);
  bench_close(&b);
}

static void one_meeting_is_one_event(void) {
  struct bench b;
  bench_open(&b);
#define MEET(by, to, when, where)                                                                            \
  "{'kind':'event','type':'CONSULT','source':[" A(by) "],'target':[" A(to) "],'when':" when                  \
                                                                           ",'where':" where "}"
  bench_add(&b, "2018-12-14", "a", MEET("AAA", "BBB", "'2018-12-13'", IN("Geneva", "CHE")));
  bench_add(&b, "2018-12-15", "b", MEET("BBB", "AAA", "'2018-12-13'", "null"));
  bench_add(&b, "2018-12-16", "c", MEET("BBB", "AAA", "'2018-12-14'", "null"));
  bench_add(&b, "2018-12-17", "d", MEET("BBB", "AAA", "null", "null"));
  bench_add(&b, "2018-12-18", "e", MEET("BBB", "AAA", "null", "null"));
  CHECK(bench_ask(&b, RECORD_EVENT, NULL, NULL).count == 4);
  bench_close(&b);
}

/* Three agreements, each of which moves the date on: one duty, listed once. What was not laid down by the
   day, or not known, does not count. */
static void three_extensions_are_one_duty(void) {
  struct bench b;
  bench_open(&b);
#define TRUCE(id, signed, due, status)                                                                       \
  "{'id':'ag-" id "','kind':'agreement','form':'ceasefire','signed':" signed ",'parties':[" A("AAA") "," A(  \
      "BBB") "],'scope':" IN("Aland",                                                                        \
                             "AAA") "}\n{'kind':'obligation','agreement':'ag-" id                            \
                                    "','bound':[" A("AAA") "],'act':'withdraw','object':'guns','where':" IN( \
                                        "Aland", "AAA") ",'due':" due ",'status':" status "}"
  bench_add(&b, "2020-01-02", "a", TRUCE("1", "'2020-01-01'", "'2020-03-01'", "null"));
  bench_add(&b, "2020-02-20", "b", TRUCE("2", "'2020-02-19'", "'2020-06-01'", "'extended'"));
  bench_add(&b, "2020-05-20", "c", TRUCE("3", "'2020-05-19'", "'2020-09-01'", "'extended'"));
  bench_add(&b, "2020-08-20", "d", TRUCE("4", "'2020-08-19'", "'2020-12-01'", "'extended'"));
  static const struct {
    const char *as_of, *known_by, *due;
    enum due_status status;
  } wanted[] = {{"2020-02-01", NULL, "2020-03-01", DUE_PENDING},
                {"2020-03-02", NULL, "2020-06-01", DUE_EXTENDED},
                {"2020-05-25", NULL, "2020-09-01", DUE_EXTENDED},
                {"2020-10-01", NULL, "2020-12-01", DUE_EXTENDED},
                {"2020-12-02", NULL, "2020-12-01", DUE_OVERDUE},
                {"2020-12-02", "2020-06-01", "2020-09-01", DUE_OVERDUE},
                {"2020-12-02", "2020-02-01", "2020-03-01", DUE_OVERDUE}};
  for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
    struct facts due = bench_ask(&b, RECORD_OBLIGATION, wanted[i].as_of, wanted[i].known_by);
    CHECK(due.count == 1);
    CHECK_SLICE(due.at[0].judgement->due, wanted[i].due);
    CHECK(due.at[0].judgement->status == wanted[i].status);
  }
  CHECK(bench_ask(&b, RECORD_OBLIGATION, "2020-12-02", NULL).at[0].judgement->chain_count == 3);
  bench_close(&b);
}

/* Resolutions name one mission in many ways, and two panels of one council are two. */
static void missions_are_told_by_name(void) {
  struct bench b;
  bench_open(&b);
#define COUNCIL "{'text':'Security Council','name':'United Nations','id':'UN','code':'IGOUNO'}"
#define RENEW(authorises, whom, when, until)                                                                 \
  "{'kind':'mandate','body':[" COUNCIL "],'authorises':'" authorises "','for':[" whom                        \
  "],'action':'extended','when':'" when "','until':'" until "','where':" IN("Aland", "AAA") "}"
#define MISSION(text) "{'text':'" text "','name':'United Nations','id':'UN','code':'IGOUNO'}"
  bench_add(&b, "2018-01-01", "a",
            RENEW("the mandate of the United Nations Mission in Aland (UNMIAL",
                  MISSION("the United Nations Mission"), "2018-01-01", "2018-12-31"));
  bench_add(&b, "2018-12-01", "b", RENEW("its mandate", MISSION("UNMIAL"), "2018-12-01", "2019-12-31"));
  bench_add(
      &b, "2019-12-01", "c",
      RENEW("UNMIAL\xE2\x80\x99s mandate as set out in paragraph 4", COUNCIL, "2019-12-01", "2020-12-31"));
  bench_add(&b, "2019-12-02", "d",
            RENEW("the mandate of the Panel of Experts and reporting requirements in resolution 9", COUNCIL,
                  "2019-12-02", "2020-06-30"));
  bench_add(&b, "2020-06-02", "e",
            RENEW("the mandate of the Panel of Experts", COUNCIL, "2020-06-02", "2021-06-30"));
  bench_add(&b, "2017-01-01", "f",
            RENEW("the mandate of the United Nations Mission Inside Aland Lands",
                  MISSION("the United Nations Mission Inside Aland Lands"), "2017-01-01", "2017-12-31"));
  struct facts all = bench_ask(&b, RECORD_MANDATE, NULL, NULL);
  CHECK(all.count == 2);
  CHECK(all.at[0].step_count == 4 && all.at[1].step_count == 2);
  struct question question = {.kind = RECORD_MANDATE, .has_as_of = true, .in_force = true};
  question.as_of = day_of("2021-01-15");
  CHECK(ledger_ask(b.ledger, b.arena, &question, &all, &b.error) == TRUCE_OK && all.count == 1);
  bench_close(&b);
}

/* A hundred reports of old decisions do not hide the last one. */
static void the_last_decision_is_found_among_many(void) {
  struct bench b;
  char text[40], record[700], when[20], until[20];
  bench_open(&b);
  for (int i = 0; i < 150; i++) {
    int year = 2001 + i % 15;
    snprintf(text, sizeof text, "report %d", i);
    snprintf(when, sizeof when, "%d-06-01", year);
    snprintf(until, sizeof until, "%d-06-30", year + 1);
    snprintf(record, sizeof record,
             "{'kind':'mandate','body':[{'text':'TUR','name':'TUR','id':'TUR'}],'authorises':'troops','"
             "action':'extended',"
             "'when':'%s','until':'%s','where':" IN("Libya", "LBY") "}",
             when, until);
    bench_add(&b, when, text, record);
  }
  struct facts all = bench_ask(&b, RECORD_MANDATE, NULL, NULL);
  CHECK(all.count == 1 && all.at[0].reports == 150 && all.at[0].step_count == 15);
  CHECK_SLICE(all.at[0].record.mandate.until, "2016-06-30");
  all = bench_ask(&b, RECORD_MANDATE, NULL, "2005-12-31");
  CHECK_SLICE(all.at[0].record.mandate.until, "2006-06-30");
  struct question question = {.limit = 5};
  CHECK(ledger_timeline(b.ledger, b.arena, &question, &all, &b.error) == TRUCE_OK && all.count == 1);
  CHECK_SLICE(all.at[0].record.mandate.until, "2016-06-30");
  bench_close(&b);
}

/* The extension of a later duty of the same wording is not one of the earlier. */
static void extensions_do_not_jump(void) {
  struct bench b;
  bench_open(&b);
#define FREE(due, status)                                                                                    \
  "{'kind':'obligation','bound':[" A("AAA") "],'act':'release','object':'prisoners','where':" IN(            \
      "Aland", "AAA") ",'due':" due ",'status':" status "}"
  bench_add(&b, "2018-01-01", "a", FREE("'2018-06-01'", "null"));
  bench_add(&b, "2019-01-01", "b", FREE("'2019-06-01'", "null"));
  bench_add(&b, "2019-05-01", "c", FREE("'2019-09-01'", "'extended'"));
  struct facts due = bench_ask(&b, RECORD_OBLIGATION, "2019-07-01", NULL);
  CHECK(due.count >= 2);
  CHECK_SLICE(due.at[0].judgement->due, "2018-06-01");
  CHECK(due.at[0].judgement->status == DUE_OVERDUE);
  CHECK_SLICE(due.at[1].judgement->due, "2019-09-01");
  CHECK(due.at[1].judgement->status == DUE_EXTENDED);
  bench_close(&b);
}

/* Laid down by an agreement of 2 May; one without a start counts from its first report or due date. */
static void what_is_not_laid_down_yet_is_not_due(void) {
  struct bench b;
  bench_open(&b);
  bench_add(&b, "2019-06-20", "one", duty);
  bench_add(&b, "2020-03-01", "a", LEAVE("'2021-05-01'", "null"));
  CHECK(bench_ask(&b, RECORD_OBLIGATION, "2019-05-01", NULL).count == 0);
  CHECK(bench_ask(&b, RECORD_OBLIGATION, "2019-05-02", NULL).count == 1);
  CHECK(bench_ask(&b, RECORD_OBLIGATION, "2020-02-29", NULL).count == 1);
  CHECK(bench_ask(&b, RECORD_OBLIGATION, "2020-03-01", NULL).count == 2);
  bench_close(&b);
}

static void what_was_reported_met_can_be_contradicted(void) {
  struct bench b;
  bench_open(&b);
  bench_add(&b, "2021-09-02", "a", LEAVE("'2021-08-31'", "'met'"));
  bench_add(
      &b, "2021-09-20", "b",
      "{'kind':'force','who':" A("USA") ",'category':['troops'],'count':{'low':650,'high':650},'where':" IN(
          "Afghanistan", "AFG") "}");
  struct facts due = bench_ask(&b, RECORD_OBLIGATION, "2021-09-10", NULL);
  CHECK(due.at[0].judgement->status == DUE_MET);
  due = bench_ask(&b, RECORD_OBLIGATION, "2021-10-01", NULL);
  CHECK(due.at[0].judgement->status == DUE_CONTRADICTED);
  bench_close(&b);
}

static void a_mandate_extended_is_one_mandate(void) {
  struct bench b;
  bench_open(&b);
#define GRANT(action, when, until)                                                                           \
  "{'kind':'mandate','body':[" A("TUR") "],'authorises':'troops','for':[" A(                                 \
      "TUR") "],'action':'" action "','when':'" when "','until':'" until "','where':" IN("Libya", "LBY") "}"
  bench_add(&b, "2020-01-03", "a", GRANT("granted", "2020-01", "2021-01"));
  bench_add(&b, "2021-06-30", "c", GRANT("extended", "2022-06", "2024-01"));
  bench_add(&b, "2020-12-23", "b", GRANT("extended", "2020-12", "2022-06"));
  bench_add(&b, "2020-12-24", "bb", GRANT("extended", "2020-12", "2022-06"));
  struct facts all = bench_ask(&b, RECORD_MANDATE, NULL, NULL);
  CHECK(all.count == 1 && all.at[0].step_count == 3);
  CHECK_SLICE(all.at[0].record.mandate.until, "2024-01");
  all = bench_ask(&b, RECORD_MANDATE, "2021-01-15", NULL);
  CHECK(all.count == 1);
  CHECK_SLICE(all.at[0].record.mandate.until, "2022-06");
  bench_close(&b);
}

static void the_same_twice_adds_nothing(void) {
  struct bench b;
  bench_open(&b);
  bench_add(&b, "2019-06-20", "one", duty);
  bench_add(&b, "2019-06-20", "one", duty);
  struct facts due = bench_ask(&b, RECORD_OBLIGATION, "2019-06-20", NULL);
  CHECK(due.count == 1 && due.at[0].reports == 1);
  struct question question = {0};
  struct document_rows rows;
  CHECK(ledger_documents(b.ledger, b.arena, &question, &rows, &b.error) == TRUCE_OK);
  CHECK(rows.count == 1 && rows.at[0].records == 4);
  bench_close(&b);
}

static void an_arena_that_ends_leaves_the_ledger_whole(void) {
  struct bench b;
  bench_open(&b);
  struct document document = {.text = SLICE("one"), .name = SLICE("one"), .title = SLICE("one")};
  struct records records;
  struct slice lines = arena_copy(b.arena, slice_of(duty));
  for (size_t i = 0; i < lines.len; i++)
    if (lines.at[i] == '\'') ((char *)lines.at)[i] = '"';
  document_name(document.text, document.id);
  CHECK(records_read_json(b.arena, lines, &document, &records, &b.error) == TRUCE_OK);
  volatile bool done = false;
  for (volatile size_t ceiling = 64; !done && ceiling < 1000000; ceiling += 700) {
    struct arena *small = arena_new(ceiling);
    struct ledger_added added;
    struct slice reader = SLICE("");
    if (!setjmp(*arena_guard(small))) {
      CHECK(ledger_add(b.ledger, small, &document, &records, reader, false, &added, &b.error) == TRUCE_OK);
      CHECK(!added.known);
      done = true;
    }
    arena_free(small);
  }
  CHECK(done);
  bench_close(&b);
}

static void why_leads_to_the_words(void) {
  struct bench b;
  bench_open(&b);
  bench_add(&b, "2019-06-20", "A sends arms to B.",
            "{'kind':'support','from':[" A("AAA") "],'to':[" A(
                "BBB") "],'forms':['weapons'],"
                       "'evidence':[{'start':2,'end':12,'exact':'sends arms'}]}");
  struct facts all = bench_ask(&b, RECORD_SUPPORT, NULL, NULL);
  struct question question = {0};
  struct chain chain;
  CHECK(all.count == 1);
  CHECK(ledger_why(b.ledger, b.arena, all.at[0].id, &question, &chain, &b.error) == TRUCE_OK);
  CHECK(chain.count == 1 && chain.quoted[0].spans.count == 1);
  CHECK_SLICE(slice_between(chain.quoted[0].document.text.at, chain.quoted[0].spans.at[0]), "sends arms");
  CHECK(ledger_why(b.ledger, b.arena, (struct slice){all.at[0].id.at, 5}, &question, &chain, &b.error) ==
        TRUCE_OK);
  CHECK(ledger_why(b.ledger, b.arena, SLICE("SU-nothing"), &question, &chain, &b.error) == TRUCE_NOT_FOUND);
  CHECK(ledger_why(b.ledger, b.arena, all.at[0].witnesses.at[0].record, &question, &chain, &b.error) ==
        TRUCE_OK);
  bench_close(&b);
}

static void read_again_replaces(void) {
  struct bench b;
  bench_open(&b);
  bench_add(&b, "2019-06-20", "one", duty);
  struct document document = {.text = SLICE("one"), .name = SLICE("one")};
  struct records none = {0};
  struct ledger_added added;
  document_name(document.text, document.id);
  CHECK(ledger_add(b.ledger, b.arena, &document, &none, SLICE("better"), true, &added, &b.error) == TRUCE_OK);
  CHECK(added.known);
  CHECK(bench_ask(&b, RECORD_OBLIGATION, "2019-06-20", NULL).count == 0);
  CHECK(bench_ask(&b, RECORD_FORCE, NULL, NULL).count == 0);
  bench_close(&b);
}

int main(void) {
  RUN(an_overdue_duty_and_what_speaks_against_it);
  RUN(what_does_not_speak_against_it);
  RUN(agreements_merge_in_any_order);
  RUN(nothing_is_chained);
  RUN(support_gathers_and_rivals_stand_side_by_side);
  RUN(rival_counts_stay_two);
  RUN(extensions_follow_their_chain);
  RUN(three_extensions_are_one_duty);
  RUN(missions_are_told_by_name);
  RUN(the_last_decision_is_found_among_many);
  RUN(one_meeting_is_one_event);
  RUN(extensions_do_not_jump);
  RUN(what_is_not_laid_down_yet_is_not_due);
  RUN(what_was_reported_met_can_be_contradicted);
  RUN(a_mandate_extended_is_one_mandate);
  RUN(the_same_twice_adds_nothing);
  RUN(an_arena_that_ends_leaves_the_ledger_whole);
  RUN(why_leads_to_the_words);
  RUN(read_again_replaces);
  return check_done();
}
