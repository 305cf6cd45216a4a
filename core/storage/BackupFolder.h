#pragma once

#include <QStringList>

namespace storage {

/// folder/backups: verified copies of chats.db, named by a rising number; the newest kKept stay.
///
/// Thread: any, one at a time. Throws StorageError.
class BackupFolder
{
public:
    static constexpr int kKept = 7;

    explicit BackupFolder(const QString &dataFolder);

    QStringList all() const;  ///< paths, newest first
    QString newest() const;   ///< path, empty when there is none
    QString nextPart() const; ///< where to write the next one before it is verified; the folder is made

    /// Gives a verified part its name and drops the oldest beyond kKept.
    QString keep(const QString &part);
    void remove(const QString &path); ///< one of all(), for Forget

private:
    QString m_path;
};

} // namespace storage
