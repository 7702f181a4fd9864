#include "merge.hpp"

#include <xapian.h>

#include <algorithm>
#include <random>
#include <utility>

#include "encoding.hpp"

// Another series of Xapian may have another format, or other limits in this one.
static_assert(
  XAPIAN_MAJOR_VERSION == 1 && XAPIAN_MINOR_VERSION == 4,
  "The tables are written as Xapian 1.4 reads them");

namespace {

/// Postings come in chunks of about so many bytes, the size at which Xapian divides them.
constexpr size_t posting_chunk = 2000;
/// The lengths of documents and the values are looked up for each match on its own, and a chunk is
/// read from its beginning to find one. So they come in smaller chunks than Xapian's, which are the
/// same for its readers: that takes a sixth off a search for two words.
constexpr size_t length_chunk = 250;
constexpr size_t value_chunk = 500;
/// Memory for reading the segments of one table.
constexpr size_t buffer_memory = 6 << 20;
constexpr size_t smallest_buffer = 4 << 10;
constexpr size_t largest_buffer = 256 << 10;
/// Lengths in the lists of words differ from theirs by this, so that they look like letters and
/// compress well.
constexpr char length_mask = 96;

// What the keys of the table of postings begin with that are no terms.
constexpr std::string_view metadata_mark("\0\xC0", 2);
constexpr std::string_view value_bounds_mark("\0\xD0", 2);
constexpr std::string_view values_mark("\0\xD8", 2);
constexpr std::string_view lengths_mark("\0\xE0", 2);

std::string document_key(uint32_t document) {
  std::string key;
  cxapian::append_document(key, document);
  return key;
}

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

/// A list of words in their order, each as what differs from the one before.
class WordListWriter {
 public:
  void add(std::string_view word) {
    size_t shared = 0;
    if (!list_.empty()) {
      while (shared < std::min(word.size(), last_.size()) && word[shared] == last_[shared]) {
        ++shared;
      }
      list_ += static_cast<char>(static_cast<char>(shared) ^ length_mask);
    }
    list_ += static_cast<char>(static_cast<char>(word.size() - shared) ^ length_mask);
    list_ += word.substr(shared);
    last_ = word;
  }

  const std::string &list() const { return list_; }

 private:
  std::string list_;
  std::string_view last_;
};

uint32_t fragment(char first, char second, char third = 0) {
  return uint32_t{static_cast<uint8_t>(first)} << 16 | uint32_t{static_cast<uint8_t>(second)} << 8 |
         static_cast<uint8_t>(third);
}

std::string new_uuid() {
  std::random_device random;
  std::string uuid;
  while (uuid.size() < 16) {
    const uint32_t number = random();
    for (int shift = 0; shift < 32; shift += 8) uuid += static_cast<char>(number >> shift);
  }
  // Version 4, by chance (RFC 9562).
  uuid[6] = static_cast<char>((uuid[6] & 0x0F) | 0x40);
  uuid[8] = static_cast<char>((uuid[8] & 0x3F) | 0x80);
  return uuid;
}

}  // namespace

namespace cxapian {

/// A segment's part whose entries are sorted, at one entry: its key was read, the rest was not.
class Merge::Cursor {
 public:
  Cursor(Input input, uint32_t first) : input(std::move(input)), first_document(first) {}

  /// - Returns: Whether there is another entry.
  bool advance() {
    if (input.at_end()) return false;
    key = input.counted();
    return true;
  }

  Input input;
  uint32_t first_document;
  std::string key;
};

// MARK: Reading

Merge::Merge(const std::vector<std::string> &paths, std::string destination)
    : destination_(std::move(destination)) {
  uint64_t count = 0;
  for (const std::string &path : paths) {
    files_.push_back(std::make_unique<SegmentFile>(path));
    for (const SegmentFacts &facts : files_.back()->segments()) {
      segments_.push_back({files_.back().get(), facts, static_cast<uint32_t>(count + 1)});
      count += facts.documents;
    }
  }
  if (count >= UINT32_MAX) throw Xapian::DatabaseError("Too many documents for one database");
  document_count_ = static_cast<uint32_t>(count);
  for (int table = 0; table < table_count; ++table) {
    const bool never = table == postlist || table == position;
    descriptions_[table] = TableWriter::description_of_none(
      never ? Compression::never : Compression::whereItSaves);
  }
}

void Merge::amend(uint32_t document, uint32_t slot, std::string value, std::string term) {
  if (document == 0 || document > document_count_) {
    throw Xapian::DocNotFoundError("Document " + std::to_string(document) + " not found");
  }
  if (slot > highest_slot) throw Xapian::InvalidArgumentError("No such value slot in a segment");
  amendments_[document].push_back({slot, std::move(value), std::move(term)});
}

size_t Merge::buffer_size() const {
  return std::clamp(
    buffer_memory / std::max<size_t>(segments_.size(), 1), smallest_buffer, largest_buffer);
}

Input Merge::input(const Segment &segment, SegmentFacts::Part part) const {
  return segment.file->part(segment.facts, part, buffer_size());
}

/// Calls a function with each key and the cursors of the segments that have it, in their order. It
/// reads the rest of their entries, and returns whether to go on.
template <typename Item>
void Merge::merge(SegmentFacts::Part part, Item &&item) const {
  std::vector<std::unique_ptr<Cursor>> cursors;
  std::vector<Cursor *> heap;
  for (const Segment &segment : segments_) {
    cursors.push_back(std::make_unique<Cursor>(input(segment, part), segment.first));
    if (cursors.back()->advance()) heap.push_back(cursors.back().get());
  }
  const auto follows = [](const Cursor *left, const Cursor *right) {
    const int order = left->key.compare(right->key);
    // Segments without documents share their number with the next.
    return order > 0 || (order == 0 && left->first_document > right->first_document);
  };
  std::make_heap(heap.begin(), heap.end(), follows);
  std::vector<Cursor *> same;
  while (!heap.empty()) {
    same.clear();
    do {
      std::pop_heap(heap.begin(), heap.end(), follows);
      same.push_back(heap.back());
      heap.pop_back();
    } while (!heap.empty() && heap.front()->key == same.front()->key);
    const std::string &key = same.front()->key;
    if (!item(key, same)) return;
    for (Cursor *cursor : same) {
      if (!cursor->advance()) continue;
      heap.push_back(cursor);
      std::push_heap(heap.begin(), heap.end(), follows);
    }
  }
}

// MARK: Tables

std::unique_ptr<TableWriter> Merge::table(Table table) const {
  static constexpr const char *names[table_count] = {
    "postlist", "docdata", "termlist", "position", "spelling", "synonym"};
  const bool never = table == postlist || table == position;
  return std::make_unique<TableWriter>(
    destination_, names[table], never ? Compression::never : Compression::whereItSaves);
}

void Merge::close(Table table, TableWriter &writer) {
  writer.finish();
  descriptions_[table] = writer.description();
}

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
    return true;
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
    if (term.compare(0, prefix_.size(), prefix_) != 0) {
      for (Cursor *cursor : cursors) cursor->input.skip(cursor->input.number());
      return term < prefix_;
    }
    write_added(&term);
    std::string key;
    append_term(key, term);
    ChunkWriter chunks(writer, key, key + '\0', sum.documents, sum.occurrences);
    for (size_t index = 0; index < cursors.size(); ++index) {
      Input &input = cursors[index]->input;
      input.number();  // How long the list is.
      uint32_t document = cursors[index]->first_document;
      for (uint64_t left = frequencies[index].documents; left > 0; --left) {
        document += static_cast<uint32_t>(input.number());
        chunks.add(document, static_cast<uint32_t>(input.number()));
      }
    }
    chunks.finish();
    return true;
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
    return true;
  });
  if (writer) close(position, *writer);
}

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
  size_t place = 0;
  const auto byte = [&]() -> uint8_t {
    if (place == term_list.size()) {
      throw Xapian::DatabaseCorruptError("A list of terms in a segment ends too early");
    }
    return static_cast<uint8_t>(term_list[place++]);
  };
  const auto number = [&] {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const uint8_t part = byte();
      value |= uint64_t{part & 0x7Fu} << shift;
      if (part < 0x80) break;
    }
    return static_cast<uint32_t>(value);
  };
  std::vector<std::pair<std::string, uint32_t>> terms;
  uint32_t length = 0;
  if (!term_list.empty()) {
    length = number();
    const uint32_t count = number();
    std::string term;
    while (terms.size() < count) {
      bool has_wdf = false;
      uint32_t wdf = 0;
      if (!terms.empty()) {
        const uint8_t packed = byte();
        size_t shared = packed;
        if (packed > term.size()) {
          has_wdf = true;
          wdf = static_cast<uint32_t>(packed / (term.size() + 1) - 1);
          shared = packed % (term.size() + 1);
        }
        term.resize(shared);
      }
      for (uint8_t left = byte(); left > 0; --left) term += static_cast<char>(byte());
      if (!has_wdf) wdf = number();
      terms.emplace_back(term, wdf);
    }
  }
  for (const Amendment &amendment : amendments) {
    if (!amendment.term.empty()) terms.emplace_back(amendment.term, 0);
  }
  std::sort(terms.begin(), terms.end());
  std::string result;
  TermListWriter writer(result, length, terms.size());
  for (const auto &[term, wdf] : terms) writer.add(term, wdf);
  return result;
}

// MARK: Spellings

void Merge::write_spellings() {
  std::vector<std::string> words;
  std::vector<uint32_t> frequencies;
  merge(SegmentFacts::spellings, [&](const std::string &word, std::vector<Cursor *> &cursors) {
    uint64_t frequency = 0;
    for (Cursor *cursor : cursors) frequency += cursor->input.number();
    // Xapian suggests nothing for one letter.
    if (word.size() > 1 && frequency > 0) {
      words.push_back(word);
      frequencies.push_back(static_cast<uint32_t>(std::min<uint64_t>(frequency, UINT32_MAX)));
    }
    return true;
  });
  if (words.empty()) return;
  const auto writer = table(spelling);
  for (char kind : {'B', 'H', 'M', 'T'}) write_fragments(*writer, kind, words);
  std::string key;
  std::string tag;
  for (size_t index = 0; index < words.size(); ++index) {
    key = 'W' + words[index];
    tag.clear();
    append_last_number(tag, frequencies[index]);
    writer->add(key, tag);
    greatest_spelling_ = std::max(greatest_spelling_, frequencies[index]);
  }
  close(spelling, *writer);
}

/// Writes the words that share two or three letters: at both ends of short words (B), at the
/// beginning (H), anywhere (M), at the end (T).
void Merge::write_fragments(
  TableWriter &writer, char kind, const std::vector<std::string> &words) const {
  std::vector<std::pair<uint32_t, uint32_t>> places;
  for (uint32_t index = 0; index < words.size(); ++index) {
    const std::string &word = words[index];
    const size_t count = word.size();
    switch (kind) {
      case 'B':
        if (count <= 4) places.emplace_back(fragment(word[0], word[count - 1]), index);
        break;
      case 'H':
        places.emplace_back(fragment(word[0], word[1]), index);
        break;
      case 'T':
        places.emplace_back(fragment(word[count - 2], word[count - 1]), index);
        break;
      default:
        for (size_t start = 0; start + 3 <= count; ++start) {
          places.emplace_back(fragment(word[start], word[start + 1], word[start + 2]), index);
        }
    }
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  Compressor compressor;
  for (size_t index = 0; index < places.size();) {
    const uint32_t letters = places[index].first;
    std::string key = {kind, static_cast<char>(letters >> 16), static_cast<char>(letters >> 8)};
    if (kind == 'M') key += static_cast<char>(letters);
    WordListWriter list;
    for (; index < places.size() && places[index].first == letters; ++index) {
      list.add(words[places[index].second]);
    }
    const auto compressed = compressor.compress(list.list());
    writer.add(key, compressed.value_or(list.list()), compressed.has_value());
  }
}

// MARK: The version file

void Merge::finish() {
  uint64_t total_length = 0;
  uint32_t shortest = 0;
  uint32_t longest = 0;
  uint32_t greatest_wdf = 0;
  for (const Segment &segment : segments_) {
    total_length += segment.facts.total_length;
    if (segment.facts.shortest > 0 && (shortest == 0 || segment.facts.shortest < shortest)) {
      shortest = segment.facts.shortest;
    }
    longest = std::max(longest, segment.facts.longest);
    greatest_wdf = std::max(greatest_wdf, segment.facts.greatest_wdf);
  }

  // What format it is, and its version: the date 2016-03-14.
  std::string out("\x0F\x0DXapian Glass");
  constexpr uint16_t version = (2016 - 2014) << 9 | 3 << 5 | 14;
  out += static_cast<char>(version >> 8);
  out += static_cast<char>(version & 0xFF);
  out += new_uuid();
  append_number(out, 1);
  for (const std::string &description : descriptions_) out += description;
  append_number(out, document_count_);
  append_number(out, 0);  // How much the highest number given is above that.
  append_number(out, shortest);
  append_number(out, greatest_wdf);
  append_number(out, longest >= greatest_wdf ? longest - greatest_wdf : 0);
  append_number(out, 0);  // The oldest set of changes, for replication.
  append_number(out, total_length);
  append_number(out, greatest_spelling_);
  Output file(destination_ + "/iamglass");
  file.append(out);
  file.close();
}

}  // namespace cxapian
