#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <functional>
#include <mutex>
#include <random>

namespace support {

/// A file system for SQLite over the default one that fails on demand and knows what a power cut would leave.
///
/// Thread: the database's, but for the members that say otherwise.
class FaultVfs
{
public:
    enum Operation { Read, Write, Sync };
    enum Kind { NoSpace, Error, Short }; ///< Short: half of a write arrives, then no space

    FaultVfs(); ///< registers itself under name()
    ~FaultVfs();
    static constexpr const char *name() { return "rookery-faults"; }

    /// The `nth` operation from now on (1 = the next) fails, with `lasting` all after it too. Any thread.
    void failAt(Operation operation, Kind kind, int nth, bool lasting);
    void heal();            ///< any thread
    qint64 reads() const;   ///< since the last heal(); any thread
    bool hasFailed() const; ///< since the last failAt; any thread

    /// Called before each write and sync, with the number of the operation.
    std::function<void(int)> beforeChange;

    /// Writes into `folder` what the disk may hold if the power went now: all that was synced, and of the rest each
    /// write whole, not at all, or torn at 512 bytes, as `random` has it. Only inside beforeChange.
    void powerCut(const QString &folder, std::mt19937 &random) const;

    // What the file methods report.
    int check(Operation operation, bool *half);
    void wrote(const QString &path, qint64 offset, const QByteArray &bytes);
    void truncated(const QString &path, qint64 size);
    void synced(const QString &path);
    void removed(const QString &path);
    void opened(const QString &path);
    void changing();

private:
    struct Change
    {
        qint64 offset;
        QByteArray bytes; ///< null: truncation to `offset`
    };
    struct Disk
    {
        QByteArray durable;
        QList<Change> pending;
    };
    static void apply(QByteArray &image, const Change &change);

    mutable std::mutex m_mutex; ///< guards the fault, which tests set from their own thread
    Operation m_operation = Read;
    Kind m_kind = Error;
    int m_left = 0; ///< operations until the fault; 0 = none
    bool m_lasting = false;
    bool m_failed = false;
    int m_changes = 0;
    qint64 m_reads = 0;
    QMap<QString, Disk> m_disks;
};

} // namespace support
