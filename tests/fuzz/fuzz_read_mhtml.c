/* Any bytes as MHTML: the stream that comes out is right. */
#include "fuzz/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	return fuzz_read(NU_F_MHTML, p, n);
}
