#pragma once

#include "formats/ByteSource.h"

#include <optional>
#include <unordered_map>

namespace formats {

/// The members of a zip archive as torch writes it: stored, never compressed; zip64 where a number needs it. Sizes come
/// from the central directory (local headers may leave them out), the place of the data from the local header. Throws
/// Error(NotAModel) when there is no archive, Error(Damaged, Unsupported) for compressed, encrypted, overlong, unsafe
/// or repeated members.
class ZipArchive
{
public:
    struct Member
    {
        std::uint64_t offset = 0; ///< of the data, from the start of the file
        std::uint64_t bytes = 0;
    };

    explicit ZipArchive(const ByteSource &bytes);

    std::optional<Member> find(const std::string &name) const;
    const std::unordered_map<std::string, Member> &members() const { return m_members; }

private:
    struct Directory
    {
        std::uint64_t entries = 0, bytes = 0, offset = 0;
        std::uint64_t end = 0; ///< where the directory must have ended
    };

    Directory findDirectory() const;
    void readZip64(Directory &directory, std::uint64_t locator) const;
    void readEntries(const Directory &directory);

    const ByteSource &m_bytes;
    std::unordered_map<std::string, Member> m_members;
};

} // namespace formats
