// The tables of stored data and of the terms of each document.

#include <algorithm>

#include "compressor.hpp"
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
  const auto lists = table(termlist);
  Compressor compressor;
  for (const Segment &segment : segments_) {
    Input stored = input(segment, SegmentFacts::stored);
    for (uint32_t index = 0; index < segment.facts.documents; ++index) {
      const uint32_t document = segment.first + index;
      std::string key = document_key(document);
      uint64_t head = stored.number();
      if (head >> 1 != 0) {
        if (!data) data = table(docdata);
        data->add(key, stored.bytes(head >> 1), (head & 1) != 0);
      }
      head = stored.number();
      const auto amendments = amendments_.find(document);
      if (amendments == amendments_.end()) {
        lists->add(key, stored.bytes(head >> 1), (head & 1) != 0);
      } else {
        std::string list(stored.bytes(head >> 1));
        if ((head & 1) != 0) list = compressor.expand(list);
        list = amended(list, amendments->second);
        const auto compressed = compressor.compress(list);
        lists->add(key, compressed.value_or(list), compressed.has_value());
      }
      std::string slots(stored.counted());
      if (amendments != amendments_.end()) {
        std::vector<uint32_t> numbers;
        uint32_t next = 0;
        for (char delta : slots) {
          numbers.push_back(next + static_cast<uint8_t>(delta));
          next = numbers.back() + 1;
        }
        for (const Amendment &amendment : amendments->second) {
          if (!amendment.value.empty()) numbers.push_back(amendment.slot);
        }
        std::sort(numbers.begin(), numbers.end());
        slots.clear();
        next = 0;
        for (uint32_t number : numbers) {
          append_number(slots, number - next);
          next = number + 1;
        }
      }
      if (!slots.empty()) {
        key += '\0';
        lists->add(key, slots);
      }
    }
  }
  if (data) close(docdata, *data);
  close(termlist, *lists);
}

std::string Merge::amended(
  std::string_view term_list, const std::vector<Amendment> &amendments) const {
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

}  // namespace cxapian
