#pragma once
int CFileSystem_placeholder(void);
