/* robots.txt (RFC 9309): groups of user agents, each with rules; the longest rule that matches decides. */
#include "source/web.h"

#include <ctype.h>
#include <strings.h>

enum { RULES_MOST = 2000 };

/* '*' stands for anything, '$' at the end for the end. Greedy with one point to fall back to: never
   exponential. */
static bool matches(struct slice pattern, struct slice path) {
  bool anchored = pattern.len && pattern.at[pattern.len - 1] == '$';
  if (anchored) pattern.len--;
  size_t p = 0, t = 0, star = SIZE_MAX, from = 0;
  while (t < path.len) {
    if (p == pattern.len && !anchored) return true;
    if (p < pattern.len && pattern.at[p] == '*')
      star = p++, from = t;
    else if (p < pattern.len && pattern.at[p] == path.at[t])
      p++, t++;
    else if (star == SIZE_MAX)
      return false;
    else
      p = star + 1, t = ++from;
  }
  while (p < pattern.len && pattern.at[p] == '*') p++;
  return p == pattern.len;
}

struct verdict {
  size_t length; /* of the rule that decided; the longest wins, allowing wins a draw */
  bool allowed;
};

static void apply(struct verdict *verdict, bool allow, struct slice pattern, struct slice path) {
  if (pattern.len == 0 || pattern.len < verdict->length || !matches(pattern, path)) return;
  if (pattern.len == verdict->length && !allow) return;
  *verdict = (struct verdict){pattern.len, allow};
}

static bool is_key(struct slice key, const char *name) { return slice_is_ignoring_case(key, slice_of(name)); }

bool robots_allow(struct slice robots, struct slice path) {
  struct verdict ours = {0, true}, all = {0, true};
  bool for_us = false, for_all = false, agents = false, named = false;
  for (int rules = 0; robots.len && rules < RULES_MOST;) {
    struct slice line = slice_cut(&robots, '\n'), value = slice_cut(&line, '#');
    struct slice key = slice_trim(slice_cut(&value, ':'));
    value = value.at ? slice_trim(value) : (struct slice){"", 0};
    if (is_key(key, "user-agent")) {
      if (!agents) for_us = for_all = false; /* a new group */
      agents = true;
      for_all |= slice_equals(value, "*");
      for_us |= value.len >= 5 && strncasecmp(value.at, "truce", 5) == 0;
      named |= for_us;
    } else if (is_key(key, "allow") || is_key(key, "disallow")) {
      bool allow = is_key(key, "allow");
      agents = false, rules++;
      if (for_us) apply(&ours, allow, value, path);
      if (for_all) apply(&all, allow, value, path);
    }
  }
  return named ? ours.allowed : all.allowed;
}
