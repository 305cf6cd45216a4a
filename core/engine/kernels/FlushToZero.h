#pragma once

#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

namespace engine::kernels {

/// While it lives, this thread treats denormal numbers as zero: a state that decays towards zero must not slow the step
/// down.
class FlushToZero
{
public:
#if defined(__x86_64__)
    FlushToZero() : m_before(_mm_getcsr())
    {
        _mm_setcsr(m_before | kFlush | kDenormalsAreZero);
    }
    ~FlushToZero()
    {
        _mm_setcsr(m_before);
    }
#else
    FlushToZero() {} // not empty by default, so that a local of this type is no unused variable
#endif
    FlushToZero(const FlushToZero &) = delete;
    FlushToZero &operator=(const FlushToZero &) = delete;

private:
#if defined(__x86_64__)
    static constexpr unsigned kFlush = 0x8000;
    static constexpr unsigned kDenormalsAreZero = 0x0040;
    unsigned m_before;
#endif
};

} // namespace engine::kernels
