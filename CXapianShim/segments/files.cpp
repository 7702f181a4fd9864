#include "glass.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include "files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace {

constexpr size_t output_buffer = 1 << 18;

void write_all(int descriptor, std::string_view bytes, uint64_t offset) {
  while (!bytes.empty()) {
    const ssize_t count =
      pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (count < 0) {
      if (errno == EINTR) continue;
      throw errno;
    }
    bytes.remove_prefix(static_cast<size_t>(count));
    offset += static_cast<uint64_t>(count);
  }
}

}  // namespace

namespace cxapian {

Output::Output(const std::string &path)
    : path_(path), descriptor_(open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666)) {
  if (!descriptor_.is_open()) fail();
}

void Output::append(std::string_view bytes) {
  buffer_ += bytes;
  length_ += bytes.size();
  if (buffer_.size() >= output_buffer) flush();
}

void Output::write_at(uint64_t offset, std::string_view bytes) {
  try {
    write_all(descriptor_.number(), bytes, offset);
  } catch (int error) {
    errno = error;
    fail();
  }
}

void Output::flush() {
  write_at(length_ - buffer_.size(), buffer_);
  buffer_.clear();
}

void Output::close() {
  flush();
  if (!descriptor_.close()) fail();
}

void Output::fail() const { throw Xapian::DatabaseError(path_ + " cannot be written", errno); }

File::File(const std::string &path)
    : path_(path), descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (!descriptor_.is_open()) {
    throw Xapian::DatabaseOpeningError(path_ + " cannot be read", errno);
  }
}

uint64_t File::length() const {
  const off_t end = lseek(descriptor_.number(), 0, SEEK_END);
  if (end < 0) throw Xapian::DatabaseError(path_ + " cannot be read", errno);
  return static_cast<uint64_t>(end);
}

size_t File::read(char *place, size_t count, uint64_t offset) const {
  while (true) {
    const ssize_t got = pread(descriptor_.number(), place, count, static_cast<off_t>(offset));
    if (got >= 0) return static_cast<size_t>(got);
    if (errno != EINTR) throw Xapian::DatabaseError(path_ + " cannot be read", errno);
  }
}

Input::Input(const File &file, Range range, size_t buffer)
    : file_(&file), at_once_(buffer), offset_(range.offset), left_(range.length) {}

void Input::fill(size_t count) {
  buffer_.erase(0, position_);
  position_ = 0;
  while (buffer_.size() < count) {
    const size_t had = buffer_.size();
    const size_t wanted = std::min<uint64_t>(std::max(at_once_, count) - had, left_);
    if (wanted == 0) fail_early();
    buffer_.resize(had + wanted);
    const size_t got = file_->read(&buffer_[had], wanted, offset_);
    if (got == 0) fail_early();
    buffer_.resize(had + got);
    offset_ += got;
    left_ -= got;
  }
}

uint64_t Input::number() {
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (position_ == buffer_.size()) fill(1);
    const auto byte = static_cast<uint8_t>(buffer_[position_++]);
    value |= uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return value;
  }
  fail_early();
}

std::string_view Input::bytes(size_t count) {
  if (buffer_.size() - position_ < count) fill(count);
  const std::string_view result(buffer_.data() + position_, count);
  position_ += count;
  return result;
}

void Input::fail_early() const {
  throw Xapian::DatabaseCorruptError(file_->path() + " ends too early");
}

}  // namespace cxapian

#endif
