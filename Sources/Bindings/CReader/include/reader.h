// What reader processes need of the system and Swift cannot or should not do.
//
// Functions return 0 or a count where they succeed, and -1 with errno where they don't.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// The descriptor on which a reader process finds its socket.
#define RDR_SOCKET 3

// A process that was started, and the ends that its parent holds.
typedef struct {
  pid_t pid;
  int pidfd;
  int socket;
  // What the process writes to standard error.
  int errors;
} rdr_process;

// How a process ended, and what it used.
typedef struct {
  bool signalled;
  // Exit status or signal.
  int32_t code;
  int64_t peak_kilobytes;
} rdr_ending;

// Memory that a process shares with the one that it forks.
typedef struct {
  uint8_t *base;
  size_t capacity;
} rdr_buffer;

// Starts an executable in a process group and directory of its own, with nothing inherited but
// the two ends; `arguments` ends with NULL.
int rdr_spawn(const char *executable, char *const *arguments, rdr_process *process);

// Forks; for processes with a single thread only.
pid_t rdr_fork(void);

int rdr_pidfd(pid_t pid);

// Kills the process and its group and waits for it.
int rdr_kill(pid_t pid, rdr_ending *ending);

// Waits for a process that has ended.
int rdr_wait(pid_t pid, rdr_ending *ending);

// Sends all bytes, the descriptor (unless -1) along with the first.
int rdr_send(int socket, const void *bytes, size_t count, int descriptor);

// Receives up to `count` bytes and a descriptor (-1 when none came); 0 at the end.
ssize_t rdr_receive(int socket, void *bytes, size_t count, int *descriptor);

// Waits until one of two descriptors (the second may be -1) can be read or has ended, at most so
// many milliseconds; tells which: bit 0, bit 1; 0 when the time is up.
int rdr_poll(int first, int second, int milliseconds);

// Like `rdr_poll` for three.
int rdr_poll3(int first, int second, int third, int milliseconds);

int rdr_make_nonblocking(int descriptor);

// Monotonic time.
int64_t rdr_milliseconds(void);

int rdr_buffer_make(size_t capacity, rdr_buffer *buffer);
void rdr_buffer_free(rdr_buffer *buffer);

// Adds all bytes or none; false when there is no room, and then for ever.
bool rdr_buffer_append(rdr_buffer buffer, const void *bytes, size_t count);

// How many bytes were added, never more than there is room for.
size_t rdr_buffer_count(rdr_buffer buffer);
bool rdr_buffer_overflowed(rdr_buffer buffer);
const uint8_t *rdr_buffer_bytes(rdr_buffer buffer);

// A mutex with a condition.
typedef struct rdr_gate rdr_gate;
rdr_gate *rdr_gate_make(void);
void rdr_gate_free(rdr_gate *gate);
void rdr_gate_lock(rdr_gate *gate);
void rdr_gate_unlock(rdr_gate *gate);
void rdr_gate_wait(rdr_gate *gate);
void rdr_gate_wake(rdr_gate *gate);
void rdr_gate_wake_all(rdr_gate *gate);
