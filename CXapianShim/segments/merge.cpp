// The segments that are merged, and the file that makes their tables a database.

#include "glass.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include "merge.hpp"

#include <algorithm>
#include <random>
#include <tuple>
#include <utility>

#include "encoding.hpp"

namespace {

/// Memory for reading the segments of one table.
constexpr size_t buffer_memory = 6 << 20;
constexpr size_t smallest_buffer = 4 << 10;
constexpr size_t largest_buffer = 256 << 10;

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

Merge::Merge(const std::vector<std::string> &paths, std::string destination)
    : destination_(std::move(destination)) {
  for (const std::string &path : paths) {
    files_.push_back(std::make_unique<SegmentFile>(path));
    for (const SegmentFacts &facts : files_.back()->segments()) {
      // Until they have their order, that of the files.
      segments_.push_back({files_.back().get(), facts, static_cast<uint32_t>(segments_.size())});
    }
  }
  std::sort(
    segments_.begin(), segments_.end(), [](const Segment &left, const Segment &right) {
      return std::tie(left.facts.place, left.first) < std::tie(right.facts.place, right.first);
    });
  uint64_t count = 0;
  for (Segment &segment : segments_) {
    segment.first = static_cast<uint32_t>(count + 1);
    count += segment.facts.documents;
  }
  if (count >= UINT32_MAX) throw Xapian::DatabaseError("Too many documents for one database");
  document_count_ = static_cast<uint32_t>(count);
  for (int table = 0; table < glass::table_count; ++table) {
    descriptions_[table] = TableWriter::description_of_none(static_cast<glass::Table>(table));
  }
}

void Merge::amend(
  uint32_t document, uint32_t slot, const std::string &value, const std::string &term) {
  if (document == 0 || document > document_count_) {
    throw Xapian::DocNotFoundError("Document " + std::to_string(document) + " not found");
  }
  if (slot > glass::highest_slot) {
    throw Xapian::InvalidArgumentError("No such value slot in a segment");
  }
  const auto next = static_cast<uint32_t>(additions_.size());
  uint32_t place = additions_by_term_.emplace(term, next).first->second;
  if (place == next || additions_[place].slot != slot || additions_[place].value != value) {
    place = next;
    additions_.push_back({slot, value, term});
  }
  const auto position = std::upper_bound(
    amendments_.begin(), amendments_.end(), document,
    [](uint32_t document, const Amendment &other) { return document < other.document; });
  amendments_.insert(position, {document, place});
}

/// The amendments of a document, where those of documents before it end at a place; the place moves
/// behind them.
Merge::Amendments Merge::amendments_from(size_t &place, uint32_t document) const {
  Amendments found;
  while (place < amendments_.size() && amendments_[place].document < document) ++place;
  found.first = amendments_.data() + place;
  for (; place < amendments_.size() && amendments_[place].document == document; ++place) {
    ++found.count;
  }
  return found;
}

std::string Merge::value_at(size_t segment, uint64_t place, size_t length) const {
  return segments_.at(segment).file->bytes({place, length});
}

size_t Merge::buffer_size() const {
  return std::clamp(
    buffer_memory / std::max<size_t>(segments_.size(), 1), smallest_buffer, largest_buffer);
}

Input Merge::input(const Segment &segment, SegmentFacts::Part part) const {
  return segment.file->part(segment.facts, part, buffer_size());
}

std::unique_ptr<TableWriter> Merge::table(glass::Table table) const {
  return std::make_unique<TableWriter>(destination_, table);
}

void Merge::close(glass::Table table, TableWriter &writer) {
  writer.finish();
  descriptions_[table] = writer.description();
}

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

  std::string out(glass::magic);
  out += static_cast<char>(glass::format >> 8);
  out += static_cast<char>(glass::format & 0xFF);
  out += new_uuid();
  append_number(out, glass::revision);
  for (const std::string &description : descriptions_) out += description;
  append_number(out, document_count_);
  append_number(out, 0);  // How much the highest number given is above that.
  append_number(out, shortest);
  append_number(out, greatest_wdf);
  append_number(out, longest >= greatest_wdf ? longest - greatest_wdf : 0);
  append_number(out, 0);  // The oldest set of changes, for replication.
  append_number(out, total_length);
  append_number(out, greatest_spelling_);
  Output file(destination_ + "/" + std::string(glass::version_file));
  file.append(out);
  file.close();
}

}  // namespace cxapian

#endif
