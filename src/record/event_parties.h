/* event parties: who acts and who is acted on, for the event recogniser and its evaluation. */
#ifndef TRUCE_EVENT_PARTIES_H
#define TRUCE_EVENT_PARTIES_H

#include "record/event_candidate.h"
#include "record/recogniser.h"

/* Matches frames in a reading, with its actors. */
struct frame_matcher *event_matcher(const struct reading *reading);
/* The actors of a phrase that have an id, a code or a name. */
struct actors event_actors(const struct reading *reading, uint32_t word);
/* People by what they are ("the schoolgirls"), where the word names nobody known: a text and a code. */
struct actors event_people(const struct reading *reading, uint32_t word);
/* The same, else those whose it is: "condemned the attack by the LNA". */
struct actors event_actors_or_owner(const struct reading *reading, const struct frame_matcher *matcher,
                                    uint32_t word);
/* Somebody in politics or war, not merely a person, people or a company. */
bool event_is_political(const struct actor *actor);
bool event_any_political(struct actors actors);
bool event_share_actor(struct actors a, struct actors b);
/* The same state or group counts, whatever the sector. */
bool event_share_body(struct actors a, struct actors b);
/* "A and B fight": the first stays source, the others are the target. At least one must be there. */
void event_part(struct actors *source, struct actors *target);
/* Takes `these` out of `from`, unless nobody would be left. */
void event_drop_actors(struct actors *from, struct actors these);
/* The other parties of an agreement of the document that has this one. */
struct actors event_other_parties(const struct reading *reading, struct actors party);
/* The state that the document is about. */
struct actors event_scene_state(const struct reading *reading);
/* The states and groups named in a stretch of the text, each once. */
struct actors event_actors_in(const struct reading *reading, struct span span);
/* Who is against whom, counted over the events recorded so far. */
enum { EVENT_RIVALS = 128 };
struct event_rivalry {
  struct slice side; /* id */
  struct actor other;
  uint32_t times;
};
struct event_rivals {
  struct event_rivalry at[EVENT_RIVALS];
  uint32_t count;
};
struct event_rivals *event_rivals_find(const struct reading *reading);
/* Who is against that side most often, or nobody. */
struct actors event_rival_of(const struct reading *reading, const struct event_rivals *rivals,
                             struct actors side);
/* The state that a place is in, unless it is one of `but_not`. */
struct actors event_state_of_place(const struct reading *reading, struct place place, struct actors but_not);
/* The state in which something is done, unless it is one of `but_not`. */
struct actors event_state_at(const struct reading *reading, const struct proposition *proposition,
                             struct actors but_not);

#endif
