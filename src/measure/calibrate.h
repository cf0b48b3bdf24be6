/* calibrate: the points of knowledge/confidence.txt, from records that gold says are right or wrong. */
#ifndef TRUCE_CALIBRATE_H
#define TRUCE_CALIBRATE_H

#include "common/buffer.h"
#include "record/confidence.h"

struct judged {
  enum record_kind kind;
  uint32_t traits;
  bool right;
};

/* A logistic regression for each kind, its weights pulled towards nothing (ridge 4, chosen on two sets of
   documents, fitted on one and looked at on the other); the best ones by gradient descent from nothing: the
   same records give the same points. A kind with fewer than ten records takes the points of all kinds
   together. */
void calibrate(struct confidence *confidence, const struct judged *records, size_t count);
/* As the text of knowledge/confidence.txt. */
void calibrate_print(struct buffer *out, const struct confidence *confidence, size_t records);

#endif
