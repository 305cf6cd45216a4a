#include "formats/ByteReader.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace formats {

static_assert(std::endian::native == std::endian::little, "model files are little endian and read as they are");

namespace {
constexpr std::size_t kBufferBytes = 64 * 1024;
}

void ByteReader::need(std::uint64_t length) const
{
    if (m_position > m_source.size() || length > left())
        throw Error(Error::Code::Damaged, "the file ends too early");
}

std::string ByteReader::text(std::uint64_t length)
{
    need(length);
    std::string result(std::size_t(length), '\0');
    bytes(std::as_writable_bytes(std::span(result)));
    return result;
}

void ByteReader::bytes(std::span<std::byte> out)
{
    need(out.size());
    if (out.size() >= kBufferBytes) {
        m_source.read(m_position, out);
        m_position += out.size();
        return;
    }
    while (!out.empty()) {
        if (m_position < m_bufferStart || m_position >= m_bufferStart + m_buffer.size()) {
            m_buffer.resize(std::size_t(std::min<std::uint64_t>(kBufferBytes, left())));
            m_source.read(m_position, m_buffer);
            m_bufferStart = m_position;
        }
        const auto from = std::size_t(m_position - m_bufferStart);
        const auto count = std::min(out.size(), m_buffer.size() - from);
        std::memcpy(out.data(), m_buffer.data() + from, count);
        out = out.subspan(count);
        m_position += count;
    }
}

void ByteReader::skip(std::uint64_t length)
{
    need(length);
    m_position += length;
}

} // namespace formats
