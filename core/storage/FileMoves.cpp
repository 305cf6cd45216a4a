#include "storage/FileMoves.h"

#include "storage/Database.h"
#include "storage/Statement.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace storage {

namespace {

[[noreturn]] void throwErrno(const QString &what)
{
    const bool full = errno == ENOSPC || errno == EDQUOT;
    throw StorageError(full ? chat::Error::Code::DiskFull : chat::Error::Code::FileIo,
                       what + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(errno)));
}

const QStringList &suffixes()
{
    static const QStringList list{QString(), QStringLiteral("-wal"), QStringLiteral("-shm"),
                                  QStringLiteral("-journal")};
    return list;
}

int newestNumber(const QString &parent)
{
    int newest = 0;
    for (const auto &name : QDir(parent).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        newest = std::max(newest, name.toInt());
    return newest;
}

} // namespace

void syncFile(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        throwErrno(path);
    const int result = fsync(file);
    ::close(file);
    if (result != 0)
        throwErrno(path);
}

void moveFile(const QString &from, const QString &to)
{
    syncFile(from);
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        throwErrno(to);
    syncFile(QFileInfo(to).path());
    syncFile(QFileInfo(from).path());
}

void moveDatabase(const QString &path, const QString &folder)
{
    for (const auto &suffix : suffixes())
        if (QFile::exists(path + suffix))
            moveFile(path + suffix, QDir(folder).filePath(QFileInfo(path).fileName()) + suffix);
}

void removeDatabase(const QString &path)
{
    for (const auto &suffix : suffixes())
        if (QFile::exists(path + suffix) && !QFile::remove(path + suffix))
            throwErrno(path + suffix);
}

void copyDatabase(Database &db, const QString &path)
{
    removeDatabase(path);
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        throwErrno(path);
    ::close(file); // SQLite takes an empty file, and its mode, for the copy
    run(db, "VACUUM INTO ?1", path);
}

QString newNumberedFolder(const QString &parent)
{
    const auto folder = QDir(parent).filePath(QString::number(newestNumber(parent) + 1));
    if (!QDir().mkpath(folder))
        throwErrno(folder);
    const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    QFile::setPermissions(parent, owner);
    QFile::setPermissions(folder, owner);
    return folder;
}

QString newestNumberedFolder(const QString &parent)
{
    const int newest = newestNumber(parent);
    return newest == 0 ? newNumberedFolder(parent) : QDir(parent).filePath(QString::number(newest));
}

} // namespace storage
