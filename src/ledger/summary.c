/* A fact in one line, for readers. */
#include "ledger/ledger.h"

static struct slice actor_name(const struct actor *actor) {
  if (actor->name.len) return actor->name;
  return actor->text.len ? actor->text : actor->id;
}

static struct slice names(struct arena *arena, const struct actors *actors) {
  struct slice all = SLICE("");
  for (size_t i = 0; i < actors->count; i++) {
    const char *between = i == 0 ? "" : i + 1 == actors->count ? " and " : ", ";
    all = arena_print(arena, "%.*s%s%.*s", SLICE_ARGS(all), between, SLICE_ARGS(actor_name(&actors->at[i])));
  }
  return all.len ? all : SLICE("somebody");
}

static struct slice list(struct arena *arena, const struct texts *texts) {
  struct slice all = SLICE("");
  for (size_t i = 0; i < texts->count; i++)
    all = arena_print(arena, "%.*s%s%.*s", SLICE_ARGS(all), i ? ", " : "", SLICE_ARGS(texts->at[i]));
  return all;
}

/* " in Libya", or nothing. */
static struct slice somewhere(struct arena *arena, const char *word, const struct place *place) {
  struct slice name = place->name.len ? place->name : place->text;
  return name.len ? arena_print(arena, " %s %.*s", word, SLICE_ARGS(name)) : SLICE("");
}

static struct slice after(struct arena *arena, const char *before, struct slice text) {
  return text.len ? arena_print(arena, "%s%.*s", before, SLICE_ARGS(text)) : SLICE("");
}

static struct slice of_event(struct arena *arena, const struct event *event) {
  bool mutual = slice_equals(event->type, "AGREE") || slice_equals(event->type, "CONSULT") ||
                slice_equals(event->type, "COOPERATE");
  struct slice line =
      arena_print(arena, "%.*s %.*s", SLICE_ARGS(event->type), SLICE_ARGS(names(arena, &event->source)));
  if (event->target.count)
    line =
        arena_join(arena, line,
                   after(arena, mutual ? " \xE2\x86\x94 " : " \xE2\x86\x92 ", names(arena, &event->target)));
  line = arena_join(arena, line, after(arena, ": ", event->asked));
  return arena_join(arena, line, somewhere(arena, "in", &event->where));
}

static struct slice of_agreement(struct arena *arena, const struct agreement *agreement) {
  struct slice what = agreement->name.len ? agreement->name : agreement->form;
  struct slice between =
      agreement->parties.count ? after(arena, " of ", names(arena, &agreement->parties)) : SLICE("");
  struct slice line = arena_join(arena, what, between);
  line = arena_join(arena, line, somewhere(arena, "on", &agreement->scope));
  return arena_join(arena, line, after(arena, ", signed ", agreement->signed_on));
}

static struct slice of_obligation(struct arena *arena, const struct obligation *obligation) {
  struct slice line = arena_print(arena, "%.*s to %.*s", SLICE_ARGS(names(arena, &obligation->bound)),
                                  SLICE_ARGS(obligation->act));
  line = arena_join(arena, line, after(arena, " ", obligation->object));
  return arena_join(arena, line, somewhere(arena, "in", &obligation->where));
}

static struct slice of_support(struct arena *arena, const struct support *support) {
  struct slice forms = list(arena, &support->forms);
  struct slice line = arena_print(arena, "%.*s backs %.*s", SLICE_ARGS(names(arena, &support->from)),
                                  SLICE_ARGS(names(arena, &support->to)));
  return slice_equals(forms, "unspecified") ? line : arena_join(arena, line, after(arena, " with ", forms));
}

static struct slice of_count(struct arena *arena, const struct count *count) {
  if (count->low == count->high && count->low >= 0) return arena_print(arena, "%lld", (long long)count->low);
  if (count->low >= 0 && count->high >= 0)
    return arena_print(arena, "%lld to %lld", (long long)count->low, (long long)count->high);
  if (count->low >= 0) return arena_print(arena, "at least %lld", (long long)count->low);
  if (count->high >= 0) return arena_print(arena, "at most %lld", (long long)count->high);
  return count->as_written;
}

static struct slice of_force(struct arena *arena, const struct force *force) {
  struct slice who = actor_name(&force->who);
  if (!who.len) who = list(arena, &force->category);
  struct slice line =
      arena_print(arena, "%.*s %.*s", SLICE_ARGS(of_count(arena, &force->count)), SLICE_ARGS(who));
  line = arena_join(arena, line, somewhere(arena, "from", &force->origin));
  return arena_join(arena, line, somewhere(arena, "in", &force->where));
}

static struct slice of_mandate(struct arena *arena, const struct mandate *mandate) {
  struct slice what = mandate->authorises.len ? mandate->authorises : SLICE("a mandate");
  struct slice line =
      arena_print(arena, "%.*s: %.*s", SLICE_ARGS(names(arena, &mandate->body)), SLICE_ARGS(what));
  return arena_join(arena, line, after(arena, ", until ", mandate->until));
}

static struct slice of_role(struct arena *arena, const struct role *role) {
  struct slice title = role->qualifier.len ? arena_print(arena, "%.*s %.*s", SLICE_ARGS(role->qualifier),
                                                         SLICE_ARGS(role->office))
                                           : role->office;
  return arena_print(arena, "%.*s: %.*s of %.*s", SLICE_ARGS(actor_name(&role->person)), SLICE_ARGS(title),
                     SLICE_ARGS(names(arena, &role->of)));
}

struct slice fact_summary(struct arena *arena, const struct fact *fact) {
  const struct record *record = &fact->record;
  switch (record->kind) {
  case RECORD_EVENT: return of_event(arena, &record->event);
  case RECORD_AGREEMENT: return of_agreement(arena, &record->agreement);
  case RECORD_OBLIGATION: return of_obligation(arena, &record->obligation);
  case RECORD_SUPPORT: return of_support(arena, &record->support);
  case RECORD_FORCE: return of_force(arena, &record->force);
  case RECORD_MANDATE: return of_mandate(arena, &record->mandate);
  case RECORD_ROLE: return of_role(arena, &record->role);
  default: return SLICE("");
  }
}

static struct slice one_end(struct arena *arena, int32_t day) {
  return day == INT32_MIN || day == INT32_MAX ? SLICE("..") : date_print(arena, date_from_days(day));
}

/* A day, a whole month, a whole year, or else from one day to the other. */
struct slice days_print(struct arena *arena, int32_t first, int32_t last) {
  if (first == INT32_MIN || last == INT32_MAX || first == last)
    return first == last ? one_end(arena, first)
                         : arena_print(arena, "%.*s/%.*s", SLICE_ARGS(one_end(arena, first)),
                                       SLICE_ARGS(one_end(arena, last)));
  struct date a = date_from_days(first), b = date_from_days(last);
  bool whole = a.day == 1 && b.day == date_days_in_month(b.year, b.month) && a.year == b.year;
  if (whole && a.month == b.month) return date_print(arena, (struct date){a.year, a.month, 0});
  if (whole && a.month == 1 && b.month == 12) return date_print(arena, (struct date){a.year, 0, 0});
  return arena_print(arena, "%.*s/%.*s", SLICE_ARGS(one_end(arena, first)), SLICE_ARGS(one_end(arena, last)));
}
