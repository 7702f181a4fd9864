// The format of the databases that segments become: glass, as Xapian 1.4 has it.

#ifndef CXAPIAN_SEGMENTS_GLASS_HPP
#define CXAPIAN_SEGMENTS_GLASS_HPP

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Whether segments can be written. Another series of Xapian may have another format, or other
/// limits in this one; then, and where the build asks for it, nothing here is compiled.
#if XAPIAN_MAJOR_VERSION == 1 && XAPIAN_MINOR_VERSION == 4 && !defined(CXAPIAN_WITHOUT_SEGMENTS)
#define CXAPIAN_HAS_SEGMENTS 1
#else
#define CXAPIAN_HAS_SEGMENTS 0
#endif

#if CXAPIAN_HAS_SEGMENTS

#pragma clang assume_nonnull begin

namespace cxapian::glass {

// The version file.

constexpr std::string_view version_file = "iamglass";
constexpr std::string_view magic = "\x0F\x0DXapian Glass";
/// The date of the format, 2016-03-14.
constexpr uint16_t format = (2016 - 2014) << 9 | 3 << 5 | 14;
/// All that is written here is of the first revision.
constexpr uint32_t revision = 1;

// Tables.

/// In the order of the version file.
enum Table { postlist, docdata, termlist, position, spelling, synonym, table_count };
constexpr std::string_view table_names[table_count] = {
  "postlist", "docdata", "termlist", "position", "spelling", "synonym"};
constexpr std::string_view table_ending = ".glass";

/// Whether Xapian compresses the entries of a table when it changes them.
constexpr bool is_compressed(Table table) { return table != postlist && table != position; }
/// Longer tags are compressed, where that saves space.
constexpr size_t longest_plain_tag = 18;

constexpr size_t longest_key = 255;

// Blocks.

constexpr size_t block_size = 8192;
/// Revision (4), level (1), free bytes in one piece and in all (2 each), end of the directory (2).
constexpr size_t block_head = 11;
/// An item's place in the directory of its block.
constexpr size_t entry_size = 2;
/// The greatest length of an item: four of them fit into a block.
constexpr size_t longest_item = (block_size - block_head - 4 * entry_size) / 4;

// The first bits of an item of a leaf.

constexpr uint8_t compressed_bit = 0x80;
constexpr uint8_t last_bit = 0x40;
constexpr uint8_t first_bit = 0x20;

// The table of postings: what its keys begin with that are no terms.

constexpr std::string_view metadata_mark("\0\xC0", 2);
constexpr std::string_view value_bounds_mark("\0\xD0", 2);
constexpr std::string_view values_mark("\0\xD8", 2);
constexpr std::string_view lengths_mark("\0\xE0", 2);

/// Beyond it, the keys of values would not sort as their slots do.
constexpr uint32_t highest_slot = 127;

/// Postings come in chunks of about so many bytes, the size at which Xapian divides them.
constexpr size_t posting_chunk = 2000;
/// The lengths of documents and the values are looked up for each match on its own, and a chunk is
/// read from its beginning to find one. So they come in smaller chunks than Xapian's, which are the
/// same for its readers: that takes a sixth off a search for two words.
constexpr size_t length_chunk = 250;
constexpr size_t value_chunk = 500;

// The table of spellings: what its keys begin with. The words are found by two or three letters.

/// A word: its frequency.
constexpr char word_mark = 'W';
/// The letters at both ends of short words.
constexpr char ends_mark = 'B';
constexpr char head_mark = 'H';
/// Three letters anywhere.
constexpr char middle_mark = 'M';
constexpr char tail_mark = 'T';
/// In the order of the keys.
constexpr char fragment_marks[] = {ends_mark, head_mark, middle_mark, tail_mark};
/// Longer words are not found by both their ends.
constexpr size_t longest_short_word = 4;
/// Lengths in the lists of words differ from theirs by this, so that they look like letters and
/// compress well.
constexpr char length_mask = 96;

}  // namespace cxapian::glass

#pragma clang assume_nonnull end

#endif

#endif
