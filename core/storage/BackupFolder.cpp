#include "storage/BackupFolder.h"

#include "storage/FileMoves.h"
#include "storage/StorageError.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace storage {

namespace {

int numberOf(const QString &path)
{
    return QFileInfo(path).completeBaseName().section(u'-', 1).toInt();
}

} // namespace

BackupFolder::BackupFolder(const QString &dataFolder) : m_path(QDir(dataFolder).filePath(QStringLiteral("backups"))) {}

QStringList BackupFolder::all() const
{
    QStringList list;
    for (const auto &name : QDir(m_path).entryList({QStringLiteral("chats-*.db")}, QDir::Files))
        list.append(QDir(m_path).filePath(name));
    std::ranges::sort(list, std::greater(), numberOf);
    return list;
}

QString BackupFolder::newest() const
{
    return all().value(0);
}

QString BackupFolder::nextPart() const
{
    if (!QDir().mkpath(m_path))
        throw StorageError(chat::Error::Code::FileIo, m_path + QStringLiteral(": cannot be made"));
    QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return QDir(m_path).filePath(QStringLiteral("chats.part"));
}

QString BackupFolder::keep(const QString &part)
{
    const auto before = all();
    const int number = before.isEmpty() ? 1 : numberOf(before.first()) + 1;
    const auto path = QDir(m_path).filePath(QStringLiteral("chats-%1.db").arg(number));
    moveFile(part, path);
    for (const auto &old : before.mid(kKept - 1))
        removeDatabase(old);
    return path;
}

void BackupFolder::remove(const QString &path)
{
    removeDatabase(path);
}

} // namespace storage
