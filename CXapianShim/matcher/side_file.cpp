#include "side_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace cxapian {

namespace {

constexpr size_t buffer_size = 1 << 18;

}  // namespace

SideFileWriter::SideFileWriter(const std::string &path)
    : path_(path), draft_(path + ".new"),
      file_(::open(draft_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (!file_.is_open()) throw Xapian::DatabaseError("Couldn't create " + draft_, errno);
}

SideFileWriter::~SideFileWriter() {
  if (!is_finished_) ::unlink(draft_.c_str());
}

void SideFileWriter::write(const void *bytes, size_t count) {
  const auto *first = static_cast<const uint8_t *>(bytes);
  buffer_.insert(buffer_.end(), first, first + count);
  if (buffer_.size() >= buffer_size) flush();
}

void SideFileWriter::flush() {
  write_at(written_, buffer_.data(), buffer_.size());
  written_ += buffer_.size();
  buffer_.clear();
}

void SideFileWriter::write_at(uint64_t offset, const void *bytes, size_t count) {
  size_t done = 0;
  while (done < count) {
    const ssize_t put = ::pwrite(
      file_.number(), static_cast<const uint8_t *>(bytes) + done, count - done,
      static_cast<off_t>(offset + done));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) throw Xapian::DatabaseError("Couldn't write " + draft_, errno);
    done += static_cast<size_t>(put);
  }
}

void SideFileWriter::finish(const void *head, size_t count) {
  flush();
  write_at(0, head, count);
  if (!file_.close() || std::rename(draft_.c_str(), path_.c_str()) != 0) {
    throw Xapian::DatabaseError("Couldn't write " + path_, errno);
  }
  is_finished_ = true;
}

bool read_at(const Descriptor &file, uint64_t offset, void *bytes, size_t count) {
  size_t done = 0;
  while (done < count) {
    const ssize_t got = ::pread(
      file.number(), static_cast<uint8_t *>(bytes) + done, count - done,
      static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    done += static_cast<size_t>(got);
  }
  return true;
}

bool is_of_size(const Descriptor &file, uint64_t size) {
  struct stat status;
  return ::fstat(file.number(), &status) == 0 && static_cast<uint64_t>(status.st_size) == size;
}

}  // namespace cxapian
