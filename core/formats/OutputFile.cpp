#include "formats/OutputFile.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace formats {

namespace {

constexpr std::uint64_t kReserve = 16u << 20; ///< left free for everything else

std::string folderOf(const std::string &path)
{
    const auto folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

std::string megabytes(std::uint64_t bytes)
{
    return std::to_string((bytes + 999'999) / 1'000'000) + " MB";
}

} // namespace

OutputFile::OutputFile(const std::string &path, std::uint64_t bytes) : m_path(path)
{
    if (path == "-") {
        m_descriptor = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
        if (m_descriptor < 0)
            fail("cannot write");
        return;
    }
    struct stat facts;
    const bool exists = ::stat(path.c_str(), &facts) == 0;
    if (exists && S_ISDIR(facts.st_mode))
        throw Error(Error::Code::Io, path + " is a folder");
    if (!exists || S_ISREG(facts.st_mode)) {
        openPart(bytes);
        return;
    }
    m_descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (m_descriptor < 0)
        fail("cannot write");
}

void OutputFile::openPart(std::uint64_t bytes)
{
    struct statvfs disk;
    if (::statvfs(folderOf(m_path).c_str(), &disk) != 0)
        fail("cannot write");
    const auto free = std::uint64_t(disk.f_bavail) * disk.f_frsize;
    if (bytes > free || free - bytes < kReserve)
        throw Error(Error::Code::Io, "There is not enough room for " + m_path + ": it needs " + megabytes(bytes) +
                                         ", " + megabytes(free) + " are free.");
    const auto part = m_path + ".part";
    m_descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (m_descriptor < 0)
        fail("cannot write");
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(m_descriptor);
        throw Error(Error::Code::Io, m_path + " is being written by another program");
    }
    m_part = part;
    if (::ftruncate(m_descriptor, 0) != 0)
        fail("cannot write");
}

OutputFile::~OutputFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (!m_part.empty())
        ::unlink(m_part.c_str());
}

void OutputFile::append(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            fail("cannot write");
        bytes = bytes.subspan(std::size_t(written));
    }
}

void OutputFile::finish()
{
    if (m_part.empty())
        return;
    if (::fsync(m_descriptor) != 0 || ::rename(m_part.c_str(), m_path.c_str()) != 0)
        fail("cannot write");
    m_part.clear();
    const int folder = ::open(folderOf(m_path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool kept = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0)
        ::close(folder);
    if (!kept)
        fail("cannot keep");
}

void OutputFile::fail(const char *what) const
{
    throw Error(Error::Code::Io, std::string(what) + " " + m_path + ": " + std::strerror(errno));
}

} // namespace formats
