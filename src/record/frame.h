/* frame: which predicate is which event, and who in it does it to whom. Read from knowledge/events.txt, whose
   head explains the syntax; doc/knowledge-events.md tells analysts how to extend it.

     section  [0871 CONCEDE ceasefire +military = subject > with]      a kind: what the event is
     line     declare, announce {object: ceasefire, truce} = ...       frames: one a head, all with that kind

   A frame says where to look for source, target and what is asked as paths from the predicate: a path is a
   few steps (slot, preposition, "owner", ...), a role is a list of paths of which the first that leads
   somewhere counts. */
#ifndef TRUCE_FRAME_H
#define TRUCE_FRAME_H

#include "common/error.h"
#include "common/map.h"
#include "meaning/proposition.h"
#include "meaning/tree.h"

enum { FRAME_STEPS = 3, FRAME_PATHS = 20, FRAME_CONDITIONS = 6, FRAME_NONE = UINT32_MAX };

struct frame_path {
  struct slice steps[FRAME_STEPS];
  uint8_t count;
};

struct frame_role {
  struct frame_path paths[FRAME_PATHS];
  uint8_t count;
};

/* Holds if some word at the end of `where` is (or, if `never`, none is) one of `words`; no words: any word at
   all. Without a path it tests the predicate itself: "negated", "passive", "future". */
struct frame_condition {
  struct frame_role where;
  struct slice flag;
  struct texts
      words; /* lemmas, several in one: the last is the word's, the others stand right below it; "@REB" */
  bool never;
};

struct frame_kind {
  struct slice cameo, type, mode;
  bool none; /* "NONE": what fits is no event */
  bool weak; /* an event only if both parties are named */
  struct texts context;
  struct frame_role *source, *target, *asked; /* for lines that don't say */
};

struct frame {
  struct slice lemma, preposition; /* "call" "on"; the preposition is empty where the head has none */
  char word_class;                 /* 'v', 'n', 'a', or 0 for any */
  bool takes_clause, takes_object; /* the clause or object is part of what the frame says */
  uint8_t condition_count;
  uint32_t next; /* another frame of this lemma */
  uint32_t line;
  const struct frame_condition *conditions;
  const struct frame_kind *kind;
  const struct frame_role *source, *target, *asked;
};

/* "$name = word, word" */
struct frame_words {
  struct slice name;
  struct texts words;
};

struct event_frames {
  struct frame *at;
  uint32_t count, capacity;
  struct map first; /* lemma -> its first frame */
  struct frame_words *lists;
  uint32_t list_count, list_capacity;
};

enum truce_status event_frames_open(struct event_frames **frames, struct arena *arena, const char *file,
                                    struct slice text, struct truce_error *error);
/* Adds the lines of another file; of frames that fit alike those read first count. */
enum truce_status event_frames_read(struct event_frames *frames, struct arena *arena, const char *file,
                                    struct slice text, struct truce_error *error);

/* The list of that name ("$disaster"), or NULL. */
const struct texts *event_frames_words(const struct event_frames *frames, struct slice name);
/* Whether that list has a lemma, whatever its capitals; a list that is not there has none. */
bool event_frames_list_has(const struct event_frames *frames, const char *list, struct slice lemma);

/* Asks whether `word` stands for an actor of that sector ("REB"; "actor": any). */
typedef bool frame_actor_test(const void *names, uint32_t word, struct slice sector);

struct frame_matcher {
  struct arena *arena;
  const struct event_frames *frames;
  const struct tree *tree;
  const struct propositions *propositions;
  frame_actor_test *is_actor; /* NULL: nobody is known */
  const void *names;
  bool has_author; /* a statement: "we" is somebody known ... */
  uint32_t author; /* ... at this word */
};

/* Head words; NO_WORD where the role leads nowhere. */
struct frame_match {
  const struct frame *frame; /* NULL: no frame */
  int fit;                   /* how specific it is here */
  uint32_t source, target, asked;
};

/* The most specific frame of a proposition. */
struct frame_match frame_match(const struct frame_matcher *matcher, uint32_t proposition);
/* The first frame of a word by its lemma (or by what it is a misspelling of) or, where that is none of a
   frame, by what its form may be of ("freed": "free"); or FRAME_NONE. */
uint32_t frame_first_of_word(const struct frame_matcher *matcher, uint32_t word);
/* Whose the thing is that a word names; at most `room`. */
uint32_t frame_owners(const struct frame_matcher *matcher, uint32_t word, uint32_t *words, uint32_t room);
/* How well the word is one of the lemmas (see frame_condition): the words of the longest that fits, 0 if none
   does. */
int frame_word_strength(const struct frame_matcher *matcher, uint32_t word, const struct texts *lemmas);

#endif
