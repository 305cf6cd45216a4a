#pragma once

#include "catalog/LibraryRecords.h"
#include "catalog/RunningHash.h"

#include <QFileSystemWatcher>
#include <QTimer>

#include <stop_token>

namespace catalog {

/// ModelLibrary's hands. Thread: "jobs".
class LibraryWorker : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxFiles = 10'000;
    static constexpr int kMaxDepth = 6;

    explicit LibraryWorker(const QString &recordsFile);

    void setFolder(const QString &folder);
    void scan();
    void watch(const QString &path);
    void adopt(const QString &path, const LibraryRecord &record);
    void verify(const QString &path, std::stop_token stop);
    void rename(const QString &path, const QString &newFileName);
    void remove(const QString &path, bool saidTwice);

Q_SIGNALS:
    void scanned(const QString &folder, const QList<catalog::ModelFile> &files, qint64 freeBytes);
    void moved(const QString &from, const QString &to); ///< before the list with it
    void watchedChanged(const QString &path, bool there);
    void verifyProgress(const QString &path, double fraction);
    void verified(const QString &path, catalog::ModelFile::Check check);
    void verifyFailed(const QString &path, const chat::Error &error);

private:
    struct Verification; ///< between two slices

    void lookAtWatched();
    QStringList modelFiles();
    ModelFile describe(const QString &path, const FileStamp &stamp);
    void followMoves(const QList<std::pair<QString, FileStamp>> &found);
    void verifySlice(const std::shared_ptr<Verification> &verification);
    void endVerification(const Verification &verification);
    void saveRecords();

    QString m_recordsFile;
    LibraryRecords m_records;
    QString m_folder;
    QString m_watched; ///< a file that is looked at wherever it lies
    std::optional<FileStamp> m_watchedStamp;
    QHash<QString, ModelFile> m_known; ///< headers already read, by path
    QFileSystemWatcher m_watcher;
    QTimer m_rescan;
};

} // namespace catalog

Q_DECLARE_METATYPE(catalog::LibraryRecords)
