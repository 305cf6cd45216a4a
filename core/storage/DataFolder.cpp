#include "storage/DataFolder.h"

#include "chat/Error.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace storage {

namespace {

constexpr qsizetype kLongestPath = 480; ///< bytes; SQLite opens no path beyond 512, its files' names included

[[noreturn]] void throwUnwritable(const QString &path)
{
    throw chat::Error(chat::Error::Code::DataFolderUnwritable,
                      QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(errno))));
}

} // namespace

void DataFolder::restrictPermissions()
{
    umask(077);
}

DataFolder::DataFolder(const QString &path) : m_path(QDir(path).absolutePath())
{
    const auto name = QFile::encodeName(m_path);
    if (name.size() > kLongestPath) {
        errno = ENAMETOOLONG;
        throwUnwritable(m_path);
    }
    if (!QDir().mkpath(m_path))
        throwUnwritable(m_path);
    // Not ours to change when the person points at a folder of someone else; then the lock file decides.
    chmod(name.constData(), 0700);

    const auto lockPath = m_path + QStringLiteral("/lock");
    m_lock = ::open(QFile::encodeName(lockPath).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_lock < 0)
        throwUnwritable(lockPath);
    if (flock(m_lock, LOCK_EX | LOCK_NB) != 0) {
        const bool busy = errno == EWOULDBLOCK;
        ::close(m_lock);
        if (!busy)
            throwUnwritable(lockPath);
        throw chat::Error(chat::Error::Code::DataFolderBusy, m_path + QStringLiteral(" is in use"));
    }
    struct statfs info = {};
    m_network = statfs(name.constData(), &info) == 0 && isNetworkType(static_cast<long>(info.f_type));
}

DataFolder::~DataFolder()
{
    ::close(m_lock);
}

bool DataFolder::isNetworkType(long statfsType)
{
    static constexpr unsigned kTypes[] = {
        0x6969,     // NFS
        0x517b,     // SMB
        0xfe534d42, // SMB 2
        0xff534d42, // CIFS
        0x65735546, // FUSE: sshfs, cloud drives
        0x01021997, // 9p
        0x00c36400, // Ceph
        0x5346414f, // AFS
        0x73757245, // Coda
    };
    return std::find(std::begin(kTypes), std::end(kTypes), static_cast<unsigned>(statfsType)) != std::end(kTypes);
}

} // namespace storage
