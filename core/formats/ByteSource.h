#pragma once

#include "engine/Error.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace formats {

using engine::Error;

/// Bytes of fixed length that are read by position: a file, or memory.
///
/// Thread: const functions may be called from several threads at once.
class ByteSource
{
public:
    virtual ~ByteSource() = default;

    virtual std::uint64_t size() const = 0;

    /// Reads exactly `out.size()` bytes. Throws Error(Damaged) when they reach past the end, or when the file has
    /// become shorter meanwhile; Error(Io) when the system cannot read.
    void read(std::uint64_t offset, std::span<std::byte> out) const;

    /// A file, read with pread: never mapped, so a file cut short in use gives an error and not a dead program. Throws
    /// Error(Io) when it cannot be opened or is no regular file; the message names the path.
    static std::shared_ptr<const ByteSource> file(const std::string &path);
    static std::shared_ptr<const ByteSource> memory(std::vector<std::byte> bytes);

    /// The caller keeps the bytes alive (a resource inside the program).
    static std::shared_ptr<const ByteSource> view(std::span<const std::byte> bytes);

private:
    virtual void readInside(std::uint64_t offset, std::span<std::byte> out) const = 0;
};

/// a + b and a * b, or Error(Damaged) with "`what` is too large" on overflow.
std::uint64_t checkedSum(std::uint64_t a, std::uint64_t b, const char *what);
std::uint64_t checkedProduct(std::uint64_t a, std::uint64_t b, const char *what);

/// Text from a file made fit for a message: at most 60 characters, everything but printable ASCII as '?'.
std::string printable(std::string_view text);

bool isUtf8(std::string_view text);

} // namespace formats
