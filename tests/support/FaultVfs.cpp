#include "support/FaultVfs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace support {

namespace {

FaultVfs *theVfs = nullptr; // SQLite's file methods get no other way to their owner

struct FaultFile
{
    sqlite3_file base;
    QString *path; ///< empty for temporary files
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

FaultFile *self(sqlite3_file *file)
{
    return reinterpret_cast<FaultFile *>(file);
}

sqlite3_file *real(sqlite3_file *file)
{
    return self(file)->real();
}

int close(sqlite3_file *file)
{
    const int result = real(file)->pMethods->xClose(real(file));
    delete self(file)->path;
    return result;
}

int read(sqlite3_file *file, void *to, int size, sqlite3_int64 offset)
{
    bool half = false;
    if (const int fault = theVfs->check(FaultVfs::Read, &half))
        return fault == SQLITE_FULL ? SQLITE_IOERR_READ : fault;
    return real(file)->pMethods->xRead(real(file), to, size, offset);
}

int write(sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
    theVfs->changing();
    bool half = false;
    const int fault = theVfs->check(FaultVfs::Write, &half);
    if (fault && !half)
        return fault;
    const int written = half ? size / 2 : size;
    theVfs->wrote(*self(file)->path, offset, QByteArray(static_cast<const char *>(from), written));
    const int result = real(file)->pMethods->xWrite(real(file), from, written, offset);
    return fault ? fault : result;
}

int truncate(sqlite3_file *file, sqlite3_int64 size)
{
    theVfs->truncated(*self(file)->path, size);
    return real(file)->pMethods->xTruncate(real(file), size);
}

int sync(sqlite3_file *file, int flags)
{
    theVfs->changing();
    bool half = false;
    if (theVfs->check(FaultVfs::Sync, &half))
        return SQLITE_IOERR_FSYNC;
    theVfs->synced(*self(file)->path);
    return real(file)->pMethods->xSync(real(file), flags);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}
int unlock(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}
int reserved(sqlite3_file *file, int *out)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int control(sqlite3_file *file, int op, void *arg)
{
    return real(file)->pMethods->xFileControl(real(file), op, arg);
}
int sectorSize(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file *file)
{
    // A disk that promises nothing about power cuts.
    return real(file)->pMethods->xDeviceCharacteristics(real(file)) & ~SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}
int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}
int shmLock(sqlite3_file *file, int offset, int n, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, n, flags);
}
void shmBarrier(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}
int shmUnmap(sqlite3_file *file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

constexpr sqlite3_io_methods kMethods = {
    2,          close,           read,   write,   truncate,   sync,     fileSize, lock,   unlock, reserved, control,
    sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr,  nullptr};

sqlite3_vfs *original()
{
    return static_cast<sqlite3_vfs *>(sqlite3_vfs_find(FaultVfs::name())->pAppData);
}

int openFile(sqlite3_vfs *, const char *path, sqlite3_file *file, int flags, int *outFlags)
{
    const int result = original()->xOpen(original(), path, self(file)->real(), flags, outFlags);
    file->pMethods = nullptr;
    if (result != SQLITE_OK)
        return result;
    file->pMethods = &kMethods;
    self(file)->path = new QString(QString::fromUtf8(path ? path : ""));
    theVfs->opened(*self(file)->path);
    return SQLITE_OK;
}

int removeFile(sqlite3_vfs *, const char *path, int syncFolder)
{
    theVfs->removed(QString::fromUtf8(path));
    return original()->xDelete(original(), path, syncFolder);
}

sqlite3_vfs &registered()
{
    static sqlite3_vfs vfs;
    return vfs;
}

} // namespace

FaultVfs::FaultVfs()
{
    theVfs = this;
    auto &vfs = registered();
    auto *standard = sqlite3_vfs_find(nullptr);
    vfs = *standard;
    vfs.zName = name();
    vfs.pAppData = standard;
    vfs.pNext = nullptr;
    vfs.szOsFile = static_cast<int>(sizeof(FaultFile)) + standard->szOsFile;
    vfs.xOpen = openFile;
    vfs.xDelete = removeFile;
    sqlite3_vfs_register(&vfs, 0);
}

FaultVfs::~FaultVfs()
{
    sqlite3_vfs_unregister(&registered());
    theVfs = nullptr;
}

void FaultVfs::failAt(Operation operation, Kind kind, int nth, bool lasting)
{
    const std::lock_guard lock(m_mutex);
    m_operation = operation;
    m_kind = kind;
    m_left = nth;
    m_lasting = lasting;
    m_failed = false;
}

void FaultVfs::heal()
{
    const std::lock_guard lock(m_mutex);
    m_left = 0;
    m_reads = 0;
}

qint64 FaultVfs::reads() const
{
    const std::lock_guard lock(m_mutex);
    return m_reads;
}

bool FaultVfs::hasFailed() const
{
    const std::lock_guard lock(m_mutex);
    return m_failed;
}

int FaultVfs::check(Operation operation, bool *half)
{
    const std::lock_guard lock(m_mutex);
    m_reads += operation == Read;
    if (m_left == 0 || operation != m_operation)
        return SQLITE_OK;
    if (m_left > 1) {
        --m_left;
        return SQLITE_OK;
    }
    m_failed = true;
    if (!m_lasting)
        m_left = 0;
    *half = m_kind == Short;
    return m_kind == Error ? (operation == Read ? SQLITE_IOERR_READ : SQLITE_IOERR_WRITE) : SQLITE_FULL;
}

void FaultVfs::changing()
{
    ++m_changes;
    if (beforeChange)
        beforeChange(m_changes);
}

void FaultVfs::opened(const QString &path)
{
    if (path.isEmpty() || m_disks.contains(path))
        return;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        m_disks[path].durable = file.readAll();
}

void FaultVfs::wrote(const QString &path, qint64 offset, const QByteArray &bytes)
{
    m_disks[path].pending.append({offset, bytes});
}

void FaultVfs::truncated(const QString &path, qint64 size)
{
    m_disks[path].pending.append(Change{size, QByteArray()});
}

void FaultVfs::synced(const QString &path)
{
    auto &disk = m_disks[path];
    for (const auto &change : std::exchange(disk.pending, {}))
        apply(disk.durable, change);
}

void FaultVfs::removed(const QString &path)
{
    m_disks.remove(path);
}

void FaultVfs::apply(QByteArray &image, const Change &change)
{
    if (change.bytes.isNull()) {
        image.resize(change.offset);
        return;
    }
    if (image.size() < change.offset + change.bytes.size())
        image.append(change.offset + change.bytes.size() - image.size(), '\0');
    image.replace(change.offset, change.bytes.size(), change.bytes);
}

void FaultVfs::powerCut(const QString &folder, std::mt19937 &random) const
{
    constexpr qint64 kSector = 512;
    QDir().mkpath(folder);
    for (auto disk = m_disks.cbegin(); disk != m_disks.cend(); ++disk) {
        if (disk.key().isEmpty())
            continue;
        auto image = disk->durable;
        for (auto change : disk->pending) {
            const auto fate = random() % 3; // 0 lost, 1 whole, 2 torn
            if (fate == 0)
                continue;
            const qint64 sectors = (change.bytes.size() + kSector - 1) / kSector;
            for (qint64 i = 0; fate == 2 && i < sectors; ++i)
                if (random() % 2)
                    apply(image, {change.offset + i * kSector, change.bytes.mid(i * kSector, kSector)});
            if (fate == 1 || change.bytes.isNull())
                apply(image, change);
        }
        QFile file(QDir(folder).filePath(QFileInfo(disk.key()).fileName()));
        if (file.open(QIODevice::WriteOnly))
            file.write(image);
    }
}

} // namespace support
