#include "CHunspell.h"

#include <cstring>
#include <hunspell/hunspell.hxx>
#include <mutex>
#include <string>
#include <unistd.h>

// Dictionaries in UTF-8 share a table of characters. Hunspell 1.7 counts who uses it, without a
// lock, and counts one less with each dictionary that is closed, also with one in another encoding,
// which it never counted: so the table was freed under those that are open. The function that counts
// one more is called for each that is opened, as often as one that is closed may count less. It
// belongs to no header that is installed, and a later Hunspell may be without it.
int initialize_utf_tbl() __attribute__((weak));

static std::mutex opening;

static void keep_table() {
  if (initialize_utf_tbl == nullptr) return;
  for (int time = 0; time < 2; ++time) initialize_utf_tbl();
}

struct hunspell_dictionary {
  Hunspell library;
  hunspell_dictionary(const char *affix_path, const char *words_path)
      : library(affix_path, words_path) {}
};

hunspell_dictionary *hunspell_open(const char *affix_path, const char *words_path) {
  // The library does not say when a file is missing: it opens as a dictionary of no words.
  if (access(affix_path, R_OK) != 0 || access(words_path, R_OK) != 0) return nullptr;
  try {
    const std::lock_guard<std::mutex> lock(opening);
    keep_table();
    return new hunspell_dictionary(affix_path, words_path);
  } catch (...) {
    return nullptr;
  }
}

void hunspell_close(hunspell_dictionary *dictionary) {
  const std::lock_guard<std::mutex> lock(opening);
  delete dictionary;
}

size_t hunspell_stems(hunspell_dictionary *dictionary, const uint8_t *word, size_t length,
                      uint8_t *buffer, size_t capacity) {
  try {
    size_t written = 0;
    const std::string text(reinterpret_cast<const char *>(word), length);
    for (const std::string &stem : dictionary->library.stem(text)) {
      const size_t separator = written == 0 ? 0 : 1;
      if (stem.empty() || written + separator + stem.size() > capacity) continue;
      if (separator != 0) buffer[written++] = '\n';
      std::memcpy(buffer + written, stem.data(), stem.size());
      written += stem.size();
    }
    return written;
  } catch (...) {
    return 0;
  }
}

bool hunspell_knows(hunspell_dictionary *dictionary, const uint8_t *word, size_t length) {
  try {
    return dictionary->library.spell(std::string(reinterpret_cast<const char *>(word), length));
  } catch (...) {
    return false;
  }
}
