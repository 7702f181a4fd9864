#pragma once

#include <stddef.h>
#include <stdint.h>

// What a fuzzer needs and Swift cannot do: say which input a crash or a hang was met with, from
// within a signal handler, and call libFuzzer where the program is linked with it.

#pragma clang assume_nonnull begin

// From now on a crash, or `seconds` of the processor without a new input, prints how to repeat the
// input, and ends the program. `target` is kept: it must stay where it is.
void fuzz_watch(const char *target, uint64_t seed, unsigned seconds);

// Notes the number of the input that is tried next.
void fuzz_note(uint64_t number);

// The processor's time that this thread has had, in seconds.
double fuzz_processor_seconds(void);

// The most memory that this process has had so far, in KB.
long fuzz_most_memory(void);

// Takes an input.
typedef void (*fuzz_input)(const uint8_t *_Nullable bytes, size_t count);

// Whether libFuzzer is there.
int fuzz_is_guided(void);

// Runs libFuzzer with the arguments of a program, the first of which is its name; each string ends
// with a NUL. It may end the program. -1 where libFuzzer is not there.
int fuzz_guided(const uint8_t *arguments, size_t count, fuzz_input check);

#pragma clang assume_nonnull end
