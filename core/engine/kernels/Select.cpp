#include "engine/Error.h"
#include "engine/kernels/Kernels.h"

#include <cstdlib>
#include <string>

namespace engine::kernels {

#if !defined(__x86_64__)
const Table *avx2()
{
    return nullptr;
}
const Table *avxVnni()
{
    return nullptr;
}
const Table *avx512()
{
    return nullptr;
}
#endif

namespace {
const Table *named(std::string_view name)
{
    if (name == "portable")
        return &portable();
    if (name == "avx2")
        return avx2();
    if (name == "avxvnni")
        return avxVnni();
    return name == "avx512" ? avx512() : nullptr;
}

const Table &choose()
{
    if (const char *const name = std::getenv("ROOKERY_KERNELS"); name && *name) {
        if (const Table *const table = named(name))
            return *table;
        throw Error(Error::Code::Unsupported,
                    "ROOKERY_KERNELS: this processor has no kernels named \"" + std::string(name) + '"');
    }
    for (const Table *const table : {avx512(), avxVnni(), avx2()})
        if (table)
            return *table;
    return portable();
}
} // namespace

const Table &selected()
{
    static const Table &table = choose();
    return table;
}

} // namespace engine::kernels
