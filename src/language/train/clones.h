/* CLONES before a function: compiled for several generations of the processor, the best chosen when the
   program starts. Not under the thread sanitizer, which is not up yet when the choice is made. */
#ifndef TRUCE_CLONES_H
#define TRUCE_CLONES_H

#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

#endif
