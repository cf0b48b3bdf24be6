/* Who and where: the registry, and what it and the text make of names, descriptions, pronouns and titles. The
   sentences are made up; they are read with the shipped model, so what is tested is plain enough for any
   model. */
#include "check.h"

#include "meaning/who.h"

static struct arena *arena, *shelf;
static struct knowledge *knowledge;
static struct language_model *model;
static struct truce_error error;

/* ---- reading a text ---- */

static struct document document;
static struct tree tree;
static struct names *names;

static void read_text(const char *text, const char *day) {
  document = (struct document){.text = slice_of(text)};
  date_parse(slice_of(day), &document.date);
  tree_build(&tree, arena, language_analyse(model, arena, document.text));
  names = names_find(arena, knowledge, &document, &tree);
}

static uint32_t word_of(const char *form) {
  for (uint32_t w = 0; w < tree.analysis->word_count; w++)
    if (slice_equals(tree.analysis->words[w].form, form)) return w;
  return NO_WORD;
}

/* "TUR/TURGOV RUS/RUSGOV": id and code of each actor of the phrase that a word heads. */
static const char *actors_at(const char *form) {
  static char out[400];
  uint32_t word = word_of(form);
  struct actors all = {0};
  out[0] = 0;
  if (word != NO_WORD) all = actors_of_phrase(names, word);
  for (size_t i = 0; i < all.count; i++)
    snprintf(out + strlen(out), sizeof out - strlen(out), "%s%.*s/%.*s", i ? " " : "",
             SLICE_ARGS(all.at[i].id), SLICE_ARGS(all.at[i].code));
  return out;
}

static const char *place_of(const char *form) {
  static char out[200];
  struct place place = place_at(names, word_of(form));
  snprintf(out, sizeof out, "%.*s/%.*s", SLICE_ARGS(place.name), SLICE_ARGS(place.country));
  return out;
}

static const char *role_of(const char *last_name) {
  static char out[300];
  const struct name *name = name_at(names, word_of(last_name));
  out[0] = 0;
  for (uint32_t i = 0; name && i < names->role_count; i++) {
    const struct stated_role *r = &names->roles[i];
    if (names->at[r->person].same_as != name->same_as) continue;
    snprintf(out, sizeof out, "%.*s|%.*s|%.*s", SLICE_ARGS(r->qualifier), SLICE_ARGS(r->office),
             r->of.count ? (int)r->of.at[0].id.len : 0, r->of.count ? r->of.at[0].id.at : "");
  }
  return out;
}

/* ---- the registry ---- */

static void registry_refuses_what_is_wrong(void) {
  static const struct {
    const char *file, *text, *message;
  } all[] = {
      {"states.txt", "TURK | Turkey | Turkish", "states.txt:1: \"TURK\" is no alpha-3 code"},
      {"states.txt", "# one\nTUR | Turkey", "states.txt:2: 3 fields parted by | are needed, 2 are there"},
      {"leaders.txt", "Ann Other | ZZZ | president | 2001..2002",
       "leaders.txt:1: no state, group or organisation has the id \"ZZZ\""},
      {"places.txt", "Nowhere|TUR|12.0|x|10", "places.txt:1: latitude and longitude are decimal degrees"},
      {"places.txt", "Nowhere|TUR|12.0|1|many", "places.txt:1: \"many\" is no number of people"}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    struct knowledge *k = knowledge_new(arena);
    CHECK(knowledge_read(k, arena, all[i].file, slice_of(all[i].text), &error) != TRUCE_OK);
    CHECK_TEXT(error.message, all[i].message);
  }
}

static void registry_knows_states_by_all_names(void) {
  static const char *const turkey[] = {"Turkey", "Turkish", "Ankara"};
  for (size_t i = 0; i < 3; i++) CHECK_SLICE(knowledge_entry(knowledge, slice_of(turkey[i]))->id, "TUR");
  CHECK(knowledge_entry(knowledge, SLICE("Atlantis")) == NULL);
  CHECK_SLICE(knowledge_capital(knowledge, SLICE("LBY"))->title, "Tripoli");
  CHECK_SLICE(knowledge_body(knowledge, SLICE("SDN"))->name, "Sudan"); /* not its army's name */
}

/* ---- names ---- */

static void coordinated_names_are_several_actors(void) {
  read_text("Turkey, Russia and Egypt signed the agreement on Libya.", "2021-01-29");
  CHECK_TEXT(actors_at("Turkey"), "TUR/TURGOV RUS/RUSGOV EGY/EGYGOV");
}

static void acronyms_are_defined_by_brackets(void) {
  read_text("Fighting broke out in Chad. The Front for Honest Bread (FHB) attacked a village in Chad. The "
            "FHB denied it.",
            "2021-01-29");
  const struct name *first = name_at(names, word_of("Bread")), *later = name_at(names, word_of("FHB"));
  CHECK(first && later && slice_is(first->id, later->id));
  CHECK_SLICE(first->id, "TCD-FHB");
}

static void last_names_mean_whoever_is_in_office(void) {
  read_text("President Biden spoke in Washington. The United States sent food.", "2022-01-31");
  CHECK_TEXT(actors_at("Biden"), "USA/USAGOV");
  read_text("President Smithers spoke in Washington.", "2022-01-31");
  CHECK(!name_at(names, word_of("Smithers")) || !name_at(names, word_of("Smithers"))->entry);
}

static void unknown_persons_act_for_whom_they_hold_office(void) {
  read_text("Kenyan foreign minister Otto Mbaka flew to Uganda. Later Mbaka met the press.", "2021-01-29");
  CHECK_TEXT(role_of("Mbaka"), "|foreign minister|KEN");
  CHECK_TEXT(actors_at("Mbaka"), "KEN/KENGOV");
}

/* ---- descriptions ---- */

static void descriptions_belong_to_owners(void) {
  read_text("The Turkish parliament met. Russian troops left Syria.", "2021-01-29");
  CHECK_TEXT(actors_at("parliament"), "TUR/TURLEG");
  CHECK_TEXT(actors_at("troops"), "RUS/RUSMIL");
}

static void the_government_is_the_scenes(void) {
  read_text("Fighting went on in Mali on Monday. In northern Mali, the government sent soldiers to Gao.",
            "2021-01-29");
  CHECK_SLICE(names->scene, "MLI");
  CHECK_TEXT(actors_at("government"), "MLI/MLIGOV");
}

static void foreigners_are_nobodys(void) {
  read_text("Libya suffers. In Libya, foreign fighters attacked the foreign troops.", "2021-01-29");
  CHECK_TEXT(actors_at("fighters"), "/REB");
  CHECK_TEXT(actors_at("troops"), "/MIL");
}

static void national_council_is_not_the_uns(void) {
  read_text("In Seoul the National Security Council met. Later the UN Security Council met.", "2021-01-29");
  const struct name *first = name_at(names, word_of("Security"));
  CHECK(first == NULL || !slice_equals(first->id, "UN"));
}

/* ---- what points back ---- */

static void both_sides_are_the_two_parties(void) {
  read_text("In Ethiopia, the Tigray People's Liberation Front fought the Ethiopian National Defence Force. "
            "Both sides signed a truce.",
            "2022-11-02");
  const char *sides = actors_at("sides");
  CHECK(strstr(sides, "ETH-TPLF/") && strstr(sides, "ETH/"));
}

static void pronouns_find_their_owner(void) {
  read_text("The Taliban met in Doha. They said that talks would go on.", "2020-03-01");
  CHECK_TEXT(actors_at("They"), "AFG-TALIBAN/AFGREB");
}

static void we_are_whoever_speaks(void) {
  read_text("Statement by President Biden on Sudan\n\nWe condemn the violence in Sudan. We will help the "
            "people of Sudan.",
            "2023-06-01");
  CHECK_TEXT(actors_at("We"), "USA/USAGOV");
  CHECK_SLICE(names->scene, "SDN");
}

/* ---- titles ---- */

static void titles_say_office_owner_and_qualifier(void) {
  read_text("Acting U.S. ambassador Richard Millet spoke in Geneva.", "2021-01-29");
  CHECK_TEXT(role_of("Millet"), "acting|ambassador|USA");
  read_text("Anna Berg, the deputy foreign minister of Norway, spoke in Geneva.", "2021-01-29");
  CHECK_TEXT(role_of("Berg"), "|deputy foreign minister|NOR");
  read_text("US Secretary of State Mike Pompeo spoke in Doha.", "2020-03-01");
  CHECK_TEXT(role_of("Pompeo"), "|Secretary of State|USA");
}

/* ---- places ---- */

static void context_chooses_the_place(void) {
  read_text("In Lebanon, shots were heard in Tripoli and in Beirut. Lebanon is calm.", "2021-01-29");
  CHECK_TEXT(place_of("Beirut"), "Beirut/LBN");
  read_text("Troops in Belarus went to the city of Baranovichi. Belarus said nothing.", "2021-01-29");
  CHECK_TEXT(place_of("Baranovichi"), "Baranovichi/BLR");
}

static void the_capital_is_the_scenes(void) {
  read_text("Sudan burns. In Sudan, fighting reached the capital.", "2023-05-01");
  CHECK_TEXT(place_of("capital"), "Khartoum/SDN");
  CHECK(place_at(names, word_of("capital")).located);
}

int main(void) {
  arena = arena_new((size_t)1 << 28);
  shelf = arena_new((size_t)1 << 28);
  if (!arena || !shelf || setjmp(*arena_guard(arena)) || setjmp(*arena_guard(shelf))) return 2;
  if (language_model_open(&model, "model/english.truce", &error) ||
      knowledge_open(&knowledge, shelf, "knowledge", &error)) {
    printf("not ok open: %s\n", error.message);
    return 1;
  }
  RUN(registry_refuses_what_is_wrong);
  RUN(registry_knows_states_by_all_names);
  RUN(coordinated_names_are_several_actors);
  RUN(acronyms_are_defined_by_brackets);
  RUN(last_names_mean_whoever_is_in_office);
  RUN(unknown_persons_act_for_whom_they_hold_office);
  RUN(descriptions_belong_to_owners);
  RUN(the_government_is_the_scenes);
  RUN(foreigners_are_nobodys);
  RUN(national_council_is_not_the_uns);
  RUN(both_sides_are_the_two_parties);
  RUN(pronouns_find_their_owner);
  RUN(we_are_whoever_speaks);
  RUN(titles_say_office_owner_and_qualifier);
  RUN(context_chooses_the_place);
  RUN(the_capital_is_the_scenes);
  language_model_close(model);
  arena_free(arena);
  arena_free(shelf);
  return check_done();
}
