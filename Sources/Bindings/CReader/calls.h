// Which system calls the reading of a document needs.
#pragma once

#include <stdbool.h>

// Whether this kernel filters calls, and this processor's are known here.
bool calls_are_filtered(void);

// Lets this process make no calls but those, in all of its threads, for good.
int calls_filter(void);
