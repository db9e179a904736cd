#define _GNU_SOURCE
#include "calls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifndef ARCHITECTURE

bool calls_are_filtered(void) { return false; }

int calls_filter(void) {
  errno = ENOSYS;
  return -1;
}

#else

// Where an argument's lower half stands; both processors have it first.
#define ARGUMENT(index) (offsetof(struct seccomp_data, args) + 8 * (index))

#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)(offset))
#define ANSWER(value) BPF_STMT(BPF_RET | BPF_K, (uint32_t)(value))
#define REFUSE(error) ANSWER(SECCOMP_RET_ERRNO | (error))
#define ALLOW ANSWER(SECCOMP_RET_ALLOW)
// Skips so many instructions unless the call is this one.
#define UNLESS(call, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, (count))

#define CALL(name) UNLESS(SYS_##name, 1), ALLOW
#define CALL_IS_REFUSED(name, error) UNLESS(SYS_##name, 1), REFUSE(error)
// With an argument that has none of these bits.
#define CALL_WITHOUT(name, index, bits)                                            \
  UNLESS(SYS_##name, 4), LOAD(ARGUMENT(index)),                                    \
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (uint32_t)(bits), 1, 0), ALLOW, REFUSE(EACCES)
// With an argument that is this number, in its lower half: those that are of 32 bits have no other.
#define CALL_WITH(name, index, value)                                              \
  UNLESS(SYS_##name, 4), LOAD(ARGUMENT(index)),                                    \
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), 0, 1), ALLOW, REFUSE(EPERM)
// With an argument that is no larger.
#define CALL_UP_TO(name, index, value)                                             \
  UNLESS(SYS_##name, 4), LOAD(ARGUMENT(index)),                                    \
      BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, (uint32_t)(value), 1, 0), ALLOW, REFUSE(EPERM)
// With an argument that is no pointer.
#define CALL_WITH_NULL(name, index)                                                \
  UNLESS(SYS_##name, 6), LOAD(ARGUMENT(index)),                                    \
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 3), LOAD(ARGUMENT(index) + 4),     \
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1), ALLOW, REFUSE(EPERM)

enum { WRITING = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | __O_TMPFILE };

bool calls_are_filtered(void) {
  const uint32_t action = SECCOMP_RET_ERRNO;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

int calls_filter(void) {
  struct sock_filter program[] = {
    LOAD(offsetof(struct seccomp_data, arch)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
    ANSWER(SECCOMP_RET_KILL_PROCESS),
    LOAD(offsetof(struct seccomp_data, nr)),
#ifdef __x86_64__
    // The calls of the x32 interface, which have other numbers.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    ANSWER(SECCOMP_RET_KILL_PROCESS),
#endif

    // What is called most comes first.
    CALL(read), CALL(pread64), CALL(futex), CALL(brk), CALL(munmap), CALL(madvise), CALL(mremap),
    // Memory that is never a program.
    CALL_WITHOUT(mmap, 2, PROT_EXEC), CALL_WITHOUT(mprotect, 2, PROT_EXEC),

    // Fonts and data: files to read, as far as the layer of files lets through.
    CALL_WITHOUT(openat, 2, WRITING),
#ifdef SYS_open
    CALL_WITHOUT(open, 1, WRITING), CALL(access), CALL(stat), CALL(lstat), CALL(readlink),
    CALL(getdents),
#endif
    CALL(close), CALL(fstat), CALL(newfstatat), CALL(statx), CALL(lseek), CALL(readv),
    CALL(faccessat), CALL(readlinkat), CALL(getdents64), CALL(statfs), CALL(fstatfs),
    CALL(getcwd), CALL(fadvise64),
    // Standard error, and nothing else that is open to write.
    CALL_WITH(write, 0, STDERR_FILENO), CALL_WITH(writev, 0, STDERR_FILENO),
    CALL_UP_TO(fcntl, 1, F_GETFL), CALL(dup),

    CALL(clock_gettime), CALL(clock_getres), CALL(clock_nanosleep), CALL(nanosleep),
    CALL(gettimeofday), CALL(times), CALL(getrusage), CALL(sysinfo), CALL(uname),
    CALL(getrandom), CALL(sched_yield), CALL(sched_getaffinity),
    CALL(getpid), CALL(gettid), CALL(getppid), CALL(getuid), CALL(geteuid), CALL(getgid),
    CALL(getegid),
    CALL(rt_sigaction), CALL(rt_sigprocmask), CALL(rt_sigreturn), CALL(sigaltstack),
    CALL(restart_syscall), CALL(set_robust_list), CALL(exit), CALL(exit_group),
    // Limits are read, never set.
    CALL_WITH_NULL(prlimit64, 2),
#ifdef SYS_getrlimit
    CALL(getrlimit),
#endif
    // To raise a signal, as abort() does: only in this process.
    CALL_WITH(tgkill, 0, getpid()),

    // What the C library has other ways for.
    CALL_IS_REFUSED(clone3, ENOSYS), CALL_IS_REFUSED(openat2, ENOSYS),
    CALL_IS_REFUSED(faccessat2, ENOSYS), CALL_IS_REFUSED(rseq, ENOSYS),
    CALL_IS_REFUSED(ioctl, ENOTTY),
    REFUSE(EPERM),
  };
  const struct sock_fprog filter = {
    .len = sizeof program / sizeof program[0],
    .filter = program,
  };
  // A thread that could not follow is named by a positive number.
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter) == 0
             ? 0 : -1;
}

#endif
