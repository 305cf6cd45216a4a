#include "catalog/PosixFile.h"

#include "chat/Error.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace catalog {

void failFile(const QString &path, const QString &what, int error)
{
    const bool full = error == ENOSPC || error == EDQUOT;
    throw chat::Error(full ? chat::Error::Code::DiskFull : chat::Error::Code::FileIo,
                      path + QStringLiteral(": ") + what + QStringLiteral(": ") +
                          QString::fromLocal8Bit(std::strerror(error)));
}

void writeAll(int file, const char *bytes, qint64 count, qint64 offset, const QString &path)
{
    while (count > 0) {
        const auto written = ::pwrite(file, bytes, std::size_t(count), offset);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            failFile(path, QStringLiteral("cannot write"), written < 0 ? errno : EIO);
        bytes += written;
        count -= written;
        offset += written;
    }
}

void syncFolder(const QString &folder)
{
    const int file = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool good = file >= 0 && ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0)
        ::close(file);
    if (!good && error != EINVAL) // some file systems have no sync of folders
        failFile(folder, QStringLiteral("cannot sync the folder"), error);
}

void replaceFile(const QString &path, const QByteArray &bytes)
{
    const auto beside = path + QStringLiteral(".new");
    const auto name = QFile::encodeName(beside);
    const int file = ::open(name.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        failFile(beside, QStringLiteral("cannot create"), errno);
    try {
        writeAll(file, bytes.constData(), bytes.size(), 0, beside);
        if (::fsync(file) != 0)
            failFile(beside, QStringLiteral("cannot sync"), errno);
    } catch (...) {
        ::close(file);
        ::unlink(name.constData());
        throw;
    }
    ::close(file);
    if (::rename(name.constData(), QFile::encodeName(path).constData()) != 0)
        failFile(path, QStringLiteral("cannot rename"), errno);
    syncFolder(QFileInfo(path).path());
}

QByteArray readSmallFile(const QString &path, qint64 most)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > most)
        return {};
    return file.read(most);
}

} // namespace catalog
