#include "measure/pairing.h"

#include <stdint.h>
#include <stdlib.h>

struct cell {
  double score;
  size_t i, j;
};

static int falling(const void *left, const void *right) {
  const struct cell *a = left, *b = right;
  if (a->score != b->score) return a->score < b->score ? 1 : -1;
  if (a->i != b->i) return a->i < b->i ? 1 : -1;
  return a->j == b->j ? 0 : a->j < b->j ? 1 : -1;
}

struct pairs {
  const double *scores;
  size_t columns, *of_row, *of_column;
};

static double score_at(const struct pairs *p, size_t i, size_t j) { return p->scores[i * p->columns + j]; }

static void tie(struct pairs *p, size_t i, size_t j) { p->of_row[i] = j, p->of_column[j] = i; }

static void untie(struct pairs *p, size_t i) {
  p->of_column[p->of_row[i]] = SIZE_MAX;
  p->of_row[i] = SIZE_MAX;
}

/* Gives (i, j) to each other and their old partners to one another, if the sum grows. */
static bool swap_in(struct pairs *p, const struct cell *cell) {
  size_t i = cell->i, j = cell->j, j2 = p->of_row[i], i2 = p->of_column[j];
  if (j2 == j) return false;
  double loss = (j2 != SIZE_MAX ? score_at(p, i, j2) : 0) + (i2 != SIZE_MAX ? score_at(p, i2, j) : 0);
  bool partners = i2 != SIZE_MAX && j2 != SIZE_MAX && score_at(p, i2, j2) >= 0.5;
  double gain = cell->score + (partners ? score_at(p, i2, j2) : 0);
  if (gain <= loss + 1e-9) return false;
  if (j2 != SIZE_MAX) untie(p, i);
  if (i2 != SIZE_MAX) untie(p, i2);
  tie(p, i, j);
  if (partners) tie(p, i2, j2);
  return true;
}

static void pair_cells(struct pairs *p, const struct cell *cells, size_t count) {
  for (size_t k = 0; k < count; k++)
    if (p->of_row[cells[k].i] == SIZE_MAX && p->of_column[cells[k].j] == SIZE_MAX)
      tie(p, cells[k].i, cells[k].j);
  for (bool improved = true; improved;) {
    improved = false;
    for (size_t k = 0; k < count; k++) improved |= swap_in(p, &cells[k]);
  }
}

bool pair_up(const double *scores, size_t rows, size_t columns, size_t *of_row) {
  struct cell *cells = calloc(rows * columns + 1, sizeof *cells);
  size_t *of_column = calloc(columns + 1, sizeof *of_column), count = 0;
  bool done = cells && of_column;
  if (done) {
    struct pairs p = {scores, columns, of_row, of_column};
    for (size_t i = 0; i < rows; i++) of_row[i] = SIZE_MAX;
    for (size_t j = 0; j < columns; j++) of_column[j] = SIZE_MAX;
    for (size_t i = 0; i < rows; i++)
      for (size_t j = 0; j < columns; j++)
        if (score_at(&p, i, j) >= 0.5) cells[count++] = (struct cell){score_at(&p, i, j), i, j};
    qsort(cells, count, sizeof *cells, falling);
    pair_cells(&p, cells, count);
  }
  free(cells);
  free(of_column);
  return done;
}
