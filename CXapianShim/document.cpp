// Documents: from their packed form, and as they are stored.

#include "search/page.hpp"
#include "tables/value_lookup.hpp"

using namespace cxapian;

namespace cxapian {

void apply_records(Xapian::Document &document, const uint8_t *bytes, size_t count) {
  PackedReader reader(bytes, count, "document");
  while (!reader.at_end()) {
    switch (reader.number<uint8_t>()) {
      case 'D':
        document.set_data(reader.bytes());
        break;
      case 'V': {
        const auto slot = reader.number<uint32_t>();
        if (slot == Xapian::BAD_VALUENO) reader.fail("no such value slot");
        document.add_value(slot, reader.bytes());
        break;
      }
      case 'T': {
        const auto wdf = reader.number<uint32_t>();
        const std::string term = reader.bytes();
        require_term(term);
        document.add_term(term, wdf);
        break;
      }
      case 'P': {
        const auto position = reader.number<uint32_t>();
        const auto wdf = reader.number<uint32_t>();
        const std::string term = reader.bytes();
        require_term(term);
        document.add_posting(term, position, wdf);
        break;
      }
      default:
        reader.fail("unknown kind of record");
    }
  }
}

Xapian::Document unpack_document(const uint8_t *bytes, size_t count) {
  Xapian::Document document;
  apply_records(document, bytes, count);
  return document;
}

}  // namespace cxapian

uint32_t cxapian_database_document_length(
  const cxapian_database *database, uint32_t document_id, cxapian_error *error) noexcept {
  return guard(error, [&] { return reading(database).get_doclength(document_id); });
}

cxapian_bytes cxapian_database_document_data(
  const cxapian_database *database, uint32_t document_id, cxapian_error *error) noexcept {
  return guard(error, [&] {
    return copy(data_of(document_id, {reading(database), database->tables.get()}));
  });
}

cxapian_bytes cxapian_database_document_value(
  const cxapian_database *database, uint32_t document_id, uint32_t slot,
  cxapian_error *error) noexcept {
  return guard(error, [&] {
    if (database->tables) {
      ValueLookup values(reading(database), database->tables.get(), slot);
      const std::string value(values.of(document_id));
      if (!value.empty()) return copy(value);
    }
    // It may be that there is no such document.
    return copy(reading(database).get_document(document_id).get_value(slot));
  });
}

const cxapian_entries *cxapian_database_document(
  const cxapian_database *database, uint32_t document_id, cxapian_error *error) noexcept {
  return guard(error, [&] {
    const Xapian::Document document = reading(database).get_document(document_id);
    auto list = std::make_unique<EntryList>();
    list->add("").value = list->keep(document.get_data());
    for (auto it = document.values_begin(); it != document.values_end(); ++it) {
      cxapian_entry &entry = list->add("");
      entry.value = list->keep(*it);
      entry.frequency = it.get_valueno();
    }
    return release(std::move(list));
  });
}
