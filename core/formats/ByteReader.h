#pragma once

#include "formats/ByteSource.h"

#include <type_traits>

namespace formats {

/// Reads a ByteSource from front to back, little endian, through a small buffer. Every read is checked against the
/// bytes that are left before anything is allocated; too few give Error(Damaged).
///
/// Thread: one at a time.
class ByteReader
{
public:
    explicit ByteReader(const ByteSource &source, std::uint64_t position = 0) : m_source(source), m_position(position)
    {
    }

    std::uint64_t position() const { return m_position; }
    std::uint64_t left() const { return m_source.size() - m_position; }

    template<typename Number>
    Number number()
    {
        static_assert(std::is_arithmetic_v<Number>);
        Number value;
        bytes(std::as_writable_bytes(std::span(&value, 1)));
        return value;
    }

    std::string text(std::uint64_t length);
    void bytes(std::span<std::byte> out);
    void skip(std::uint64_t length);

private:
    void need(std::uint64_t length) const;

    const ByteSource &m_source;
    std::uint64_t m_position;
    std::uint64_t m_bufferStart = 0;
    std::vector<std::byte> m_buffer;
};

} // namespace formats
