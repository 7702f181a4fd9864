// The table of postings, which holds metadata, values and the lengths of documents too; and the
// table of positions.

#include <xapian.h>

#include <utility>

#include "encoding.hpp"
#include "merge.hpp"

namespace {

/// Postings come in chunks of about so many bytes, the size at which Xapian divides them.
constexpr size_t posting_chunk = 2000;
/// The lengths of documents and the values are looked up for each match on its own, and a chunk is
/// read from its beginning to find one. So they come in smaller chunks than Xapian's, which are the
/// same for its readers: that takes a sixth off a search for two words.
constexpr size_t length_chunk = 250;
constexpr size_t value_chunk = 500;
// What the keys of the table of postings begin with that are no terms.
constexpr std::string_view metadata_mark("\0\xC0", 2);
constexpr std::string_view value_bounds_mark("\0\xD0", 2);
constexpr std::string_view values_mark("\0\xD8", 2);
constexpr std::string_view lengths_mark("\0\xE0", 2);

/// Writes the postings of a term, or the lengths of all documents, in chunks.
class ChunkWriter {
 public:
  /// - Parameters:
  ///   - key: That of the first chunk.
  ///   - next: What the keys of the others begin with.
  ChunkWriter(
    cxapian::TableWriter &table, std::string key, std::string next, uint64_t documents,
    uint64_t occurrences, size_t chunk_size = posting_chunk)
      : table_(table), key_(std::move(key)), next_(std::move(next)), chunk_size_(chunk_size) {
    cxapian::append_number(head_, documents);
    cxapian::append_number(head_, occurrences);
  }

  void add(uint32_t document, uint32_t wdf) {
    if (!is_begun_) {
      cxapian::append_number(head_, document - 1);
      is_begun_ = true;
      first_ = document;
    } else if (chunk_.size() >= chunk_size_) {
      write(false);
      key_ = next_;
      cxapian::append_document(key_, document);
      first_ = document;
    } else {
      cxapian::append_number(chunk_, document - last_ - 1);
    }
    cxapian::append_number(chunk_, wdf);
    last_ = document;
  }

  void finish() {
    if (is_begun_) write(true);
  }

 private:
  void write(bool is_last) {
    head_ += is_last ? '1' : '0';
    cxapian::append_number(head_, last_ - first_);
    head_ += chunk_;
    table_.add(key_, head_);
    head_.clear();
    chunk_.clear();
  }

  cxapian::TableWriter &table_;
  std::string key_;
  std::string next_;
  size_t chunk_size_;
  std::string head_;
  std::string chunk_;
  bool is_begun_ = false;
  uint32_t first_ = 0;
  uint32_t last_ = 0;
};

}  // namespace

namespace cxapian {

void Merge::write_postings() {
  const auto writer = table(postlist);
  write_metadata(*writer);
  write_values(*writer);
  write_lengths(*writer);
  write_terms(*writer);
  close(postlist, *writer);
}

void Merge::write_metadata(TableWriter &writer) const {
  std::string entry;
  merge(SegmentFacts::metadata, [&](const std::string &key, std::vector<Cursor *> &cursors) {
    entry = metadata_mark;
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

void Merge::write_values(TableWriter &writer) const {
  struct Bounds {
    uint64_t count = 0;
    std::string lower, upper;
  };
  std::map<uint32_t, Bounds> slots;
  const auto for_each = [this](auto &&body) {
    std::vector<Input> inputs;
    std::vector<int64_t> next;
    const auto read_slot = [](Input &input) {
      return input.at_end() ? INT64_MAX : static_cast<int64_t>(input.number());
    };
    for (const Segment &segment : segments_) {
      inputs.push_back(input(segment, SegmentFacts::values));
      next.push_back(read_slot(inputs.back()));
    }
    for (uint32_t slot = 0; slot <= highest_slot; ++slot) {
      bool is_used = false;
      for (size_t index = 0; index < inputs.size(); ++index) {
        if (next[index] != slot) continue;
        is_used = true;
        uint32_t document = segments_[index].first;
        for (uint64_t left = inputs[index].number(); left > 0; --left) {
          document += static_cast<uint32_t>(inputs[index].number());
          body(slot, document, inputs[index].counted());
        }
        next[index] = read_slot(inputs[index]);
      }
      for (const auto &[document, amendments] : amendments_) {
        for (const Amendment &amendment : amendments) {
          if (amendment.slot != slot || amendment.value.empty()) continue;
          if (is_used) {
            throw Xapian::InvalidArgumentError(
              "Slot " + std::to_string(slot) + " has values in a segment");
          }
          body(slot, document, std::string_view(amendment.value));
        }
      }
    }
  };

  for_each([&](uint32_t slot, uint32_t, std::string_view value) {
    Bounds &bounds = slots[slot];
    if (bounds.count++ == 0) {
      bounds.lower = bounds.upper = value;
    } else if (value < bounds.lower) {
      bounds.lower = value;
    } else if (value > bounds.upper) {
      bounds.upper = value;
    }
  });
  std::string key;
  std::string tag;
  for (const auto &[slot, bounds] : slots) {
    key = value_bounds_mark;
    append_last_number(key, slot);
    tag.clear();
    append_number(tag, bounds.count);
    append_counted(tag, bounds.lower);
    if (bounds.lower != bounds.upper) tag += bounds.upper;
    writer.add(key, tag);
  }

  tag.clear();
  uint32_t chunk_slot = 0;
  uint32_t last = 0;
  const auto write_chunk = [&] {
    if (!tag.empty()) writer.add(key, tag);
    tag.clear();
  };
  for_each([&](uint32_t slot, uint32_t document, std::string_view value) {
    if (slot != chunk_slot || tag.size() >= value_chunk) write_chunk();
    if (tag.empty()) {
      chunk_slot = slot;
      key = values_mark;
      append_number(key, slot);
      append_document(key, document);
    } else {
      append_number(tag, document - last - 1);
    }
    append_counted(tag, value);
    last = document;
  });
  write_chunk();
}

void Merge::write_lengths(TableWriter &writer) const {
  const std::string mark(lengths_mark);
  ChunkWriter chunks(writer, mark, mark, 0, 0, length_chunk);
  for (const Segment &segment : segments_) {
    Input lengths = input(segment, SegmentFacts::lengths);
    for (uint32_t index = 0; index < segment.facts.documents; ++index) {
      chunks.add(segment.first + index, static_cast<uint32_t>(lengths.number()));
    }
  }
  chunks.finish();
}

void Merge::write_terms(TableWriter &writer) const {
  std::map<std::string, std::vector<uint32_t>> added;
  for (const auto &[document, amendments] : amendments_) {
    for (const Amendment &amendment : amendments) {
      if (!amendment.term.empty()) added[amendment.term].push_back(document);
    }
  }
  auto next_added = added.begin();
  const auto write_added = [&](const std::string *_Nullable before) {
    for (; next_added != added.end() && (before == nullptr || next_added->first <= *before);
         ++next_added) {
      if (before != nullptr && next_added->first == *before) {
        throw Xapian::InvalidArgumentError("A segment has the term " + *before);
      }
      std::string key;
      append_term(key, next_added->first);
      ChunkWriter chunks(writer, key, key + '\0', next_added->second.size(), 0);
      for (uint32_t document : next_added->second) chunks.add(document, 0);
      chunks.finish();
    }
  };

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
    write_added(&term);
    std::string key;
    append_term(key, term);
    ChunkWriter chunks(writer, key, key + '\0', sum.documents, sum.occurrences);
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
  write_added(nullptr);
}

void Merge::write_positions() {
  std::unique_ptr<TableWriter> writer;
  std::string key;
  merge(SegmentFacts::positions, [&](const std::string &term, std::vector<Cursor *> &cursors) {
    if (!writer) writer = table(position);
    key.clear();
    append_term(key, term);
    key += '\0';
    const size_t term_length = key.size();
    for (Cursor *cursor : cursors) {
      uint32_t document = cursor->first_document;
      for (uint64_t left = cursor->input.number(); left > 0; --left) {
        document += static_cast<uint32_t>(cursor->input.number());
        key.resize(term_length);
        append_document(key, document);
        writer->add(key, cursor->input.counted());
      }
    }
  });
  if (writer) close(position, *writer);
}

}  // namespace cxapian
