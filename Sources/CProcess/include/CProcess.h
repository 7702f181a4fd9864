#pragma once

// Running another program and reading what it writes, within bounds of time and memory; and what
// this one was given, how it ends, and what memory it holds.
//
// 1. Functions return 0, or the number of the error as errno has it, unless said otherwise.
// 2. A process is used by one thread at a time, and ended by process_end, whatever happened to it.
// 3. No shell is involved. The program reads nothing, its standard input is /dev/null, unless it is
//    answered.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A program that was started.
typedef struct process process;

/// What bounds a program.
typedef struct {
  /// Seconds from its start after which it is stopped.
  unsigned seconds;
  /// Bytes of address space; what it asks for beyond them it does not get. 0 for any number. Linux
  /// only.
  uint64_t memory;
  /// Seconds of a processor that it may use, where these are not those from its start; else 0.
  unsigned processor_seconds;
  /// Its standard input is what process_answer() gives it.
  bool is_answered;
  /// It leads a group of processes: what it has started ends with it.
  bool is_group;
} process_limits;

/// Starts a program that is looked for in PATH; NULL with the error's number where it cannot be:
/// ENOENT where there is none of that name.
///
/// `arguments` is `count` zero-terminated strings one after another, the program's name first. Its
/// current folder is `folder`; this process's own where that is empty.
process *_Nullable process_start(const uint8_t *_Nonnull arguments, size_t count,
                                 const char *_Nonnull folder, process_limits limits,
                                 int *_Nonnull error);

/// Reads of its standard output what is there next, and waits for it.
///
/// Returns the number of bytes, 0 at the end, or -1 where its time is over.
int64_t process_read(process *_Nonnull process, uint8_t *_Nonnull buffer, size_t capacity);

/// Lets so many seconds begin anew, after which it is stopped.
void process_renew(process *_Nonnull process, unsigned seconds);

/// Gives a byte to a program that is answered; false where it does not listen any more.
bool process_answer(process *_Nonnull process, uint8_t answer);

/// The beginning of what it has written to standard error until now, into a buffer; returns the
/// number of bytes.
size_t process_complaint(const process *_Nonnull process, uint8_t *_Nonnull buffer,
                         size_t capacity);

/// Waits for its end, or stops it: at once where `is_wanted` is 0, else when its time is over.
///
/// Returns its exit status, or -1 where a signal ended it. It is gone afterwards.
int process_end(process *_Nonnull process, int is_wanted);

/// What this process was given, in the system's own bytes, which need not be UTF-8: an argument, the
/// value of an environment variable, the program's own path with links followed, the current folder. As many bytes as there is room for are
/// written into a buffer. Returns how many there are, or -1 where there is none.
int64_t process_argument(char *_Nullable *_Nonnull arguments, size_t index,
                         uint8_t *_Nonnull buffer, size_t capacity);
int64_t process_environment(const char *_Nonnull name, uint8_t *_Nonnull buffer, size_t capacity);
int64_t process_program(uint8_t *_Nonnull buffer, size_t capacity);
int64_t process_folder(uint8_t *_Nonnull buffer, size_t capacity);

/// Makes another program of this process, which keeps its number and its open streams.
///
/// `path` and the `count` arguments are zero-terminated strings, the arguments one after another,
/// the program's name first. Returns the error's number; on success it does not return.
int process_become(const char *_Nonnull path, const uint8_t *_Nonnull arguments, size_t count);

/// Starts a program that is looked for in PATH and goes on by itself, without streams, in a session
/// of its own; `arguments` as above. That it cannot be started is not told.
void process_launch(const uint8_t *_Nonnull arguments, size_t count);

/// From now on a fault of memory (SIGSEGV, SIGBUS) writes a text to standard error and ends this
/// process with a status.
void process_exit_on_memory_fault(const char *_Nonnull text, int status);

/// Whether this library is a part of the program itself, which then can be started once more as a
/// child of its own: glibc gives constructors the arguments of the program.
bool process_is_program(void);

/// Gives the memory that was freed so far back to the system, which the allocator would keep for
/// what is asked for next.
void process_release_memory(void);
