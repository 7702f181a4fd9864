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
  const std::vector<Amendment> none;
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
      const auto amendments = amendments_.find(document);
      write_document(
        *lists, key, stored, amendments == amendments_.end() ? none : amendments->second,
        compressor);
    }
  }
  if (data) close(glass::docdata, *data);
  close(glass::termlist, *lists);
}

/// Writes the terms and the slots of a document, whose data was read.
void Merge::write_document(
  TableWriter &lists, const std::string &key, Input &stored,
  const std::vector<Amendment> &amendments, Compressor &compressor) {
  const uint64_t head = stored.number();
  const bool was_compressed = (head & 1) != 0;
  if (amendments.empty()) {
    lists.add(key, stored.bytes(head >> 1), was_compressed);
  } else {
    std::string list(stored.bytes(head >> 1));
    if (was_compressed) list = compressor.expand(list);
    list = amended_terms(list, amendments);
    const auto compressed = compressor.compress(list);
    lists.add(key, compressed.value_or(list), compressed.has_value());
  }
  std::string slots(stored.counted());
  if (!amendments.empty()) slots = amended_slots(slots, amendments);
  if (!slots.empty()) lists.add(key + '\0', slots);
}

std::string Merge::amended_terms(
  std::string_view term_list, const std::vector<Amendment> &amendments) {
  TermList list(term_list);
  for (const Amendment &amendment : amendments) {
    if (!amendment.term.empty()) list.terms.emplace_back(amendment.term, 0);
  }
  std::sort(list.terms.begin(), list.terms.end());
  std::string result;
  TermListWriter writer(result, list.document_length, list.terms.size());
  for (const auto &[term, wdf] : list.terms) writer.add(term, wdf);
  return result;
}

std::string Merge::amended_slots(
  std::string_view slots, const std::vector<Amendment> &amendments) {
  std::vector<uint32_t> numbers;
  uint32_t next = 0;
  for (char delta : slots) {
    numbers.push_back(next + static_cast<uint8_t>(delta));
    next = numbers.back() + 1;
  }
  for (const Amendment &amendment : amendments) {
    if (!amendment.value.empty()) numbers.push_back(amendment.slot);
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
