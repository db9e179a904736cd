#define _GNU_SOURCE
#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "calls.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

// Headers of distributions end with the second version of Landlock's interface; the kernel says
// how much of this it knows.
typedef struct {
  uint64_t handled_access_fs;
  uint64_t handled_access_net;
  uint64_t scoped;
} ruleset;

enum {
  EVERY_FILE_RIGHT = (1 << 13) - 1,
  REFER = 1 << 13,
  TRUNCATE = 1 << 14,
  IOCTL_DEVICE = 1 << 15,
  BIND_AND_CONNECT_TCP = 3,
  ABSTRACT_SOCKETS_AND_SIGNALS = 3,
};

static int landlock_version(void) {
  return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

unsigned rdr_layers(void) {
  unsigned layers = 0;
  if (landlock_version() >= 1) layers |= RDR_LAYER_FILES;
  if (calls_are_filtered()) layers |= RDR_LAYER_CALLS;
#ifndef SANITIZED
  layers |= RDR_LAYER_MEMORY;
#endif
  return layers;
}

static int limit(int resource, rlim_t soft, rlim_t hard) {
  const struct rlimit value = {soft, hard};
  return setrlimit((__rlimit_resource_t)resource, &value);
}

int rdr_begin(pid_t parent) {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return -1;
  if (getppid() != parent) {
    errno = ESRCH;
    return -1;
  }
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  if (prctl(PR_SET_DUMPABLE, 0) != 0) return -1;
  // What a write meets is told by the write.
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
  if (limit(RLIMIT_CORE, 0, 0) != 0) return -1;
  if (limit(RLIMIT_FSIZE, 0, 0) != 0) return -1;
  if (limit(RLIMIT_MEMLOCK, 0, 0) != 0) return -1;
  if (limit(RLIMIT_MSGQUEUE, 0, 0) != 0) return -1;
  return limit(RLIMIT_NOFILE, 64, 64);
}

static int allow_reading(int rules, const char *path) {
  struct landlock_path_beneath_attr rule = {
    .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
    .parent_fd = open(path, O_PATH | O_CLOEXEC),
  };
  if (rule.parent_fd < 0) return errno == ENOENT || errno == EACCES || errno == ENOTDIR ? 0 : -1;
  int result = (int)syscall(
      SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  // A file has no folders to read.
  if (result != 0 && errno == EINVAL) {
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
    result = (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  }
  int error = errno;
  close(rule.parent_fd);
  errno = error;
  return result;
}

int rdr_close_files(unsigned layers, const char *const *readable, size_t count) {
  if ((layers & RDR_LAYER_FILES) == 0) return 0;
  const int version = landlock_version();
  if (version < 1) return -1;
  ruleset rights = {.handled_access_fs = EVERY_FILE_RIGHT};
  size_t size = sizeof rights.handled_access_fs;
  if (version >= 2) rights.handled_access_fs |= REFER;
  if (version >= 3) rights.handled_access_fs |= TRUNCATE;
  if (version >= 5) rights.handled_access_fs |= IOCTL_DEVICE;
  if (version >= 4) {
    rights.handled_access_net = BIND_AND_CONNECT_TCP;
    size += sizeof rights.handled_access_net;
  }
  if (version >= 6) {
    rights.scoped = ABSTRACT_SOCKETS_AND_SIGNALS;
    size += sizeof rights.scoped;
  }
  const int rules = (int)syscall(SYS_landlock_create_ruleset, &rights, size, 0);
  if (rules < 0) return -1;
  int result = 0;
  for (size_t index = 0; index < count && result == 0; index++) {
    result = allow_reading(rules, readable[index]);
  }
  if (result == 0) result = (int)syscall(SYS_landlock_restrict_self, rules, 0);
  int error = errno;
  close(rules);
  errno = error;
  return result;
}

int rdr_confine(unsigned layers, const rdr_limits *limits) {
  // A group of its own, to be killed as one.
  if (setpgid(0, 0) != 0) return -1;
  // Past the first, the kernel sends a signal that tells this death from others.
  if (limit(RLIMIT_CPU, limits->cpu_seconds, limits->cpu_seconds + 1) != 0) return -1;
  if ((layers & RDR_LAYER_MEMORY) != 0
      && limit(RLIMIT_AS, limits->memory_bytes, limits->memory_bytes) != 0) {
    return -1;
  }
  return (layers & RDR_LAYER_CALLS) == 0 ? 0 : calls_filter();
}
