#include "engine/kernels/Kernels.h"

namespace engine::kernels {
namespace {

constexpr bool kFused = false;

struct Wide
{
    using Type = float;
    static constexpr std::size_t kValues = 1;
    static Type load(const float *from) { return *from; }
    static void store(float *to, Type value) { *to = value; }
    static Type set(float value) { return value; }
    static Type multiply(Type a, Type b) { return a * b; }
    static Type fma(Type a, Type b, Type c) { return a * b + c; }
};

} // namespace
} // namespace engine::kernels

#include "engine/kernels/VectorLoops.h"

namespace engine::kernels {

const Vectors &portableVectors()
{
    return kVectors;
}

const Vectors &vectors()
{
    static const Vectors &chosen = [&]() -> const Vectors & {
        const auto name = selected().name;
        if (name == "avx512")
            return *avx512Vectors();
        return name == "portable" ? portableVectors() : *avx2Vectors();
    }();
    return chosen;
}

} // namespace engine::kernels
