#pragma once

#include <QByteArray>
#include <QFile>
#include <QHash>
#include <QList>

namespace storage {

/// The pages of an SQLite file and its WAL, read without SQLite, so that no damage can keep them from being read.
/// Nothing in the files is trusted; reading past an end gives an empty page.
class SqlitePages
{
public:
    /// `path` and `path`-wal; an absent one counts as empty. Throws StorageError (FileIo) when one cannot be opened.
    explicit SqlitePages(const QString &path);

    static constexpr quint32 kDefaultSize = 4096; ///< bytes; what our files have

    quint32 pageSize() const { return m_pageSize; } ///< bytes, from the header when it makes sense
    quint32 count() const { return m_count; }       ///< pages 1 … count in the main file
    qint64 bytes() const { return m_file.size() + m_wal.size(); }

    QByteArray inFile(quint32 page) const;
    QByteArray newest(quint32 page) const; ///< from the WAL where it has the page, else from the file

    /// Pages of the WAL in the order written, each as (page number, contents). Older runs' frames are left out.
    qsizetype frames() const { return m_frames.size(); }
    quint32 framePage(qsizetype frame) const { return m_frames[frame].page; }
    QByteArray frame(qsizetype frame) const;

private:
    struct Frame
    {
        quint32 page;
        qint64 offset; ///< of the contents in the WAL
    };

    void readWal();

    mutable QFile m_file, m_wal;
    quint32 m_pageSize = kDefaultSize;
    quint32 m_count = 0;
    QList<Frame> m_frames;
    QHash<quint32, qint64> m_newest; ///< page number to offset in the WAL
};

} // namespace storage
