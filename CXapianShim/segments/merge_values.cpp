// The values in the table of postings: their bounds, and the values themselves.

#include "glass.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include <bitset>
#include <utility>

#include "encoding.hpp"
#include "merge.hpp"

namespace {

/// How many documents have a value in a slot, and its least and greatest value.
struct Bounds {
  uint64_t count = 0;
  std::string lower, upper;

  void add(std::string_view value) {
    if (count++ == 0) {
      lower = upper = value;
    } else if (value < lower) {
      lower = value;
    } else if (value > upper) {
      upper = value;
    }
  }
};

/// The next slot of a segment's values, above all where there is none.
int64_t read_slot(cxapian::Input &values) {
  return values.at_end() ? INT64_MAX : static_cast<int64_t>(values.number());
}

}  // namespace

namespace cxapian {

void Merge::write_values(TableWriter &writer) const {
  write_value_bounds(writer);
  write_value_chunks(writer);
}

/// Calls a function with each value, its slot and document before it: slot by slot, those of a slot
/// in the order of the documents.
template <typename Body>
void Merge::for_each_value(Body &&body) const {
  std::vector<Input> inputs;
  std::vector<int64_t> next;
  for (const Segment &segment : segments_) {
    inputs.push_back(input(segment, SegmentFacts::values));
    next.push_back(read_slot(inputs.back()));
  }
  std::bitset<glass::highest_slot + 1> added;
  for (const Addition &addition : additions_) {
    if (!addition.value.empty()) added.set(addition.slot);
  }
  for (uint32_t slot = 0; slot <= glass::highest_slot; ++slot) {
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
    if (added[slot] && is_used) {
      throw Xapian::InvalidArgumentError(
        "Slot " + std::to_string(slot) + " has values in a segment");
    }
    if (!added[slot]) continue;
    for (const Amendment &amendment : amendments_) {
      const Addition &addition = additions_[amendment.addition];
      if (addition.slot != slot || addition.value.empty()) continue;
      body(slot, amendment.document, std::string_view(addition.value));
    }
  }
}

void Merge::write_value_bounds(TableWriter &writer) const {
  std::map<uint32_t, Bounds> slots;
  for_each_value([&](uint32_t slot, uint32_t, std::string_view value) { slots[slot].add(value); });
  std::string key;
  std::string tag;
  for (const auto &[slot, bounds] : slots) {
    key = glass::value_bounds_mark;
    append_last_number(key, slot);
    tag.clear();
    append_number(tag, bounds.count);
    append_counted(tag, bounds.lower);
    if (bounds.lower != bounds.upper) tag += bounds.upper;
    writer.add(key, tag);
  }
}

void Merge::write_value_chunks(TableWriter &writer) const {
  std::string key;
  std::string tag;
  uint32_t chunk_slot = 0;
  uint32_t last = 0;
  const auto write_chunk = [&] {
    if (!tag.empty()) writer.add(key, tag);
    tag.clear();
  };
  for_each_value([&](uint32_t slot, uint32_t document, std::string_view value) {
    if (slot != chunk_slot || tag.size() >= glass::value_chunk) write_chunk();
    if (tag.empty()) {
      chunk_slot = slot;
      key = glass::values_mark;
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

}  // namespace cxapian

#endif
