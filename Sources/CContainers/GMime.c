#include "GMime.h"

#include <dlfcn.h>
#include <pthread.h>

gmime_functions gmime;

static bool is_complete;
static pthread_once_t loading = PTHREAD_ONCE_INIT;

static const struct {
  const char *name;
  void *function;
} functions[] = {
    {"g_mime_init", &gmime.init},
    {"g_object_unref", &gmime.object_unref},
    {"g_free", &gmime.free},
    {"g_type_check_instance_is_a", &gmime.type_check_instance_is_a},
    {"g_mime_multipart_get_type", &gmime.multipart_get_type},
    {"g_mime_message_part_get_type", &gmime.message_part_get_type},
    {"g_mime_part_get_type", &gmime.part_get_type},
    {"g_mime_parser_options_new", &gmime.parser_options_new},
    {"g_mime_parser_options_free", &gmime.parser_options_free},
    {"g_mime_parser_options_set_fallback_charsets", &gmime.parser_options_set_fallback_charsets},
    {"g_mime_parser_new_with_stream", &gmime.parser_new_with_stream},
    {"g_mime_parser_set_persist_stream", &gmime.parser_set_persist_stream},
    {"g_mime_parser_construct_message", &gmime.parser_construct_message},
    {"g_mime_stream_fs_new_with_bounds", &gmime.stream_fs_new_with_bounds},
    {"g_mime_stream_fs_set_owner", &gmime.stream_fs_set_owner},
    {"g_mime_stream_read", &gmime.stream_read},
    {"g_mime_stream_reset", &gmime.stream_reset},
    {"g_mime_stream_filter_new", &gmime.stream_filter_new},
    {"g_mime_stream_filter_add", &gmime.stream_filter_add},
    {"g_mime_filter_basic_new", &gmime.filter_basic_new},
    {"g_mime_data_wrapper_get_stream", &gmime.data_wrapper_get_stream},
    {"g_mime_data_wrapper_get_encoding", &gmime.data_wrapper_get_encoding},
    {"g_mime_object_get_header", &gmime.object_get_header},
    {"g_mime_object_get_header_list", &gmime.object_get_header_list},
    {"g_mime_header_list_get_header", &gmime.header_list_get_header},
    {"g_mime_header_get_raw_value", &gmime.header_get_raw_value},
    {"g_mime_object_get_content_type", &gmime.object_get_content_type},
    {"g_mime_object_get_content_type_parameter", &gmime.object_get_content_type_parameter},
    {"g_mime_object_get_content_disposition_parameter",
     &gmime.object_get_content_disposition_parameter},
    {"g_mime_object_get_disposition", &gmime.object_get_disposition},
    {"g_mime_object_get_content_id", &gmime.object_get_content_id},
    {"g_mime_content_type_get_mime_type", &gmime.content_type_get_mime_type},
    {"g_mime_part_get_filename", &gmime.part_get_filename},
    {"g_mime_part_get_content", &gmime.part_get_content},
    {"g_mime_multipart_get_count", &gmime.multipart_get_count},
    {"g_mime_multipart_get_part", &gmime.multipart_get_part},
    {"g_mime_message_part_get_message", &gmime.message_part_get_message},
    {"g_mime_message_get_mime_part", &gmime.message_get_mime_part},
};

static void load(void) {
  // Names of the libraries that it uses are found with its own.
  void *library = dlopen("libgmime-3.0.so.0", RTLD_LAZY | RTLD_LOCAL);
  if (!library) return;
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    void *found = dlsym(library, functions[i].name);
    if (!found) return;
    *(void **)functions[i].function = found;
  }
  gmime.init();
  is_complete = true;
}

bool gmime_load(void) {
  pthread_once(&loading, load);
  return is_complete;
}
