// ONNX Runtime, opened while the program runs: where it is not installed, the rest works without.
//
// Functions that can fail put words into `error`, which has room for so many bytes.
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct onx_runtime onx_runtime;
typedef struct onx_model onx_model;

// What a model made of its input: `values` belong to `owner`.
typedef struct {
  const float *values;
  // Up to four dimensions, the outermost first; those that are not there are 1.
  int64_t shape[4];
  void *owner;
} onx_output;

// Opens the library; NULL with words where it is not one.
onx_runtime *onx_open(const char *path, char *error, size_t room);

// Loads a model for one thread from its bytes, which may go afterwards; NULL with words.
onx_model *onx_load(onx_runtime *runtime, const void *bytes, size_t count, char *error,
                    size_t room);
void onx_free(onx_model *model);

// A text of the model's own metadata, to be freed by the caller; NULL where it has none.
char *onx_metadata(onx_model *model, const char *key);

// Runs a model of one input of four dimensions and one output; 0, or -1 with words. The output is
// to be given back with `onx_release`.
int onx_run(onx_model *model, const float *values, const int64_t shape[4], onx_output *output,
            char *error, size_t room);
void onx_release(onx_model *model, onx_output *output);
