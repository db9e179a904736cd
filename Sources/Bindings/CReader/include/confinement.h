// What a reader process gives up before it looks at strangers' bytes.
//
// Functions return 0 where they succeed, and -1 with errno where they don't.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// The parts of the confinement that not every kernel has; what is not named here every Linux has.
enum {
  // Landlock: no file but those that are named, no TCP, no signal or socket beyond the reader.
  RDR_LAYER_FILES = 1,
  // seccomp: no system call but those that reading a document needs.
  RDR_LAYER_CALLS = 2,
  // Limits of memory; programs built with a sanitizer need all of the address space.
  RDR_LAYER_MEMORY = 4,
};

// What a process that reads one document may use.
typedef struct {
  uint64_t cpu_seconds;
  uint64_t memory_bytes;
} rdr_limits;

// The layers that this kernel and this program have, found out without entering any of them.
unsigned rdr_layers(void);

// Ties a process to the life of its parent and takes from it what no reader needs. To be called
// after exec and again after fork, which undoes the tie; a parent that is gone already is an error.
int rdr_begin(pid_t parent);

// Leaves a process only files that it has open, and what lies below `readable`, to read. Holds for
// all that it forks. Folders that are not there are passed over. To be called with one thread only,
// after everything is loaded that lies elsewhere: libraries, databases, models.
int rdr_close_files(unsigned layers, const char *const *readable, size_t count);

// Gives up all else that the reading of one document does not need, for good, before the first of
// its bytes is looked at: processor time and memory without end, network, programs, processes,
// threads, files to write.
int rdr_confine(unsigned layers, const rdr_limits *limits);

// Tries what a confined process must not be able to do, and names what it could do nevertheless,
// separated by blanks. `outside` is the process that started this one.
size_t rdr_attempt(pid_t outside, char *names, size_t capacity);
