#define _GNU_SOURCE
#include "CFileSystem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

static void take_status(const struct stat *from, fs_status *to) {
  to->kind = S_ISREG(from->st_mode)   ? fs_kind_file
             : S_ISDIR(from->st_mode) ? fs_kind_folder
                                      : fs_kind_other;
  to->device = (uint64_t)from->st_dev;
  to->inode = (uint64_t)from->st_ino;
  to->size = (int64_t)from->st_size;
  to->modified = (int64_t)from->st_mtim.tv_sec * 1000000000 + from->st_mtim.tv_nsec;
  to->changed = (int64_t)from->st_ctim.tv_sec * 1000000000 + from->st_ctim.tv_nsec;
}

int fs_status_of(const char *path, fs_status *status) {
  struct stat found;
  if (stat(path, &found) != 0) return errno;
  take_status(&found, status);
  return 0;
}

bool fs_is_trusted(const char *path) {
  struct stat found;
  if (stat(path, &found) != 0) return false;
  return (found.st_uid == 0 || found.st_uid == geteuid()) && (found.st_mode & S_IWOTH) == 0;
}

struct fs_listing {
  DIR *folder;
};

fs_listing *fs_list_open(const char *path, int *error) {
  DIR *folder = opendir(path);
  if (folder == NULL) {
    *error = errno;
    return NULL;
  }
  fs_listing *listing = malloc(sizeof *listing);
  if (listing == NULL) {
    closedir(folder);
    *error = ENOMEM;
    return NULL;
  }
  listing->folder = folder;
  *error = 0;
  return listing;
}

size_t fs_list_next(fs_listing *listing, uint8_t *name, fs_status *status, int *error) {
  for (;;) {
    errno = 0;
    struct dirent *entry = readdir(listing->folder);
    if (entry == NULL) {
      *error = errno;
      return 0;
    }
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    struct stat found;
    *error = fstatat(dirfd(listing->folder), entry->d_name, &found, 0) == 0 ? 0 : errno;
    if (*error == 0) take_status(&found, status);
    bool is_link = entry->d_type == DT_LNK;
    if (entry->d_type == DT_UNKNOWN) {
      is_link = fstatat(dirfd(listing->folder), entry->d_name, &found, AT_SYMLINK_NOFOLLOW) == 0 &&
                S_ISLNK(found.st_mode);
    }
    status->is_link = is_link;
    size_t length = strlen(entry->d_name);
    if (length > fs_longest_name) {
      length = fs_longest_name;
      *error = ENAMETOOLONG;
    }
    memcpy(name, entry->d_name, length);
    return length;
  }
}

void fs_list_close(fs_listing *listing) {
  closedir(listing->folder);
  free(listing);
}

int fs_room(const char *path, uint64_t *bytes) {
  struct stat status;
  struct statvfs disk;
  struct rlimit limit;
  if (stat(path, &status) != 0 || statvfs(path, &disk) != 0) return errno;
  *bytes = (uint64_t)disk.f_bavail * disk.f_frsize;
  if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
    const uint64_t size = (uint64_t)status.st_size;
    const uint64_t left = limit.rlim_cur > size ? limit.rlim_cur - size : 0;
    if (left < *bytes) *bytes = left;
  }
  return 0;
}

int fs_sync(const char *path) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  int error = fsync(descriptor) == 0 ? 0 : errno;
  close(descriptor);
  return error;
}

int fs_write(const char *path, const uint8_t *bytes, size_t count, bool sync) {
  int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return errno;
  int error = fs_put(descriptor, bytes, count);
  if (error == 0 && sync && fsync(descriptor) != 0) error = errno;
  if (close(descriptor) != 0 && error == 0) error = errno;
  return error;
}

int fs_replace(const char *from, const char *to) { return rename(from, to) == 0 ? 0 : errno; }

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)kind, (void)place;
  remove(path);
  return 0;
}

void fs_remove(const char *path) {
  enum { most_descriptors = 16 };
  nftw(path, remove_one, most_descriptors, FTW_DEPTH | FTW_PHYS);
}

// FNV-1a (Fowler, Noll, Vo) by words of eight bytes instead of single ones: each step is a
// one-to-one map of the hash, so that a change within one word is always seen.
static uint64_t hash_of(const uint8_t *bytes, size_t count) {
  uint64_t hash = 0xCBF29CE484222325u ^ count;
  for (size_t at = 0; at < count; at += 8) {
    uint64_t word = 0;
    memcpy(&word, bytes + at, count - at < 8 ? count - at : 8);
    hash = (hash ^ word) * 0x00000100000001B3u;
    // Otherwise the high bits of a word would never come down to the low ones of the hash.
    hash ^= hash >> 32;
  }
  return hash;
}

// Bytes read until the block is full or the file ends; -1 on failure.
static ssize_t read_fully(int descriptor, uint8_t *bytes, size_t size) {
  size_t filled = 0;
  while (filled < size) {
    ssize_t got = read(descriptor, bytes + filled, size - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) break;
    filled += (size_t)got;
  }
  return (ssize_t)filled;
}

int fs_read(const char *path, uint8_t *bytes, size_t capacity, size_t *count) {
  *count = 0;
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  ssize_t got = read_fully(descriptor, bytes, capacity);
  int error = got < 0 ? errno : 0;
  if (error == 0) *count = (size_t)got;
  close(descriptor);
  return error;
}

int fs_hash(const char *path, uint64_t *hash) {
  enum { piece = 1 << 16 };
  // Without O_NONBLOCK, opening a named pipe that nobody writes to would wait for ever.
  int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return errno;
  uint8_t *bytes = malloc(piece);
  int error = bytes == NULL ? ENOMEM : 0;
  *hash = 0;
  ssize_t got = piece;
  while (error == 0 && got == piece) {
    got = read_fully(descriptor, bytes, piece);
    if (got < 0) error = errno;
    if (got > 0) *hash = (*hash ^ hash_of(bytes, (size_t)got)) * 0x9E3779B97F4A7C15u;
  }
  free(bytes);
  close(descriptor);
  return error;
}

int fs_read_blocks(const char *path, size_t size, fs_block *blocks, size_t capacity,
                   size_t *count) {
  *count = 0;
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  uint8_t *bytes = malloc(size);
  int error = bytes == NULL ? ENOMEM : 0;
  while (error == 0 && *count < capacity) {
    ssize_t got = read_fully(descriptor, bytes, size);
    if (got < 0) error = errno;
    if (got <= 0) break;
    fs_block *block = &blocks[*count];
    block->hash = hash_of(bytes, (size_t)got);
    block->head = 0;
    for (ssize_t at = 0; at < 4 && at < got; at++) block->head = block->head << 8 | bytes[at];
    *count += 1;
  }
  free(bytes);
  close(descriptor);
  return error;
}

int fs_lock(const char *path, int *descriptor) {
  int opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (opened < 0) return errno;
  if (flock(opened, LOCK_EX | LOCK_NB) != 0) {
    int error = errno;
    close(opened);
    return error;
  }
  *descriptor = opened;
  return 0;
}

void fs_unlock(int descriptor) {
  // A process that another thread is starting holds copies of all descriptors until it runs its
  // program: closing this one alone would leave the lock to them.
  flock(descriptor, LOCK_UN);
  close(descriptor);
}

int fs_real_path(const char *path, uint8_t *buffer, size_t capacity) {
  char *whole = realpath(path, NULL);
  if (whole == NULL) return errno;
  size_t length = strlen(whole);
  int error = length < capacity ? 0 : ERANGE;
  if (error == 0) memcpy(buffer, whole, length + 1);
  free(whole);
  return error;
}
