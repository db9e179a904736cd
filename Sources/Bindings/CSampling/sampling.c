#include "sampling.h"

#include <math.h>

static inline int32_t clamped(int32_t value, int32_t most) {
  return value < 0 ? 0 : value > most ? most : value;
}

void smp_planes(const smp_image *image, const smp_strip *strip, int32_t width, int32_t height,
                float *planes, size_t stride, size_t plane) {
  const int32_t last_x = image->width - 1, last_y = image->height - 1;
  const size_t row_bytes = 3 * (size_t)image->width;
  for (int32_t row = 0; row < height; row++) {
    const double across = (row + 0.5) / height;
    for (int32_t column = 0; column < width; column++) {
      const double along = (column + 0.5) / width;
      const double x = strip->x + along * strip->along_x + across * strip->across_x - 0.5;
      const double y = strip->y + along * strip->along_y + across * strip->across_y - 0.5;
      const double floor_x = floor(x), floor_y = floor(y);
      const float right = (float)(x - floor_x), below = (float)(y - floor_y);
      const int32_t x0 = clamped((int32_t)floor_x, last_x), y0 = clamped((int32_t)floor_y, last_y);
      const int32_t x1 = clamped((int32_t)floor_x + 1, last_x);
      const int32_t y1 = clamped((int32_t)floor_y + 1, last_y);
      const uint8_t *upper = image->bytes + (size_t)y0 * row_bytes;
      const uint8_t *lower = image->bytes + (size_t)y1 * row_bytes;
      float *target = planes + (size_t)row * stride + (size_t)column;
      for (int channel = 0; channel < 3; channel++) {
        const float top = upper[3 * x0 + channel] * (1 - right) + upper[3 * x1 + channel] * right;
        const float bottom =
            lower[3 * x0 + channel] * (1 - right) + lower[3 * x1 + channel] * right;
        const float value = top * (1 - below) + bottom * below;
        // The models were trained on planes in the order blue, green, red.
        target[(size_t)(2 - channel) * plane] = value / 127.5f - 1;
      }
    }
  }
}

void smp_largest(const float *values, size_t rows, size_t columns, int32_t *places,
                 float *largest) {
  for (size_t row = 0; row < rows; row++) {
    const float *from = values + row * columns;
    size_t best = 0;
    for (size_t column = 1; column < columns; column++) {
      if (from[column] > from[best]) best = column;
    }
    places[row] = (int32_t)best;
    largest[row] = from[best];
  }
}

void smp_shrink(const smp_image *image, int32_t width, int32_t height, uint8_t *bytes) {
  for (int32_t row = 0; row < height; row++) {
    const int64_t top = (int64_t)row * image->height / height;
    int64_t bottom = (int64_t)(row + 1) * image->height / height;
    if (bottom <= top) bottom = top + 1;
    for (int32_t column = 0; column < width; column++) {
      const int64_t left = (int64_t)column * image->width / width;
      int64_t right = (int64_t)(column + 1) * image->width / width;
      if (right <= left) right = left + 1;
      uint32_t sums[3] = {0, 0, 0};
      for (int64_t y = top; y < bottom; y++) {
        const uint8_t *from = image->bytes + 3 * (y * image->width + left);
        for (int64_t x = left; x < right; x++, from += 3) {
          sums[0] += from[0];
          sums[1] += from[1];
          sums[2] += from[2];
        }
      }
      const uint32_t count = (uint32_t)((bottom - top) * (right - left));
      for (int channel = 0; channel < 3; channel++) {
        *bytes++ = (uint8_t)((sums[channel] + count / 2) / count);
      }
    }
  }
}

void smp_project(const smp_image *image, const double by[9], int32_t width, int32_t height,
                 uint8_t *bytes) {
  const int32_t last_x = image->width - 1, last_y = image->height - 1;
  const size_t row_bytes = 3 * (size_t)image->width;
  for (int32_t row = 0; row < height; row++) {
    for (int32_t column = 0; column < width; column++) {
      const double u = column + 0.5, v = row + 0.5;
      const double w = by[6] * u + by[7] * v + by[8];
      const double scale = fabs(w) > 1e-12 ? 1 / w : 0;
      const double x = fmin(fmax((by[0] * u + by[1] * v + by[2]) * scale - 0.5, 0), last_x);
      const double y = fmin(fmax((by[3] * u + by[4] * v + by[5]) * scale - 0.5, 0), last_y);
      const int32_t x0 = (int32_t)x, y0 = (int32_t)y;
      const int32_t x1 = clamped(x0 + 1, last_x), y1 = clamped(y0 + 1, last_y);
      const float right = (float)(x - x0), below = (float)(y - y0);
      const uint8_t *upper = image->bytes + (size_t)y0 * row_bytes;
      const uint8_t *lower = image->bytes + (size_t)y1 * row_bytes;
      for (int channel = 0; channel < 3; channel++) {
        const float top = upper[3 * x0 + channel] * (1 - right) + upper[3 * x1 + channel] * right;
        const float bottom =
            lower[3 * x0 + channel] * (1 - right) + lower[3 * x1 + channel] * right;
        *bytes++ = (uint8_t)(top * (1 - below) + bottom * below + 0.5f);
      }
    }
  }
}

// The value that a share of the counted ones do not exceed.
static int32_t quantile(const uint32_t counts[256], uint32_t total, double share) {
  uint32_t left = (uint32_t)(share * total);
  for (int32_t value = 0; value < 255; value++) {
    if (counts[value] > left) return value;
    left -= counts[value];
  }
  return 255;
}

void smp_measure(const smp_image *image, int32_t left, int32_t top, int32_t right, int32_t bottom,
                 smp_clarity *clarity) {
  // A pixel whose colours differ by more has one, whatever the paper's and the lamp's tint.
  const int32_t tint = 48;
  uint32_t brightness[256] = {0}, steps[256] = {0};
  uint32_t pixels = 0, pairs = 0, coloured = 0;
  left = clamped(left, image->width), right = clamped(right, image->width);
  top = clamped(top, image->height), bottom = clamped(bottom, image->height);
  for (int32_t y = top; y < bottom; y++) {
    const uint8_t *from = image->bytes + 3 * ((size_t)y * (size_t)image->width + (size_t)left);
    int32_t before = -1;
    for (int32_t x = left; x < right; x++, from += 3) {
      const int32_t grey = (77 * from[0] + 150 * from[1] + 29 * from[2]) >> 8;
      int32_t least = from[0] < from[1] ? from[0] : from[1];
      int32_t most = from[0] > from[1] ? from[0] : from[1];
      if (from[2] < least) least = from[2];
      if (from[2] > most) most = from[2];
      coloured += most - least > tint;
      brightness[grey]++;
      pixels++;
      if (before >= 0) {
        steps[grey > before ? grey - before : before - grey]++;
        pairs++;
      }
      before = grey;
    }
  }
  clarity->dark = quantile(brightness, pixels, 0.03);
  clarity->light = quantile(brightness, pixels, 0.9);
  clarity->step = quantile(steps, pairs, 0.97);
  clarity->coloured = pixels > 0 ? (double)coloured / pixels : 0;
}
