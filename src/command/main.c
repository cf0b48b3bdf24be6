#include <stdio.h>

int main(void) {
  puts("truce");
  return 0;
}
