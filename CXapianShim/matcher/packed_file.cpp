#include "packed_file.hpp"

#include <fcntl.h>

namespace cxapian {

namespace {

constexpr char magic[8] = {'s', 'c', 'o', 'p', 'a', 'c', '1', '\n'};

/// Terms that are in fewer documents are left to Xapian.
constexpr Xapian::doccount least_frequency = 128;

/// So many entries are read at once.
constexpr size_t probe = 8;

uint64_t hash_of(std::string_view term) noexcept {
  // FNV-1a (Fowler, Noll, Vo), whose upper bits are mixed into the lower ones, which choose a place.
  uint64_t hash = 0xCBF29CE484222325;
  for (char byte : term) hash = (hash ^ static_cast<uint8_t>(byte)) * 0x00000100000001B3;
  hash ^= hash >> 32;
  return hash == 0 ? 1 : hash;
}

size_t padded(size_t size) noexcept { return (size + 7) / 8 * 8; }

/// Of a list's bytes behind the checksum; there are a multiple of 4.
uint64_t checksum_of_list(const PackedFile::Bytes &list, size_t size) {
  WordChecksum sum;
  sum.add(
    reinterpret_cast<const uint32_t *>(list.data() + sizeof(uint64_t)),
    (size - sizeof(uint64_t)) / sizeof(uint32_t));
  return sum.value();
}

unsigned bits_of(uint32_t number) noexcept {
  return number == 0 ? 0 : 32 - static_cast<unsigned>(__builtin_clz(number));
}

struct Posting {
  uint32_t document;
  uint32_t wdf;
  uint32_t length;
};

/// Chooses what bounds the weights of a block: of documents that no other one beats, by falling
/// frequency, as many as there is room for; the others are put together with a neighbour.
void choose_impacts(std::vector<Posting> postings, PackedBlock &block) {
  std::sort(postings.begin(), postings.end(), [](const Posting &a, const Posting &b) {
    return a.wdf > b.wdf || (a.wdf == b.wdf && a.length < b.length);
  });
  std::vector<PackedImpact> front;
  uint32_t shortest = UINT32_MAX;
  for (const Posting &posting : postings) {
    if (posting.length >= shortest) continue;
    shortest = posting.length;
    // What is greater counts as infinite, what is longer as that long: both bound all the same.
    front.push_back(
      {static_cast<uint16_t>(std::min<uint32_t>(posting.wdf, UINT16_MAX)),
       static_cast<uint16_t>(std::min<uint32_t>(posting.length, UINT16_MAX))});
  }
  const size_t used = std::min(front.size(), PackedBlock::impacts);
  for (size_t index = 0; index < PackedBlock::impacts; ++index) {
    if (index >= used) {
      block.impact[index] = {0, UINT16_MAX};
      continue;
    }
    // The frequency of the first of its share, and the length of the last.
    const size_t first = index * front.size() / used;
    const size_t last = (index + 1) * front.size() / used - 1;
    block.impact[index] = {front[first].wdf, front[last].length};
  }
}

/// Packs numbers in so many bits each, up to a whole byte.
void append_packed(PackedFile::Bytes &bytes, const std::vector<uint32_t> &numbers, unsigned bits) {
  uint64_t pending = 0;
  unsigned count = 0;
  for (uint32_t number : numbers) {
    pending |= static_cast<uint64_t>(number) << count;
    count += bits;
    for (; count >= 8; count -= 8, pending >>= 8) bytes.push_back(static_cast<uint8_t>(pending));
  }
  if (count > 0) bytes.push_back(static_cast<uint8_t>(pending));
}

/// One term's list.
class ListPacker {
 public:
  void add(const Posting &posting) {
    block_.push_back(posting);
    if (block_.size() == PackedBlock::postings) flush();
  }

  PackedFile::Bytes pack(const std::string &term, uint32_t wdf_upper_bound) {
    if (!block_.empty()) flush();
    PackedList head{};
    head.frequency = frequency_;
    head.wdf_upper_bound = wdf_upper_bound;
    head.term_length = static_cast<uint32_t>(term.size());
    head.block_count = static_cast<uint32_t>(heads_.size());
    const size_t heads_size = heads_.size() * sizeof(PackedBlock);
    const size_t heads = sizeof(head) + padded(term.size());
    PackedFile::Bytes bytes(padded(heads + heads_size + data_.size() + 8));
    std::memcpy(bytes.data(), &head, sizeof(head));
    std::memcpy(bytes.data() + sizeof(head), term.data(), term.size());
    std::memcpy(bytes.data() + heads, heads_.data(), heads_size);
    std::memcpy(bytes.data() + heads + heads_size, data_.data(), data_.size());
    head.checksum = checksum_of_list(bytes, bytes.size());
    std::memcpy(bytes.data(), &head, sizeof(head));
    return bytes;
  }

 private:
  void flush() {
    PackedBlock head{};
    head.count = static_cast<uint8_t>(block_.size());
    head.offset = static_cast<uint32_t>(data_.size());
    head.last_document = block_.back().document;
    head.least_wdf = UINT32_MAX;
    for (const Posting &posting : block_) head.least_wdf = std::min(head.least_wdf, posting.wdf);
    std::vector<uint32_t> distances;
    std::vector<uint32_t> wdfs;
    uint32_t greatest_distance = 0;
    uint32_t greatest_wdf = 0;
    for (const Posting &posting : block_) {
      distances.push_back(posting.document - previous_ - 1);
      previous_ = posting.document;
      wdfs.push_back(posting.wdf - head.least_wdf);
      greatest_distance = std::max(greatest_distance, distances.back());
      greatest_wdf = std::max(greatest_wdf, wdfs.back());
    }
    head.document_bits = static_cast<uint8_t>(bits_of(greatest_distance));
    head.wdf_bits = static_cast<uint8_t>(bits_of(greatest_wdf));
    append_packed(data_, distances, head.document_bits);
    append_packed(data_, wdfs, head.wdf_bits);
    frequency_ += head.count;
    choose_impacts(std::move(block_), head);
    heads_.push_back(head);
    block_.clear();
  }

  std::vector<Posting> block_;
  std::vector<PackedBlock> heads_;
  PackedFile::Bytes data_;
  uint32_t previous_ = 0;
  uint32_t frequency_ = 0;
};

std::vector<PackedEntry> table_of(const std::vector<PackedEntry> &entries) {
  size_t size = probe;
  while (size < 2 * entries.size()) size *= 2;
  std::vector<PackedEntry> table(size, PackedEntry{});
  for (const PackedEntry &entry : entries) {
    size_t place = entry.hash & (size - 1);
    while (table[place].hash != 0) place = (place + 1) & (size - 1);
    table[place] = entry;
  }
  return table;
}

}  // namespace

void write_packed_postings(
  const Xapian::Database &database, const DocumentLengths &lengths, const std::string &path) {
  SideFileWriter file(path);
  PackedHeader header{};
  file.write(&header, sizeof(header));
  std::vector<PackedEntry> entries;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    if (term.get_termfreq() < least_frequency) continue;
    const std::string name = *term;
    const auto wdf_upper_bound = database.get_wdf_upper_bound(name);
    if (wdf_upper_bound == 0) continue;
    ListPacker packer;
    const auto last = database.postlist_end(name);
    for (auto it = database.postlist_begin(name); it != last; ++it) {
      packer.add({*it, it.get_wdf(), lengths[*it]});
    }
    const PackedFile::Bytes bytes = packer.pack(name, wdf_upper_bound);
    entries.push_back({hash_of(name), file.size(), bytes.size()});
    file.write(bytes.data(), bytes.size());
  }
  const auto table = table_of(entries);
  std::memcpy(header.magic, magic, sizeof(magic));
  header.revision = lengths.revision();
  header.directory_offset = file.size();
  header.entry_count = table.size();
  header.directory_checksum = checksum_of(table);
  header.checksum = checksum_before(header, offsetof(PackedHeader, checksum));
  file.write(table.data(), table.size() * sizeof(PackedEntry));
  file.finish(&header, sizeof(header));
}

std::unique_ptr<PackedFile> PackedFile::open(
  const std::string &path, const Xapian::Database &database) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return nullptr;
  PackedHeader header;
  if (!read_at(file, 0, &header, sizeof(header)) ||
      std::memcmp(header.magic, magic, sizeof(magic)) != 0 ||
      header.checksum != checksum_before(header, offsetof(PackedHeader, checksum))) {
    throw Xapian::DatabaseCorruptError("The packed postings are damaged: " + path);
  }
  if (!header.revision.is_of(database)) return nullptr;
  return std::unique_ptr<PackedFile>(new PackedFile(std::move(file), path, header));
}

void PackedFile::fail() const {
  throw Xapian::DatabaseCorruptError("The packed postings are damaged: " + path_);
}

PackedFile::Bytes PackedFile::list_at(const PackedEntry &entry) const {
  PackedList head;
  if (entry.size < sizeof(head) + 8 || entry.size % 8 != 0 ||
      entry.offset > header_.directory_offset ||
      entry.size > header_.directory_offset - entry.offset) {
    fail();
  }
  Bytes bytes(entry.size + spare);
  if (!read_at(file_, entry.offset, bytes.data(), entry.size)) fail();
  std::memcpy(&head, bytes.data(), sizeof(head));
  const uint64_t blocks = sizeof(head) + padded(head.term_length);
  const uint64_t data = blocks + uint64_t{head.block_count} * sizeof(PackedBlock);
  if (head.checksum != checksum_of_list(bytes, entry.size) || data + 8 > entry.size) fail();
  for (uint64_t place = blocks; place < data; place += sizeof(PackedBlock)) {
    PackedBlock block;
    std::memcpy(&block, bytes.data() + place, sizeof(block));
    const uint64_t end = data + block.offset + packed_size(block.count, block.document_bits) +
      packed_size(block.count, block.wdf_bits);
    if (block.count == 0 || block.count > PackedBlock::postings || block.document_bits > 32 ||
        block.wdf_bits > 32 || end > entry.size) {
      fail();
    }
  }
  return bytes;
}

std::string_view PackedFile::term_of(const Bytes &list) {
  PackedList head;
  std::memcpy(&head, list.data(), sizeof(head));
  return {reinterpret_cast<const char *>(list.data()) + sizeof(head), head.term_length};
}

PackedFile::Bytes PackedFile::list(const std::string &term) const {
  const uint64_t hash = hash_of(term);
  uint64_t place = hash & (header_.entry_count - 1);
  for (uint64_t seen = 0; seen < header_.entry_count;) {
    PackedEntry entries[probe];
    const size_t count = std::min<uint64_t>(probe, header_.entry_count - place);
    if (!read_at(
          file_, header_.directory_offset + place * sizeof(PackedEntry), entries,
          count * sizeof(PackedEntry))) {
      fail();
    }
    for (size_t index = 0; index < count; ++index) {
      if (entries[index].hash == 0) return {};
      if (entries[index].hash != hash) continue;
      Bytes bytes = list_at(entries[index]);
      if (term_of(bytes) == term) return bytes;
    }
    seen += count;
    place = (place + count) & (header_.entry_count - 1);
  }
  return {};
}

void PackedFile::check() const {
  const uint64_t size = header_.entry_count * sizeof(PackedEntry);
  if (!is_of_size(file_, header_.directory_offset + size)) fail();
  std::vector<PackedEntry> table(header_.entry_count);
  if (!read_at(file_, header_.directory_offset, table.data(), size) ||
      checksum_of(table) != header_.directory_checksum) {
    fail();
  }
  for (const PackedEntry &entry : table) {
    if (entry.hash != 0 && hash_of(term_of(list_at(entry))) != entry.hash) fail();
  }
}

}  // namespace cxapian
