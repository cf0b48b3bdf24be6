#include "record/confidence.h"

#include "meaning/word_classes.h"

const char *const confidence_trait_names[TRAIT_COUNT] = {
    "always",      "strong",        "weak",  "claim",  "not-asserted",  "doer-known", "doer-missing",
    "other-known", "other-missing", "dated", "placed", "several-spans", "long",
};

/* ---- the traits of a record ---- */

/* What the traits ask of each kind. */
struct outline {
  struct actors doer, other;
  struct slice other_text, date;
  const struct place *where;
};

static struct actors one(const struct actor *actor) {
  return (struct actors){(struct actor *)actor, actor->text.len || actor->id.len};
}

static struct slice first_of(struct slice a, struct slice b) { return a.len ? a : b; }

static struct outline outline_of(const struct record *r) {
  switch (r->kind) {
  case RECORD_EVENT:
    return (struct outline){r->event.source, r->event.target, r->event.asked, r->event.when, &r->event.where};
  case RECORD_AGREEMENT:
    return (struct outline){r->agreement.parties, r->agreement.backers, r->agreement.name,
                            r->agreement.signed_on, &r->agreement.where};
  case RECORD_OBLIGATION:
    return (struct outline){
        r->obligation.bound, {0}, r->obligation.object, r->obligation.due, &r->obligation.where};
  case RECORD_SUPPORT:
    return (struct outline){
        r->support.from, r->support.to, {0}, first_of(r->support.since, r->support.until), &r->support.where};
  case RECORD_FORCE:
    return (struct outline){one(&r->force.who), r->force.serving, {0}, r->force.as_of, &r->force.where};
  case RECORD_MANDATE:
    return (struct outline){r->mandate.body,
                            r->mandate.for_whom,
                            {0},
                            first_of(r->mandate.until, r->mandate.when),
                            &r->mandate.where};
  default: return (struct outline){one(&r->role.person), r->role.of, {0}, r->role.as_of, NULL};
  }
}

static uint32_t actor_traits(struct actors actors, bool told, enum confidence_trait known,
                             enum confidence_trait missing) {
  if (actors.count == 0) return told ? 0 : 1u << missing;
  return actors.at[0].id.len ? 1u << known : 0;
}

static size_t evidence_length(const struct record *r) {
  size_t length = 0;
  for (size_t i = 0; i < r->evidence.count; i++) length += r->evidence.at[i].end - r->evidence.at[i].start;
  return length;
}

uint32_t confidence_traits(const struct record *r) {
  struct outline o = outline_of(r);
  uint32_t traits = 1u << TRAIT_ALWAYS;
  if (r->confidence >= 0.8) traits |= 1u << TRAIT_STRONG;
  if (r->confidence < 0.6) traits |= 1u << TRAIT_WEAK;
  if (r->said_by.count) traits |= 1u << TRAIT_CLAIM;
  if (r->modality != ASSERTED) traits |= 1u << TRAIT_NOT_ASSERTED;
  traits |= actor_traits(o.doer, false, TRAIT_DOER_KNOWN, TRAIT_DOER_MISSING);
  traits |= actor_traits(o.other, o.other_text.len > 0, TRAIT_OTHER_KNOWN, TRAIT_OTHER_MISSING);
  if (o.date.len) traits |= 1u << TRAIT_DATED;
  if (o.where && o.where->text.len) traits |= 1u << TRAIT_PLACED;
  if (r->evidence.count > 1) traits |= 1u << TRAIT_SEVERAL_SPANS;
  if (evidence_length(r) > 240) traits |= 1u << TRAIT_LONG;
  return traits;
}

/* ---- points to a probability ---- */

/* The logistic function in additions, multiplications and one division, within 0.001 for what is asked of
   it. */
static double logistic(double x) {
  double half = x / 2, s = half * half;
  double over = half * (((s + 378) * s + 17325) * s + 135135);
  double under = ((28 * s + 3150) * s + 62370) * s + 135135;
  return 0.5 + 0.5 * over / under;
}

double confidence_of(const struct confidence *c, enum record_kind kind, uint32_t traits) {
  int points = 0;
  for (int i = 0; i < TRAIT_COUNT; i++)
    if (traits >> i & 1) points += c->points[kind][i];
  if (points > 460) return 0.99;
  if (points < -460) return 0.01;
  return logistic(points / 100.0);
}

/* ---- the knowledge file ---- */

static bool read_points(struct slice text, int16_t *points) {
  bool negative = text.len && text.at[0] == '-';
  int value = 0;
  for (size_t i = negative; i < text.len; i++) {
    if (text.at[i] < '0' || text.at[i] > '9' || value > 999) return false;
    value = 10 * value + (text.at[i] - '0');
  }
  *points = (int16_t)(negative ? -value : value);
  return text.len > negative;
}

enum truce_status confidence_take(struct confidence *c, const struct word_classes *classes, const char *file,
                                  struct truce_error *error) {
  *c = (struct confidence){0};
  for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
    for (int i = 0; i < TRAIT_COUNT; i++) {
      const char *section = record_kind_name((enum record_kind)kind);
      struct slice points = word_class(classes, section, slice_of(confidence_trait_names[i]));
      if (points.len && !read_points(points, &c->points[kind][i]))
        return fail(error, TRUCE_BAD_INPUT, "%s: [%s]: the points of \"%s\" are no whole number below 10000",
                    file, section, confidence_trait_names[i]);
    }
  return TRUCE_OK;
}
