#include "formats/GgmlType.h"

#include "engine/Error.h"

#include <array>
#include <utility>

namespace formats {

namespace {

using enum engine::TensorType;

constexpr std::array kTypes{
    std::pair{0u, F32},   std::pair{1u, F16},   std::pair{2u, Q4_0},  std::pair{3u, Q4_1},  std::pair{6u, Q5_0},
    std::pair{7u, Q5_1},  std::pair{8u, Q8_0},  std::pair{10u, Q2_K}, std::pair{11u, Q3_K}, std::pair{12u, Q4_K},
    std::pair{13u, Q5_K}, std::pair{14u, Q6_K}, std::pair{30u, BF16},
};

constexpr std::array kForeign{
    std::pair{16u, "IQ2_XXS"}, std::pair{17u, "IQ2_XS"}, std::pair{18u, "IQ3_XXS"}, std::pair{19u, "IQ1_S"},
    std::pair{20u, "IQ4_NL"},  std::pair{21u, "IQ3_S"},  std::pair{22u, "IQ2_S"},   std::pair{23u, "IQ4_XS"},
    std::pair{24u, "I8"},      std::pair{25u, "I16"},    std::pair{26u, "I32"},     std::pair{27u, "I64"},
    std::pair{28u, "F64"},     std::pair{29u, "IQ1_M"},  std::pair{34u, "TQ1_0"},   std::pair{35u, "TQ2_0"},
    std::pair{39u, "MXFP4"},
};

} // namespace

engine::TensorType fromGgml(std::uint32_t number)
{
    for (const auto &[known, type] : kTypes)
        if (known == number)
            return type;
    for (const auto &[known, name] : kForeign)
        if (known == number)
            throw engine::Error(engine::Error::Code::Unsupported,
                                "tensors of type " + std::string(name) + " are not supported");
    throw engine::Error(engine::Error::Code::Unsupported, "unknown tensor type " + std::to_string(number));
}

std::uint32_t toGgml(engine::TensorType type)
{
    for (const auto &[number, known] : kTypes)
        if (known == type)
            return number;
    throw engine::Error(engine::Error::Code::Unsupported, "no GGUF number for this tensor type");
}

} // namespace formats
