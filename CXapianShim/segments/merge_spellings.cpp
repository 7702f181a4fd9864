// The table of spellings.

#include "glass.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include <algorithm>
#include <array>
#include <utility>

#include "compressor.hpp"
#include "encoding.hpp"
#include "merge.hpp"

namespace {

using namespace cxapian;

/// A list of words in their order, each as what differs from the one before.
class WordListWriter {
 public:
  void add(std::string_view word) {
    size_t shared = 0;
    if (!list_.empty()) {
      while (shared < std::min(word.size(), last_.size()) && word[shared] == last_[shared]) {
        ++shared;
      }
      list_ += static_cast<char>(static_cast<char>(shared) ^ glass::length_mask);
    }
    list_ += static_cast<char>(static_cast<char>(word.size() - shared) ^ glass::length_mask);
    list_ += word.substr(shared);
    last_ = word;
  }

  const std::string &list() const { return list_; }

 private:
  std::string list_;
  std::string_view last_;
};

/// So many places of letters in words are sorted at once: a million words have some ten million.
constexpr size_t most_places = 2 << 20;

uint32_t fragment(char first, char second, char third = 0) {
  return uint32_t{static_cast<uint8_t>(first)} << 16 | uint32_t{static_cast<uint8_t>(second)} << 8 |
         static_cast<uint8_t>(third);
}

}  // namespace

namespace cxapian {

/// Words one behind the other, as there may be millions.
class Merge::Words {
 public:
  void add(std::string_view word) {
    bytes_ += word;
    ends_.push_back(bytes_.size());
  }

  uint32_t size() const noexcept { return static_cast<uint32_t>(ends_.size()); }
  std::string_view operator[](uint32_t index) const {
    const size_t start = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(bytes_).substr(start, ends_[index] - start);
  }

 private:
  std::string bytes_;
  std::vector<size_t> ends_;
};

void Merge::write_spellings() {
  Words words;
  std::vector<uint32_t> frequencies;
  merge(SegmentFacts::spellings, [&](const std::string &word, std::vector<Cursor *> &cursors) {
    uint64_t frequency = 0;
    for (Cursor *cursor : cursors) frequency += cursor->input.number();
    // Xapian suggests nothing for one letter.
    if (word.size() > 1 && frequency > 0) {
      words.add(word);
      frequencies.push_back(static_cast<uint32_t>(std::min<uint64_t>(frequency, UINT32_MAX)));
    }
  });
  if (words.size() == 0) return;
  const auto writer = table(glass::spelling);
  for (char mark : glass::fragment_marks) write_fragments(*writer, mark, words);
  std::string key;
  std::string tag;
  for (uint32_t index = 0; index < words.size(); ++index) {
    key = glass::word_mark;
    key += words[index];
    tag.clear();
    append_last_number(tag, frequencies[index]);
    writer->add(key, tag);
    greatest_spelling_ = std::max(greatest_spelling_, frequencies[index]);
  }
  close(glass::spelling, *writer);
}

/// Writes the words that share two or three letters, at the place that the mark stands for: first letter
/// by first letter, as many of these at once as memory allows.
void Merge::write_fragments(TableWriter &writer, char mark, const Words &words) const {
  const auto for_each = [&](auto &&body) {
    for (uint32_t index = 0; index < words.size(); ++index) {
      const std::string_view word = words[index];
      const size_t count = word.size();
      switch (mark) {
        case glass::ends_mark:
          if (count <= glass::longest_short_word) body(fragment(word[0], word[count - 1]), index);
          break;
        case glass::head_mark:
          body(fragment(word[0], word[1]), index);
          break;
        case glass::tail_mark:
          body(fragment(word[count - 2], word[count - 1]), index);
          break;
        default:
          for (size_t start = 0; start + 3 <= count; ++start) {
            body(fragment(word[start], word[start + 1], word[start + 2]), index);
          }
      }
    }
  };
  std::array<size_t, 256> counts = {};
  for_each([&](uint32_t letters, uint32_t) { ++counts[letters >> 16]; });
  std::vector<FragmentPlace> places;
  for (uint32_t first = 0; first < counts.size();) {
    uint32_t end = first;
    size_t count = 0;
    do count += counts[end++]; while (end < counts.size() && count + counts[end] <= most_places);
    places.clear();
    places.reserve(count);
    for_each([&](uint32_t letters, uint32_t index) {
      if (letters >> 16 >= first && letters >> 16 < end) places.emplace_back(letters, index);
    });
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    write_fragments(writer, mark, words, places);
    first = end;
  }
}

/// Writes the lists of words of some letters, which are in order.
void Merge::write_fragments(
  TableWriter &writer, char mark, const Words &words,
  const std::vector<FragmentPlace> &places) const {
  Compressor compressor;
  for (size_t index = 0; index < places.size();) {
    const uint32_t letters = places[index].first;
    std::string key = {mark, static_cast<char>(letters >> 16), static_cast<char>(letters >> 8)};
    if (mark == glass::middle_mark) key += static_cast<char>(letters);
    WordListWriter list;
    for (; index < places.size() && places[index].first == letters; ++index) {
      list.add(words[places[index].second]);
    }
    const auto compressed = compressor.compress(list.list());
    writer.add(key, compressed.value_or(list.list()), compressed.has_value());
  }
}

}  // namespace cxapian

#endif
