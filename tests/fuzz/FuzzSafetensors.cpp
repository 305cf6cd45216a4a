#include "formats/Dialect.h"
#include "formats/ModelImport.h"
#include "formats/Safetensors.h"
#include "fuzz/ReadWhole.h"
#include "fuzz/Target.h"

namespace {

/// Tensors named "adapter.…" become a LoRA file of their own.
std::optional<formats::Adapter> takeAdapter(formats::Checkpoint &model)
{
    constexpr std::string_view kPrefix = "adapter.";
    formats::Adapter adapter{.checkpoint = {}, .alpha = 2};
    for (const auto &tensor : model.tensors)
        if (tensor.name.starts_with(kPrefix)) {
            adapter.checkpoint.tensors.push_back(tensor);
            adapter.checkpoint.tensors.back().name.erase(0, kPrefix.size());
        }
    if (adapter.checkpoint.tensors.empty())
        return {};
    std::erase_if(model.tensors, [&](const auto &tensor) { return tensor.name.starts_with(kPrefix); });
    adapter.checkpoint.files = model.files;
    return adapter;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    return fuzz::expectErrorOrNothing([&] {
        auto checkpoint = formats::readSafetensors(fuzz::source(data, size));
        checkpoint.transposedPairs = size % 2 == 1; // as the file's name would say
        auto adapter = takeAdapter(checkpoint);
        formats::toBlinkNames(checkpoint);
        fuzz::readWhole(*formats::importModel(std::move(checkpoint), {}, "fuzz", std::move(adapter)));
    });
}
