// What a segment writer has collected is sorted and written.

#include "glass.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include <algorithm>

#include "encoding.hpp"
#include "segment_writer.hpp"
#include "term_list.hpp"

namespace cxapian {

void SegmentWriter::flush() {
  if (facts_.documents == 0 && metadata_.empty() && spellings_.empty()) return;
  facts_.place = place_;
  sort_terms();
  sort_postings();
  facts_.parts[SegmentFacts::postings] = write_postings();
  sort_documents();
  facts_.parts[SegmentFacts::stored] = write_stored();
  facts_.parts[SegmentFacts::values] = write_values();
  std::string out;
  for (uint32_t length : lengths_) append_number(out, length);
  facts_.parts[SegmentFacts::lengths] = append(out);
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
  facts_.append_to(index_);
  clear();
}

Range SegmentWriter::write_values() {
  Range range = {file_.length(), 0};
  std::string head;
  for (const auto &[slot, values] : values_) {
    head.clear();
    append_number(head, slot);
    append_number(head, values.count);
    file_.append(head);
    file_.append(values.bytes);
  }
  range.length = file_.length() - range.offset;
  return range;
}

/// Puts the terms in order, their bytes one behind the other, and counts where they occur.
void SegmentWriter::sort_terms() {
  std::vector<TermKey> order;
  order.reserve(terms_.size());
  for (uint32_t number = 0; number < terms_.size(); ++number) {
    order.push_back({terms_[number].head, number});
  }
  std::sort(order.begin(), order.end(), [this](const TermKey &left, const TermKey &right) {
    return precedes(left, right);
  });
  ranks_.resize(order.size());
  sorted_terms_.clear();
  sorted_terms_.reserve(order.size());
  sorted_bytes_.clear();
  sorted_bytes_.reserve(term_bytes_.size());
  for (const TermKey &key : order) {
    const Term &term = terms_[key.number];
    ranks_[key.number] = static_cast<uint32_t>(sorted_terms_.size());
    SortedTerm sorted = {};
    sorted.head = term.head;
    sorted.offset = static_cast<uint32_t>(sorted_bytes_.size());
    sorted.length = term.length;
    sorted_terms_.push_back(sorted);
    sorted_bytes_ += text(term);
  }
  for (Posting &posting : postings_) {
    posting.term = ranks_[posting.term];
    SortedTerm &term = sorted_terms_[posting.term];
    term.document_count += 1;
    term.occurrences += posting.wdf;
    facts_.greatest_wdf = std::max(facts_.greatest_wdf, posting.wdf);
  }
}

size_t SegmentWriter::end_of_document(uint32_t document) const {
  return document + 1 < document_starts_.size() ? document_starts_[document + 1]
                                                : postings_.size();
}

/// Puts the postings in the order of their terms, those of a term in the order of the documents.
void SegmentWriter::sort_postings() {
  // Documents come in order, so that a place for each term is all that sorting needs.
  std::vector<uint32_t> places;
  places.reserve(sorted_terms_.size());
  uint32_t place = 0;
  for (const SortedTerm &term : sorted_terms_) {
    places.push_back(place);
    place += term.document_count;
  }
  sorted_postings_.resize(postings_.size());
  for (uint32_t document = 0; document < facts_.documents; ++document) {
    const size_t end = end_of_document(document);
    for (size_t index = document_starts_[document]; index < end; ++index) {
      const Posting &posting = postings_[index];
      sorted_postings_[places[posting.term]++] = {document, posting.wdf};
    }
  }
}

/// Puts the postings of each document in the order of the terms: those of all documents, gone through
/// in that order, need no comparison.
void SegmentWriter::sort_documents() {
  std::vector<uint32_t> places = document_starts_;
  auto sorted = sorted_postings_.cbegin();
  for (uint32_t rank = 0; rank < sorted_terms_.size(); ++rank) {
    for (const auto end = sorted + sorted_terms_[rank].document_count; sorted != end; ++sorted) {
      postings_[places[sorted->document]++] = {rank, sorted->wdf};
    }
  }
}

Range SegmentWriter::write_postings() {
  std::string out;
  Range range = {file_.length(), 0};
  auto posting = sorted_postings_.cbegin();
  for (const SortedTerm &term : sorted_terms_) {
    // A document that was refused may have brought it.
    if (term.document_count == 0) continue;
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

/// Writes the data, the terms and the slots of each document.
Range SegmentWriter::write_stored() {
  Range range = {file_.length(), 0};
  const std::string_view stored = stored_;
  std::string list;
  std::string head;
  size_t start = 0;
  for (uint32_t document = 0; document < facts_.documents; ++document) {
    const StoredPlace &place = stored_places_[document];
    file_.append(stored.substr(start, place.data_end - start));
    list.clear();
    append_term_list(list, document);
    const auto compressed = compressor_.compress(list);
    const std::string_view written = compressed.value_or(list);
    head.clear();
    append_number(head, written.size() << 1 | (compressed ? 1 : 0));
    file_.append(head);
    file_.append(written);
    file_.append(stored.substr(place.data_end, place.end - place.data_end));
    start = place.end;
  }
  range.length = file_.length() - range.offset;
  return range;
}

/// Appends the list of a document's terms, whose postings are sorted.
void SegmentWriter::append_term_list(std::string &out, uint32_t document) const {
  const size_t start = document_starts_[document];
  const size_t end = end_of_document(document);
  if (start == end) return;
  TermListWriter list(out, lengths_[document], end - start);
  const SortedTerm *last = nullptr;
  for (size_t index = start; index < end; ++index) {
    const SortedTerm &term = sorted_terms_[postings_[index].term];
    size_t shared = 0;
    if (last != nullptr) {
      shared = last->head == term.head
                 ? shared_length(text(*last), text(term))
                 : std::min<size_t>(shared_bytes(last->head, term.head), last->length);
    }
    list.add(text(term), shared, postings_[index].wdf);
    last = &term;
  }
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
  sightings_.clear();
  term_bytes_.clear();
  std::fill(table_.begin(), table_.end(), 0);
  std::fill(defined_numbers_.begin(), defined_numbers_.end(), 0);
  postings_.clear();
  document_starts_.clear();
  lengths_.clear();
  stored_.clear();
  stored_places_.clear();
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
