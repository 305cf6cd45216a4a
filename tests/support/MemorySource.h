#pragma once

#include "engine/Error.h"
#include "engine/ModelSource.h"

#include <cstring>
#include <map>

namespace support {

/// A model in memory: tensors by hand, metadata by hand.
class MemorySource : public engine::ModelSource
{
public:
    engine::TensorInfo &add(const std::string &name, engine::TensorType type, std::vector<std::uint64_t> shape,
                            std::vector<std::byte> bytes)
    {
        engine::TensorInfo info{name, type, std::move(shape), bytes.size(), m_data.size()};
        m_data.push_back(std::move(bytes));
        return m_tensors.emplace_back(std::move(info));
    }

    engine::TensorInfo &add(const std::string &name, std::vector<std::uint64_t> shape, std::span<const float> values)
    {
        const auto bytes = std::as_bytes(values);
        return add(name, engine::TensorType::F32, std::move(shape), {bytes.begin(), bytes.end()});
    }

    const std::vector<engine::TensorInfo> &tensors() const override { return m_tensors; }

    void read(const engine::TensorInfo &tensor, std::uint64_t offset, std::span<std::byte> out) const override
    {
        const auto &bytes = m_data.at(tensor.offset);
        if (offset > bytes.size() || out.size() > bytes.size() - offset)
            throw engine::Error(engine::Error::Code::Damaged, "tensor " + tensor.name + " is cut short");
        std::memcpy(out.data(), bytes.data() + offset, out.size());
    }

    std::optional<std::uint64_t> integer(std::string_view key) const override { return find(integers, key); }
    std::optional<double> number(std::string_view key) const override { return find(numbers, key); }
    std::optional<std::string> text(std::string_view key) const override { return find(texts, key); }
    std::vector<std::string> vocabulary() const override { return tokens; }

    std::map<std::string, std::uint64_t, std::less<>> integers;
    std::map<std::string, double, std::less<>> numbers;
    std::map<std::string, std::string, std::less<>> texts;
    std::vector<std::string> tokens;

private:
    template<typename Map>
    static auto find(const Map &map, std::string_view key) -> std::optional<typename Map::mapped_type>
    {
        const auto found = map.find(key);
        return found == map.end() ? std::nullopt : std::optional(found->second);
    }

    std::vector<engine::TensorInfo> m_tensors;
    std::vector<std::vector<std::byte>> m_data;
};

} // namespace support
