#include "Frames.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// libarchive (Debian: libarchive13) is loaded with the first such file, and need not be there when
// this is built: what is used of it is declared here. Of its formats and filters those are named
// that are wanted; "all" of them would run programs.

struct archive;
struct archive_entry;

static struct {
  struct archive *(*read_new)(void);
  int (*read_free)(struct archive *);
  int (*filters[7])(struct archive *);
  int (*formats[4])(struct archive *);
  int (*open_filename)(struct archive *, const char *, size_t);
  int (*next_header)(struct archive *, struct archive_entry **);
  int (*format)(struct archive *);
  int (*filter_count)(struct archive *);
  const char *(*error_string)(struct archive *);
  ssize_t (*read_data)(struct archive *, void *, size_t);
  const char *(*pathname)(struct archive_entry *);
  const char *(*pathname_utf8)(struct archive_entry *);
  mode_t (*filetype)(struct archive_entry *);
  const char *(*hardlink)(struct archive_entry *);
  int (*is_data_encrypted)(struct archive_entry *);
  bool is_complete;
} libarchive;

enum { archive_ok = 0, archive_eof = 1, archive_warn = -20, archive_failed = -25 };
enum { format_mask = 0xff0000, format_raw = 0x90000 };
enum { block_size = 1 << 16 };

static pthread_once_t loading = PTHREAD_ONCE_INIT;

static void find(void *library, const char *name, void *function) {
  *(void **)function = dlsym(library, name);
  if (*(void **)function == NULL) libarchive.is_complete = false;
}

static void load(void) {
  static const char *const filters[] = {"gzip", "bzip2", "xz", "lzma", "zstd", "lz4", "compress"};
  static const char *const formats[] = {"tar", "zip", "7zip", "raw"};
  void *library = dlopen("libarchive.so.13", RTLD_LAZY | RTLD_LOCAL);
  if (!library) return;
  libarchive.is_complete = true;
  char name[64] = "archive_read_support_filter_";
  char *end = name + strlen(name);
  for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
    strcpy(end, filters[i]);
    find(library, name, &libarchive.filters[i]);
  }
  strcpy(name, "archive_read_support_format_");
  end = name + strlen(name);
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    strcpy(end, formats[i]);
    find(library, name, &libarchive.formats[i]);
  }
  find(library, "archive_read_new", &libarchive.read_new);
  find(library, "archive_read_free", &libarchive.read_free);
  find(library, "archive_read_open_filename", &libarchive.open_filename);
  find(library, "archive_read_next_header", &libarchive.next_header);
  find(library, "archive_format", &libarchive.format);
  find(library, "archive_filter_count", &libarchive.filter_count);
  find(library, "archive_error_string", &libarchive.error_string);
  find(library, "archive_read_data", &libarchive.read_data);
  find(library, "archive_entry_pathname", &libarchive.pathname);
  find(library, "archive_entry_pathname_utf8", &libarchive.pathname_utf8);
  find(library, "archive_entry_filetype", &libarchive.filetype);
  find(library, "archive_entry_hardlink", &libarchive.hardlink);
  find(library, "archive_entry_is_data_encrypted", &libarchive.is_data_encrypted);
}

static struct archive *open_archive(void) {
  struct archive *archive = libarchive.read_new();
  if (!archive) return NULL;
  for (size_t i = 0; i < sizeof libarchive.filters / sizeof *libarchive.filters; i++) {
    libarchive.filters[i](archive);
  }
  for (size_t i = 0; i < sizeof libarchive.formats / sizeof *libarchive.formats; i++) {
    libarchive.formats[i](archive);
  }
  return archive;
}

static const char *reason(struct archive *archive) {
  const char *text = libarchive.error_string(archive);
  return text ? text : "it gave no reason";
}

// Tells the rest of an entry as it is; false where it should not go on.
static bool tell_bytes(frames *frames, struct archive *archive, uint8_t *block) {
  while (true) {
    ssize_t count = libarchive.read_data(archive, block, block_size);
    if (count == 0) return frames_tell(frames, containers_entry_end, NULL, 0);
    if (count < 0) return frames_say(frames, containers_entry_end, reason(archive));
    if (!frames_tell(frames, containers_bytes, block, (size_t)count)) return false;
  }
}

static bool tell_xml(frames *frames, struct archive *archive, uint8_t *block, ssize_t count) {
  xml_reading *reading = xml_begin(frames);
  if (!reading) {
    frames_say(frames, containers_missing, "libxml2");
    return false;
  }
  bool goes_on = true;
  while (count > 0 && goes_on) {
    goes_on = xml_take(reading, block, (size_t)count);
    if (goes_on) count = libarchive.read_data(archive, block, block_size);
  }
  xml_finish(reading);
  return frames_say(frames, containers_entry_end, count < 0 ? reason(archive) : NULL);
}

static uint8_t flags_of(struct archive *archive, struct archive_entry *entry) {
  uint8_t flags = 0;
  if ((libarchive.format(archive) & format_mask) == format_raw) {
    flags = libarchive.filter_count(archive) > 1 ? containers_is_compressed : containers_is_plain;
  }
  if (libarchive.is_data_encrypted(entry) > 0) flags |= containers_is_encrypted;
  return flags;
}

// Tells an entry, and what is wanted of it; false where it should not go on.
static bool tell_entry(frames *frames, struct archive *archive, struct archive_entry *entry,
                       uint8_t *block) {
  const char *name = libarchive.pathname_utf8(entry);
  if (!name) name = libarchive.pathname(entry);
  if (!name) name = "";
  const uint8_t flags = flags_of(archive, entry);
  const size_t length = strnlen(name, block_size - 1);
  block[0] = flags;
  memcpy(block + 1, name, length);
  if (!frames_tell(frames, containers_entry, block, length + 1)) return false;
  frames->entries++;

  ssize_t count = 0;
  if ((flags & containers_is_encrypted) == 0) {
    count = libarchive.read_data(archive, block, block_size);
  }
  if (count < 0) {
    return frames_tell(frames, containers_bytes, NULL, 0) && frames->answer(frames) != 0 &&
           frames_say(frames, containers_entry_end, reason(archive));
  }
  if (!frames_tell(frames, containers_bytes, block, (size_t)count)) return false;
  switch (frames->answer(frames)) {
    case containers_take: return tell_bytes(frames, archive, block);
    case containers_take_xml: return tell_xml(frames, archive, block, count);
    case containers_pass_over: return frames_tell(frames, containers_entry_end, NULL, 0);
    default: return false;
  }
}

static void tell_all(frames *frames, struct archive *archive) {
  uint8_t *block = malloc(block_size);
  if (!block) return;
  while (true) {
    struct archive_entry *entry = NULL;
    int status = libarchive.next_header(archive, &entry);
    if (status == archive_eof) {
      frames_tell(frames, containers_end, NULL, 0);
      break;
    }
    if (status < archive_warn || entry == NULL) {
      frames_say(frames, containers_fault, reason(archive));
      break;
    }
    // What a link leads to is an entry too, or nothing of this archive.
    if (libarchive.filetype(entry) != S_IFREG || libarchive.hardlink(entry) != NULL) continue;
    if (!tell_entry(frames, archive, entry, block)) break;
  }
  free(block);
}

void archive_tell(frames *frames, const char *path) {
  pthread_once(&loading, load);
  if (!libarchive.is_complete) {
    frames_say(frames, containers_missing, "libarchive");
    return;
  }
  struct archive *archive = open_archive();
  if (!archive) return;
  if (libarchive.open_filename(archive, path, block_size) == archive_ok) {
    tell_all(frames, archive);
  } else {
    frames_say(frames, containers_fault, reason(archive));
  }
  libarchive.read_free(archive);
}
