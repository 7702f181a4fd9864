// Bulk indexing.

#include "internal.hpp"
#include "segments/glass.hpp"

bool cxapian_has_segments(void) noexcept { return CXAPIAN_HAS_SEGMENTS; }

#if CXAPIAN_HAS_SEGMENTS

#include "segments/merge.hpp"
#include "segments/segment_writer.hpp"

using namespace cxapian;

struct cxapian_segment_writer {
  SegmentWriter writer;
};

struct cxapian_merge {
  Merge merge;
};

cxapian_segment_writer *cxapian_segment_writer_open(
  const uint8_t *path, size_t path_length, cxapian_error *error) noexcept {
  return guard(error, [&] {
    return new cxapian_segment_writer{SegmentWriter(text(path, path_length))};
  });
}

void cxapian_segment_writer_add(
  cxapian_segment_writer *writer, const uint8_t *document, size_t document_length,
  const uint32_t *numbers, size_t number_count, cxapian_error *error) noexcept {
  guard(error, [&] { writer->writer.add(document, document_length, numbers, number_count); });
}

void cxapian_segment_writer_define(
  cxapian_segment_writer *writer, const uint8_t *term, size_t term_length,
  cxapian_error *error) noexcept {
  guard(error, [&] { writer->writer.define(text(term, term_length)); });
}

void cxapian_segment_writer_forget(cxapian_segment_writer *writer) noexcept {
  writer->writer.forget();
}

void cxapian_segment_writer_set_metadata(
  cxapian_segment_writer *writer, const uint8_t *key, size_t key_length, const uint8_t *value,
  size_t value_length, cxapian_error *error) noexcept {
  guard(error, [&] {
    const std::string name = text(key, key_length);
    require_term(name);
    writer->writer.set_metadata(name, text(value, value_length));
  });
}

void cxapian_segment_writer_add_spelling(
  cxapian_segment_writer *writer, const uint8_t *word, size_t word_length, uint32_t frequency,
  cxapian_error *error) noexcept {
  guard(error, [&] {
    const std::string name = text(word, word_length);
    require_term(name);
    writer->writer.add_spelling(name, frequency);
  });
}

void cxapian_segment_writer_set_place(cxapian_segment_writer *writer, uint64_t place) noexcept {
  writer->writer.set_place(place);
}

size_t cxapian_segment_writer_byte_count(const cxapian_segment_writer *writer) noexcept {
  return writer->writer.byte_count();
}

void cxapian_segment_writer_flush(
  cxapian_segment_writer *writer, cxapian_error *error) noexcept {
  guard(error, [&] { writer->writer.flush(); });
}

void cxapian_segment_writer_finish(
  cxapian_segment_writer *writer, cxapian_error *error) noexcept {
  guard(error, [&] { writer->writer.finish(); });
}

void cxapian_segment_writer_free(cxapian_segment_writer *writer) noexcept { delete writer; }

cxapian_merge *cxapian_merge_open(
  const cxapian_bytes *files, size_t file_count, const uint8_t *destination,
  size_t destination_length, cxapian_error *error) noexcept {
  return guard(error, [&] {
    std::vector<std::string> paths;
    for (size_t index = 0; index < file_count; ++index) paths.push_back(text(files[index]));
    return new cxapian_merge{Merge(paths, text(destination, destination_length))};
  });
}

size_t cxapian_merge_segment_count(const cxapian_merge *merge) noexcept {
  return merge->merge.segment_count();
}

cxapian_bytes cxapian_merge_values(
  const cxapian_merge *merge, size_t segment, uint32_t slot, cxapian_error *error) noexcept {
  return guard(error, [&] {
    std::string packed;
    const auto append = [&packed](auto number) {
      packed.append(reinterpret_cast<const char *>(&number), sizeof number);
    };
    merge->merge.for_each_value(
      segment, slot, [&](uint32_t document, std::string_view value, uint64_t place) {
        append(document);
        append(static_cast<uint32_t>(value.size()));
        append(place);
        packed += value;
      });
    return copy(packed);
  });
}

cxapian_bytes cxapian_merge_value_at(
  const cxapian_merge *merge, size_t segment, uint64_t place, size_t length,
  cxapian_error *error) noexcept {
  return guard(error, [&] { return copy(merge->merge.value_at(segment, place, length)); });
}

void cxapian_merge_amend(
  cxapian_merge *merge, uint32_t document_id, uint32_t slot, const uint8_t *value,
  size_t value_length, const uint8_t *term, size_t term_length, cxapian_error *error) noexcept {
  guard(error, [&] {
    const std::string name = text(term, term_length);
    require_term(name);
    merge->merge.amend(document_id, slot, text(value, value_length), name);
  });
}

void cxapian_merge_write(
  cxapian_merge *merge, cxapian_merge_part part, cxapian_error *error) noexcept {
  guard(error, [&] {
    switch (part) {
      case CXAPIAN_MERGE_POSTINGS: return merge->merge.write_postings();
      case CXAPIAN_MERGE_DOCUMENTS: return merge->merge.write_documents();
      case CXAPIAN_MERGE_SPELLINGS: return merge->merge.write_spellings();
    }
  });
}

void cxapian_merge_finish(cxapian_merge *merge, cxapian_error *error) noexcept {
  guard(error, [&] { merge->merge.finish(); });
}

void cxapian_merge_free(cxapian_merge *merge) noexcept { delete merge; }

#endif
