#include "CLexicon.h"

#include <string.h>

static const uint8_t aliases[] = {
#embed "../../index/lexicon/aliases.txt"
};
static const uint8_t translations[] = {
#embed "../../index/lexicon/translations.txt"
};
static const uint8_t stems[] = {
#embed "../../index/lexicon/stems.txt"
};

size_t lexicon_size(lexicon_file file) {
  switch (file) {
    case lexicon_aliases: return sizeof aliases;
    case lexicon_translations: return sizeof translations;
    case lexicon_stems: return sizeof stems;
  }
  return 0;
}

void lexicon_copy(lexicon_file file, uint8_t *buffer) {
  switch (file) {
    case lexicon_aliases: memcpy(buffer, aliases, sizeof aliases); break;
    case lexicon_translations: memcpy(buffer, translations, sizeof translations); break;
    case lexicon_stems: memcpy(buffer, stems, sizeof stems); break;
  }
}
