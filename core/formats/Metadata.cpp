#include "formats/Metadata.h"

namespace formats {

const Metadata::Value *Metadata::find(std::string_view key) const
{
    const auto entry = m_entries.find(key);
    return entry == m_entries.end() ? nullptr : &entry->second;
}

std::optional<std::uint64_t> Metadata::integer(std::string_view key) const
{
    const auto *value = find(key);
    const auto *result = value ? std::get_if<std::uint64_t>(value) : nullptr;
    return result ? std::optional(*result) : std::nullopt;
}

std::optional<double> Metadata::number(std::string_view key) const
{
    const auto *value = find(key);
    if (!value)
        return {};
    if (const auto *real = std::get_if<double>(value))
        return *real;
    if (const auto *whole = std::get_if<std::uint64_t>(value))
        return double(*whole);
    if (const auto *negative = std::get_if<std::int64_t>(value))
        return double(*negative);
    return {};
}

std::optional<std::string> Metadata::text(std::string_view key) const
{
    const auto *value = find(key);
    const auto *result = value ? std::get_if<std::string>(value) : nullptr;
    return result ? std::optional(*result) : std::nullopt;
}

bool Metadata::add(std::string key, Value value)
{
    return m_entries.try_emplace(std::move(key), std::move(value)).second;
}

void Metadata::set(std::string key, Value value)
{
    m_entries.insert_or_assign(std::move(key), std::move(value));
}

} // namespace formats
