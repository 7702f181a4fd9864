#include "CLexicon.h"
int CLexicon_placeholder(void) { return 0; }
