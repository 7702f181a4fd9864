extern "C" int CLanguageDetector_placeholder(void); int CLanguageDetector_placeholder(void) { return 0; }
