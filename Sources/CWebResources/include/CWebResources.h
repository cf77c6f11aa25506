#ifndef CWEBRESOURCES_H
#define CWEBRESOURCES_H

#include <stddef.h>

// A file in Sources/WebUI/Resources: its name, and its bytes in the program's read-only memory.
struct web_resource {
    const char *name;
    const unsigned char *bytes;
    size_t count;
};

// All of them; their number goes into count.
const struct web_resource *web_resources(size_t *count);

#endif
