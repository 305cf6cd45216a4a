#pragma once

#include "engine/ModelSource.h"

#include <functional>
#include <map>

namespace support {

/// Another source's model with some of it changed: for tests of broken models. Not owned: the source.
class AlteredSource : public engine::ModelSource
{
public:
    explicit AlteredSource(const engine::ModelSource &source) : m_source(source), m_tensors(source.tensors()) {}

    engine::TensorInfo &tensor(const std::string &name)
    {
        for (auto &tensor : m_tensors)
            if (tensor.name == name)
                return tensor;
        throw std::out_of_range(name);
    }
    void remove(const std::string &name)
    {
        std::erase_if(m_tensors, [&](const auto &tensor) { return tensor.name == name; });
    }

    std::map<std::string, std::string, std::less<>> texts;                        ///< instead of the source's
    std::map<std::string, std::uint64_t, std::less<>> integers;                   ///< instead of the source's
    std::function<void(const engine::TensorInfo &, std::span<std::byte>)> onRead; ///< may change what was read

    std::vector<engine::TensorInfo> &list() { return m_tensors; }
    const std::vector<engine::TensorInfo> &tensors() const override { return m_tensors; }
    void read(const engine::TensorInfo &tensor, std::uint64_t offset, std::span<std::byte> out) const override
    {
        m_source.read(tensor, offset, out);
        if (onRead)
            onRead(tensor, out);
    }
    std::optional<std::uint64_t> integer(std::string_view key) const override
    {
        const auto found = integers.find(key);
        return found == integers.end() ? m_source.integer(key) : found->second;
    }
    std::optional<double> number(std::string_view key) const override { return m_source.number(key); }
    std::optional<std::string> text(std::string_view key) const override
    {
        const auto found = texts.find(key);
        return found == texts.end() ? m_source.text(key) : found->second;
    }
    std::vector<std::string> vocabulary() const override { return m_source.vocabulary(); }

private:
    const engine::ModelSource &m_source;
    std::vector<engine::TensorInfo> m_tensors;
};

} // namespace support
