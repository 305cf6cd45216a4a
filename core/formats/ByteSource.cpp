#include "formats/ByteSource.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace formats {

namespace {

std::string because(const char *what, const std::string &path)
{
    return std::string(what) + " " + path + ": " + std::strerror(errno);
}

class FileBytes : public ByteSource
{
public:
    explicit FileBytes(const std::string &path) : m_path(path)
    {
        m_descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); // a pipe must not hang the program
        if (m_descriptor < 0)
            throw Error(Error::Code::Io, because("cannot open", path));
        struct stat facts;
        if (::fstat(m_descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
            ::close(m_descriptor);
            throw Error(Error::Code::Io, path + " is not a regular file");
        }
        m_size = std::uint64_t(facts.st_size);
    }

    ~FileBytes() override { ::close(m_descriptor); }
    FileBytes(const FileBytes &) = delete;
    FileBytes &operator=(const FileBytes &) = delete;

    std::uint64_t size() const override { return m_size; }

private:
    void readInside(std::uint64_t offset, std::span<std::byte> out) const override
    {
        while (!out.empty()) {
            const auto got = ::pread(m_descriptor, out.data(), out.size(), off_t(offset));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                throw Error(Error::Code::Io, because("cannot read", m_path));
            if (got == 0)
                throw Error(Error::Code::Damaged, m_path + " became shorter while it was being read");
            out = out.subspan(std::size_t(got));
            offset += std::uint64_t(got);
        }
    }

    std::string m_path;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

class MemoryBytes : public ByteSource
{
public:
    explicit MemoryBytes(std::span<const std::byte> bytes) : m_bytes(bytes) {}
    explicit MemoryBytes(std::vector<std::byte> bytes) : m_owned(std::move(bytes)), m_bytes(m_owned) {}

    std::uint64_t size() const override { return m_bytes.size(); }

private:
    void readInside(std::uint64_t offset, std::span<std::byte> out) const override
    {
        if (!out.empty())
            std::memcpy(out.data(), m_bytes.data() + offset, out.size());
    }

    std::vector<std::byte> m_owned;
    std::span<const std::byte> m_bytes;
};

} // namespace

void ByteSource::read(std::uint64_t offset, std::span<std::byte> out) const
{
    if (offset > size() || out.size() > size() - offset)
        throw Error(Error::Code::Damaged, "the file ends too early");
    readInside(offset, out);
}

std::shared_ptr<const ByteSource> ByteSource::file(const std::string &path)
{
    return std::make_shared<FileBytes>(path);
}

std::shared_ptr<const ByteSource> ByteSource::memory(std::vector<std::byte> bytes)
{
    return std::make_shared<MemoryBytes>(std::move(bytes));
}

std::shared_ptr<const ByteSource> ByteSource::view(std::span<const std::byte> bytes)
{
    return std::make_shared<MemoryBytes>(bytes);
}

std::uint64_t checkedSum(std::uint64_t a, std::uint64_t b, const char *what)
{
    std::uint64_t result;
    if (__builtin_add_overflow(a, b, &result))
        throw Error(Error::Code::Damaged, std::string(what) + " is too large");
    return result;
}

std::uint64_t checkedProduct(std::uint64_t a, std::uint64_t b, const char *what)
{
    std::uint64_t result;
    if (__builtin_mul_overflow(a, b, &result))
        throw Error(Error::Code::Damaged, std::string(what) + " is too large");
    return result;
}

std::string printable(std::string_view text)
{
    std::string result(text.substr(0, 60));
    for (auto &letter : result)
        if (letter < ' ' || letter > '~')
            letter = '?';
    return text.size() > 60 ? result + "…" : result;
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
        if (length == 0 || length > text.size() - i)
            return false;
        std::uint32_t point = length == 1 ? lead : lead & (0x7fu >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if (next >> 6 != 2)
                return false;
            point = point << 6 | (next & 0x3fu);
        }
        constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
        if (point < kSmallest[length] || point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
            return false;
        i += length;
    }
    return true;
}

} // namespace formats
