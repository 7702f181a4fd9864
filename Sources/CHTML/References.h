#pragma once

#include "Buffer.h"

// The text of a page with the references to characters replaced that libxml2 does not know, or
// takes for others than browsers do: names of HTML 5, names without a semicolon, and numbers of no
// character. Others are left to it, and so is all that stands in scripts and styles. Also written
// anew is a comment that it would not see the end of.
//
// NULL where there is nothing to replace, or no memory; `out_of_memory` says which.
html_buffer *references_replaced(const uint8_t *text, size_t length, bool *out_of_memory);
