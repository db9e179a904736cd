#define _GNU_SOURCE
#include "reader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void close_quietly(int descriptor) {
  if (descriptor >= 0) {
    int saved = errno;
    close(descriptor);
    errno = saved;
  }
}

// The whole environment of a reader.
static char *const *reader_environment(void) {
  static char *environment[] = {
    "LC_ALL=C.UTF-8", "HOME=/nonexistent", "PATH=/usr/bin:/bin", "TZ=UTC", "OMP_THREAD_LIMIT=1",
    "MALLOC_ARENA_MAX=1", "GIO_USE_VFS=local", "GIO_MODULE_DIR=/nonexistent",
    "XDG_CACHE_HOME=/nonexistent", "SWIFT_BACKTRACE=enable=no", NULL,
  };
  return environment;
}

static int spawn_with_ends(const char *executable, char *const *arguments, int socket, int errors,
                           pid_t *pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t signals;
  int error = posix_spawn_file_actions_init(&actions);
  if (error != 0) return error;
  error = posix_spawnattr_init(&attributes);
  if (error != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return error;
  }
  error = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  if (error == 0) error = posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  if (error == 0) error = posix_spawn_file_actions_adddup2(&actions, errors, 2);
  if (error == 0) error = posix_spawn_file_actions_adddup2(&actions, socket, RDR_SOCKET);
  if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(&actions, RDR_SOCKET + 1);
  if (error == 0) error = posix_spawn_file_actions_addchdir_np(&actions, "/");
  if (error == 0) {
    sigfillset(&signals);
    error = posix_spawnattr_setsigdefault(&attributes, &signals);
  }
  if (error == 0) {
    sigemptyset(&signals);
    error = posix_spawnattr_setsigmask(&attributes, &signals);
  }
  if (error == 0) error = posix_spawnattr_setpgroup(&attributes, 0);
  if (error == 0) {
    error = posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  }
  if (error == 0) {
    error = posix_spawn(pid, executable, &actions, &attributes, arguments, reader_environment());
  }
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

int rdr_spawn(const char *executable, char *const *arguments, rdr_process *process) {
  int sockets[2] = {-1, -1};
  int errors[2] = {-1, -1};
  int parked_socket = -1;
  int parked_errors = -1;
  int error = 0;
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0
      || pipe2(errors, O_CLOEXEC) != 0) {
    error = errno;
  }
  // Out of the way of the numbers that the new process gives them.
  if (error == 0) {
    parked_socket = fcntl(sockets[1], F_DUPFD_CLOEXEC, 10);
    parked_errors = fcntl(errors[1], F_DUPFD_CLOEXEC, 10);
    if (parked_socket < 0 || parked_errors < 0) error = errno;
  }
  pid_t pid = -1;
  if (error == 0) {
    error = spawn_with_ends(executable, arguments, parked_socket, parked_errors, &pid);
  }
  close_quietly(sockets[1]);
  close_quietly(errors[1]);
  close_quietly(parked_socket);
  close_quietly(parked_errors);
  if (error == 0) {
    process->pid = pid;
    process->pidfd = pidfd_open(pid, 0);
    process->socket = sockets[0];
    process->errors = errors[0];
    if (process->pidfd >= 0 && rdr_make_nonblocking(errors[0]) == 0) return 0;
    error = errno;
    close_quietly(process->pidfd);
    rdr_ending ending;
    rdr_kill(pid, &ending);
  }
  close_quietly(sockets[0]);
  close_quietly(errors[0]);
  errno = error;
  return -1;
}

pid_t rdr_fork(void) { return fork(); }

int rdr_pidfd(pid_t pid) { return pidfd_open(pid, 0); }

int rdr_wait(pid_t pid, rdr_ending *ending) {
  int status = 0;
  struct rusage usage;
  memset(&usage, 0, sizeof usage);
  pid_t found;
  do {
    found = wait4(pid, &status, 0, &usage);
  } while (found < 0 && errno == EINTR);
  if (found != pid) return -1;
  ending->signalled = WIFSIGNALED(status);
  ending->code = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
  ending->peak_kilobytes = usage.ru_maxrss;
  return 0;
}

int rdr_kill(pid_t pid, rdr_ending *ending) {
  // The group may not exist yet or no more; the process itself does, as nobody waited for it.
  kill(-pid, SIGKILL);
  kill(pid, SIGKILL);
  return rdr_wait(pid, ending);
}

int rdr_send(int socket, const void *bytes, size_t count, int descriptor) {
  const uint8_t *next = bytes;
  while (count > 0) {
    union {
      struct cmsghdr header;
      char space[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec part = {(void *)next, count};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (descriptor >= 0) {
      memset(&control, 0, sizeof control);
      message.msg_control = control.space;
      message.msg_controllen = sizeof control.space;
      struct cmsghdr *header = CMSG_FIRSTHDR(&message);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN(sizeof(int));
      memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    }
    ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    descriptor = -1;
    next += sent;
    count -= (size_t)sent;
  }
  return 0;
}

ssize_t rdr_receive(int socket, void *bytes, size_t count, int *descriptor) {
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
  } control;
  struct iovec part = {bytes, count};
  struct msghdr message = {
    .msg_iov = &part, .msg_iovlen = 1,
    .msg_control = control.space, .msg_controllen = sizeof control.space,
  };
  *descriptor = -1;
  ssize_t received;
  do {
    received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (received < 0 && errno == EINTR);
  if (received < 0) return -1;
  for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header != NULL;
       header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS) {
      memcpy(descriptor, CMSG_DATA(header), sizeof *descriptor);
    }
  }
  return received;
}

int rdr_poll(int first, int second, int milliseconds) {
  return rdr_poll3(first, second, -1, milliseconds);
}

int rdr_poll3(int first, int second, int third, int milliseconds) {
  // A negative descriptor is skipped by the kernel.
  struct pollfd watched[3] = {{first, POLLIN, 0}, {second, POLLIN, 0}, {third, POLLIN, 0}};
  const int64_t deadline = rdr_milliseconds() + milliseconds;
  for (;;) {
    int64_t left = deadline - rdr_milliseconds();
    int ready = poll(watched, 3, left < 0 ? 0 : (int)left);
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0) return -1;
    return (watched[0].revents != 0) | (watched[1].revents != 0) << 1
           | (watched[2].revents != 0) << 2;
  }
}

int rdr_make_nonblocking(int descriptor) {
  int flags = fcntl(descriptor, F_GETFL);
  return flags < 0 ? -1 : fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
}

int64_t rdr_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

typedef struct {
  _Atomic uint64_t count;
  _Atomic uint64_t overflowed;
} buffer_head;

int rdr_buffer_make(size_t capacity, rdr_buffer *buffer) {
  void *base = mmap(NULL, sizeof(buffer_head) + capacity, PROT_READ | PROT_WRITE,
                    MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (base == MAP_FAILED) return -1;
  buffer->base = base;
  buffer->capacity = capacity;
  return 0;
}

void rdr_buffer_free(rdr_buffer *buffer) {
  if (buffer->base != NULL) munmap(buffer->base, sizeof(buffer_head) + buffer->capacity);
  buffer->base = NULL;
}

bool rdr_buffer_append(rdr_buffer buffer, const void *bytes, size_t count) {
  buffer_head *head = (buffer_head *)buffer.base;
  uint64_t used = atomic_load(&head->count);
  if (atomic_load(&head->overflowed) != 0 || count > buffer.capacity - used) {
    atomic_store(&head->overflowed, 1);
    return false;
  }
  memcpy(buffer.base + sizeof(buffer_head) + used, bytes, count);
  atomic_store(&head->count, used + count);
  return true;
}

size_t rdr_buffer_count(rdr_buffer buffer) {
  uint64_t count = atomic_load(&((buffer_head *)buffer.base)->count);
  return count < buffer.capacity ? count : buffer.capacity;
}

bool rdr_buffer_overflowed(rdr_buffer buffer) {
  return atomic_load(&((buffer_head *)buffer.base)->overflowed) != 0;
}

const uint8_t *rdr_buffer_bytes(rdr_buffer buffer) {
  return buffer.base + sizeof(buffer_head);
}

struct rdr_gate {
  pthread_mutex_t mutex;
  pthread_cond_t condition;
};

rdr_gate *rdr_gate_make(void) {
  rdr_gate *gate = malloc(sizeof *gate);
  if (gate == NULL) return NULL;
  pthread_mutex_init(&gate->mutex, NULL);
  pthread_cond_init(&gate->condition, NULL);
  return gate;
}

void rdr_gate_free(rdr_gate *gate) {
  if (gate == NULL) return;
  pthread_cond_destroy(&gate->condition);
  pthread_mutex_destroy(&gate->mutex);
  free(gate);
}

void rdr_gate_lock(rdr_gate *gate) { pthread_mutex_lock(&gate->mutex); }
void rdr_gate_unlock(rdr_gate *gate) { pthread_mutex_unlock(&gate->mutex); }
void rdr_gate_wait(rdr_gate *gate) { pthread_cond_wait(&gate->condition, &gate->mutex); }
void rdr_gate_wake(rdr_gate *gate) { pthread_cond_signal(&gate->condition); }
void rdr_gate_wake_all(rdr_gate *gate) { pthread_cond_broadcast(&gate->condition); }
