#ifndef TRUCE_OWN_AGREEMENT_H
#define TRUCE_OWN_AGREEMENT_H

#include "record/look.h"

/* Adds the agreement that the document itself is, and sets reading->own_agreement; does nothing for
   reports. */
void recognise_own_agreement(struct reading *reading);

#endif
