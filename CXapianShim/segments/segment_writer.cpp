#include "glass.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include "segment_writer.hpp"

#include <algorithm>
#include <functional>

#include "../internal.hpp"
#include "encoding.hpp"

namespace {

/// The first bytes of a term as a number that compares as they do.
uint64_t head_of(std::string_view term) {
  constexpr size_t size = sizeof(uint64_t);
  uint64_t head = 0;
  if (term.size() >= size) {
    // Of a fixed number of bytes, which compilers read at once.
    for (size_t index = 0; index < size; ++index) {
      head = head << 8 | static_cast<uint8_t>(term[index]);
    }
    return head;
  }
  for (const char byte : term) head = head << 8 | static_cast<uint8_t>(byte);
  return term.empty() ? 0 : head << 8 * (size - term.size());
}

uint64_t hash_of(std::string_view term) { return std::hash<std::string_view>()(term); }

}  // namespace

namespace cxapian {

void SegmentWriter::add(
  const uint8_t *_Nullable bytes, size_t count, const uint32_t *_Nullable numbers,
  size_t number_count) {
  // Not the document's number, which is given again after one that was refused.
  ++added_;
  const size_t start = postings_.size();
  uint32_t length = 0;
  try {
    document_starts_.push_back(static_cast<uint32_t>(start));
    read_document(bytes, count);
    read_numbers(numbers, number_count);
    length = document_length();
  } catch (...) {
    document_starts_.pop_back();
    postings_.resize(start);
    throw;
  }
  // From here on nothing is refused.
  append_data();
  append_values();
  count_document(length);
}

/// Reads a document, and collects its terms.
void SegmentWriter::read_document(const uint8_t *_Nullable bytes, size_t count) {
  parts_.data = {};
  parts_.values.clear();
  PackedReader reader(bytes, count, "document");
  while (!reader.at_end()) {
    switch (reader.number<uint8_t>()) {
      case 'D':
        parts_.data = reader.view();
        break;
      case 'V': {
        const auto slot = reader.number<uint32_t>();
        if (slot > glass::highest_slot) reader.fail("no such value slot in a segment");
        set_value(slot, reader.view());
        break;
      }
      case 'T': {
        const auto wdf = reader.number<uint32_t>();
        const std::string_view term = reader.view();
        posting(number_of(term, hash_of(term))).wdf += wdf;
        break;
      }
      case 'P':
        reader.fail("a segment has no positions");
      default:
        reader.fail("unknown kind of record");
    }
  }
}

/// The last value of a slot counts.
void SegmentWriter::set_value(uint32_t slot, std::string_view value) {
  auto &values = parts_.values;
  const auto place = std::lower_bound(
    values.begin(), values.end(), slot,
    [](const auto &entry, uint32_t slot) { return entry.first < slot; });
  if (place != values.end() && place->first == slot) {
    place->second = value;
  } else {
    values.insert(place, {slot, value});
  }
}

/// Collects the terms that come by their numbers.
void SegmentWriter::read_numbers(const uint32_t *_Nullable numbers, size_t count) {
  for (size_t index = 0; index < count; ++index) {
    const uint32_t number = numbers[2 * index];
    if (number >= defined_.size()) {
      throw Xapian::InvalidArgumentError("No term has the number " + std::to_string(number));
    }
    uint32_t &term = defined_numbers_[number];
    if (term == 0) {
      const DefinedTerm &defined = defined_[number];
      const auto bytes = std::string_view(defined_bytes_).substr(defined.offset, defined.length);
      term = number_of(bytes, defined.hash) + 1;
    }
    posting(term - 1).wdf += numbers[2 * index + 1];
  }
}

uint32_t SegmentWriter::document_length() const {
  uint64_t length = 0;
  for (size_t index = document_starts_.back(); index < postings_.size(); ++index) {
    length += postings_[index].wdf;
  }
  if (length > UINT32_MAX) {
    throw Xapian::InvalidArgumentError("The terms of a document occur too often");
  }
  return static_cast<uint32_t>(length);
}

void SegmentWriter::define(std::string_view bytes) {
  require_term(std::string(bytes));
  DefinedTerm term = {};
  term.hash = hash_of(bytes);
  term.offset = static_cast<uint32_t>(defined_bytes_.size());
  term.length = static_cast<uint8_t>(bytes.size());
  defined_bytes_ += bytes;
  defined_.push_back(term);
  defined_numbers_.push_back(0);
}

void SegmentWriter::forget() noexcept {
  defined_.clear();
  defined_numbers_.clear();
  defined_bytes_.clear();
}

void SegmentWriter::append_data() {
  const auto compressed = compressor_.compress(parts_.data);
  const std::string_view written = compressed.value_or(parts_.data);
  append_number(stored_, written.size() << 1 | (compressed ? 1 : 0));
  stored_ += written;
  stored_places_.push_back({stored_.size(), 0});
}

void SegmentWriter::append_values() {
  std::string slots;
  uint32_t next_slot = 0;
  for (const auto &[slot, value] : parts_.values) {
    if (value.empty()) continue;
    append_number(slots, slot - next_slot);
    next_slot = slot + 1;
    Values &values = values_[slot];
    const size_t before = values.bytes.size();
    append_number(values.bytes, facts_.documents - values.last_document);
    append_counted(values.bytes, value);
    values.last_document = facts_.documents;
    values.count += 1;
    value_bytes_ += values.bytes.size() - before;
  }
  append_counted(stored_, slots);
  stored_places_.back().end = stored_.size();
}

void SegmentWriter::count_document(uint32_t length) {
  lengths_.push_back(length);
  facts_.documents += 1;
  facts_.total_length += length;
  facts_.longest = std::max(facts_.longest, length);
  if (length > 0 && (facts_.shortest == 0 || length < facts_.shortest)) facts_.shortest = length;
}

size_t SegmentWriter::byte_count() const noexcept {
  // A posting is sorted into a second list.
  return postings_.size() * (sizeof(Posting) + sizeof(TermPosting)) + stored_.size() +
         value_bytes_ + terms_.size() * (sizeof(Term) + sizeof(Sighting) + sizeof(SortedTerm)) + term_bytes_.size() + table_.size() * 4 +
         (metadata_.size() + spellings_.size()) * 128;
}

bool SegmentWriter::precedes(const TermKey &left, const TermKey &right) const {
  if (left.head != right.head) return left.head < right.head;
  return text(terms_[left.number]) < text(terms_[right.number]);
}

/// The posting of a term in the document being added.
SegmentWriter::Posting &SegmentWriter::posting(uint32_t number) {
  Sighting &last = sightings_[number];
  if (last.document != added_) {
    last = {added_, static_cast<uint32_t>(postings_.size())};
    postings_.push_back({number, 0});
  }
  return postings_[last.place];
}

bool SegmentWriter::is(const Term &term, std::string_view bytes) const {
  if (term.length != bytes.size() || term.head != head_of(bytes)) return false;
  return bytes.size() <= sizeof term.head || text(term) == bytes;
}

uint32_t SegmentWriter::number_of(std::string_view bytes, uint64_t hash) {
  if (terms_.size() * 2 >= table_.size()) grow_table();
  size_t slot = hash & (table_.size() - 1);
  for (; table_[slot] != 0; slot = (slot + 1) & (table_.size() - 1)) {
    const Term &term = terms_[table_[slot] - 1];
    if (term.hash == hash && is(term, bytes)) return table_[slot] - 1;
  }
  require_term(std::string(bytes));
  Term term = {};
  term.hash = hash;
  term.head = head_of(bytes);
  term.offset = static_cast<uint32_t>(term_bytes_.size());
  term.length = static_cast<uint8_t>(bytes.size());
  term_bytes_ += bytes;
  terms_.push_back(term);
  sightings_.emplace_back();
  table_[slot] = static_cast<uint32_t>(terms_.size());
  return table_[slot] - 1;
}

void SegmentWriter::grow_table() {
  table_.assign(std::max<size_t>(table_.size() * 2, 1 << 12), 0);
  for (size_t index = 0; index < terms_.size(); ++index) {
    size_t slot = terms_[index].hash & (table_.size() - 1);
    while (table_[slot] != 0) slot = (slot + 1) & (table_.size() - 1);
    table_[slot] = static_cast<uint32_t>(index + 1);
  }
}

}  // namespace cxapian

#endif
