#pragma once

// The system calls that indexing needs and that Swift cannot make without pointers.
//
// 1. Paths are zero-terminated strings in the file system's own bytes.
// 2. Functions return 0, or the number of the error as errno has it, unless said otherwise.
// 3. A listing is owned by the caller and closed with fs_list_close.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What kind of thing a path names.
typedef enum __attribute__((enum_extensibility(closed))) {
  fs_kind_file,
  fs_kind_folder,
  fs_kind_other,
} fs_kind;

/// What the file system says of a path, links followed.
typedef struct {
  fs_kind kind;
  uint64_t device;
  uint64_t inode;
  int64_t size;
  /// Nanoseconds since 1970.
  int64_t modified;
  /// When its contents or what is said of it here last changed, which no program can set:
  /// nanoseconds since 1970.
  int64_t changed;
  /// Whether the entry of a folder is a symbolic link to it.
  bool is_link;
} fs_status;

/// What a path names, links followed.
int fs_status_of(const char *_Nonnull path, fs_status *_Nonnull status);

/// Whether what a path names is this user's or the system's, and not every user may write it.
bool fs_is_trusted(const char *_Nonnull path);

/// A folder being listed.
typedef struct fs_listing fs_listing;

/// Opens a folder to be listed; NULL with the error's number where it cannot be.
fs_listing *_Nullable fs_list_open(const char *_Nonnull path, int *_Nonnull error);

/// The most bytes that the name of an entry has.
enum { fs_longest_name = 255 };

/// The next entry with its status: how many bytes its name has, which is written into a buffer of
/// `fs_longest_name`, or 0 at the end. `error` is that of the entry (a link that leads nowhere; a
/// longer name), or of the listing at the end.
size_t fs_list_next(fs_listing *_Nonnull listing, uint8_t *_Nonnull name,
                    fs_status *_Nonnull status, int *_Nonnull error);

/// Closes a listing.
void fs_list_close(fs_listing *_Nonnull listing);

/// How many bytes a file may grow by: what is free on its disk for this user, within the limit of
/// the process on the size of files.
int fs_room(const char *_Nonnull path, uint64_t *_Nonnull bytes);

/// Writes a file or folder through to the disk.
int fs_sync(const char *_Nonnull path);

/// The first bytes of a file, as many as there is room for; `count` is how many there were.
int fs_read(const char *_Nonnull path, uint8_t *_Nonnull bytes, size_t capacity,
            size_t *_Nonnull count);

/// The hash of all bytes of a regular file.
int fs_hash(const char *_Nonnull path, uint64_t *_Nonnull hash);

/// Makes a file anew with these bytes, and writes it through to the disk where that is asked for.
int fs_write(const char *_Nonnull path, const uint8_t *_Nonnull bytes, size_t count, bool sync);

/// A file in the system's folder for temporary files that has no name, and goes when it is closed; its
/// descriptor, or -1, and errno says why.
int fs_scratch_file(void);

/// Makes a folder there, and writes its path into a buffer, with a zero behind it.
int fs_scratch_folder(uint8_t *_Nonnull buffer, size_t capacity);

/// Writes all bytes to an open file.
int fs_put(int descriptor, const uint8_t *_Nonnull bytes, size_t count);

/// Goes back to the beginning of an open file.
int fs_rewind(int descriptor);

/// Puts one file in the place of another in one step.
int fs_replace(const char *_Nonnull from, const char *_Nonnull to);

/// Takes away a file, or a folder with all in it, as far as that is possible. Links are not followed.
void fs_remove(const char *_Nonnull path);

/// What there is to say of a block of a file.
typedef struct {
  /// Of all its bytes; those of two blocks that differ within eight bytes in a row always differ.
  uint64_t hash;
  /// Its first four bytes as a number, the first byte counting most.
  uint32_t head;
} fs_block;

/// Reads a file block by block, the last one perhaps short: `capacity` blocks at most, of which
/// `count` were there.
int fs_read_blocks(const char *_Nonnull path, size_t size, fs_block *_Nonnull blocks,
                   size_t capacity, size_t *_Nonnull count);

/// Opens a file, made where there is none, and locks it against every other opening of it, in this
/// process too. The lock ends with the descriptor, or with the process. EWOULDBLOCK: it is taken.
int fs_lock(const char *_Nonnull path, int *_Nonnull descriptor);

/// Ends a lock, whoever holds copies of its descriptor.
void fs_unlock(int descriptor);

/// The whole path without links and dots, into a buffer; ERANGE where it does not fit.
int fs_real_path(const char *_Nonnull path, uint8_t *_Nonnull buffer, size_t capacity);

/// Watches folders for what changes in them. One thread at a time has it; any may wake the one that
/// waits, by its waker.
typedef struct fs_watcher fs_watcher;

/// NULL with the error's number where none can be made.
fs_watcher *_Nullable fs_watcher_open(int *_Nonnull error);
void fs_watcher_close(fs_watcher *_Nonnull watcher);

/// Watches a folder, what lies in folders below it left out. Returns the number by which changes name
/// it, the same for a folder that is watched already; -1 with the error's number (ENOSPC: no more
/// folders can be watched).
int fs_watcher_add(fs_watcher *_Nonnull watcher, const char *_Nonnull path, int *_Nonnull error);

/// What a change is; several may be one.
enum {
  /// A file has come, or was written to, and more may follow.
  fs_change_open = 1,
  /// A file is whole: it was closed after writing, or came with its name.
  fs_change_whole = 2,
  fs_change_gone = 4,
  /// It is about a folder.
  fs_change_folder = 8,
  /// Changes were lost: everything is to be looked at again.
  fs_change_lost = 16,
  /// The watched folder itself is gone, or elsewhere.
  fs_change_self = 32,
  /// It is watched no more.
  fs_change_unwatched = 64,
};

/// A change in a watched folder.
typedef struct {
  int number;
  unsigned what;
  /// Bytes of the name of what has changed; 0 where it is the folder.
  size_t length;
} fs_change;

/// Waits for the next change; `name` has room for `fs_longest_name` bytes. False where none came
/// within so many milliseconds (-1: however long it takes), or where the watcher was woken.
bool fs_watcher_next(fs_watcher *_Nonnull watcher, int milliseconds, fs_change *_Nonnull change,
                     uint8_t *_Nonnull name);

/// What wakes a watcher as long as it is open.
int fs_watcher_waker(const fs_watcher *_Nonnull watcher);
void fs_wake(int waker);

/// Whether the file system of a path tells of changes, wherever they are made: others are on another
/// machine.
bool fs_tells_changes(const char *_Nonnull path);
