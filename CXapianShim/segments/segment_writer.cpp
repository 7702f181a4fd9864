#include "segment_writer.hpp"

#include <xapian.h>

#include <algorithm>
#include <functional>

#include "../internal.hpp"
#include "encoding.hpp"
#include "term_list.hpp"

namespace {

constexpr uint32_t no_position = UINT32_MAX;

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

}  // namespace

namespace cxapian {

void SegmentWriter::add(const uint8_t *_Nullable bytes, size_t count) {
  const uint32_t document = facts_.documents;
  std::string_view data;
  std::map<uint32_t, std::string_view> values;
  document_terms_.clear();
  links_.clear();
  // Not the document's number, which is given again after one that was refused.
  ++added_;

  PackedReader reader(bytes, count, "document");
  while (!reader.at_end()) {
    switch (reader.number<uint8_t>()) {
      case 'D':
        data = reader.view();
        break;
      case 'V': {
        const auto slot = reader.number<uint32_t>();
        if (slot > highest_slot) reader.fail("no such value slot in a segment");
        values[slot] = reader.view();
        break;
      }
      case 'T': {
        const auto wdf = reader.number<uint32_t>();
        document_term(reader.view()).wdf += wdf;
        break;
      }
      case 'P': {
        const auto position = reader.number<uint32_t>();
        const auto wdf = reader.number<uint32_t>();
        DocumentTerm &term = document_term(reader.view());
        term.wdf += wdf;
        const auto link = static_cast<uint32_t>(links_.size());
        links_.push_back({position, no_position});
        if (term.last_position == no_position) {
          term.first_position = link;
        } else {
          links_[term.last_position].next = link;
        }
        term.last_position = link;
        break;
      }
      default:
        reader.fail("unknown kind of record");
    }
  }

  std::sort(
    document_terms_.begin(), document_terms_.end(),
    [this](const DocumentTerm &left, const DocumentTerm &right) {
      return precedes(left.term, right.term);
    });
  uint64_t length = 0;
  for (const DocumentTerm &term : document_terms_) length += term.wdf;
  if (length > UINT32_MAX) reader.fail("its terms occur too often");

  document_starts_.push_back(static_cast<uint32_t>(postings_.size()));
  term_list_.clear();
  if (!document_terms_.empty()) {
    TermListWriter list(term_list_, static_cast<uint32_t>(length), document_terms_.size());
    for (const DocumentTerm &document_term : document_terms_) {
      Term &term = terms_[document_term.term.number];
      term.document_count += 1;
      term.occurrences += document_term.wdf;
      list.add(text(term), document_term.wdf);
      Posting posting = {document_term.term.number, document_term.wdf, 0};
      if (document_term.first_position != no_position) {
        position_list_.clear();
        for (uint32_t link = document_term.first_position; link != no_position;
             link = links_[link].next) {
          position_list_.push_back(links_[link].position);
        }
        if (!std::is_sorted(position_list_.begin(), position_list_.end())) {
          std::sort(position_list_.begin(), position_list_.end());
        }
        position_list_.erase(
          std::unique(position_list_.begin(), position_list_.end()), position_list_.end());
        posting.positions = static_cast<uint32_t>(positions_.size()) + 1;
        position_bytes_.clear();
        append_positions(position_bytes_, position_list_);
        append_counted(positions_, position_bytes_);
      }
      postings_.push_back(posting);
      facts_.greatest_wdf = std::max(facts_.greatest_wdf, document_term.wdf);
    }
  }

  append_stored(data);
  append_stored(term_list_);
  std::string slots;
  uint32_t next_slot = 0;
  for (const auto &[slot, value] : values) {
    if (value.empty()) continue;
    append_number(slots, slot - next_slot);
    next_slot = slot + 1;
    values_[slot].push_back({document, std::string(value)});
    value_bytes_ += sizeof(Value) + value.size();
  }
  append_counted(stored_, slots);

  const auto total = static_cast<uint32_t>(length);
  lengths_.push_back(total);
  facts_.documents += 1;
  facts_.total_length += total;
  facts_.longest = std::max(facts_.longest, total);
  if (total > 0 && (facts_.shortest == 0 || total < facts_.shortest)) facts_.shortest = total;
}

size_t SegmentWriter::byte_count() const noexcept {
  // A posting is sorted into a second list.
  return postings_.size() * (sizeof(Posting) * 2) + positions_.size() + stored_.size() +
         value_bytes_ + terms_.size() * sizeof(Term) + term_bytes_.size() + table_.size() * 4 +
         (metadata_.size() + spellings_.size()) * 128;
}

bool SegmentWriter::precedes(const TermKey &left, const TermKey &right) const {
  if (left.head != right.head) return left.head < right.head;
  return text(terms_[left.number]) < text(terms_[right.number]);
}

SegmentWriter::DocumentTerm &SegmentWriter::document_term(std::string_view bytes) {
  const uint32_t number = number_of(bytes);
  Term &term = terms_[number];
  if (term.last_added != added_) {
    term.last_added = added_;
    term.place = static_cast<uint32_t>(document_terms_.size());
    document_terms_.push_back({{term.head, number}, 0, no_position, no_position});
  }
  return document_terms_[term.place];
}

bool SegmentWriter::is(const Term &term, std::string_view bytes) const {
  if (term.length != bytes.size() || term.head != head_of(bytes)) return false;
  return bytes.size() <= sizeof term.head || text(term) == bytes;
}

uint32_t SegmentWriter::number_of(std::string_view bytes) {
  if (terms_.size() * 2 >= table_.size()) grow_table();
  const uint64_t hash = std::hash<std::string_view>()(bytes);
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

void SegmentWriter::append_stored(std::string_view bytes) {
  const auto compressed = compressor_.compress(bytes);
  const std::string_view written = compressed.value_or(bytes);
  append_number(stored_, written.size() << 1 | (compressed ? 1 : 0));
  stored_ += written;
}

// MARK: Writing

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
