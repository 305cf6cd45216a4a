#pragma once

#include "catalog/PartJournal.h"
#include "catalog/RunningHash.h"

namespace catalog {

/// A file on its way to disk: NAME.part with its journal NAME.part.journal, and a running SHA-256 over what is right so
/// far. Bytes only ever come under the final name once publish() has synced them.
///
/// Each function throws chat::Error (FileIo, DiskFull). Thread: the one that made it.
class PartFile
{
public:
    enum class Check { Good, Damaged, Done };

    /// Opens or begins. What was there before has to be checked with checkNext() until it is Done.
    PartFile(const DownloadRequest &request, qint64 reserveBytes);
    ~PartFile();
    PartFile(const PartFile &) = delete;
    PartFile &operator=(const PartFile &) = delete;

    static QString partPath(const QString &folder, const QString &fileName);
    static QString journalPath(const QString &folder, const QString &fileName);

    /// Reads the next marked piece from disk. Good: position() is behind it. Damaged: it must be fetched anew up to
    /// repairEnd(), after which checking goes on. Done: what is left is not there.
    Check checkNext();
    qint64 repairEnd() const { return m_repairEnd; } ///< -1: no repair is under way

    qint64 position() const { return m_position; } ///< bytes from the start that are right
    QByteArray hash() const { return m_hash.value(); }

    void write(const char *bytes, qint64 count);
    void mark();      ///< the bytes up to here can be checked after a restart
    void startAnew(); ///< drops the bytes, keeps the request

    /// Takes room on the disk for the whole file; throws DiskFull when the reserve would be touched.
    void reserve(qint64 total);

    PartJournal &journal() { return m_journal; }
    void saveJournal(); ///< after its head was changed

    /// Syncs, renames to the first free of NAME, "NAME-2", …, syncs the folder, removes the journal. Returns the final
    /// path.
    QString publish();

    static void remove(const QString &folder, const QString &fileName);

private:
    void openPart();
    void loadJournal();
    void appendMark();
    void truncate(qint64 size);
    [[noreturn]] void fail(const QString &what, int error) const;

    DownloadRequest m_request;
    qint64 m_reserveBytes;
    PartJournal m_journal;
    RunningHash m_hash;
    qint64 m_position = 0;
    qint64 m_nextMark = 0; ///< index of the first mark behind the position
    qint64 m_repairEnd = -1;
    qint64 m_size = 0; ///< of the part on disk
    int m_file = -1;
    int m_journalFile = -1;
};

} // namespace catalog
