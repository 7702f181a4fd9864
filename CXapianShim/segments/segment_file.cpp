#include "glass.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include "segment_file.hpp"

#include "encoding.hpp"

namespace {

void append_range(std::string &out, cxapian::Range range) {
  cxapian::append_number(out, range.offset);
  cxapian::append_number(out, range.length);
}

}  // namespace

namespace cxapian {

void SegmentFacts::append_to(std::string &out) const {
  append_number(out, place);
  append_number(out, documents);
  append_number(out, total_length);
  append_number(out, shortest);
  append_number(out, longest);
  append_number(out, greatest_wdf);
  for (const Range &part : parts) append_range(out, part);
}

SegmentFacts SegmentFacts::read(Input &input) {
  SegmentFacts facts;
  facts.place = input.number();
  facts.documents = static_cast<uint32_t>(input.number());
  facts.total_length = input.number();
  facts.shortest = static_cast<uint32_t>(input.number());
  facts.longest = static_cast<uint32_t>(input.number());
  facts.greatest_wdf = static_cast<uint32_t>(input.number());
  for (Range &part : facts.parts) {
    part.offset = input.number();
    part.length = input.number();
  }
  return facts;
}

SegmentFile::SegmentFile(const std::string &path) : file_(path) {
  const uint64_t length = file_.length();
  char tail[list_length_bytes];
  if (length < list_length_bytes ||
      file_.read(tail, list_length_bytes, length - list_length_bytes) != list_length_bytes) {
    throw Xapian::DatabaseCorruptError(path + " is no finished file of segments");
  }
  uint64_t index_length = 0;
  for (size_t index = 0; index < list_length_bytes; ++index) {
    index_length |= uint64_t{static_cast<uint8_t>(tail[index])} << (8 * index);
  }
  if (index_length > length - list_length_bytes) {
    throw Xapian::DatabaseCorruptError(path + " is no finished file of segments");
  }
  Input index(file_, {length - list_length_bytes - index_length, index_length}, index_length);
  while (!index.at_end()) segments_.push_back(SegmentFacts::read(index));
}

}  // namespace cxapian

#endif
