/* What pdftotext gives: pages of lines, mended into paragraphs. */
#include "source_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct draft draft;
  draft_init(&draft);
  pdf_mend((struct slice){(const char *)data, size}, &draft);
  draft_dispose(&draft);
  return 0;
}
