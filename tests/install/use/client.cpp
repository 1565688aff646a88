// SPDX-License-Identifier: MIT
// The same as C++.
#include "client.c"
