/* robots.txt: the path to look for, a line, then the file. */
#include "source_fuzz.h"

#include "source/web.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct slice rest = {(const char *)data, size}, path = slice_cut(&rest, 0x0A);
  robots_allow(rest.at ? rest : (struct slice){"", 0}, path);
  return 0;
}
