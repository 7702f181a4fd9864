#include "CFuzz.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const char *watched_target;
static uint64_t watched_seed;
static volatile uint64_t number;
static volatile uint64_t number_at_last_tick;
static volatile unsigned ticks;
static unsigned most_ticks;

static const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
enum { crash_count = sizeof crashes / sizeof crashes[0] };
static struct sigaction before[crash_count];

// No function of stdio may be called within a signal handler.
static void put(const char *text) {
  if (write(STDERR_FILENO, text, strlen(text)) < 0) _exit(3);
}

static void put_number(uint64_t value) {
  char digits[21] = {0};
  char *digit = digits + sizeof digits - 1;
  do *--digit = (char)('0' + value % 10);
  while (value /= 10);
  put(digit);
}

static void put_input(const char *what) {
  put("\n");
  put(what);
  put(": repeat it with --target ");
  put(watched_target);
  put(" --seed ");
  put_number(watched_seed);
  put(" --first ");
  put_number(number);
  put(" --runs 1\n");
}

static void on_crash(int signal) {
  put_input("CRASH");
  // What was there before (Swift's backtrace, a sanitizer) goes on when the fault comes again.
  for (int index = 0; index < crash_count; index++) {
    if (crashes[index] == signal) sigaction(signal, &before[index], NULL);
  }
  if (signal == SIGABRT) raise(signal);
}

static void on_tick(int signal) {
  (void)signal;
  if (number != number_at_last_tick) {
    number_at_last_tick = number;
    ticks = 0;
  } else if (++ticks >= most_ticks) {
    put_input("HANG");
    _exit(3);
  }
}

void fuzz_watch(const char *target, uint64_t seed, unsigned seconds) {
  static int is_watching;
  watched_target = target;
  watched_seed = seed;
  most_ticks = seconds;
  ticks = 0;
  if (is_watching) return;
  is_watching = 1;
  struct sigaction crash = {.sa_handler = on_crash, .sa_flags = SA_NODEFER};
  for (int index = 0; index < crash_count; index++) {
    sigaction(crashes[index], &crash, &before[index]);
  }
  struct sigaction tick = {.sa_handler = on_tick, .sa_flags = SA_RESTART};
  sigaction(SIGPROF, &tick, NULL);
  const struct itimerval second = {.it_interval = {.tv_sec = 1}, .it_value = {.tv_sec = 1}};
  setitimer(ITIMER_PROF, &second, NULL);
}

void fuzz_note(uint64_t next) { number = next; }

double fuzz_processor_seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

long fuzz_most_memory(void) {
  struct rusage usage;
  return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss : 0;
}

// libFuzzer's entry for programs with a main of their own (FuzzerInterface.h of LLVM).
typedef int (*fuzzer_callback)(const uint8_t *bytes, size_t count);
extern int LLVMFuzzerRunDriver(int *count, char ***arguments, fuzzer_callback check)
    __attribute__((weak));

static fuzz_input guided_check;

static int call_check(const uint8_t *bytes, size_t count) {
  guided_check(bytes, count);
  return 0;
}

int fuzz_is_guided(void) { return LLVMFuzzerRunDriver != NULL; }

int fuzz_guided(const uint8_t *arguments, size_t count, fuzz_input check) {
  if (!fuzz_is_guided()) return -1;
  char **words = calloc(count + 1, sizeof *words);
  if (words == NULL) return -1;
  const char *next = (const char *)arguments;
  for (size_t index = 0; index < count; index++) {
    words[index] = strdup(next);
    next += strlen(next) + 1;
  }
  guided_check = check;
  int number_of_words = (int)count;
  return LLVMFuzzerRunDriver(&number_of_words, &words, call_check);
}
