// Stemming.

#include <algorithm>

#include "internal.hpp"

using namespace cxapian;

struct cxapian_stemmer {
  Xapian::Stem stem;
};

cxapian_stemmer *cxapian_stemmer_open(
  const uint8_t *language, size_t language_length, cxapian_error *error) noexcept {
  return guard(error, [&] {
    return new cxapian_stemmer{Xapian::Stem(text(language, language_length))};
  });
}

void cxapian_stemmer_free(cxapian_stemmer *stemmer) noexcept { delete stemmer; }

size_t cxapian_stemmer_stem(
  cxapian_stemmer *stemmer, const uint8_t *word, size_t word_length, uint8_t *buffer,
  size_t capacity, cxapian_error *error) noexcept {
  return guard(error, [&] {
    const std::string stem = stemmer->stem(text(word, word_length));
    if (const size_t fitting = std::min(stem.size(), capacity)) {
      std::memcpy(buffer, stem.data(), fitting);
    }
    return stem.size();
  });
}

cxapian_bytes cxapian_stemmer_languages(cxapian_error *error) noexcept {
  return guard(error, [&] { return copy(Xapian::Stem::get_available_languages()); });
}
