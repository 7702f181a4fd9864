// What a segment writer has collected is sorted and written.

#include "glass.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include <algorithm>

#include "encoding.hpp"
#include "segment_writer.hpp"

namespace cxapian {

void SegmentWriter::flush() {
  if (facts_.documents == 0 && metadata_.empty() && spellings_.empty()) return;
  facts_.place = place_;
  std::string out;
  for (uint32_t length : lengths_) append_number(out, length);
  facts_.parts[SegmentFacts::lengths] = append(out);
  facts_.parts[SegmentFacts::stored] = append(stored_);
  facts_.parts[SegmentFacts::values] = write_values();
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
  facts_.parts[SegmentFacts::postings] = write_postings();
  facts_.append_to(index_);
  clear();
}

Range SegmentWriter::write_values() {
  std::string out;
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
  return append(out);
}

Range SegmentWriter::write_postings() {
  const std::vector<TermKey> order = sorted_terms();
  const std::vector<TermPosting> postings = sorted_postings(order);
  std::string out;
  Range range = {file_.length(), 0};
  auto posting = postings.begin();
  for (const TermKey &key : order) {
    const Term &term = terms_[key.number];
    append_counted(out, text(term));
    append_number(out, term.document_count);
    append_number(out, term.occurrences);
    uint32_t previous = 0;
    for (const auto end = posting + term.document_count; posting != end; ++posting) {
      append_number(out, posting->document - previous);
      previous = posting->document;
      append_number(out, posting->wdf);
    }
    file_.append(out);
    out.clear();
  }
  range.length = file_.length() - range.offset;
  return range;
}

std::vector<SegmentWriter::TermKey> SegmentWriter::sorted_terms() const {
  std::vector<TermKey> order;
  order.reserve(terms_.size());
  for (uint32_t number = 0; number < terms_.size(); ++number) {
    order.push_back({terms_[number].head, number});
  }
  std::sort(order.begin(), order.end(), [this](const TermKey &left, const TermKey &right) {
    return precedes(left, right);
  });
  return order;
}

/// The postings in the order of their terms, those of a term in the order of the documents.
std::vector<SegmentWriter::TermPosting> SegmentWriter::sorted_postings(
  const std::vector<TermKey> &order) const {
  // Documents come in order, so that a place for each term is all that sorting needs.
  std::vector<uint32_t> places(terms_.size());
  uint32_t place = 0;
  for (const TermKey &key : order) {
    places[key.number] = place;
    place += terms_[key.number].document_count;
  }
  std::vector<TermPosting> sorted(postings_.size());
  for (uint32_t document = 0; document < facts_.documents; ++document) {
    const size_t end = document + 1 < facts_.documents ? document_starts_[document + 1]
                                                       : postings_.size();
    for (size_t index = document_starts_[document]; index < end; ++index) {
      const Posting &posting = postings_[index];
      sorted[places[posting.term]++] = {document, posting.wdf};
    }
  }
  return sorted;
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
  for (DefinedTerm &term : defined_) term.number = 0;
  postings_.clear();
  document_starts_.clear();
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

#endif
