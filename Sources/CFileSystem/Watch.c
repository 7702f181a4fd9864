#define _GNU_SOURCE
#include "CFileSystem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/vfs.h>

enum { buffer_size = 64 << 10 };

struct fs_watcher {
  int events;
  int wake;
  size_t next;
  size_t count;
  // inotify(7): events are aligned as their structure is.
  _Alignas(struct inotify_event) uint8_t buffer[buffer_size];
};

fs_watcher *fs_watcher_open(int *error) {
  fs_watcher *watcher = calloc(1, sizeof *watcher);
  if (watcher == NULL) {
    *error = ENOMEM;
    return NULL;
  }
  watcher->events = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  watcher->wake = watcher->events < 0 ? -1 : eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (watcher->wake < 0) {
    *error = errno;
    if (watcher->events >= 0) close(watcher->events);
    free(watcher);
    return NULL;
  }
  *error = 0;
  return watcher;
}

void fs_watcher_close(fs_watcher *watcher) {
  close(watcher->events);
  close(watcher->wake);
  free(watcher);
}

int fs_watcher_add(fs_watcher *watcher, const char *path, int *error) {
  const uint32_t wanted = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM |
                          IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
  int number = inotify_add_watch(watcher->events, path, wanted);
  *error = number < 0 ? errno : 0;
  return number;
}

int fs_watcher_waker(const fs_watcher *watcher) { return watcher->wake; }

void fs_wake(int waker) {
  const uint64_t one = 1;
  ssize_t written = write(waker, &one, sizeof one);
  (void)written;
}

static unsigned what_of(uint32_t mask) {
  unsigned what = 0;
  if (mask & (IN_MODIFY | IN_CREATE)) what |= fs_change_open;
  if (mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) what |= fs_change_whole;
  if (mask & (IN_DELETE | IN_MOVED_FROM)) what |= fs_change_gone;
  if (mask & IN_ISDIR) what |= fs_change_folder;
  if (mask & IN_Q_OVERFLOW) what |= fs_change_lost;
  if (mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) what |= fs_change_self;
  if (mask & IN_IGNORED) what |= fs_change_unwatched;
  return what;
}

/// Waits until there are events; false where there are none by then.
static bool fill(fs_watcher *watcher, int milliseconds) {
  struct pollfd ends[2] = {{watcher->events, POLLIN, 0}, {watcher->wake, POLLIN, 0}};
  int ready = poll(ends, 2, milliseconds);
  if (ready <= 0) return false;
  if (ends[1].revents != 0) {
    uint64_t count;
    ssize_t taken = read(watcher->wake, &count, sizeof count);
    (void)taken;
  }
  if (ends[0].revents == 0) return false;
  ssize_t got = read(watcher->events, watcher->buffer, buffer_size);
  watcher->next = 0;
  watcher->count = got > 0 ? (size_t)got : 0;
  return got > 0;
}

bool fs_watcher_next(fs_watcher *watcher, int milliseconds, fs_change *change, uint8_t *name) {
  if (watcher->next >= watcher->count && !fill(watcher, milliseconds)) return false;
  const struct inotify_event *event = (const void *)(watcher->buffer + watcher->next);
  watcher->next += sizeof *event + event->len;
  change->number = event->wd;
  change->what = what_of(event->mask);
  // The name is filled up with zeros.
  change->length = event->len == 0 ? 0 : strnlen(event->name, event->len);
  if (change->length > fs_longest_name) change->length = fs_longest_name;
  memcpy(name, event->name, change->length);
  return true;
}

bool fs_tells_changes(const char *path) {
  struct statfs system;
  if (statfs(path, &system) != 0) return false;
  // Numbers of statfs(2): what changes at the other end is not told here.
  static const uint32_t others[] = {
      0x6969 /* NFS */,      0xFF534D42 /* CIFS */, 0xFE534D42 /* SMB2 */, 0x517B /* SMB */,
      0x65735546 /* FUSE */, 0x01021997 /* 9P */,   0x5346414F /* AFS */,  0x00C36400 /* Ceph */,
      0x19830326 /* FhGFS */};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    if ((uint32_t)system.f_type == others[i]) return false;
  }
  return true;
}
#else
struct fs_watcher {
  int nothing;
};

fs_watcher *fs_watcher_open(int *error) {
  *error = ENOSYS;
  return NULL;
}
void fs_watcher_close(fs_watcher *watcher) { (void)watcher; }
int fs_watcher_add(fs_watcher *watcher, const char *path, int *error) {
  (void)watcher, (void)path;
  *error = ENOSYS;
  return -1;
}
int fs_watcher_waker(const fs_watcher *watcher) {
  (void)watcher;
  return -1;
}
void fs_wake(int waker) { (void)waker; }
bool fs_watcher_next(fs_watcher *watcher, int milliseconds, fs_change *change, uint8_t *name) {
  (void)watcher, (void)milliseconds, (void)change, (void)name;
  return false;
}
bool fs_tells_changes(const char *path) {
  (void)path;
  return false;
}
#endif
