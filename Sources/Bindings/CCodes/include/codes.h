// Machine-readable codes in pixels, by ZXing-C++, for a language that knows no exceptions.
#pragma once

#include <stdint.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum { CODES_QR = 1, CODES_DATA_MATRIX = 2, CODES_AZTEC = 4 } codes_format;

// A code and its corners' smallest box, in pixels; the text is UTF-8 and lives until the call ends.
typedef struct {
  codes_format format;
  const char *text;
  size_t length;
  int32_t left;
  int32_t top;
  int32_t right;
  int32_t bottom;
} codes_code;

// Tells each code among the pixels, of one byte each and row by row, at most `most` of them; codes
// whose error correction failed are left out, and where memory runs out all are.
void codes_find(const uint8_t *pixels, int32_t width, int32_t height, uint8_t most, void *context,
                void (*tell)(void *context, const codes_code *code));

#ifdef __cplusplus
}
#endif
