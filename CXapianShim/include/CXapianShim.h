#pragma once
/// Placeholder of the first commit.
int sco_xapian_placeholder(void);
