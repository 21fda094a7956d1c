// What the shared library shows. C and C++.
#pragma once

#if defined(__GNUC__)
#define PRESSCUT_API __attribute__((visibility("default")))
#else
#define PRESSCUT_API
#endif
