#pragma once

// The table of an instruction set, filled from the templates. Included after the compilation target is set.

#include "engine/kernels/Bfloats.h"
#include "engine/kernels/Floats.h"
#include "engine/kernels/Quantised.h"

namespace engine::kernels {
namespace {

template<typename Isa>
constexpr Table tableOf(std::string_view name, Quantise quantise)
{
    return {name,
            {floatProduct<Isa, Layout::F32>, floatProduct<Isa, Layout::F16>, floatProduct<Isa, Layout::Bf16>,
             quantisedProduct<Isa, format(Layout::Q8_0)>, quantisedProduct<Isa, format(Layout::Q4_0)>,
             quantisedProduct<Isa, format(Layout::Q4_1)>, quantisedProduct<Isa, format(Layout::Q5_0)>,
             quantisedProduct<Isa, format(Layout::Q5_1)>, quantisedProduct<Isa, format(Layout::Q2_K)>,
             quantisedProduct<Isa, format(Layout::Q3_K)>, quantisedProduct<Isa, format(Layout::Q4_K)>,
             quantisedProduct<Isa, format(Layout::Q5_K)>, quantisedProduct<Isa, format(Layout::Q6_K)>},
            quantise,
            toBfloats};
}

} // namespace
} // namespace engine::kernels
