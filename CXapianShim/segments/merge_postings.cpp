// The table of postings, which holds metadata, values and the lengths of documents too.

#include "glass.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include <utility>

#include "encoding.hpp"
#include "merge.hpp"

namespace {

using namespace cxapian;

std::string term_key(std::string_view term) {
  std::string key;
  append_term(key, term);
  return key;
}

/// Writes the postings of a term, or the lengths of all documents, in chunks.
class ChunkWriter {
 public:
  /// For a term.
  ChunkWriter(
    TableWriter &table, std::string_view term, uint64_t documents, uint64_t occurrences)
      : table_(table), key_(term_key(term)), next_(key_ + '\0'), size_(glass::posting_chunk) {
    append_number(head_, documents);
    append_number(head_, occurrences);
  }

  /// For the lengths of documents.
  explicit ChunkWriter(TableWriter &table)
      : table_(table), key_(glass::lengths_mark), next_(key_), size_(glass::length_chunk) {
    // As if they were a term of no document.
    append_number(head_, 0);
    append_number(head_, 0);
  }

  void add(uint32_t document, uint32_t number) {
    if (!is_begun_) {
      append_number(head_, document - 1);
      is_begun_ = true;
      first_ = document;
    } else if (chunk_.size() >= size_) {
      write(false);
      key_ = next_;
      append_document(key_, document);
      first_ = document;
    } else {
      append_number(chunk_, document - last_ - 1);
    }
    append_number(chunk_, number);
    last_ = document;
  }

  void finish() {
    if (is_begun_) write(true);
  }

 private:
  void write(bool is_last) {
    head_ += is_last ? '1' : '0';
    append_number(head_, last_ - first_);
    head_ += chunk_;
    table_.add(key_, head_);
    head_.clear();
    chunk_.clear();
  }

  TableWriter &table_;
  std::string key_;
  /// What the keys of the chunks behind the first begin with.
  std::string next_;
  size_t size_;
  std::string head_;
  std::string chunk_;
  bool is_begun_ = false;
  uint32_t first_ = 0;
  uint32_t last_ = 0;
};

/// Writes the terms that documents get by amendments among those that they have.
class AddedTerms {
 public:
  AddedTerms(TableWriter &table, std::map<std::string, std::vector<uint32_t>> terms)
      : table_(table), terms_(std::move(terms)), next_(terms_.begin()) {}

  void write_before(const std::string &term) {
    while (next_ != terms_.end() && next_->first < term) write_next();
    if (next_ != terms_.end() && next_->first == term) {
      throw Xapian::InvalidArgumentError("A segment has the term " + term);
    }
  }

  void write_rest() {
    while (next_ != terms_.end()) write_next();
  }

 private:
  void write_next() {
    ChunkWriter chunks(table_, next_->first, next_->second.size(), 0);
    for (uint32_t document : next_->second) chunks.add(document, 0);
    chunks.finish();
    ++next_;
  }

  TableWriter &table_;
  const std::map<std::string, std::vector<uint32_t>> terms_;
  std::map<std::string, std::vector<uint32_t>>::const_iterator next_;
};

}  // namespace

namespace cxapian {

void Merge::write_postings() {
  const auto writer = table(glass::postlist);
  write_metadata(*writer);
  write_values(*writer);
  write_lengths(*writer);
  write_terms(*writer);
  close(glass::postlist, *writer);
}

void Merge::write_metadata(TableWriter &writer) const {
  std::string entry;
  merge(SegmentFacts::metadata, [&](const std::string &key, std::vector<Cursor *> &cursors) {
    entry = glass::metadata_mark;
    entry += key;
    bool is_first = true;
    for (Cursor *cursor : cursors) {
      const std::string_view value = cursor->input.counted();
      if (is_first && !value.empty()) {
        writer.add(entry, value);
        is_first = false;
      }
    }
  });
}

void Merge::write_lengths(TableWriter &writer) const {
  ChunkWriter chunks(writer);
  for (const Segment &segment : segments_) {
    Input lengths = input(segment, SegmentFacts::lengths);
    for (uint32_t index = 0; index < segment.facts.documents; ++index) {
      chunks.add(segment.first + index, static_cast<uint32_t>(lengths.number()));
    }
  }
  chunks.finish();
}

void Merge::write_terms(TableWriter &writer) const {
  AddedTerms added(writer, added_terms());
  struct Frequencies {
    uint64_t documents;
    uint64_t occurrences;
  };
  std::vector<Frequencies> frequencies;
  merge(SegmentFacts::postings, [&](const std::string &term, std::vector<Cursor *> &cursors) {
    frequencies.clear();
    Frequencies sum = {0, 0};
    for (Cursor *cursor : cursors) {
      frequencies.push_back({cursor->input.number(), cursor->input.number()});
      sum.documents += frequencies.back().documents;
      sum.occurrences += frequencies.back().occurrences;
    }
    added.write_before(term);
    ChunkWriter chunks(writer, term, sum.documents, sum.occurrences);
    for (size_t index = 0; index < cursors.size(); ++index) {
      Input &input = cursors[index]->input;
      uint32_t document = cursors[index]->first_document;
      for (uint64_t left = frequencies[index].documents; left > 0; --left) {
        document += static_cast<uint32_t>(input.number());
        chunks.add(document, static_cast<uint32_t>(input.number()));
      }
    }
    chunks.finish();
  });
  added.write_rest();
}

std::map<std::string, std::vector<uint32_t>> Merge::added_terms() const {
  std::map<std::string, std::vector<uint32_t>> added;
  for (const Amendment &amendment : amendments_) {
    const std::string &term = additions_[amendment.addition].term;
    if (!term.empty()) added[term].push_back(amendment.document);
  }
  return added;
}

}  // namespace cxapian

#endif
