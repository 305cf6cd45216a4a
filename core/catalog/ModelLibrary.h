#pragma once

#include "catalog/JobThread.h"
#include "catalog/LibraryRecords.h"

#include <stop_token>

namespace catalog {

class LibraryWorker;

/// The model files in a folder and below it, whoever put them there; other programs may share the folder. Files that
/// appear, change or go are noticed by themselves. Deletes only what we downloaded, unless told so twice.
///
/// Thread: GUI; the disk is touched on the "jobs" thread.
class ModelLibrary : public QObject
{
    Q_OBJECT

public:
    /// `recordsFile` is made when first needed.
    ModelLibrary(JobThread &jobs, const QString &recordsFile, QObject *parent = nullptr);
    ~ModelLibrary() override;

    void setFolder(const QString &folder); ///< made when missing; scans
    const QString &folder() const { return m_folder; }
    void rescan();
    /// Tells of this file too, wherever it lies (the model in use); empty: of none.
    void watch(const QString &path);

    const QList<ModelFile> &files() const { return m_files; } ///< by name
    std::optional<ModelFile> file(const QString &path) const;
    std::optional<ModelFile> fileOfCatalogue(const QString &catalogueId) const;
    qint64 bytesOnDisk() const;
    qint64 freeBytes() const { return m_freeBytes; } ///< on the folder's disk; -1: not known yet

    /// A finished download: recorded as ours.
    void adopt(const QString &path, const QByteArray &sha256, const QString &source, const QString &catalogueId);

    /// Hashes the file against its record (or says there is nothing to compare with, and remembers the hash for later).
    /// Ends in verified, or failed.
    void verify(const QString &path, std::stop_token stop = {});
    void rename(const QString &path, const QString &newFileName); ///< ends in moved and changed, or failed

    /// Deletes the file. One that is not ours needs `saidTwice`, else failed(InvalidInput) and nothing happens.
    void remove(const QString &path, bool saidTwice);

Q_SIGNALS:
    void changed();                        ///< the list, or something in it
    void fileChanged(const QString &path); ///< other bytes than before, or shorter
    void fileGone(const QString &path);
    /// Renamed or moved inside the folder, by us or by another program; neither changed nor gone.
    void moved(const QString &from, const QString &to);
    void verifyProgress(const QString &path, double fraction);
    void verified(const QString &path, catalog::ModelFile::Check check);
    void failed(const QString &path, const chat::Error &error);

private:
    void onScanned(const QString &folder, const QList<ModelFile> &files, qint64 freeBytes);
    void onMoved(const QString &from, const QString &to);
    void report(const QString &path, const QFuture<void> &future);

    JobThread &m_jobs;
    LibraryWorker *m_worker; ///< lives on the jobs thread
    QString m_folder;
    QList<ModelFile> m_files;
    qint64 m_freeBytes = -1;
};

} // namespace catalog
