#pragma once
int CLanguageDetector_placeholder(void);
