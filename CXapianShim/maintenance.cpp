// Compacting and checking.

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <sstream>

#include "descriptor.hpp"
#include "internal.hpp"

using namespace cxapian;

namespace {

bool write_all(int descriptor, const void *bytes, size_t count) noexcept {
  auto *next = static_cast<const char *>(bytes);
  while (count > 0) {
    const ssize_t written = write(descriptor, next, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    next += written;
    count -= static_cast<size_t>(written);
  }
  return true;
}

std::string read_all(int descriptor) {
  std::string result;
  char buffer[4096];
  while (true) {
    const ssize_t count = read(descriptor, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return result;
    result.append(buffer, static_cast<size_t>(count));
  }
}

}  // namespace

void cxapian_compact(
  const cxapian_bytes *sources, size_t source_count, const uint8_t *destination,
  size_t destination_length, cxapian_compaction compaction, uint32_t options,
  cxapian_error *error) noexcept {
  guard(error, [&] {
    if (source_count == 0) throw Xapian::InvalidArgumentError("No database to compact is named");
    Xapian::Database all;
    for (size_t i = 0; i < source_count; ++i) all.add_database(Xapian::Database(text(sources[i])));
    unsigned flags = Xapian::Compactor::STANDARD;
    if (compaction == CXAPIAN_COMPACTION_FULL) flags = Xapian::Compactor::FULL;
    if (compaction == CXAPIAN_COMPACTION_FULLER) flags = Xapian::Compactor::FULLER;
    if (options & CXAPIAN_COMPACT_NO_RENUMBER) flags |= Xapian::DBCOMPACT_NO_RENUMBER;
    if (options & CXAPIAN_COMPACT_MULTIPASS) flags |= Xapian::DBCOMPACT_MULTIPASS;
    if (options & CXAPIAN_COMPACT_SINGLE_FILE) flags |= Xapian::DBCOMPACT_SINGLE_FILE;
    all.compact(text(destination, destination_length), flags);
  });
}

namespace {

/// A process that was started here, and is waited for.
struct Child {
  Child() = default;
  ~Child() {
    while (number > 0 && waitpid(number, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  Child(const Child &) = delete;
  Child &operator=(const Child &) = delete;

  pid_t number = -1;
};

/// What a check has found, as it comes from the process that made it.
enum class Outcome : char { checked, not_there, cannot_open, failed };

std::string message_of(const Xapian::Error &fault) {
  const char *reason = fault.get_error_string();
  return reason == nullptr ? fault.get_msg() : fault.get_msg() + " (" + reason + ")";
}

/// Looks at a database's files, and writes what it finds into a pipe: the outcome, the number of
/// faults, the report.
void check_into(int pipe, const std::string &path) noexcept {
  Outcome outcome = Outcome::checked;
  uint64_t count = 0;
  std::string text;
  try {
    std::ostringstream report;
    try {
      count = Xapian::Database::check(path, 0, &report);
    } catch (const Xapian::DatabaseNotFoundError &fault) {
      outcome = Outcome::not_there;
      report.str(message_of(fault));
    } catch (const Xapian::DatabaseOpeningError &fault) {
      outcome = Outcome::cannot_open;
      report.str(message_of(fault));
    } catch (const Xapian::Error &fault) {
      // Xapian gives up at some faults; they are findings all the same.
      count = 1;
      report.seekp(0, std::ios::end);
      report << fault.get_msg() << '\n';
    }
    text = report.str();
  } catch (...) {
    // A damaged length may ask for more memory than there is.
    outcome = Outcome::failed;
  }
  const char head = static_cast<char>(outcome);
  write_all(pipe, &head, sizeof head) && write_all(pipe, &count, sizeof count) &&
    write_all(pipe, text.data(), text.size());
}

}  // namespace

cxapian_bytes cxapian_check(
  const uint8_t *path, size_t path_length, uint64_t *error_count, cxapian_error *error) noexcept {
  *error_count = 0;
  return guard(error, [&] {
    const std::string name = text(path, path_length);
    // Waited for when its pipe is closed, so that it cannot be writing into one that nobody reads.
    Child child;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw Xapian::InternalError("No pipe for a check", errno);
    // Xapian 1.4.22 reads beyond its buffers where a block is damaged, which may end the process.
    Descriptor reading_end(ends[0]);
    Descriptor writing_end(ends[1]);
    child.number = fork();
    if (child.number == 0) {
      // Its end tells the parent enough.
      signal(SIGSEGV, SIG_DFL);
      signal(SIGBUS, SIG_DFL);
      check_into(ends[1], name);
      _exit(0);
    }
    if (child.number < 0) throw Xapian::InternalError("No process for a check", errno);
    // Else the end of the child would not be the end of what it writes.
    writing_end.close();
    const std::string answer = read_all(reading_end.number());
    const size_t head = 1 + sizeof *error_count;
    if (answer.size() < head || answer[0] == static_cast<char>(Outcome::failed)) {
      *error_count = 1;
      return copy("The check could not go on, because of damage\n");
    }
    if (answer[0] == static_cast<char>(Outcome::not_there)) {
      throw Xapian::DatabaseNotFoundError(answer.substr(head));
    }
    if (answer[0] == static_cast<char>(Outcome::cannot_open)) {
      throw Xapian::DatabaseOpeningError(answer.substr(head));
    }
    std::memcpy(error_count, answer.data() + 1, sizeof *error_count);
    return copy(answer.substr(head));
  });
}
