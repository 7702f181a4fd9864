#pragma once

#include <stdio.h>

/// By how many quarters to the right a photograph is to be turned to stand upright, as its camera
/// noted (Exif, tag 0x0112): 0 where it says nothing.
int picture_turns(const char *path);

/// The same of an open file.
int turns_noted(FILE *file);
