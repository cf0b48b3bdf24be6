#include "language/kernel.h"

#include <string.h>

static const struct kernel *const KERNELS[] = {
    &KERNEL_PLAIN,
#if defined(__x86_64__)
    &KERNEL_AVX2,
    &KERNEL_AVX512,
#elif defined(__aarch64__)
    &KERNEL_NEON,
#endif
};

static int runs_here(const struct kernel *kernel) {
#if defined(__x86_64__)
  if (kernel == &KERNEL_AVX2) return __builtin_cpu_supports("avx2");
  if (kernel == &KERNEL_AVX512)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("bmi2");
#elif defined(__aarch64__)
  if (kernel == &KERNEL_NEON) return 1; /* every such machine has it */
#endif
  return kernel == &KERNEL_PLAIN;
}

const struct kernel *kernel_at(uint32_t number) {
  for (uint32_t i = 0; i < sizeof KERNELS / sizeof *KERNELS; i++)
    if (runs_here(KERNELS[i]) && number-- == 0) return KERNELS[i];
  return NULL;
}

const struct kernel *kernel_best(void) {
  const struct kernel *best = &KERNEL_PLAIN, *next;
  for (uint32_t i = 1; (next = kernel_at(i)); i++) best = next;
  return best;
}

const struct kernel *kernel_named(const char *name) {
  const struct kernel *next;
  for (uint32_t i = 0; (next = kernel_at(i)); i++)
    if (strcmp(next->name, name) == 0) return next;
  return NULL;
}
