extern "C" int sco_xapian_placeholder(void); int sco_xapian_placeholder(void) { return 0; }
