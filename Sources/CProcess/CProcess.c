#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#include <limits.h>
#endif
#ifdef __GLIBC__
#include <link.h>
#include <malloc.h>
#endif
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { complaint_capacity = 4096 };

struct process {
  pid_t id;
  /// The ends of its pipes that are read; -1 where it has closed the other end.
  int output;
  int errors;
  /// The end that answers are written to; -1 where it reads nothing.
  int answers;
  int64_t deadline;
  bool is_group;
  size_t complaint_size;
  uint8_t complaint[complaint_capacity];
};

/// Milliseconds of a clock that never jumps.
static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void close_end(int *descriptor) {
  if (*descriptor >= 0) close(*descriptor);
  *descriptor = -1;
}

/// Moves two ends away from the standard streams, should some of these be closed here.
static int move_ends(int ends[2]) {
  for (int i = 0; i < 2; i++) {
    if (ends[i] > STDERR_FILENO) continue;
    int moved = fcntl(ends[i], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int error = errno;
    if (moved < 0) {
      close(ends[0]);
      close(ends[1]);
      return error;
    }
    close(ends[i]);
    ends[i] = moved;
  }
  return 0;
}

/// A pipe whose ends are none of the standard streams.
static int make_pipe(int ends[2]) {
  return pipe2(ends, O_CLOEXEC) != 0 ? errno : move_ends(ends);
}

/// Starts a program in a folder; its standard input is `/dev/null` where `input` is negative.
static int spawn(pid_t *id, char *const *arguments, const char *folder, bool is_group, int input,
                 int output, int errors) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int error = posix_spawn_file_actions_init(&actions);
  if (error != 0) return error;
  error = posix_spawnattr_init(&attributes);
  if (error != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return error;
  }
  sigset_t none, defaults;
  sigemptyset(&none);
  sigemptyset(&defaults);
  // A program that writes into a pipe that nobody reads is to end.
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
  if (is_group) flags |= POSIX_SPAWN_SETPGROUP;
  posix_spawnattr_setflags(&attributes, flags);
  error = input < 0
              ? posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
              : posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  if (error == 0) error = posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  if (error == 0) error = posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  if (error == 0 && folder[0] != 0) error = posix_spawn_file_actions_addchdir_np(&actions, folder);
  if (error == 0) error = posix_spawnp(id, arguments[0], &actions, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

static void limit(pid_t id, process_limits limits) {
#ifdef __linux__
  struct rlimit memory = {limits.memory, limits.memory};
  if (limits.memory > 0) prlimit(id, RLIMIT_AS, &memory, NULL);
  // It ends by itself even where nobody is left to stop it.
  const rlim_t most = limits.processor_seconds > 0 ? limits.processor_seconds : limits.seconds + 1;
  struct rlimit seconds = {most, most};
  prlimit(id, RLIMIT_CPU, &seconds, NULL);
  struct rlimit none = {0, 0};
  prlimit(id, RLIMIT_CORE, &none, NULL);
#else
  (void)id;
  (void)limits;
#endif
}

/// The arguments of a program, which are its strings one after another; NULL without memory.
static char **argument_list(const uint8_t *arguments, size_t count) {
  char **strings = calloc(count + 1, sizeof *strings);
  if (strings == NULL) return NULL;
  const char *argument = (const char *)arguments;
  for (size_t i = 0; i < count; i++, argument += strlen(argument) + 1) {
    strings[i] = (char *)argument;
  }
  return strings;
}

/// Two ends of a connection, none of them a standard stream.
static int make_connection(int ends[2]) {
  // A pipe would end this process by SIGPIPE, where the other one is gone.
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return errno;
  return move_ends(ends);
}

process *process_start(const uint8_t *arguments, size_t count, const char *folder,
                       process_limits limits, int *error) {
  process *started = calloc(1, sizeof *started);
  char **strings = argument_list(arguments, count);
  int input[2] = {-1, -1}, output[2] = {-1, -1}, errors[2] = {-1, -1};
  *error = started == NULL || strings == NULL ? ENOMEM : make_pipe(output);
  if (*error == 0) *error = make_pipe(errors);
  if (*error == 0 && limits.is_answered) *error = make_connection(input);
  if (*error == 0) {
    *error = spawn(&started->id, strings, folder, limits.is_group, input[1], output[1], errors[1]);
  }
  free(strings);
  close_end(&input[1]);
  close_end(&output[1]);
  close_end(&errors[1]);
  if (*error != 0) {
    close_end(&input[0]);
    close_end(&output[0]);
    close_end(&errors[0]);
    free(started);
    return NULL;
  }
  limit(started->id, limits);
  started->is_group = limits.is_group;
  started->answers = input[0];
  started->output = output[0];
  started->errors = errors[0];
  process_renew(started, limits.seconds);
  return started;
}

void process_renew(process *process, unsigned seconds) {
  process->deadline = now() + (int64_t)seconds * 1000;
}

bool process_answer(process *process, uint8_t answer) {
  ssize_t sent;
  do {
    sent = send(process->answers, &answer, 1, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == 1;
}

int process_become(const char *path, const uint8_t *arguments, size_t count) {
  char **strings = argument_list(arguments, count);
  if (strings == NULL) return ENOMEM;
  // What was to be ignored here need not be there.
  signal(SIGPIPE, SIG_DFL);
  signal(SIGXFSZ, SIG_DFL);
  execv(path, strings);
  int error = errno;
  free(strings);
  return error;
}

void process_launch(const uint8_t *arguments, size_t count) {
  char **strings = argument_list(arguments, count);
  if (strings == NULL) return;
  pid_t child = fork();
  if (child == 0) {
    // The second child is nobody's: it is not waited for.
    if (setsid() < 0 || fork() != 0) _exit(0);
    int nothing = open("/dev/null", O_RDWR);
    for (int stream = 0; stream <= STDERR_FILENO; stream++) dup2(nothing, stream);
    execvp(strings[0], strings);
    _exit(127);
  }
  if (child > 0) waitpid(child, NULL, 0);
  free(strings);
}

/// Takes what there is on standard error; only the first of it is kept.
static void take_errors(process *process) {
  uint8_t buffer[complaint_capacity];
  ssize_t count = read(process->errors, buffer, sizeof buffer);
  if (count < 0 && errno == EINTR) return;
  if (count <= 0) {
    close_end(&process->errors);
    return;
  }
  size_t room = complaint_capacity - process->complaint_size;
  size_t kept = (size_t)count < room ? (size_t)count : room;
  memcpy(process->complaint + process->complaint_size, buffer, kept);
  process->complaint_size += kept;
}

int64_t process_read(process *process, uint8_t *buffer, size_t capacity) {
  while (process->output >= 0 || process->errors >= 0) {
    int64_t left = process->deadline - now();
    if (left <= 0) return -1;
    // poll() passes over descriptors that are negative.
    struct pollfd ends[2] = {{process->output, POLLIN, 0}, {process->errors, POLLIN, 0}};
    int ready = poll(ends, 2, left > 1000 ? 1000 : (int)left);
    if (ready < 0 && errno != EINTR) return -1;
    if (ready <= 0) continue;
    if (ends[1].revents != 0) take_errors(process);
    if (ends[0].revents == 0) continue;
    ssize_t count = read(process->output, buffer, capacity);
    if (count > 0) return count;
    if (count == 0 || errno != EINTR) close_end(&process->output);
  }
  return 0;
}

size_t process_complaint(const process *process, uint8_t *buffer, size_t capacity) {
  size_t count = process->complaint_size < capacity ? process->complaint_size : capacity;
  memcpy(buffer, process->complaint, count);
  return count;
}

int process_end(process *process, int is_wanted) {
  close_end(&process->answers);
  close_end(&process->output);
  close_end(&process->errors);
  bool has_ended = false;
  // A program that has closed its streams ends within moments; waiting has no end of its own.
  while (is_wanted) {
    siginfo_t info = {0};
    has_ended = waitid(P_PID, (id_t)process->id, &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
                info.si_pid == process->id;
    if (has_ended || now() >= process->deadline) break;
    nanosleep(&(struct timespec){0, 500000}, NULL);
  }
  // It is not waited for yet: its number, which is the group's, is nobody else's.
  if (process->is_group) kill(-process->id, SIGKILL);
  if (!has_ended) kill(process->id, SIGKILL);
  int status = 0;
  pid_t ended;
  do {
    ended = waitpid(process->id, &status, 0);
  } while (ended < 0 && errno == EINTR);
  free(process);
  return ended > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static char *fault_text;
static int fault_status;

static void end_on_fault(int number) {
  (void)number;
  if (fault_text != NULL) {
    ssize_t written = write(STDERR_FILENO, fault_text, strlen(fault_text));
    (void)written;
  }
  _exit(fault_status);
}

void process_exit_on_memory_fault(const char *text, int status) {
  fault_text = strdup(text);
  fault_status = status;
  struct sigaction action = {.sa_handler = end_on_fault, .sa_flags = (int)SA_RESETHAND};
  sigemptyset(&action.sa_mask);
  sigaction(SIGSEGV, &action, NULL);
  sigaction(SIGBUS, &action, NULL);
}

void process_release_memory(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

static int64_t give(const char *text, uint8_t *buffer, size_t capacity) {
  if (text == NULL) return -1;
  const size_t length = strlen(text);
  memcpy(buffer, text, length < capacity ? length : capacity);
  return (int64_t)length;
}

int64_t process_argument(char **arguments, size_t index, uint8_t *buffer, size_t capacity) {
  return give(arguments[index], buffer, capacity);
}

int64_t process_environment(const char *name, uint8_t *buffer, size_t capacity) {
  return give(getenv(name), buffer, capacity);
}

int64_t process_program(uint8_t *buffer, size_t capacity) {
#ifdef __APPLE__
  char named[PATH_MAX];
  uint32_t size = sizeof named;
  char *path = _NSGetExecutablePath(named, &size) == 0 ? realpath(named, NULL) : NULL;
#else
  char *path = realpath("/proc/self/exe", NULL);
#endif
  const int64_t length = give(path, buffer, capacity);
  free(path);
  return length;
}

int64_t process_folder(uint8_t *buffer, size_t capacity) {
  char *path = getcwd(NULL, 0);
  const int64_t length = give(path, buffer, capacity);
  free(path);
  return length;
}

#ifdef __GLIBC__
static int is_here(struct dl_phdr_info *object, size_t size, void *result) {
  (void)size;
  const uintptr_t place = (uintptr_t)&is_here;
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
    const uintptr_t start = object->dlpi_addr + segment->p_vaddr;
    if (segment->p_type == PT_LOAD && place >= start && place - start < segment->p_memsz) {
      *(bool *)result = true;
    }
  }
  // The program itself comes first, and is all that counts.
  return 1;
}

bool process_is_program(void) {
  bool result = false;
  dl_iterate_phdr(is_here, &result);
  return result;
}
#else
bool process_is_program(void) { return false; }
#endif
