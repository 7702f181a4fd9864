#pragma once
int CLexicon_placeholder(void);
