// What a reader must not be able to do, tried from inside one: for tests of the confinement.

#define _GNU_SOURCE
#include "confinement.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

// A process that has nothing to do with this one but that it started its parent.
static pid_t outside;

static bool opens(const char *path, int flags) {
  const int file = open(path, flags | O_CLOEXEC, 0600);
  if (file < 0) return false;
  close(file);
  return true;
}

static bool socket_of(int family, int type) {
  const int made = socket(family, type, 0);
  if (made < 0) return false;
  close(made);
  return true;
}

static bool internet(void) {
  return socket_of(AF_INET, SOCK_STREAM) || socket_of(AF_INET, SOCK_DGRAM)
         || socket_of(AF_INET6, SOCK_STREAM) || socket_of(AF_NETLINK, SOCK_RAW);
}

static bool local_socket(void) {
  int pair[2];
  return socket_of(AF_UNIX, SOCK_STREAM) || socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0;
}

static bool speak_with_parent(void) {
  // Whatever is open, nothing of it takes a message.
  for (int descriptor = 3; descriptor < 64; descriptor++) {
    if (send(descriptor, "x", 1, MSG_NOSIGNAL | MSG_DONTWAIT) == 1) return true;
  }
  return false;
}

static bool read_password_file(void) { return opens("/etc/passwd", O_RDONLY); }
static bool read_own_program(void) { return opens("/proc/self/exe", O_RDONLY); }

static bool read_outside_memory(void) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/environ", outside);
  return opens(path, O_RDONLY);
}

static bool list_root(void) {
  DIR *folder = opendir("/");
  if (folder == NULL) return false;
  closedir(folder);
  return true;
}

static bool read_through_document_folder(void) {
  // The document's own folder cannot be reached from its descriptor.
  for (int descriptor = 3; descriptor < 64; descriptor++) {
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    if (opens(path, O_RDONLY)) return true;
  }
  return false;
}

static bool write_file(void) {
  return opens("/tmp/dossier-attempt", O_WRONLY | O_CREAT) || opens("/dev/null", O_WRONLY)
         || opens("/tmp", O_WRONLY | O_TMPFILE);
}

static bool write_to_what_is_open(void) {
  for (int descriptor = 0; descriptor < 64; descriptor++) {
    // Standard output goes nowhere, standard error to the parent.
    if (descriptor == STDOUT_FILENO || descriptor == STDERR_FILENO) continue;
    if (write(descriptor, "x", 1) == 1 || ftruncate(descriptor, 0) == 0) return true;
  }
  return false;
}

static bool change_names(void) {
  return mkdir("/tmp/dossier-attempt", 0700) == 0 || unlink("/tmp/dossier-attempt") == 0
         || symlink("/etc", "/tmp/dossier-attempt") == 0
         || link("/etc/passwd", "/tmp/dossier-attempt") == 0;
}

static bool memory_file(void) { return memfd_create("attempt", 0) >= 0; }

static bool fork_process(void) {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  if (child > 0) waitpid(child, NULL, 0);
  return child > 0;
}

static void *nothing(void *argument) { return argument; }

static bool start_thread(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, nothing, NULL) != 0) return false;
  pthread_join(thread, NULL);
  return true;
}

static bool start_program(void) {
  char *const arguments[] = {"/bin/true", NULL};
  // Where no child can be started, success is the end of this process, and of its answer.
  const pid_t child = fork();
  if (child <= 0) {
    execv(arguments[0], arguments);
    if (child == 0) _exit(127);
    return false;
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool write_program_in_memory(void) {
  const int all = PROT_READ | PROT_WRITE | PROT_EXEC;
  if (mmap(NULL, 4096, all, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED) return true;
  void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return page != MAP_FAILED && mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0;
}

static bool signal_outside(void) { return kill(outside, 0) == 0; }

static bool trace_outside(void) {
  if (ptrace(PTRACE_SEIZE, outside, NULL, NULL) != 0) return false;
  ptrace(PTRACE_DETACH, outside, NULL, NULL);
  return true;
}

static bool read_outside_process(void) {
  char byte;
  struct iovec here = {&byte, 1}, there = {(void *)(uintptr_t)&outside, 1};
  return process_vm_readv(outside, &here, 1, &there, 1, 0) == 1;
}

static bool raise_limit(void) {
  const struct rlimit more = {RLIM_INFINITY, RLIM_INFINITY};
  return setrlimit(RLIMIT_CPU, &more) == 0 || setrlimit(RLIMIT_FSIZE, &more) == 0;
}

static bool take_more_memory(void) {
  struct rlimit allowed;
  if (getrlimit(RLIMIT_AS, &allowed) != 0 || allowed.rlim_cur == RLIM_INFINITY) return true;
  const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  return mmap(NULL, allowed.rlim_cur, PROT_READ, flags, -1, 0) != MAP_FAILED;
}

static bool dump_core(void) {
  struct rlimit core;
  return prctl(PR_GET_DUMPABLE) == 1 || getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_max != 0;
}

static bool leave_group(void) { return setsid() >= 0; }
static bool new_namespace(void) { return unshare(CLONE_NEWUSER) == 0; }

static bool call_deep_kernel(void) {
  return syscall(SYS_io_uring_setup, 1, NULL) >= 0 || errno == EFAULT
         || syscall(SYS_bpf, 0, NULL, 0) >= 0 || errno == E2BIG || errno == EFAULT
         || syscall(SYS_perf_event_open, NULL, 0, -1, -1, 0) >= 0 || errno == EFAULT
         || syscall(SYS_userfaultfd, 0) >= 0 || syscall(SYS_add_key, NULL, NULL, NULL, 0, 0) >= 0
         || errno == EFAULT;
}

static bool type_into_terminal(void) {
  const char letter = 'x';
  int ready = 0;
  return ioctl(STDIN_FILENO, TIOCSTI, &letter) == 0 || ioctl(STDERR_FILENO, FIONREAD, &ready) == 0;
}

static const struct {
  const char *name;
  bool (*try)(void);
} attempts[] = {
  {"internet", internet},
  {"local-socket", local_socket},
  {"speak-with-parent", speak_with_parent},
  {"read-password-file", read_password_file},
  {"read-own-program", read_own_program},
  {"read-outside-memory", read_outside_memory},
  {"read-through-document", read_through_document_folder},
  {"list-root", list_root},
  {"write-file", write_file},
  {"write-to-open-files", write_to_what_is_open},
  {"change-names", change_names},
  {"memory-file", memory_file},
  {"fork", fork_process},
  {"thread", start_thread},
  {"program", start_program},
  {"program-in-memory", write_program_in_memory},
  {"signal-outside", signal_outside},
  {"trace-outside", trace_outside},
  {"read-outside-process", read_outside_process},
  {"raise-limit", raise_limit},
  {"more-memory", take_more_memory},
  {"core", dump_core},
  {"leave-group", leave_group},
  {"namespace", new_namespace},
  {"deep-kernel", call_deep_kernel},
  {"terminal", type_into_terminal},
};

size_t rdr_attempt(pid_t other, char *names, size_t capacity) {
  outside = other;
  size_t length = 0;
  for (size_t index = 0; index < sizeof attempts / sizeof attempts[0]; index++) {
    const size_t size = strlen(attempts[index].name);
    errno = 0;
    if (!attempts[index].try() || length + size + 1 > capacity) continue;
    if (length > 0) names[length++] = ' ';
    memcpy(names + length, attempts[index].name, size);
    length += size;
  }
  return length;
}
