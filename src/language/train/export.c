#include "language/train/export.h"
enum truce_status export_model(struct export *export, const char *path, struct truce_error *error) {
  (void)export, (void)path, (void)error; return TRUCE_OK;
}
