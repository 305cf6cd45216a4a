#include "formats/ImportedModel.h"

#include "formats/RawData.h"
#include "formats/TensorList.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace formats {

namespace {

float restored(ImportedTensor::Undo undo, float value)
{
    // The container's file cannot hold the border values; what rounding left of them becomes the nearest usable number.
    switch (undo) {
    case ImportedTensor::Undo::Nothing:
        return value;
    case ImportedTensor::Undo::Exp:
        return float(std::log(double(value)));
    case ImportedTensor::Undo::NegativeExp:
        return float(std::log(-double(value)));
    case ImportedTensor::Undo::ExpOfNegativeExp:
        return float(std::log(-std::log(std::clamp(double(value), 1e-300, 1 - 1e-16))));
    }
    return value;
}

} // namespace

ImportedModel::ImportedModel(std::vector<std::shared_ptr<const ByteSource>> files, std::vector<ImportedTensor> tensors,
                             Metadata metadata, Vocabulary vocabulary)
    : m_files(std::move(files)),
      m_tensors(std::move(tensors)),
      m_metadata(std::move(metadata)),
      m_vocabulary(std::move(vocabulary))
{
    for (std::size_t i = 0; i < m_tensors.size(); ++i) {
        auto &tensor = m_tensors[i];
        auto &info = tensor.info;
        bool sameType = true;
        for (const auto &part : tensor.parts) {
            sameType = sameType && part.type == tensor.parts.front().type && !part.isDouble;
            if (engine::traits(part.type).blockElements > 1 && !part.contiguous())
                throw Error(Error::Code::Unsupported, named(info) + " is quantised in a layout that cannot be read");
        }
        const bool asStored = sameType && tensor.undo == ImportedTensor::Undo::Nothing && !tensor.change;
        info.type = asStored ? tensor.parts.front().type : engine::TensorType::F32;
        measure(info);
        info.offset = i;
        m_infos.push_back(info);
    }
}

std::vector<std::string> ImportedModel::texts(std::string_view key) const
{
    if (key == "tokenizer.ggml.tokens")
        return m_vocabulary.tokens;
    return key == "tokenizer.ggml.merges" ? m_vocabulary.merges : std::vector<std::string>();
}

bool ImportedModel::isDirect(const ImportedTensor &tensor) const
{
    return tensor.parts.size() == 1 && tensor.undo == ImportedTensor::Undo::Nothing && !tensor.change &&
           !tensor.parts[0].isDouble && tensor.parts[0].contiguous();
}

void ImportedModel::read(const engine::TensorInfo &info, std::uint64_t offset, std::span<std::byte> out) const
{
    if (offset > info.bytes || out.size() > info.bytes - offset)
        throw Error(Error::Code::Damaged, "read past the end of " + named(info));
    const auto index = std::size_t(info.offset);
    const auto &tensor = m_tensors.at(index);
    if (isDirect(tensor)) {
        const auto &part = tensor.parts[0];
        m_files[part.file]->read(part.offset + offset, out);
        return;
    }
    const auto whole = made(index);
    if (!out.empty())
        std::memcpy(out.data(), whole->data() + offset, out.size());
}

ImportedModel::Bytes ImportedModel::made(std::size_t index) const
{
    const auto lookUp = [&]() -> Bytes {
        const auto found = std::ranges::find(m_made, index, &std::pair<std::size_t, Bytes>::first);
        return found == m_made.end() ? nullptr : found->second;
    };
    const auto kept = [&] {
        const std::lock_guard lock(m_mutex);
        return lookUp();
    };
    if (auto bytes = kept())
        return bytes;
    const std::lock_guard making(m_making);
    if (auto bytes = kept())
        return bytes;
    auto bytes = std::make_shared<const std::vector<std::byte>>(make(m_tensors[index]));
    const std::lock_guard lock(m_mutex);
    std::size_t total = bytes->size();
    for (const auto &[other, otherBytes] : m_made)
        total += otherBytes->size();
    while (!m_made.empty() && total > kKeptBytes) {
        total -= m_made.front().second->size();
        m_made.erase(m_made.begin());
    }
    m_made.emplace_back(index, bytes);
    return bytes;
}

std::vector<std::byte> ImportedModel::make(const ImportedTensor &tensor) const
{
    std::vector<std::byte> result(std::size_t(tensor.info.bytes));
    std::span<std::byte> rest(result);
    const bool plain = tensor.undo == ImportedTensor::Undo::Nothing && !tensor.change &&
                       std::ranges::all_of(tensor.parts, [&](const auto &part) {
                           return !part.isDouble && part.type == tensor.info.type;
                       });
    for (const auto &part : tensor.parts) {
        if (plain) {
            const auto bytes = std::size_t(engine::rowBytes(part.type, part.elements()));
            readElements(m_files, part, rest.first(bytes));
            rest = rest.subspan(bytes);
            continue;
        }
        auto values = readFloats(m_files, part);
        for (auto &value : values)
            value = restored(tensor.undo, value);
        if (tensor.change)
            change(values, *tensor.change);
        std::memcpy(rest.data(), values.data(), values.size() * sizeof(float));
        rest = rest.subspan(values.size() * sizeof(float));
    }
    return result;
}

void ImportedModel::change(std::span<float> matrix, const LowRankChange &change) const
{
    const auto a = readFloats(m_files, change.a), b = readFloats(m_files, change.b);
    const auto rank = std::size_t(change.a.shape[0]), columns = std::size_t(change.a.shape[1]);
    std::vector<double> delta(columns);
    for (std::size_t row = 0; row < std::size_t(change.b.shape[0]); ++row) {
        std::ranges::fill(delta, 0);
        for (std::size_t k = 0; k < rank; ++k)
            for (std::size_t column = 0; column < columns; ++column)
                delta[column] += double(b[row * rank + k]) * double(a[k * columns + column]);
        for (std::size_t column = 0; column < columns; ++column)
            matrix[row * columns + column] += float(delta[column] * change.scale);
    }
}

} // namespace formats
