#include "onnx.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The first version whose table has all of the above.
#define API_VERSION 10
#define LOG_ERRORS 3
#define OPTIMIZE_ALL 99
#define DEVICE_ALLOCATOR 0
#define MEMORY_DEFAULT 0
#define ELEMENT_FLOAT 1

typedef void *status;

// The library's interface is one table of functions that is only ever added to at its end, so a
// function keeps its place: https://onnxruntime.ai/docs/api/c/struct_ort_api.html. Where a status
// is given, it is NULL for success. What stands between is not used here.
typedef struct {
  void *from_0[2];
  const char *(*get_error_message)(status);
  status (*create_env)(int level, const char *name, void **environment);
  void *from_4[4];
  status (*create_session)(void *environment, const void *bytes, size_t count, void *options,
                           void **session);
  status (*run)(void *session, const void *options, const char *const *input_names,
                void *const *inputs, size_t input_count, const char *const *output_names,
                size_t output_count, void **outputs);
  status (*create_options)(void **options);
  void *from_11[6];
  status (*disable_memory_pattern)(void *options);
  void *from_18[1];
  status (*disable_arena)(void *options);
  void *from_20[2];
  status (*set_log_level)(void *options, int level);
  status (*set_optimization)(void *options, int level);
  status (*set_inner_threads)(void *options, int count);
  status (*set_outer_threads)(void *options, int count);
  void *from_26[10];
  status (*get_input_name)(void *session, size_t index, void *allocator, char **name);
  status (*get_output_name)(void *session, size_t index, void *allocator, char **name);
  void *from_38[11];
  status (*create_tensor)(void *memory, void *values, size_t bytes, const int64_t *shape,
                          size_t dimensions, int type, void **tensor);
  void *from_50[1];
  status (*get_values)(void *tensor, float **values);
  void *from_52[9];
  status (*get_dimension_count)(void *shape, size_t *count);
  status (*get_dimensions)(void *shape, int64_t *dimensions, size_t count);
  void *from_63[2];
  status (*get_shape)(void *tensor, void **shape);
  void *from_66[3];
  status (*create_memory)(int allocator, int memory, void **out);
  void *from_70[6];
  status (*free_memory)(void *allocator, void *memory);
  void *from_77[1];
  status (*get_allocator)(void **allocator);
  void *from_79[14];
  void (*release_status)(status);
  void *from_94[1];
  void (*release_session)(void *session);
  void (*release_value)(void *value);
  void *from_97[2];
  void (*release_shape)(void *shape);
  void (*release_options)(void *options);
  void *from_101[10];
  status (*get_metadata)(void *session, void **metadata);
  void *from_112[4];
  status (*look_up)(void *metadata, void *allocator, const char *key, char **value);
} api_table;

_Static_assert(offsetof(api_table, release_options) == 100 * sizeof(void *), "a place was missed");
_Static_assert(offsetof(api_table, look_up) == 116 * sizeof(void *), "a place was missed");

typedef struct {
  const api_table *(*get_api)(uint32_t version);
  const char *(*get_version)(void);
} api_base;

struct onx_runtime {
  const api_table *api;
  void *environment;
  void *memory;
  void *allocator;
};

struct onx_model {
  const onx_runtime *runtime;
  void *session;
  char *input;
  char *output;
};

static void say(char *error, size_t room, const char *words) {
  if (room > 0) snprintf(error, room, "%s", words);
}

static int failed(const onx_runtime *runtime, status result, char *error, size_t room) {
  if (result == NULL) return 0;
  say(error, room, runtime->api->get_error_message(result));
  runtime->api->release_status(result);
  return 1;
}

onx_runtime *onx_open(const char *path, char *error, size_t room) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  const api_base *(*get_base)(void) = NULL;
  if (library != NULL) *(void **)&get_base = dlsym(library, "OrtGetApiBase");
  if (get_base == NULL) {
    const char *words = dlerror();
    say(error, room, words != NULL ? words : "is not ONNX Runtime");
    return NULL;
  }
  onx_runtime *runtime = calloc(1, sizeof *runtime);
  if (runtime == NULL) return NULL;
  runtime->api = get_base()->get_api(API_VERSION);
  if (runtime->api == NULL) {
    say(error, room, "is too old");
    free(runtime);
    return NULL;
  }
  if (failed(runtime,
             runtime->api->create_env(LOG_ERRORS, "dossier", &runtime->environment), error, room)
      || failed(runtime,
                runtime->api->create_memory(DEVICE_ALLOCATOR, MEMORY_DEFAULT,
                     &runtime->memory),
                error, room)
      || failed(runtime, runtime->api->get_allocator(&runtime->allocator), error, room)) {
    free(runtime);
    return NULL;
  }
  return runtime;
}

static int prepare_options(const onx_runtime *runtime, void *options, char *error, size_t room) {
  // One thread, as a process that forks and is confined may have no other; and no arena, which
  // would keep the largest page's memory.
  return failed(runtime, runtime->api->set_inner_threads(options, 1), error, room)
         || failed(runtime, runtime->api->set_outer_threads(options, 1), error, room)
         || failed(runtime, runtime->api->disable_arena(options), error, room)
         || failed(runtime, runtime->api->disable_memory_pattern(options), error, room)
         || failed(runtime, runtime->api->set_log_level(options, LOG_ERRORS),
                   error, room)
         || failed(runtime,
                   runtime->api->set_optimization(options, OPTIMIZE_ALL),
                   error, room);
}

onx_model *onx_load(onx_runtime *runtime, const void *bytes, size_t count, char *error,
                    size_t room) {
  void *options = NULL;
  if (failed(runtime, runtime->api->create_options(&options), error, room)) return NULL;
  onx_model *model = calloc(1, sizeof *model);
  int bad = model == NULL || prepare_options(runtime, options, error, room);
  if (!bad) {
    model->runtime = runtime;
    bad = failed(runtime,
                 runtime->api->create_session(runtime->environment, bytes, count,
                      options, &model->session),
                 error, room);
  }
  runtime->api->release_options(options);
  if (!bad) {
    bad = failed(runtime,
                 runtime->api->get_input_name(model->session, (size_t)0,
                      runtime->allocator, &model->input),
                 error, room)
          || failed(runtime,
                    runtime->api->get_output_name(model->session, (size_t)0,
                         runtime->allocator, &model->output),
                    error, room);
  }
  if (!bad) return model;
  onx_free(model);
  return NULL;
}

void onx_free(onx_model *model) {
  if (model == NULL) return;
  if (model->session != NULL) model->runtime->api->release_session(model->session);
  free(model);
}

char *onx_metadata(onx_model *model, const char *key) {
  const onx_runtime *runtime = model->runtime;
  void *metadata = NULL;
  char *value = NULL;
  char ignored[1];
  if (failed(runtime, runtime->api->get_metadata(model->session, &metadata),
             ignored, 0)
      || failed(runtime,
                runtime->api->look_up(metadata, runtime->allocator, key, &value),
                ignored, 0)
      || value == NULL) {
    return NULL;
  }
  char *copy = strdup(value);
  failed(runtime, runtime->api->free_memory(runtime->allocator, value), ignored, 0);
  return copy;
}

// The values and the shape of an output tensor.
static int describe(const onx_runtime *runtime, onx_output *output, char *error, size_t room) {
  void *shape = NULL;
  size_t count = 0;
  float *values = NULL;
  if (failed(runtime, runtime->api->get_values(output->owner, &values), error, room)
      || failed(runtime, runtime->api->get_shape(output->owner, &shape), error,
                room)) {
    return -1;
  }
  output->values = values;
  for (int i = 0; i < 4; i++) output->shape[i] = 1;
  int bad = failed(runtime, runtime->api->get_dimension_count(shape, &count), error, room);
  if (!bad && count > 4) {
    say(error, room, "the output has too many dimensions");
    bad = 1;
  }
  if (!bad) {
    bad = failed(runtime, runtime->api->get_dimensions(shape, output->shape, count), error, room);
  }
  runtime->api->release_shape(shape);
  return bad ? -1 : 0;
}

int onx_run(onx_model *model, const float *values, const int64_t shape[4], onx_output *output,
            char *error, size_t room) {
  const onx_runtime *runtime = model->runtime;
  const size_t bytes = (size_t)(shape[0] * shape[1] * shape[2] * shape[3]) * sizeof(float);
  void *input = NULL;
  memset(output, 0, sizeof *output);
  if (failed(runtime,
             runtime->api->create_tensor(runtime->memory, (void *)values, bytes, shape,
                  (size_t)4, ELEMENT_FLOAT, &input),
             error, room)) {
    return -1;
  }
  const char *inputs[] = {model->input};
  const char *outputs[] = {model->output};
  int bad = failed(runtime,
                   runtime->api->run(model->session, (void *)NULL, inputs, &input, (size_t)1,
                        outputs, (size_t)1, &output->owner),
                   error, room);
  runtime->api->release_value(input);
  if (bad) return -1;
  if (describe(runtime, output, error, room) == 0) return 0;
  onx_release(model, output);
  return -1;
}

void onx_release(onx_model *model, onx_output *output) {
  if (output->owner != NULL) model->runtime->api->release_value(output->owner);
  memset(output, 0, sizeof *output);
}
