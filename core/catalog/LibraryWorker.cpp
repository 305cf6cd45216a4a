#include "catalog/LibraryWorker.h"

#include "chat/FreeSpace.h"
#include "catalog/CatalogEntry.h"
#include "catalog/PosixFile.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>

#include <cerrno>

namespace catalog {

using Code = chat::Error::Code;

LibraryWorker::LibraryWorker(const QString &recordsFile) : m_recordsFile(recordsFile), m_watcher(this), m_rescan(this)
{
    m_rescan.setSingleShot(true);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_rescan.start(300); });
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_rescan.start(300); });
    connect(&m_rescan, &QTimer::timeout, this, &LibraryWorker::scan);
}

void LibraryWorker::setFolder(const QString &folder)
{
    if (m_folder.isEmpty())
        m_records = LibraryRecords::load(m_recordsFile);
    m_folder = folder;
    QDir().mkpath(folder);
    scan();
}

void LibraryWorker::watch(const QString &path)
{
    if (!m_watched.isEmpty() && !m_known.contains(m_watched))
        m_watcher.removePath(m_watched);
    m_watched = path;
    m_watchedStamp = path.isEmpty() ? std::nullopt : FileStamp::of(path);
    if (m_watchedStamp && !m_watcher.files().contains(path))
        m_watcher.addPath(path);
}

void LibraryWorker::lookAtWatched()
{
    if (m_watched.isEmpty())
        return;
    const auto now = FileStamp::of(m_watched);
    if (now != std::exchange(m_watchedStamp, now))
        Q_EMIT watchedChanged(m_watched, now.has_value());
    if (now && !m_watcher.files().contains(m_watched)) // one that was replaced is another one to the watcher
        m_watcher.addPath(m_watched);
}

/// Model files in the folder and below. Folders are not entered through links, so that a ring of them ends.
QStringList LibraryWorker::modelFiles()
{
    QStringList found, folders{m_folder};
    for (qsizetype i = 0; i < folders.size() && found.size() < kMaxFiles; ++i) {
        const QDir folder(folders[i]);
        for (const auto &item : folder.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            if (item.isDir() && !item.isSymLink() &&
                QDir(m_folder).relativeFilePath(item.filePath()).count(u'/') < kMaxDepth)
                folders.append(item.filePath());
            else if (item.isFile() && isSafeFileName(item.fileName()) && found.size() < kMaxFiles)
                found.append(item.filePath());
        }
    }
    const auto watched = m_watcher.directories();
    for (const auto &folder : watched)
        if (!folders.contains(folder))
            m_watcher.removePath(folder);
    for (const auto &folder : std::as_const(folders))
        if (!watched.contains(folder))
            m_watcher.addPath(folder);
    return found;
}

/// The header is read again only when the file is another one.
ModelFile LibraryWorker::describe(const QString &path, const FileStamp &stamp)
{
    auto &known = m_known[path];
    if (known.path != path || known.stamp != stamp)
        known = ModelFile::read(path, stamp);
    auto model = known;
    const auto record = m_records.byPath.value(path);
    if (record != LibraryRecord()) {
        model.changed = record.stamp != FileStamp() && record.stamp != stamp;
        model.ours = record.ours;
        model.sha256 = record.sha256;
        model.source = record.source;
        model.catalogueId = record.catalogueId;
        model.check = model.changed ? ModelFile::Check::NotYet : record.check;
    }
    return model;
}

/// What is known of a file goes with it when it is renamed or moved inside the folder, by us or by others: one is gone,
/// and another with its stamp has come.
void LibraryWorker::followMoves(const QList<std::pair<QString, FileStamp>> &found)
{
    QHash<QString, FileStamp> gone;
    for (auto known = m_known.cbegin(); known != m_known.cend(); ++known)
        if (!QFile::exists(known.key()))
            gone.insert(known.key(), known->stamp);
    bool recorded = false;
    for (const auto &[to, stamp] : found) {
        const auto from = m_known.contains(to) ? QString() : gone.key(stamp);
        if (from.isEmpty())
            continue;
        gone.remove(from);
        if (m_records.byPath.contains(from)) {
            m_records.byPath.insert(to, m_records.byPath.take(from));
            recorded = true;
        }
        if (m_watched == from)
            m_watched = to;
        Q_EMIT moved(from, to);
    }
    for (auto known = m_known.begin(); known != m_known.end();)
        known = QFile::exists(known.key()) ? std::next(known) : m_known.erase(known);
    if (recorded)
        saveRecords();
}

void LibraryWorker::scan()
{
    QList<std::pair<QString, FileStamp>> found;
    for (const auto &path : modelFiles())
        if (const auto stamp = FileStamp::of(path))
            found.append({path, *stamp});
    followMoves(found);

    QList<ModelFile> files;
    bool young = false;
    const auto now = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
    for (const auto &[path, stamp] : std::as_const(found)) {
        files.append(describe(path, stamp));
        young = young ||
                (files.last().state == ModelFile::State::Unusable && std::abs(now - stamp.modified) < 60'000'000'000);
        if (!m_watcher.files().contains(path))
            m_watcher.addPath(path);
    }
    if (young) // still being copied, perhaps
        m_rescan.start(2000);
    Q_EMIT scanned(m_folder, files, chat::freeBytes(m_folder));
    lookAtWatched();
}

void LibraryWorker::adopt(const QString &path, const LibraryRecord &record)
{
    auto adopted = record;
    adopted.stamp = FileStamp::of(path).value_or(FileStamp());
    m_records.byPath.insert(path, adopted);
    saveRecords();
    scan();
}

void LibraryWorker::saveRecords()
{
    QDir().mkpath(QFileInfo(m_recordsFile).path());
    m_records.save(m_recordsFile);
}

struct LibraryWorker::Verification
{
    QFile file;
    FileStamp stamp;
    RunningHash hash;
    qint64 read = 0;
    std::stop_token stop;
};

void LibraryWorker::verify(const QString &path, std::stop_token stop)
{
    const auto verification = std::make_shared<Verification>();
    verification->file.setFileName(path);
    verification->stop = std::move(stop);
    const auto stamp = FileStamp::of(path);
    if (!stamp || !verification->file.open(QIODevice::ReadOnly)) {
        Q_EMIT verifyFailed(path, chat::Error(Code::ModelGone, path));
        return;
    }
    verification->stamp = *stamp;
    verifySlice(verification);
}

/// 32 MiB, then other work gets its turn.
void LibraryWorker::verifySlice(const std::shared_ptr<Verification> &verification)
{
    const auto path = verification->file.fileName();
    if (verification->stop.stop_requested()) {
        Q_EMIT verifyFailed(path, chat::Error(Code::Cancelled, path));
        return;
    }
    QByteArray buffer(1 << 20, Qt::Uninitialized);
    for (int i = 0; i < 32; ++i) {
        const auto got = verification->file.read(buffer.data(), buffer.size());
        if (got < 0) {
            Q_EMIT verifyFailed(
                path, chat::Error(Code::FileIo, path + QStringLiteral(": ") + verification->file.errorString()));
            return;
        }
        if (got == 0)
            return endVerification(*verification);
        verification->hash.add(buffer.constData(), got);
        verification->read += got;
    }
    Q_EMIT verifyProgress(path, double(verification->read) / double(std::max<qint64>(1, verification->stamp.bytes)));
    QMetaObject::invokeMethod(
        this, [this, verification] { verifySlice(verification); }, Qt::QueuedConnection);
}

void LibraryWorker::endVerification(const Verification &verification)
{
    const auto path = verification.file.fileName();
    if (FileStamp::of(path) != verification.stamp) {
        Q_EMIT verifyFailed(path, chat::Error(Code::ModelChanged, path));
        return;
    }
    auto &record = m_records.byPath[path];
    auto check = ModelFile::Check::NothingToCompare;
    if (record.sha256.isEmpty())
        record.sha256 = verification.hash.value();
    else
        check = record.sha256 == verification.hash.value() ? ModelFile::Check::Good : ModelFile::Check::Bad;
    record.check = check;
    record.stamp = verification.stamp;
    try {
        saveRecords();
    } catch (const chat::Error &error) {
        Q_EMIT verifyFailed(path, error);
        return;
    }
    scan();
    Q_EMIT verified(path, check);
}

void LibraryWorker::rename(const QString &path, const QString &newFileName)
{
    const auto to = QFileInfo(path).dir().filePath(newFileName);
    if (!isSafeFileName(newFileName) ||
        QFileInfo(path).suffix().compare(QFileInfo(newFileName).suffix(), Qt::CaseInsensitive) != 0)
        throw chat::Error(Code::InvalidInput, newFileName);
    if (QFileInfo::exists(to))
        throw chat::Error(Code::InvalidInput, to + QStringLiteral(" exists"));
    if (!QFile::rename(path, to))
        throw chat::Error(Code::FileIo, to);
    scan();
}

void LibraryWorker::remove(const QString &path, bool saidTwice)
{
    const auto record = m_records.byPath.value(path);
    const auto stamp = FileStamp::of(path);
    if (!stamp)
        throw chat::Error(Code::NotFound, path);
    if (!isSafeFileName(QFileInfo(path).fileName()) ||
        QDir(m_folder).relativeFilePath(path).startsWith(QLatin1String("..")))
        throw chat::Error(Code::InvalidInput, path + QStringLiteral(" is not in the models folder"));
    if (!saidTwice && (!record.ours || record.stamp != *stamp))
        throw chat::Error(Code::InvalidInput, path + QStringLiteral(" was not downloaded by this program"));
    if (!QFile::remove(path))
        throw chat::Error(Code::FileIo, path);
    m_records.byPath.remove(path);
    m_known.remove(path);
    saveRecords();
    scan();
}

} // namespace catalog
