#include "CFileSystem.h"
int CFileSystem_placeholder(void) { return 0; }
