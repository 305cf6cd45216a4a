#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace formats {

/// Facts about a model by GGUF key. Whole numbers that are not negative are unsigned, whatever width the file gave
/// them.
class Metadata
{
public:
    using Value = std::variant<std::uint64_t, std::int64_t, double, bool, std::string>;
    using Entries = std::map<std::string, Value, std::less<>>;

    std::optional<std::uint64_t> integer(std::string_view key) const;
    std::optional<double> number(std::string_view key) const; ///< whole numbers too
    std::optional<std::string> text(std::string_view key) const;

    /// Returns false, and changes nothing, when the key is there already.
    bool add(std::string key, Value value);
    void set(std::string key, Value value);

    const Entries &entries() const { return m_entries; }

private:
    const Value *find(std::string_view key) const;

    Entries m_entries;
};

} // namespace formats
