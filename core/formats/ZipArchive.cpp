#include "formats/ZipArchive.h"

#include "formats/ByteReader.h"

#include <algorithm>

namespace formats {

namespace {

constexpr std::uint32_t kLocalHeader = 0x04034b50, kCentralEntry = 0x02014b50, kEnd64 = 0x06064b50,
                        kLocator64 = 0x07064b50;
constexpr std::uint64_t kEndBytes = 22, kLocatorBytes = 20, kLocalBytes = 30, kCentralBytes = 46;
constexpr std::uint64_t kMaxMembers = 1u << 17;
constexpr std::uint64_t kMaxNameBytes = 1024;

Error damaged(const std::string &what)
{
    return Error(Error::Code::Damaged, "the archive is damaged: " + what);
}

Error noArchive()
{
    return Error(Error::Code::NotAModel,
                 "This is no complete zip archive (its directory is missing; was the download cut off?).");
}

struct CentralEntry
{
    std::uint16_t flags, method;
    std::uint64_t packedBytes, bytes, headerOffset;
    std::string name;
};

/// Numbers that do not fit 32 bits stand in the extra field 0x0001, in this order and only where needed.
void readZip64Extra(ByteReader reader, std::uint64_t length, CentralEntry &entry)
{
    const auto end = reader.position() + length;
    while (end - reader.position() >= 4) {
        const auto id = reader.number<std::uint16_t>();
        const auto bytes = reader.number<std::uint16_t>();
        if (bytes > end - reader.position())
            throw damaged("an extra field is too long");
        if (id != 1) {
            reader.skip(bytes);
            continue;
        }
        const auto stop = reader.position() + bytes;
        for (auto *number : {&entry.bytes, &entry.packedBytes, &entry.headerOffset})
            if (*number == 0xffffffffu) {
                if (stop - reader.position() < 8)
                    throw damaged("a zip64 number is missing");
                *number = reader.number<std::uint64_t>();
            }
        return;
    }
}

CentralEntry readCentralEntry(ByteReader &reader)
{
    if (reader.number<std::uint32_t>() != kCentralEntry)
        throw damaged("the directory has fewer members than it says");
    CentralEntry entry;
    reader.skip(4); // versions
    entry.flags = reader.number<std::uint16_t>();
    entry.method = reader.number<std::uint16_t>();
    reader.skip(8); // time, checksum
    entry.packedBytes = reader.number<std::uint32_t>();
    entry.bytes = reader.number<std::uint32_t>();
    const auto nameBytes = reader.number<std::uint16_t>();
    const auto extraBytes = reader.number<std::uint16_t>();
    const auto commentBytes = reader.number<std::uint16_t>();
    reader.skip(8); // disk, attributes
    entry.headerOffset = reader.number<std::uint32_t>();
    if (nameBytes == 0 || nameBytes > kMaxNameBytes)
        throw damaged("a member's name has " + std::to_string(nameBytes) + " bytes");
    entry.name = reader.text(nameBytes);
    readZip64Extra(reader, extraBytes, entry);
    reader.skip(std::uint64_t(extraBytes) + commentBytes);
    return entry;
}

void requireHarmless(const CentralEntry &entry)
{
    const auto &name = entry.name;
    const bool climbs =
        name == ".." || name.starts_with("../") || name.ends_with("/..") || name.find("/../") != name.npos;
    if (climbs || name.front() == '/' || name.find('\\') != name.npos || name.find('\0') != name.npos)
        throw damaged("the member name " + printable(name) + " leads outside");
    if ((entry.flags & 0x2041u) != 0)
        throw Error(Error::Code::Unsupported, "The archive is encrypted.");
    if (entry.method != 0)
        throw Error(Error::Code::Unsupported, "The archive is compressed, which no RWKV checkpoint is.");
    if (entry.bytes != entry.packedBytes)
        throw damaged("the sizes of " + printable(name) + " disagree");
}

ZipArchive::Member locate(const ByteSource &bytes, const CentralEntry &entry, std::uint64_t end)
{
    if (entry.headerOffset > end || end - entry.headerOffset < kLocalBytes)
        throw damaged("the member " + printable(entry.name) + " lies outside");
    ByteReader reader(bytes, entry.headerOffset);
    if (reader.number<std::uint32_t>() != kLocalHeader)
        throw damaged("the member " + printable(entry.name) + " is not where the directory says");
    reader.skip(22);
    const auto nameBytes = reader.number<std::uint16_t>();
    const auto extraBytes = reader.number<std::uint16_t>();
    if (nameBytes != entry.name.size() || reader.text(nameBytes) != entry.name)
        throw damaged("the member " + printable(entry.name) + " has two names");
    const auto offset = reader.position() + extraBytes;
    if (offset > end || entry.bytes > end - offset)
        throw damaged("the member " + printable(entry.name) + " is longer than the file");
    return {offset, entry.bytes};
}

} // namespace

ZipArchive::ZipArchive(const ByteSource &bytes) : m_bytes(bytes)
{
    readEntries(findDirectory());
}

ZipArchive::Directory ZipArchive::findDirectory() const
{
    if (m_bytes.size() < kEndBytes)
        throw noArchive();
    const auto tail = std::min<std::uint64_t>(m_bytes.size(), kEndBytes + 0xffff);
    const auto start = m_bytes.size() - tail;
    ByteReader all(m_bytes, start);
    const auto text = all.text(tail);
    for (auto at = std::size_t(tail - kEndBytes) + 1; at-- > 0;) {
        if (text.compare(at, 4, "PK\5\6") != 0)
            continue;
        ByteReader reader(m_bytes, start + at + 4);
        const auto disks = reader.number<std::uint32_t>();
        const auto entriesHere = reader.number<std::uint16_t>();
        Directory directory;
        directory.entries = reader.number<std::uint16_t>();
        directory.bytes = reader.number<std::uint32_t>();
        directory.offset = reader.number<std::uint32_t>();
        directory.end = start + at;
        if (reader.number<std::uint16_t>() != reader.left())
            continue; // these four bytes are part of a comment or of data
        if (directory.end >= kLocatorBytes) {
            ByteReader locator(m_bytes, directory.end - kLocatorBytes);
            if (locator.number<std::uint32_t>() == kLocator64)
                readZip64(directory, directory.end - kLocatorBytes);
            else if (disks != 0 || entriesHere != directory.entries)
                throw damaged("it has several parts");
        }
        return directory;
    }
    throw noArchive();
}

void ZipArchive::readZip64(Directory &directory, std::uint64_t locator) const
{
    ByteReader reader(m_bytes, locator + 8);
    const auto offset = reader.number<std::uint64_t>();
    if (offset > locator || locator - offset < 56)
        throw damaged("its zip64 record lies outside");
    ByteReader record(m_bytes, offset);
    if (record.number<std::uint32_t>() != kEnd64)
        throw damaged("its zip64 record is missing");
    record.skip(8 + 4 + 8 + 8); // size, versions, disks, entries on this disk
    directory.entries = record.number<std::uint64_t>();
    directory.bytes = record.number<std::uint64_t>();
    directory.offset = record.number<std::uint64_t>();
    directory.end = offset;
}

void ZipArchive::readEntries(const Directory &directory)
{
    if (directory.offset > directory.end || directory.bytes != directory.end - directory.offset)
        throw damaged("its directory is not where its end says");
    if (directory.entries > kMaxMembers || directory.entries > directory.bytes / kCentralBytes)
        throw damaged("it claims " + std::to_string(directory.entries) + " members");
    ByteReader reader(m_bytes, directory.offset);
    for (std::uint64_t i = 0; i < directory.entries; ++i) {
        const auto entry = readCentralEntry(reader);
        if (reader.position() > directory.end)
            throw damaged("its directory is too short");
        requireHarmless(entry);
        if (!m_members.emplace(entry.name, locate(m_bytes, entry, directory.offset)).second)
            throw damaged("the member " + printable(entry.name) + " is there twice");
    }
    if (reader.position() != directory.end)
        throw damaged("its directory has more members than it says");
}

std::optional<ZipArchive::Member> ZipArchive::find(const std::string &name) const
{
    const auto found = m_members.find(name);
    return found == m_members.end() ? std::nullopt : std::optional(found->second);
}

} // namespace formats
