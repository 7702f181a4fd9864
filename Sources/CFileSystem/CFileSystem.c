#define _GNU_SOURCE
#include "CFileSystem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static void take_status(const struct stat *from, fs_status *to) {
  to->kind = S_ISREG(from->st_mode)   ? fs_kind_file
             : S_ISDIR(from->st_mode) ? fs_kind_folder
                                      : fs_kind_other;
  to->device = (uint64_t)from->st_dev;
  to->inode = (uint64_t)from->st_ino;
  to->size = (int64_t)from->st_size;
  to->modified = (int64_t)from->st_mtim.tv_sec * 1000000000 + from->st_mtim.tv_nsec;
}

int fs_status_of(const char *path, fs_status *status) {
  struct stat found;
  if (stat(path, &found) != 0) return errno;
  take_status(&found, status);
  return 0;
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

const char *fs_list_next(fs_listing *listing, fs_status *status, int *error) {
  for (;;) {
    errno = 0;
    struct dirent *entry = readdir(listing->folder);
    if (entry == NULL) {
      *error = errno;
      return NULL;
    }
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    struct stat found;
    *error = fstatat(dirfd(listing->folder), entry->d_name, &found, 0) == 0 ? 0 : errno;
    if (*error == 0) take_status(&found, status);
    return entry->d_name;
  }
}

void fs_list_close(fs_listing *listing) {
  closedir(listing->folder);
  free(listing);
}

int fs_sync(const char *path) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  int error = fsync(descriptor) == 0 ? 0 : errno;
  close(descriptor);
  return error;
}

int fs_write(const char *path, const uint8_t *bytes, size_t count) {
  int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return errno;
  int error = 0;
  while (count > 0 && error == 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0) {
      if (errno != EINTR) error = errno;
      continue;
    }
    bytes += written;
    count -= (size_t)written;
  }
  if (error == 0 && fsync(descriptor) != 0) error = errno;
  if (close(descriptor) != 0 && error == 0) error = errno;
  return error;
}

int fs_replace(const char *from, const char *to) { return rename(from, to) == 0 ? 0 : errno; }

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
