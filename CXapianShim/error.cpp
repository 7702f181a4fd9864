// From C++ exceptions to codes and messages; freeing of what the functions return.

#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <new>
#include <stdexcept>
#include <string_view>

#include "internal.hpp"

namespace {

struct Class {
  std::string_view name;
  cxapian_error_code code;
};

/// The names are those of `Xapian::Error::get_type`, which also names what a server threw.
constexpr Class classes[] = {
  {"AssertionError", CXAPIAN_ERROR_INTERNAL},
  {"DatabaseClosedError", CXAPIAN_ERROR_DATABASE_CLOSED},
  {"DatabaseCorruptError", CXAPIAN_ERROR_DATABASE_CORRUPT},
  {"DatabaseCreateError", CXAPIAN_ERROR_DATABASE_CREATE},
  {"DatabaseError", CXAPIAN_ERROR_DATABASE},
  {"DatabaseLockError", CXAPIAN_ERROR_DATABASE_LOCKED},
  {"DatabaseModifiedError", CXAPIAN_ERROR_DATABASE_MODIFIED},
  {"DatabaseNotFoundError", CXAPIAN_ERROR_DATABASE_NOT_FOUND},
  {"DatabaseOpeningError", CXAPIAN_ERROR_DATABASE_OPENING},
  {"DatabaseVersionError", CXAPIAN_ERROR_DATABASE_VERSION},
  {"DocNotFoundError", CXAPIAN_ERROR_DOCUMENT_NOT_FOUND},
  {"FeatureUnavailableError", CXAPIAN_ERROR_FEATURE_UNAVAILABLE},
  {"InternalError", CXAPIAN_ERROR_INTERNAL},
  {"InvalidArgumentError", CXAPIAN_ERROR_INVALID_ARGUMENT},
  {"InvalidOperationError", CXAPIAN_ERROR_INVALID_OPERATION},
  {"NetworkError", CXAPIAN_ERROR_NETWORK},
  {"NetworkTimeoutError", CXAPIAN_ERROR_NETWORK_TIMEOUT},
  {"QueryParserError", CXAPIAN_ERROR_QUERY_PARSER},
  {"RangeError", CXAPIAN_ERROR_RANGE},
  {"SerialisationError", CXAPIAN_ERROR_SERIALISATION},
  {"UnimplementedError", CXAPIAN_ERROR_UNIMPLEMENTED},
  {"WildcardError", CXAPIAN_ERROR_WILDCARD},
};

cxapian_error_code code_of(const char *_Nullable type) noexcept {
  const std::string_view name(type == nullptr ? "" : type);
  for (const Class &known : classes) {
    if (known.name == name) return known.code;
  }
  return CXAPIAN_ERROR_UNKNOWN;
}

/// A copy that is empty where memory is short, for use while an error is on its way.
cxapian_bytes try_copy(std::string_view string) noexcept {
  if (string.empty()) return {nullptr, 0};
  auto *bytes = static_cast<uint8_t *>(std::malloc(string.size()));
  if (bytes == nullptr) return {nullptr, 0};
  std::memcpy(bytes, string.data(), string.size());
  return {bytes, string.size()};
}

void record(cxapian_error *error, const Xapian::Error &exception) {
  error->code = code_of(exception.get_type());
  std::string message = exception.get_msg();
  // What the operating system said: "No such file or directory".
  if (const char *reason = exception.get_error_string()) {
    message.append(" (").append(reason).append(")");
  }
  error->message = try_copy(message);
  error->context = try_copy(exception.get_context());
}

}  // namespace

namespace cxapian {

void record_exception(cxapian_error *error) noexcept {
  try {
    throw;
  } catch (const Xapian::Error &exception) {
    try {
      record(error, exception);
    } catch (...) {
      error->code = CXAPIAN_ERROR_OUT_OF_MEMORY;
    }
  } catch (const std::bad_alloc &) {
    error->code = CXAPIAN_ERROR_OUT_OF_MEMORY;
    error->message = try_copy("Out of memory");
  } catch (const std::length_error &exception) {
    // A size beyond what a container can ever hold.
    error->code = CXAPIAN_ERROR_OUT_OF_MEMORY;
    error->message = try_copy(exception.what());
  } catch (const std::exception &exception) {
    error->code = CXAPIAN_ERROR_UNKNOWN;
    error->message = try_copy(exception.what());
  } catch (...) {
    error->code = CXAPIAN_ERROR_UNKNOWN;
    error->message = try_copy("An exception of an unknown type");
  }
}

cxapian_bytes copy(const std::string &string) {
  const cxapian_bytes bytes = try_copy(string);
  if (bytes.count != string.size()) throw std::bad_alloc();
  return bytes;
}

void require_term(const std::string &term) {
  size_t length = term.size();
  for (char byte : term) length += byte == '\0';
  if (length > CXAPIAN_TERM_MAX) {
    throw Xapian::InvalidArgumentError(
      "Term too long: " + std::to_string(length) + " bytes, at most " +
      std::to_string(CXAPIAN_TERM_MAX) + " are possible: " + term.substr(0, 40));
  }
  if (term.empty()) throw Xapian::InvalidArgumentError("A term must not be empty");
}

}  // namespace cxapian

void cxapian_error_clear(cxapian_error *error) noexcept {
  cxapian_bytes_free(error->message);
  cxapian_bytes_free(error->context);
  *error = cxapian_error{CXAPIAN_ERROR_NONE, {nullptr, 0}, {nullptr, 0}};
}

void cxapian_bytes_free(cxapian_bytes bytes) noexcept {
  std::free(const_cast<uint8_t *>(bytes.data));
}

void cxapian_entries_free(const cxapian_entries *entries) noexcept {
  delete static_cast<const cxapian::EntryList *>(entries);
}

cxapian_bytes cxapian_version(void) noexcept {
  const char *version = Xapian::version_string();
  return {reinterpret_cast<const uint8_t *>(version), std::strlen(version)};
}

void cxapian_exit_on_terminate(const uint8_t *text, size_t length, int32_t status) noexcept {
  // Kept for good: whatever ends the program may come last of all.
  static std::string *kept = nullptr;
  static int32_t exit_status = 0;
  exit_status = status;
  kept = new (std::nothrow) std::string(cxapian::text(text, length));
  std::set_terminate([] {
    if (kept != nullptr) {
      [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kept->data(), kept->size());
    }
    _exit(exit_status);
  });
}
