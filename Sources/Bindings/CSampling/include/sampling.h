// What recognition does to every pixel: the loops that have to be fast.
#pragma once

#include <stddef.h>
#include <stdint.h>

// Pixels of three bytes, red, green, blue, row by row without padding.
typedef struct {
  const uint8_t *bytes;
  int32_t width;
  int32_t height;
} smp_image;

// A strip of an image that lies anywhere: its first corner, and the ways along it and across it,
// in pixels.
typedef struct {
  double x, y;
  double along_x, along_y;
  double across_x, across_y;
} smp_strip;

// Writes a strip, stretched to `width` by `height`, into three planes of floats, blue, green, red,
// from -1 to 1; each plane has rows of `stride` floats and follows the last one after
// `plane` floats. What lies outside of the image is as its edge.
void smp_planes(const smp_image *image, const smp_strip *strip, int32_t width, int32_t height,
                float *planes, size_t stride, size_t plane);

// The place of the largest of so many values in each of `rows` rows, and the value.
void smp_largest(const float *values, size_t rows, size_t columns, int32_t *places,
                 float *largest);

// Makes an image smaller, each pixel the mean of those that it stands for.
void smp_shrink(const smp_image *image, int32_t width, int32_t height, uint8_t *bytes);

// Draws an image anew: the pixel at (x, y) of the result is that of the source at
// ((a x + b y + c) / (g x + h y + i), (d x + e y + f) / (g x + h y + i)), the nine numbers in this
// order. What lies outside of the image is as its edge.
void smp_project(const smp_image *image, const double by[9], int32_t width, int32_t height,
                 uint8_t *bytes);

// How clearly a part of an image shows what is on it.
typedef struct {
  // The brightness (0 to 255) below which only the darkest pixels lie, and that which only the
  // brightest exceed.
  double dark, light;
  // The largest steps from one pixel to the next.
  double step;
  // The share of pixels that have a colour.
  double coloured;
} smp_clarity;

void smp_measure(const smp_image *image, int32_t left, int32_t top, int32_t right, int32_t bottom,
                 smp_clarity *clarity);
