/* Whoever agrees, agrees: AGREE, whatever it is about. Whoever promises or announces something that has a
   frame has done that thing in words: a withdrawal promised, a threat. Whoever merely undertakes, offers or
   decides something is bound by it, which is told by the obligations, or by nothing. */
#include "record/event_promise.h"

#include "record/look.h"

void event_take_kind(struct draft *d, const struct frame *frame) {
  d->type = frame->kind->type, d->mode = frame->kind->mode;
  d->cameo = frame->kind->cameo, d->context = frame->kind->context;
  d->weak = frame->kind->weak;
}

void event_call_it(struct draft *d, const char *type, const char *cameo) {
  *d = (struct draft){.type = slice_of(type),
                      .cameo = slice_of(cameo),
                      .modality = d->modality,
                      .source = d->source,
                      .target = d->target,
                      .asked = d->asked,
                      .context = d->context};
}

static bool lemma_is_in(const struct reading *r, const struct proposition *p, const char *list) {
  return event_frames_list_has(r->patterns->events, list, p->lemma);
}

/* "promised that his fighters will disarm": they are no addressee. */
static void drop_own(struct draft *d, const struct event_candidate *c, const struct event_candidate *inner) {
  if (c->match.target != NO_WORD && c->match.target == inner->match.source) d->target.count = 0;
}

bool event_take_promise(const struct reading *r, struct draft *d, const struct event_candidates *all,
                        const struct event_candidate *c) {
  const struct proposition *p = &r->propositions->at[c->proposition];
  if (frame_is(c->match.frame, "033")) {
    event_call_it(d, "AID", "070");
    d->modality = PROMISED;
    return true;
  }
  if (!frame_is(c->match.frame, "03")) return true;
  if (lemma_is_in(r, p, "$consent")) { /* "agreed to exchange prisoners": with whom, not about whom */
    bool whom = event_any_political(d->target) && !event_share_body(d->target, d->source);
    if (slice_equals(p->lemma, "agree") && !whom) d->target.count = 0;
    return true;
  }
  bool undertakes = lemma_is_in(r, p, "$undertake");
  bool offers = frame_is(c->match.frame, "039") || frame_is(c->match.frame, "036");
  if (offers && c->inner == NO_CANDIDATE && !undertakes)
    return p->class == PREDICATE_VERB; /* "offered its good offices" */
  if (c->inner == NO_CANDIDATE || undertakes) return false;
  const struct event_candidate *inner = &all->at[c->inner];
  if (frame_is(inner->match.frame, "12")) { /* "insists that it will never accept" */
    event_call_it(d, "REJECT", "120");
    return true;
  }
  if (inner->conflict && !frame_is(inner->match.frame, "15")) {
    event_call_it(d, "THREATEN", "130");
    return true;
  }
  if (r->propositions->at[inner->proposition].negated) return false; /* "pledged not to let them in" */
  if (frame_is(inner->match.frame, "10") || frame_is(inner->match.frame, "11")) return false;
  event_take_kind(d, inner->match.frame);
  drop_own(d, c, inner);
  d->modality = PROMISED;
  return true;
}
