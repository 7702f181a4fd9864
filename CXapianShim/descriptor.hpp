// An open file or an end of a pipe.

#ifndef CXAPIAN_DESCRIPTOR_HPP
#define CXAPIAN_DESCRIPTOR_HPP

#include <unistd.h>

#include <utility>

namespace cxapian {

/// Closes what it holds when it goes away.
class Descriptor {
 public:
  explicit Descriptor(int number) noexcept : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor &&other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor(const Descriptor &) = delete;
  Descriptor &operator=(const Descriptor &) = delete;

  int number() const noexcept { return number_; }
  bool is_open() const noexcept { return number_ >= 0; }
  /// Closes it now; false, with `errno`, where that fails.
  bool close() noexcept { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

}  // namespace cxapian

#endif
