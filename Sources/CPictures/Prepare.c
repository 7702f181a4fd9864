#define _GNU_SOURCE
#include "CPictures.h"

#include <math.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "Orientation.h"

enum {
  /// A page whose longer side is shorter is enlarged to twice its size: 150 dots an inch or fewer,
  /// for the size of paper most have.
  enlarged_below = 2200,
  /// A page of more pixels is reduced: 600 dots an inch for the same paper.
  most_kept = 36000000,
  /// Shades that a page without anything on it may have.
  blank_shades = 24,
};

/// How much grain there is: the median of what a second difference in both directions leaves, as
/// the standard deviation of noise that would give it (J. Immerkær, 1996, with a median, which
/// letters do not move).
static double grain(const uint8_t *pixels, size_t width, size_t height) {
  if (width < 3 || height < 3) return 0;
  uint64_t counts[2041] = {0}, all = 0;
  // Some rows are enough.
  const size_t step = height / 600 + 1;
  for (size_t y = 1; y + 1 < height; y += step) {
    const uint8_t *above = pixels + (y - 1) * width, *row = above + width, *below = row + width;
    for (size_t x = 1; x + 1 < width; x++) {
      const int edges = above[x - 1] + above[x + 1] + below[x - 1] + below[x + 1];
      const int sides = above[x] + below[x] + row[x - 1] + row[x + 1];
      counts[abs(edges - 2 * sides + 4 * row[x])]++;
      all++;
    }
  }
  uint64_t seen = 0;
  size_t median = 0;
  while (median < 2040 && (seen += counts[median]) * 2 < all) median++;
  return (double)median / (0.6745 * 6);
}

/// Whether nothing stands on the page: nearly all pixels are of a few neighbouring shades.
static bool is_blank_page(const uint8_t *pixels, size_t count) {
  size_t counts[256] = {0};
  for (size_t i = 0; i < count; i++) counts[pixels[i]]++;
  // One pixel of a hundred thousand may be anything.
  const size_t specks = count / 100000;
  size_t low = 0, high = 255, below = 0, above = 0;
  while (low < 255 && (below += counts[low]) <= specks) low++;
  while (high > 0 && (above += counts[high]) <= specks) high--;
  return high < low + blank_shades;
}

static uint8_t *made(size_t width, size_t height) {
  return height > 0 && width > SIZE_MAX / height ? NULL : malloc(width * height + 1);
}

/// The page at another size: each new pixel is between its four neighbours, or, where the page
/// becomes smaller, the mean of what it covers.
static uint8_t *scaled(const uint8_t *pixels, size_t width, size_t height, size_t new_width,
                       size_t new_height) {
  uint8_t *result = made(new_width, new_height);
  if (result == NULL) return NULL;
  const double across = (double)width / (double)new_width;
  const double down = (double)height / (double)new_height;
  for (size_t y = 0; y < new_height; y++) {
    const double top = fmax(0, ((double)y + 0.5) * down - 0.5);
    const size_t y0 = (size_t)top < height ? (size_t)top : height - 1;
    const size_t y1 = y0 + 1 < height ? y0 + 1 : y0;
    const double low = top - (double)y0;
    for (size_t x = 0; x < new_width; x++) {
      const double left = fmax(0, ((double)x + 0.5) * across - 0.5);
      const size_t x0 = (size_t)left < width ? (size_t)left : width - 1;
      const size_t x1 = x0 + 1 < width ? x0 + 1 : x0;
      const double far = left - (double)x0;
      const double upper = pixels[y0 * width + x0] * (1 - far) + pixels[y0 * width + x1] * far;
      const double lower = pixels[y1 * width + x0] * (1 - far) + pixels[y1 * width + x1] * far;
      result[y * new_width + x] = (uint8_t)(upper * (1 - low) + lower * low + 0.5);
    }
  }
  return result;
}

enum { largest_radius = 12 };

/// The weights of a bell curve of this width, whose sum is 4096; returns its radius.
static int bell(double width, int weights[2 * largest_radius + 1]) {
  int radius = (int)ceil(width * 2.5);
  if (radius > largest_radius) radius = largest_radius;
  double values[2 * largest_radius + 1], sum = 0;
  for (int i = -radius; i <= radius; i++) sum += values[i + radius] = exp(-i * i / (2 * width * width));
  int left = 4096;
  for (int i = 0; i <= 2 * radius; i++) left -= weights[i] = (int)(values[i] / sum * 4096);
  weights[radius] += left;
  return radius;
}

/// Smooths the page; false without memory.
static bool smooth(uint8_t *pixels, size_t width, size_t height, double bell_width) {
  int weights[2 * largest_radius + 1];
  const int radius = bell(bell_width, weights);
  uint8_t *between = made(width, height);
  if (between == NULL) return false;
  for (size_t y = 0; y < height; y++) {
    const uint8_t *row = pixels + y * width;
    for (size_t x = 0; x < width; x++) {
      int sum = 2048;
      for (int i = -radius; i <= radius; i++) {
        const long at = (long)x + i;
        sum += weights[i + radius] * row[at < 0 ? 0 : at >= (long)width ? (long)width - 1 : at];
      }
      between[y * width + x] = (uint8_t)(sum >> 12);
    }
  }
  int *sums = malloc(width * sizeof *sums + 1);
  for (size_t y = 0; sums != NULL && y < height; y++) {
    for (size_t x = 0; x < width; x++) sums[x] = 2048;
    for (int i = -radius; i <= radius; i++) {
      const long at = (long)y + i;
      const uint8_t *row =
          between + (size_t)(at < 0 ? 0 : at >= (long)height ? (long)height - 1 : at) * width;
      for (size_t x = 0; x < width; x++) sums[x] += weights[i + radius] * row[x];
    }
    for (size_t x = 0; x < width; x++) pixels[y * width + x] = (uint8_t)(sums[x] >> 12);
  }
  free(between);
  const bool is_done = sums != NULL;
  free(sums);
  return is_done;
}

uint8_t *pictures_prepare(uint8_t *pixels, size_t *width, size_t *height, bool *is_blank) {
  *is_blank = is_blank_page(pixels, *width * *height);
  if (*is_blank) {
    free(pixels);
    return NULL;
  }
  const size_t longer = *width > *height ? *width : *height;
  const double found = grain(pixels, *width, *height);
  double scale = longer < enlarged_below ? 2 : 1;
  const double count = (double)*width * (double)*height;
  if (count > most_kept) scale = sqrt(most_kept / count);
  if (scale < 1) {
    // What is left out between two pixels would be grain.
    if (!smooth(pixels, *width, *height, 0.5 / scale)) {
      free(pixels);
      return NULL;
    }
  }
  if (scale != 1) {
    const size_t new_width = (size_t)((double)*width * scale) + 1;
    const size_t new_height = (size_t)((double)*height * scale) + 1;
    uint8_t *larger = scaled(pixels, *width, *height, new_width, new_height);
    free(pixels);
    if (larger == NULL) return NULL;
    pixels = larger;
    *width = new_width;
    *height = new_height;
  }
  // Between the dots of a rougher scan the grain is rougher too.
  const double strength = found < 4 ? 0 : found < 12 ? 0.7 : 1;
  if (strength > 0 && !smooth(pixels, *width, *height, strength * fmax(1, scale))) {
    free(pixels);
    return NULL;
  }
  return pixels;
}

size_t pictures_try(const uint8_t *bytes, size_t count) {
  FILE *file = fmemopen((void *)bytes, count, "rb");
  if (file == NULL) return 0;
  const int turns = turns_noted(file);
  fclose(file);
  if (count < 2) return 0;
  size_t width = (size_t)bytes[0] + 1, height = (count - 1) / width;
  uint8_t *pixels = malloc(count);
  if (pixels == NULL || height == 0) {
    free(pixels);
    return 0;
  }
  memcpy(pixels, bytes + 1, count - 1);
  bool is_blank = false;
  pixels = pictures_prepare(pixels, &width, &height, &is_blank);
  // All of it is looked at.
  size_t sum = (size_t)turns;
  for (size_t i = 0; pixels != NULL && i < width * height; i++) sum += pixels[i];
  const bool is_there = pixels != NULL && sum != SIZE_MAX;
  free(pixels);
  return is_there ? width * height : 0;
}
