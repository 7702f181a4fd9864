#include "CLanguageDetector.h"

#include <climits>
#include <cstdio>  // The header of CLD2 names FILE without including it.

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace {

cld_share share(CLD2::Language language, int percent) {
  if (language == CLD2::UNKNOWN_LANGUAGE) return {nullptr, 0};
  return {CLD2::LanguageCode(language), percent};
}

cld_languages detect(const char *text, int length) {
  const CLD2::Language none = CLD2::UNKNOWN_LANGUAGE;
  CLD2::Language language[3] = {none, none, none};
  int percent[3] = {0, 0, 0};
  double score[3] = {0, 0, 0};
  const CLD2::CLDHints no_hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, none};
  int text_bytes = 0;
  int valid_bytes = 0;
  bool is_reliable = false;
  const bool is_plain_text = true;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text, length, is_plain_text, &no_hints, 0, language, percent, score, nullptr, &text_bytes,
      &is_reliable, &valid_bytes);
  return {
      share(language[0], percent[0]), share(language[1], percent[1]),
      share(language[2], percent[2]), is_reliable ? 1 : 0};
}

}  // namespace

cld_languages cld_detect(const char *text, size_t length) noexcept {
  if (length == 0 || length > INT_MAX) return {};
  try {
    return detect(text, static_cast<int>(length));
  } catch (...) {
    return {};
  }
}
