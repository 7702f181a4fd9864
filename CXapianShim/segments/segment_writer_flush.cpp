// What a segment writer has collected is sorted and written.

#include <algorithm>

#include "encoding.hpp"
#include "segment_writer.hpp"

namespace cxapian {

void SegmentWriter::flush() {
  if (facts_.documents == 0 && metadata_.empty() && spellings_.empty()) return;
  std::string out;
  for (uint32_t length : lengths_) append_number(out, length);
  facts_.parts[SegmentFacts::lengths] = append(out);
  facts_.parts[SegmentFacts::stored] = append(stored_);

  for (const auto &[slot, values] : values_) {
    append_number(out, slot);
    append_number(out, values.size());
    uint32_t previous = 0;
    for (const Value &value : values) {
      append_number(out, value.document - previous);
      previous = value.document;
      append_counted(out, value.bytes);
    }
  }
  facts_.parts[SegmentFacts::values] = append(out);

  for (const auto &[key, value] : metadata_) {
    append_counted(out, key);
    append_counted(out, value);
  }
  facts_.parts[SegmentFacts::metadata] = append(out);

  for (const auto &[word, frequency] : spellings_) {
    append_counted(out, word);
    append_number(out, frequency);
  }
  facts_.parts[SegmentFacts::spellings] = append(out);

  write_postings();
  facts_.append_to(index_);
  clear();
}

void SegmentWriter::write_postings() {
  struct Sorted {
    uint32_t document;
    uint32_t wdf;
    uint32_t positions;
  };
  std::vector<TermKey> order;
  order.reserve(terms_.size());
  for (uint32_t number = 0; number < terms_.size(); ++number) {
    order.push_back({terms_[number].head, number});
  }
  std::sort(order.begin(), order.end(), [this](const TermKey &left, const TermKey &right) {
    return precedes(left, right);
  });
  // Documents come in order, so that a place for each term is all that sorting needs.
  std::vector<uint32_t> places(terms_.size());
  uint32_t place = 0;
  for (const TermKey &key : order) {
    places[key.number] = place;
    place += terms_[key.number].document_count;
  }
  std::vector<Sorted> sorted(postings_.size());
  for (uint32_t document = 0; document < facts_.documents; ++document) {
    const size_t end = document + 1 < facts_.documents ? document_starts_[document + 1]
                                                       : postings_.size();
    for (size_t index = document_starts_[document]; index < end; ++index) {
      const Posting &posting = postings_[index];
      sorted[places[posting.term]++] = {document, posting.wdf, posting.positions};
    }
  }

  std::string out;
  Range range = {file_.length(), 0};
  size_t index = 0;
  for (const TermKey &key : order) {
    const Term &term = terms_[key.number];
    append_counted(out, text(term));
    append_number(out, term.document_count);
    append_number(out, term.occurrences);
    uint32_t previous = 0;
    for (size_t end = index + term.document_count; index < end; ++index) {
      append_number(out, sorted[index].document - previous);
      previous = sorted[index].document;
      append_number(out, sorted[index].wdf);
    }
    file_.append(out);
    out.clear();
  }
  range.length = file_.length() - range.offset;
  facts_.parts[SegmentFacts::postings] = range;

  std::string list;
  range = {file_.length(), 0};
  index = 0;
  for (const TermKey &key : order) {
    const Term &term = terms_[key.number];
    list.clear();
    uint32_t previous = 0;
    uint32_t count = 0;
    for (size_t end = index + term.document_count; index < end; ++index) {
      if (sorted[index].positions == 0) continue;
      append_number(list, sorted[index].document - previous);
      previous = sorted[index].document;
      ++count;
      // They stand with their length before them, which is short.
      const size_t begin = sorted[index].positions - 1;
      size_t end_of_length = begin;
      const uint64_t length = read_number(positions_, end_of_length).value_or(0);
      list.append(positions_, begin, end_of_length - begin + length);
    }
    if (count == 0) continue;
    append_counted(out, text(term));
    append_number(out, count);
    out += list;
    file_.append(out);
    out.clear();
  }
  range.length = file_.length() - range.offset;
  facts_.parts[SegmentFacts::positions] = range;
}

Range SegmentWriter::append(std::string &out) {
  const Range range = {file_.length(), out.size()};
  file_.append(out);
  out.clear();
  return range;
}

void SegmentWriter::clear() {
  facts_ = SegmentFacts();
  terms_.clear();
  term_bytes_.clear();
  std::fill(table_.begin(), table_.end(), 0);
  postings_.clear();
  document_starts_.clear();
  positions_.clear();
  lengths_.clear();
  stored_.clear();
  values_.clear();
  value_bytes_ = 0;
  metadata_.clear();
  spellings_.clear();
}

void SegmentWriter::finish() {
  flush();
  std::string tail = index_;
  for (size_t index = 0; index < list_length_bytes; ++index) {
    tail += static_cast<char>(uint64_t{index_.size()} >> (8 * index));
  }
  file_.append(tail);
  file_.close();
}

}  // namespace cxapian
