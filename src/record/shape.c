#include "record/shape.h"

#define FIELD(name, type, member)                                                                            \
  { name, SHAPE_##type, offsetof(struct record, member) }

static const struct shape_field event_fields[] = {
    FIELD("type", TEXT, event.type),
    FIELD("mode", TEXT, event.mode),
    FIELD("context", TEXTS, event.context),
    FIELD("cameo", TEXT, event.cameo),
    FIELD("source", ACTORS, event.source),
    FIELD("target", ACTORS, event.target),
    FIELD("when", TEXT, event.when),
    FIELD("where", PLACE, event.where),
    FIELD("quantity", QUANTITIES, event.quantity),
    FIELD("asked", ASKED, event.asked),
    {NULL},
};

static const struct shape_field agreement_fields[] = {
    FIELD("form", TEXT, agreement.form),         FIELD("name", TEXT, agreement.name),
    FIELD("parties", ACTORS, agreement.parties), FIELD("backers", ACTORS, agreement.backers),
    FIELD("signed", TEXT, agreement.signed_on),  FIELD("in_force", TEXT, agreement.in_force),
    FIELD("where", PLACE, agreement.where),      FIELD("scope", PLACE, agreement.scope),
    FIELD("status", TEXT, agreement.status),     {NULL},
};

static const struct shape_field obligation_fields[] = {
    FIELD("agreement", ID, obligation.agreement),
    FIELD("bound", ACTORS, obligation.bound),
    FIELD("act", TEXT, obligation.act),
    FIELD("object", TEXT, obligation.object),
    FIELD("where", PLACE, obligation.where),
    FIELD("due", TEXT, obligation.due),
    FIELD("term", TERM, obligation.term),
    FIELD("status", TEXT, obligation.status),
    {NULL},
};

static const struct shape_field support_fields[] = {
    FIELD("from", ACTORS, support.from),  FIELD("to", ACTORS, support.to),
    FIELD("forms", TEXTS, support.forms), FIELD("items", TEXTS, support.items),
    FIELD("since", TEXT, support.since),  FIELD("until", TEXT, support.until),
    FIELD("where", PLACE, support.where), {NULL},
};

static const struct shape_field force_fields[] = {
    FIELD("who", ACTOR, force.who),          FIELD("category", TEXTS, force.category),
    FIELD("count", COUNT, force.count),      FIELD("origin", PLACE, force.origin),
    FIELD("serving", ACTORS, force.serving), FIELD("where", PLACE, force.where),
    FIELD("as_of", TEXT, force.as_of),       {NULL},
};

static const struct shape_field mandate_fields[] = {
    FIELD("body", ACTORS, mandate.body),
    FIELD("authorises", TEXT, mandate.authorises),
    FIELD("for", ACTORS, mandate.for_whom),
    FIELD("action", TEXT, mandate.action),
    FIELD("when", TEXT, mandate.when),
    FIELD("term", TERM, mandate.term),
    FIELD("until", TEXT, mandate.until),
    FIELD("where", PLACE, mandate.where),
    {NULL},
};

static const struct shape_field role_fields[] = {
    FIELD("person", ACTOR, role.person), FIELD("office", TEXT, role.office),
    FIELD("of", ACTORS, role.of),        FIELD("qualifier", TEXT, role.qualifier),
    FIELD("as_of", TEXT, role.as_of),    {NULL},
};

static const struct shape_field *const shapes[RECORD_KIND_COUNT] = {
    [RECORD_EVENT] = event_fields,
    [RECORD_AGREEMENT] = agreement_fields,
    [RECORD_OBLIGATION] = obligation_fields,
    [RECORD_SUPPORT] = support_fields,
    [RECORD_FORCE] = force_fields,
    [RECORD_MANDATE] = mandate_fields,
    [RECORD_ROLE] = role_fields,
};

const struct shape_field *shape_of(enum record_kind kind) { return shapes[kind]; }
