#define _GNU_SOURCE
#include "CPictures.h"

#include <CFileSystem.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "Orientation.h"

// leptonica is loaded in the child alone; what is used of it is declared here.

typedef struct Pix PIX;

static struct {
  int32_t (*find_format)(const char *, int32_t *);
  int32_t (*read_header)(const char *, int32_t *, int32_t *, int32_t *, int32_t *, int32_t *,
                         int32_t *);
  int32_t (*count)(FILE *, int32_t *);
  PIX *(*read)(const char *);
  PIX *(*read_tiff)(const char *, int32_t);
  PIX *(*remove_alpha)(PIX *);
  PIX *(*to_grey)(PIX *, int32_t);
  PIX *(*turned)(PIX *, int32_t);
  int32_t (*dimensions)(const PIX *, int32_t *, int32_t *, int32_t *);
  int32_t (*words_of_row)(const PIX *);
  uint32_t *(*data)(const PIX *);
  void (*destroy)(PIX **);
  int32_t (*say_less)(int32_t);
  bool is_complete;
} leptonica;

/// The numbers that leptonica has for the kinds of TIFF files, by their compression.
enum { first_tiff = 4, last_tiff = 10, tiff_jpeg = 17, no_message = 6 };

static void find(void *library, const char *name, void *function) {
  *(void **)function = dlsym(library, name);
  if (*(void **)function == NULL) leptonica.is_complete = false;
}

static bool load(void) {
  static const char *const names[] = {"liblept.so.5", "libleptonica.so.6", "libleptonica.so"};
  void *library = NULL;
  for (size_t i = 0; library == NULL && i < sizeof names / sizeof *names; i++) {
    library = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
  }
  if (library == NULL) return false;
  leptonica.is_complete = true;
  find(library, "findFileFormat", &leptonica.find_format);
  find(library, "pixReadHeader", &leptonica.read_header);
  find(library, "tiffGetCount", &leptonica.count);
  find(library, "pixRead", &leptonica.read);
  find(library, "pixReadTiff", &leptonica.read_tiff);
  find(library, "pixRemoveAlpha", &leptonica.remove_alpha);
  find(library, "pixConvertTo8", &leptonica.to_grey);
  find(library, "pixRotateOrth", &leptonica.turned);
  find(library, "pixGetDimensions", &leptonica.dimensions);
  find(library, "pixGetWpl", &leptonica.words_of_row);
  find(library, "pixGetData", &leptonica.data);
  find(library, "pixDestroy", &leptonica.destroy);
  find(library, "setMsgSeverity", &leptonica.say_less);
  if (leptonica.is_complete) leptonica.say_less(no_message);
  return leptonica.is_complete;
}

static bool is_tiff(const char *path) {
  int32_t format = 0;
  if (leptonica.find_format(path, &format) != 0) return false;
  return (format >= first_tiff && format <= last_tiff) || format == tiff_jpeg;
}

/// Prints how many pages a picture has.
static int count(const char *path) {
  int32_t number = 1;
  if (is_tiff(path)) {
    FILE *file = fopen(path, "rb");
    if (file == NULL || leptonica.count(file, &number) != 0) return pictures_damaged;
    fclose(file);
  }
  printf("%d\n", number);
  return fflush(stdout) == 0 ? 0 : pictures_full;
}

/// Takes a picture for another and releases the first; NULL stays NULL.
static PIX *exchanged(PIX *old, PIX *new) {
  if (old != NULL) leptonica.destroy(&old);
  return new;
}

/// A page as grey pixels.
static uint8_t *grey(const char *path, int32_t page, size_t *width, size_t *height, int *status) {
  int32_t format, w = 0, h = 0, depth, samples, mapped;
  *status = pictures_damaged;
  const bool has_pages = is_tiff(path);
  // Of a TIFF this is its first page; what the others would take is bounded by the memory.
  if (leptonica.read_header(path, &format, &w, &h, &depth, &samples, &mapped) == 0 &&
      (int64_t)w * h > pictures_most_pixels) {
    *status = pictures_large;
    return NULL;
  }
  PIX *pix = has_pages ? leptonica.read_tiff(path, page) : page == 0 ? leptonica.read(path) : NULL;
  if (pix == NULL) return NULL;
  pix = exchanged(pix, leptonica.remove_alpha(pix));
  if (pix != NULL) pix = exchanged(pix, leptonica.to_grey(pix, 0));
  const int turns = has_pages ? 0 : picture_turns(path);
  if (pix != NULL && turns != 0) pix = exchanged(pix, leptonica.turned(pix, turns));
  if (pix == NULL || leptonica.dimensions(pix, &w, &h, &depth) != 0 || depth != 8) return NULL;
  *status = pictures_large;
  if ((int64_t)w * h > pictures_most_pixels) return NULL;
  *status = pictures_full;
  uint8_t *pixels = malloc((size_t)w * (size_t)h + 1);
  if (pixels == NULL) return NULL;
  const uint32_t *words = leptonica.data(pix);
  const size_t words_of_row = (size_t)leptonica.words_of_row(pix);
  for (size_t y = 0; y < (size_t)h; y++, words += words_of_row) {
    uint8_t *row = pixels + y * (size_t)w;
    // Four pixels lie in a word, the first in its highest byte.
    for (size_t x = 0; x < (size_t)w; x++) row[x] = (uint8_t)(words[x / 4] >> (24 - 8 * (x % 4)));
  }
  leptonica.destroy(&pix);
  *width = (size_t)w;
  *height = (size_t)h;
  *status = 0;
  return pixels;
}

/// Becomes Tesseract, with the page as it reads it best.
///
/// - tesseract: The program's name, and what it is told behind the names of its files.
static int recognise(const char *path, int32_t page, char **tesseract, int count) {
  size_t width = 0, height = 0;
  int status = 0;
  uint8_t *pixels = grey(path, page, &width, &height, &status);
  if (pixels == NULL) return status;
  bool is_blank = false;
  pixels = pictures_prepare(pixels, &width, &height, &is_blank);
  if (pixels == NULL) return is_blank ? 0 : pictures_full;

  const int descriptor = fs_scratch_file();
  char head[64], prepared[64];
  const int length = snprintf(head, sizeof head, "P5\n%zu %zu\n255\n", width, height);
  if (descriptor < 0 || fs_put(descriptor, (const uint8_t *)head, (size_t)length) != 0 ||
      fs_put(descriptor, pixels, width * height) != 0) {
    return pictures_full;
  }
  // It stays open in the program that this becomes.
  fcntl(descriptor, F_SETFD, 0);
  free(pixels);
  snprintf(prepared, sizeof prepared, "/proc/self/fd/%d", descriptor);
  char **arguments = calloc((size_t)count + 3, sizeof *arguments);
  if (arguments == NULL) return pictures_full;
  arguments[0] = tesseract[0];
  arguments[1] = prepared;
  arguments[2] = "-";
  for (int i = 1; i < count; i++) arguments[i + 2] = tesseract[i];
  // Several are run side by side: each is to use one processor.
  setenv("OMP_THREAD_LIMIT", "1", 0);
  execvp(arguments[0], arguments);
  return errno == ENOENT ? pictures_missing : pictures_full;
}

#ifdef __GLIBC__
static int run(int count_of_arguments, char **arguments) {
  if (!load()) return pictures_missing;
  const char *wanted = arguments[2], *path = arguments[3];
  if (strcmp(wanted, pictures_count) == 0) return count(path);
  if (strcmp(wanted, pictures_read) != 0 || count_of_arguments < 6) return pictures_damaged;
  return recognise(path, atoi(arguments[4]), arguments + 5, count_of_arguments - 5);
}

// glibc gives constructors the arguments of the program.
__attribute__((constructor)) static void read_if_asked(int count, char **arguments) {
  if (count < 4 || strcmp(arguments[1], pictures_mark) != 0) return;
  _exit(run(count, arguments));
}
#endif
