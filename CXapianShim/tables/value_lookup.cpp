#include "value_lookup.hpp"

#include "../segments/encoding.hpp"

namespace cxapian {

std::string_view ValueLookup::of(Xapian::docid document) {
  if (reader_) return reader_->of(document);
  if (document_ < document) {
    skip_to(document);
    if (document_ < document) {
      tables_->read_values(slot_, document, chunk_);
      document_ = chunk_.first;
      place_ = 0;
      if (document_ == 0) return {};
      read_value();
      skip_to(document);
    }
  }
  return document_ == document ? value_ : std::string_view();
}

void ValueLookup::skip_to(Xapian::docid document) {
  while (document_ != 0 && document_ < document && place_ < chunk_.bytes.size()) {
    document_ += static_cast<Xapian::docid>(number() + 1);
    read_value();
  }
}

void ValueLookup::read_value() {
  const uint64_t length = number();
  if (chunk_.bytes.size() - place_ < length) fail();
  value_ = std::string_view(chunk_.bytes).substr(place_, length);
  place_ += length;
}

uint64_t ValueLookup::number() {
  const auto number = read_number(chunk_.bytes, place_);
  if (!number) fail();
  return *number;
}

void ValueLookup::fail() const {
  throw Xapian::DatabaseCorruptError("A table is damaged: values end early");
}

}  // namespace cxapian
