/* truce backs: who supports whom, with what. */
#include "command/asking.h"

#include <stdlib.h>

static struct slice name_of(const struct actors *actors) {
  if (!actors->count) return SLICE("");
  return actors->at[0].name.len ? actors->at[0].name : actors->at[0].text;
}

/* Takers together, then givers. */
static int by_names(const void *a, const void *b) {
  const struct fact *x = a, *y = b;
  int order = slice_compare(name_of(&x->record.support.to), name_of(&y->record.support.to));
  if (!order) order = slice_compare(name_of(&x->record.support.from), name_of(&y->record.support.from));
  return order ? order : slice_compare(x->id, y->id);
}

static void show(struct asked *asked, const struct fact *fact) {
  const struct support *support = &fact->record.support;
  row_begin(asked, support->since);
  row_text(asked, fact_summary(asked->arena, fact));
  row_end(asked, fact);
  for (size_t i = 0; i < support->items.count; i++)
    row_note(asked, STYLE_DIM, arena_print(asked->arena, "item: %.*s", SLICE_ARGS(support->items.at[i])));
  row_speakers(asked, fact);
}

static enum truce_status list(struct asked *asked, struct truce_error *error) {
  struct facts facts;
  asked->question.kind = RECORD_SUPPORT;
  asked->question.actor = asked_operand(asked->call);
  enum truce_status status = ledger_ask(asked->ledger, asked->arena, &asked->question, &facts, error);
  if (status) return status;
  if (facts.count) qsort(facts.at, facts.count, sizeof *facts.at, by_names);
  return asked_show(asked, &facts, show, error);
}

static enum truce_status backs(struct call *call, struct truce_error *error) {
  return asked_run(call, false, list, error);
}

static const struct option options[] = {OPTION_AS_OF, OPTIONS_ASKING, OPTIONS_END};

const struct command command_backs = {
    .name = "backs",
    .group = GROUP_ASK,
    .operands = "[ACTOR]",
    .most = 1,
    .summary = "List who backs whom, and with what",
    .details = "One row a giver and taker, with all forms of support that reports name. ACTOR is an id or a "
               "name: who "
               "backs it, and whom it backs. Denials stand beside what they deny.",
    .options = options,
    .example = "truce backs LBY-LNA",
    .run = backs,
};
