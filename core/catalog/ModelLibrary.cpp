#include "catalog/ModelLibrary.h"

#include "catalog/LibraryWorker.h"
#include "chat/Futures.h"

namespace catalog {

ModelLibrary::ModelLibrary(JobThread &jobs, const QString &recordsFile, QObject *parent)
    : QObject(parent), m_jobs(jobs), m_worker(new LibraryWorker(recordsFile))
{
    qRegisterMetaType<QList<ModelFile>>();
    m_worker->moveToThread(jobs.address()->thread());
    connect(m_worker, &LibraryWorker::scanned, this, &ModelLibrary::onScanned);
    connect(m_worker, &LibraryWorker::moved, this, &ModelLibrary::onMoved);
    connect(m_worker, &LibraryWorker::watchedChanged, this, [this](const QString &path, bool there) {
        if (path.startsWith(m_folder + u'/'))
            return; // the list tells of it
        if (there)
            Q_EMIT fileChanged(path);
        else
            Q_EMIT fileGone(path);
    });
    connect(m_worker, &LibraryWorker::verifyProgress, this, &ModelLibrary::verifyProgress);
    connect(m_worker, &LibraryWorker::verified, this, &ModelLibrary::verified);
    connect(m_worker, &LibraryWorker::verifyFailed, this, &ModelLibrary::failed);
}

ModelLibrary::~ModelLibrary()
{
    m_worker->disconnect(this);
    m_worker->deleteLater();
}

void ModelLibrary::setFolder(const QString &folder)
{
    m_folder = folder;
    m_files.clear();
    report(folder, m_jobs.run([worker = m_worker, folder] { worker->setFolder(folder); }));
}

void ModelLibrary::rescan()
{
    report(m_folder, m_jobs.run([worker = m_worker] { worker->scan(); }));
}

void ModelLibrary::watch(const QString &path)
{
    report(path, m_jobs.run([worker = m_worker, path] { worker->watch(path); }));
}

void ModelLibrary::report(const QString &path, const QFuture<void> &future)
{
    chat::whenDone(
        future, this, [] {}, [this, path](const chat::Error &error) { Q_EMIT failed(path, error); });
}

void ModelLibrary::onMoved(const QString &from, const QString &to)
{
    for (auto &one : m_files)
        if (one.path == from)
            one.path = to;
    Q_EMIT moved(from, to);
}

void ModelLibrary::onScanned(const QString &folder, const QList<ModelFile> &files, qint64 freeBytes)
{
    if (folder != m_folder)
        return; // of the folder before
    const auto before = m_files;
    m_files = files;
    m_freeBytes = freeBytes;
    Q_EMIT changed();
    for (const auto &old : before) {
        const auto now = file(old.path);
        if (!now)
            Q_EMIT fileGone(old.path);
        else if (now->stamp != old.stamp)
            Q_EMIT fileChanged(old.path);
    }
}

std::optional<ModelFile> ModelLibrary::file(const QString &path) const
{
    for (const auto &one : m_files)
        if (one.path == path)
            return one;
    return std::nullopt;
}

std::optional<ModelFile> ModelLibrary::fileOfCatalogue(const QString &catalogueId) const
{
    for (const auto &one : m_files)
        if (!catalogueId.isEmpty() && (one.catalogueId == catalogueId || one.fileName == catalogueId))
            return one;
    return std::nullopt;
}

qint64 ModelLibrary::bytesOnDisk() const
{
    qint64 bytes = 0;
    for (const auto &one : m_files)
        bytes += one.stamp.bytes;
    return bytes;
}

void ModelLibrary::adopt(const QString &path, const QByteArray &sha256, const QString &source,
                         const QString &catalogueId)
{
    LibraryRecord record;
    record.sha256 = sha256;
    record.source = source;
    record.catalogueId = catalogueId;
    record.ours = true;
    record.check = sha256.isEmpty() ? ModelFile::Check::NotYet : ModelFile::Check::Good;
    report(path, m_jobs.run([worker = m_worker, path, record] { worker->adopt(path, record); }));
}

void ModelLibrary::verify(const QString &path, std::stop_token stop)
{
    report(path, m_jobs.run([worker = m_worker, path, stop] { worker->verify(path, stop); }));
}

void ModelLibrary::rename(const QString &path, const QString &newFileName)
{
    report(path, m_jobs.run([worker = m_worker, path, newFileName] { worker->rename(path, newFileName); }));
}

void ModelLibrary::remove(const QString &path, bool saidTwice)
{
    report(path, m_jobs.run([worker = m_worker, path, saidTwice] { worker->remove(path, saidTwice); }));
}

} // namespace catalog
