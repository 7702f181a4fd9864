#include "tables.hpp"

#include "table_reader.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include <libdeflate.h>

#include "../segments/encoding.hpp"

namespace cxapian {

namespace {

[[noreturn]] void fail(const char *what) {
  throw Xapian::DatabaseCorruptError(std::string("A table is damaged: ") + what);
}

/// Expands what is stored. The longest are a hundred times as long as what they are compressed to;
/// what needs more room is left to Xapian.
class Expander {
 public:
  Expander() : decompressor_(libdeflate_alloc_decompressor()) {
    if (!decompressor_) throw std::bad_alloc();
  }

  void expand(const std::string &bytes, std::string &result) const {
    libdeflate_result outcome = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t count = 0;
    for (size_t room = bytes.size() * 4; outcome == LIBDEFLATE_INSUFFICIENT_SPACE; room *= 2) {
      // No compressed byte holds more than 1,032.
      if (room > bytes.size() * 4096) fail("an entry is longer than it can be");
      result.resize(room);
      outcome = libdeflate_deflate_decompress(
        decompressor_.get(), bytes.data(), bytes.size(), result.data(), room, &count);
    }
    if (outcome != LIBDEFLATE_SUCCESS) fail("an entry cannot be expanded");
    result.resize(count);
  }

 private:
  struct Free {
    void operator()(libdeflate_decompressor *decompressor) const {
      libdeflate_free_decompressor(decompressor);
    }
  };
  std::unique_ptr<libdeflate_decompressor, Free> decompressor_;
};

/// Reads numbers off an entry.
class Entry {
 public:
  explicit Entry(std::string_view bytes) : bytes_(bytes) {}

  bool at_end() const noexcept { return place_ == bytes_.size(); }

  uint64_t number() {
    const auto number = read_number(bytes_, place_);
    if (!number) fail("a list ends amid a number");
    return *number;
  }

  char character() {
    if (at_end()) fail("a list ends early");
    return bytes_[place_++];
  }

 private:
  std::string_view bytes_;
  size_t place_ = 0;
};

std::string document_key(Xapian::docid document) {
  std::string key;
  append_document(key, document);
  return key;
}

class GlassTables : public Tables {
 public:
  GlassTables(const std::string &folder, const VersionFile &version, DatabaseRevision revision)
      : revision_(revision), greatest_wdf_(version.greatest_wdf),
        postings_(
          folder, glass::postlist, version.roots[glass::postlist], version.revision),
        data_(folder, glass::docdata, version.roots[glass::docdata], version.revision) {}

  bool is_of(const Xapian::Database &database) const override {
    return revision_.is_of(database);
  }

  bool read_data(Xapian::docid document, std::string &data) override {
    bool is_compressed = false;
    if (!data_.find(document_key(document), tag_, is_compressed)) return false;
    if (is_compressed) {
      expander_.expand(tag_, data);
    } else {
      data = tag_;
    }
    return true;
  }

  bool read_metadata(const std::string &key, std::string &value) override {
    bool is_compressed = false;
    return postings_.find(std::string(glass::metadata_mark) + key, value, is_compressed);
  }

  void for_each_metadata(
    const std::string &prefix,
    const std::function<void(std::string_view, const std::string &)> &body) override {
    const std::string head = std::string(glass::metadata_mark) + prefix;
    postings_.for_each_from(head, [&](std::string_view key, const std::string &value) {
      if (key.substr(0, head.size()) != head) return false;
      body(key.substr(glass::metadata_mark.size()), value);
      return true;
    });
  }

  TermStatistics look_up(
    const std::string &term, ShortList *postings, bool &has_all) override {
    has_all = false;
    std::string key;
    append_term(key, term);
    bool is_compressed = false;
    if (!postings_.find(key, tag_, is_compressed)) return {};
    Entry entry(tag_);
    TermStatistics known;
    known.frequency = static_cast<Xapian::doccount>(entry.number());
    known.collection_frequency = entry.number();
    known.wdf_upper_bound = static_cast<Xapian::termcount>(
      std::min<uint64_t>(known.collection_frequency, greatest_wdf_));
    if (postings == nullptr) return known;
    auto document = static_cast<Xapian::docid>(entry.number() + 1);
    has_all = entry.character() == '1';
    if (!has_all) return known;
    entry.number();  // How far it is to the last document.
    while (true) {
      postings->documents.push_back(document);
      postings->wdfs.push_back(static_cast<Xapian::termcount>(entry.number()));
      if (entry.at_end()) break;
      document += static_cast<Xapian::docid>(entry.number() + 1);
    }
    if (postings->documents.size() != known.frequency) fail("a list of postings has not all");
    return known;
  }

  void read_values(Xapian::valueno slot, Xapian::docid document, ValueChunk &chunk) override {
    std::string head(glass::values_mark);
    append_number(head, slot);
    std::string key = head;
    append_document(key, document);
    postings_.find_last(key, found_, chunk.bytes);
    chunk.first = 0;
    if (found_.compare(0, head.size(), head) != 0) return;
    const auto first = read_document(std::string_view(found_).substr(head.size()));
    if (!first) fail("a key of values has no document");
    chunk.first = *first;
  }

 private:
  DatabaseRevision revision_;
  uint32_t greatest_wdf_;
  TableReader postings_;
  TableReader data_;
  Expander expander_;
  /// What was read last.
  std::string tag_;
  std::string found_;
};

}  // namespace

std::unique_ptr<Tables> Tables::open(const std::string &folder, const Xapian::Database &database) {
  const auto revision = DatabaseRevision::of(database);
  const auto version = VersionFile::read(folder);
  if (!version || version->revision != revision.number || version->uuid != database.get_uuid()) {
    return nullptr;
  }
  return std::make_unique<GlassTables>(folder, *version, revision);
}

}  // namespace cxapian

#else

std::unique_ptr<cxapian::Tables> cxapian::Tables::open(
  const std::string &, const Xapian::Database &) {
  return nullptr;
}

#endif
