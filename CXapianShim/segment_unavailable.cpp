// Bulk indexing where segments cannot be written: nothing can be opened, so nothing else is called.

#include "internal.hpp"
#include "segments/glass.hpp"

#if !CXAPIAN_HAS_SEGMENTS

using namespace cxapian;

struct cxapian_segment_writer {};

struct cxapian_merge {};

namespace {

[[noreturn]] void refuse() {
  throw Xapian::FeatureUnavailableError(
    "Segments are written with Xapian 1.4, this is " XAPIAN_VERSION);
}

}  // namespace

cxapian_segment_writer *cxapian_segment_writer_open(
  const uint8_t *, size_t, cxapian_error *error) noexcept {
  return guard(error, []() -> cxapian_segment_writer * { refuse(); });
}

cxapian_merge *cxapian_merge_open(
  const cxapian_bytes *, size_t, const uint8_t *, size_t, cxapian_error *error) noexcept {
  return guard(error, []() -> cxapian_merge * { refuse(); });
}

void cxapian_segment_writer_add(
  cxapian_segment_writer *, const uint8_t *, size_t, const uint32_t *, size_t,
  cxapian_error *) noexcept {}

void cxapian_segment_writer_define(
  cxapian_segment_writer *, const uint8_t *, size_t, cxapian_error *) noexcept {}

void cxapian_segment_writer_forget(cxapian_segment_writer *) noexcept {}

void cxapian_segment_writer_set_place(cxapian_segment_writer *, uint64_t) noexcept {}

void cxapian_segment_writer_set_metadata(
  cxapian_segment_writer *, const uint8_t *, size_t, const uint8_t *, size_t,
  cxapian_error *) noexcept {}

void cxapian_segment_writer_add_spelling(
  cxapian_segment_writer *, const uint8_t *, size_t, uint32_t, cxapian_error *) noexcept {}

size_t cxapian_segment_writer_byte_count(const cxapian_segment_writer *) noexcept { return 0; }

void cxapian_segment_writer_flush(cxapian_segment_writer *, cxapian_error *) noexcept {}

void cxapian_segment_writer_finish(cxapian_segment_writer *, cxapian_error *) noexcept {}

void cxapian_segment_writer_free(cxapian_segment_writer *writer) noexcept { delete writer; }

size_t cxapian_merge_segment_count(const cxapian_merge *) noexcept { return 0; }

cxapian_bytes cxapian_merge_values(
  const cxapian_merge *, size_t, uint32_t, cxapian_error *) noexcept {
  return {nullptr, 0};
}

cxapian_bytes cxapian_merge_value_at(
  const cxapian_merge *, size_t, uint64_t, size_t, cxapian_error *) noexcept {
  return {nullptr, 0};
}

void cxapian_merge_amend(
  cxapian_merge *, uint32_t, uint32_t, const uint8_t *, size_t, const uint8_t *, size_t,
  cxapian_error *) noexcept {}

void cxapian_merge_write(cxapian_merge *, cxapian_merge_part, cxapian_error *) noexcept {}

void cxapian_merge_finish(cxapian_merge *, cxapian_error *) noexcept {}

void cxapian_merge_free(cxapian_merge *merge) noexcept { delete merge; }

#endif
