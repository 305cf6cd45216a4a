#pragma once

#include <QString>

namespace storage {

/// The folder with everything of the person's: mode 0700, locked for this process as long as the object lives.
///
/// Thread: any one. The lock is flock() on folder/lock: it ends with the process, so no stale lock can block a start.
class DataFolder
{
public:
    /// For the first line of main(): nothing this process makes is readable by others.
    static void restrictPermissions();

    /// Creates the folder if need be. Throws chat::Error: DataFolderUnwritable (the detail names the path and the
    /// reason), DataFolderBusy (another Rookery holds it).
    explicit DataFolder(const QString &path);
    ~DataFolder();
    DataFolder(const DataFolder &) = delete;
    DataFolder &operator=(const DataFolder &) = delete;

    const QString &path() const { return m_path; }
    bool isNetwork() const { return m_network; } ///< NFS, SMB, FUSE …: no WAL there, and the person is warned

    static bool isNetworkType(long statfsType);

private:
    QString m_path;
    bool m_network = false;
    int m_lock = -1; ///< file descriptor
};

} // namespace storage
