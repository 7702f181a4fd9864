// The tables of stored data and of the terms of each document.

#include "glass.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include <algorithm>

#include "encoding.hpp"
#include "merge.hpp"
#include "term_list.hpp"

namespace {

std::string document_key(uint32_t document) {
  std::string key;
  cxapian::append_document(key, document);
  return key;
}

}  // namespace

namespace cxapian {

void Merge::write_documents() {
  std::unique_ptr<TableWriter> data;
  const auto lists = table(glass::termlist);
  size_t amended = 0;
  Compressor compressor;
  for (const Segment &segment : segments_) {
    Input stored = input(segment, SegmentFacts::stored);
    for (uint32_t index = 0; index < segment.facts.documents; ++index) {
      const uint32_t document = segment.first + index;
      const std::string key = document_key(document);
      const uint64_t head = stored.number();
      if (head >> 1 != 0) {
        if (!data) data = table(glass::docdata);
        data->add(key, stored.bytes(head >> 1), (head & 1) != 0);
      }
      write_document(*lists, key, stored, amendments_from(amended, document), compressor);
    }
  }
  if (data) close(glass::docdata, *data);
  close(glass::termlist, *lists);
}

/// Writes the terms and the slots of a document, whose data was read.
void Merge::write_document(
  TableWriter &lists, const std::string &key, Input &stored, Amendments amendments,
  Compressor &compressor) const {
  const uint64_t head = stored.number();
  const bool was_compressed = (head & 1) != 0;
  if (amendments.count == 0) {
    lists.add(key, stored.bytes(head >> 1), was_compressed);
  } else {
    std::string list(stored.bytes(head >> 1));
    if (was_compressed) list = compressor.expand(list);
    list = amended_terms(list, amendments);
    const auto compressed = compressor.compress(list);
    lists.add(key, compressed.value_or(list), compressed.has_value());
  }
  std::string slots(stored.counted());
  if (amendments.count > 0) slots = amended_slots(slots, amendments);
  if (!slots.empty()) lists.add(key + '\0', slots);
}

std::string Merge::amended_terms(
  std::string_view term_list, Amendments amendments) const {
  std::vector<std::string_view> added;
  for (size_t index = 0; index < amendments.count; ++index) {
    const std::string &term = additions_[amendments.first[index].addition].term;
    if (!term.empty()) added.push_back(term);
  }
  std::sort(added.begin(), added.end());
  TermListReader terms(term_list);
  std::string result;
  result.reserve(term_list.size() + 64 * added.size());
  TermListWriter writer(result, terms.document_length(), terms.term_count() + added.size());
  std::string previous;
  const auto write = [&](std::string_view term, uint32_t wdf) {
    writer.add(term, shared_length(previous, term), wdf);
    previous = term;
  };
  auto next = added.cbegin();
  while (terms.next()) {
    for (; next != added.cend() && *next < terms.term(); ++next) write(*next, 0);
    write(terms.term(), terms.wdf());
  }
  for (; next != added.cend(); ++next) write(*next, 0);
  return result;
}

std::string Merge::amended_slots(
  std::string_view slots, Amendments amendments) const {
  std::vector<uint32_t> numbers;
  uint32_t next = 0;
  for (char delta : slots) {
    numbers.push_back(next + static_cast<uint8_t>(delta));
    next = numbers.back() + 1;
  }
  for (size_t index = 0; index < amendments.count; ++index) {
    const Addition &addition = additions_[amendments.first[index].addition];
    if (!addition.value.empty()) numbers.push_back(addition.slot);
  }
  std::sort(numbers.begin(), numbers.end());
  std::string result;
  next = 0;
  for (uint32_t number : numbers) {
    append_number(result, number - next);
    next = number + 1;
  }
  return result;
}

}  // namespace cxapian

#endif
