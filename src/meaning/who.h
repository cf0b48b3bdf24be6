/* who: the actors and places of a document.

   A name is looked up in the registry (knowledge/actors); names that no file knows are still found and typed.
   A short form ("Mills", "the LNA") means what the document named before; an acronym in brackets is defined
   by what stands before it. Descriptions ("the Turkish parliament", "Haftar's forces", "both sides", "the
   country") and pronouns find what they stand for, or stay what they are: a text without an id. */
#ifndef TRUCE_WHO_H
#define TRUCE_WHO_H

#include "language/language.h"
#include "meaning/knowledge.h"
#include "meaning/tree.h"
#include "meaning/value.h"
#include "source/document.h"

enum { NO_NAME = UINT32_MAX };

enum name_type {
  NAME_STATE,
  NAME_NATIONAL,
  NAME_SEAT,
  NAME_GROUP,
  NAME_ORGANISATION,
  NAME_PERSON,
  NAME_PLACE
};

/* One occurrence of a name. */
struct name {
  uint32_t first_word, word_count;
  uint32_t head; /* its highest word in the tree */
  enum name_type type;
  const struct entry *entry; /* NULL: no file knows it */
  uint32_t same_as;          /* the first occurrence of the same thing, maybe itself */
  struct slice text, id, code, title;
  struct slice canonical;
  struct slice acronym; /* that brackets behind it define, or empty */
  struct slice fullest; /* of the first occurrence: the longest form of the same name in the document */
  bool dateline;        /* all capitals, as where a report was sent from */
};

/* Who holds what office for whom, as the text states it beside a name. */
struct stated_role {
  uint32_t person;        /* a name */
  struct slice office;    /* as written: "deputy interior minister" */
  struct slice qualifier; /* acting, former, self-styled; or empty */
  struct actors of;
  struct span evidence;
};

struct names {
  struct arena *arena;
  const struct knowledge *knowledge;
  const struct document *document;
  const struct tree *tree;
  struct name *at;
  uint32_t count, capacity;
  uint32_t *mention_of;      /* by word: the model's innermost mention, or NO_NAME */
  uint32_t *of_word;         /* by word: the name it belongs to, or NO_NAME */
  struct map aliases;        /* short forms and acronyms of this document -> name */
  struct map weights;        /* id of a state -> how often it is named */
  struct stated_role *roles; /* in text order */
  uint32_t role_count, role_capacity;
  struct slice scene;           /* id of the state that the document is about, or empty */
  struct slice second;          /* id of a state that it is about hardly less, or empty */
  struct slice voice;           /* id of the state whose statement it is ("we"), or empty */
  const struct name *spokesman; /* the group whose statement it is, or NULL */
  struct slice body;            /* the same of an organisation's statement */
  struct actors sides;          /* the two parties of the conflict it tells of, when they can be told */
};

/* All names of a document. Pure; in the arena. */
struct names *names_find(struct arena *arena, const struct knowledge *knowledge,
                         const struct document *document, const struct tree *tree);

/* The actors of the phrase that a word heads, coordinated ones each: "Turkey, Russia and the UAE" are three,
   "both sides" are two. A phrase that names nobody known is one actor with its text alone. */
struct actors actors_of_phrase(const struct names *names, uint32_t word);
/* The place that a phrase names: "Libya", "the country", "all areas of the country"; text empty when it names
   none. */
struct place place_at(const struct names *names, uint32_t word);
/* The document's country as a place. */
struct place names_scene(const struct names *names);
/* The name that covers a word, or NULL. */
const struct name *name_at(const struct names *names, uint32_t word);
/* The mission (UNPROFOR, the Implementation Force) that the words before a word name last, or NULL. */
const struct name *mission_named_before(const struct names *names, uint32_t word);
/* "president", "acting": the class of the word in that section of agents.txt, empty where it is none. */
struct slice agent_class(const struct names *names, const char *section, uint32_t word);
/* Whether the phrase can act at all: a name of an actor, a described actor or a pronoun for one. */
bool is_actor_phrase(const struct names *names, uint32_t word);

#endif
