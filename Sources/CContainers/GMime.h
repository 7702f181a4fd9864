#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// GMime 3 (Debian: libgmime-3.0-0) is loaded with the first message, and need not be there when this
// is built: what is used of it is declared here. Its objects are given as they are.

typedef void gmime_object;
typedef size_t gtype;

// Of the ways in which content is written, the first that changes it.
enum { gmime_base64 = 4 };

typedef struct {
  void (*init)(void);
  void (*object_unref)(void *);
  void (*free)(void *);
  int (*type_check_instance_is_a)(void *, gtype);
  gtype (*multipart_get_type)(void);
  gtype (*message_part_get_type)(void);
  gtype (*part_get_type)(void);
  void *(*parser_options_new)(void);
  void (*parser_options_free)(void *);
  void (*parser_options_set_fallback_charsets)(void *, const char **);
  void *(*parser_new_with_stream)(void *);
  void (*parser_set_persist_stream)(void *, int);
  void *(*parser_construct_message)(void *, void *);
  void *(*stream_fs_new_with_bounds)(int, int64_t, int64_t);
  void (*stream_fs_set_owner)(void *, int);
  ssize_t (*stream_read)(void *, char *, size_t);
  int (*stream_reset)(void *);
  void *(*stream_filter_new)(void *);
  int (*stream_filter_add)(void *, void *);
  void *(*filter_basic_new)(int, int);
  void *(*data_wrapper_get_stream)(void *);
  int (*data_wrapper_get_encoding)(void *);
  const char *(*object_get_header)(void *, const char *);
  void *(*object_get_header_list)(void *);
  void *(*header_list_get_header)(void *, const char *);
  const char *(*header_get_raw_value)(void *);
  void *(*object_get_content_type)(void *);
  const char *(*object_get_content_type_parameter)(void *, const char *);
  const char *(*object_get_content_disposition_parameter)(void *, const char *);
  const char *(*object_get_disposition)(void *);
  const char *(*object_get_content_id)(void *);
  char *(*content_type_get_mime_type)(void *);
  const char *(*part_get_filename)(void *);
  void *(*part_get_content)(void *);
  int (*multipart_get_count)(void *);
  void *(*multipart_get_part)(void *, int);
  void *(*message_part_get_message)(void *);
  void *(*message_get_mime_part)(void *);
} gmime_functions;

extern gmime_functions gmime;

// Loads the library; false where it is missing.
bool gmime_load(void);
