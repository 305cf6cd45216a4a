#include "storage/SqlitePages.h"

#include "storage/StorageError.h"

#include <QtEndian>

#include <bit>

namespace storage {

namespace {

constexpr qint64 kWalHeader = 32, kFrameHeader = 24;

bool isPageSize(quint32 size)
{
    return size >= 512 && size <= 65536 && std::has_single_bit(size);
}

QByteArray readAt(QFile &file, qint64 offset, qint64 size)
{
    return file.isOpen() && file.seek(offset) ? file.read(size) : QByteArray();
}

quint32 number(const QByteArray &bytes, qsizetype offset)
{
    return offset + 4 <= bytes.size() ? qFromBigEndian<quint32>(bytes.constData() + offset) : 0;
}

void openIfThere(QFile &file)
{
    if (file.exists() && !file.open(QIODevice::ReadOnly))
        throw StorageError(chat::Error::Code::FileIo, file.fileName() + QStringLiteral(": ") + file.errorString());
}

} // namespace

SqlitePages::SqlitePages(const QString &path) : m_file(path), m_wal(path + QStringLiteral("-wal"))
{
    openIfThere(m_file);
    openIfThere(m_wal);
    const auto header = readAt(m_file, 0, 100);
    if (header.startsWith("SQLite format 3")) {
        const auto stored = qFromBigEndian<quint16>(header.constData() + 16);
        const quint32 size = stored == 1 ? 65536 : stored;
        if (header.size() == 100 && isPageSize(size))
            m_pageSize = size;
    }
    m_count = static_cast<quint32>((m_file.size() + m_pageSize - 1) / m_pageSize);
    readWal();
}

void SqlitePages::readWal()
{
    // Checksums are left unchecked: rows are proven by their own hash. The salt tells this run's frames from older
    // ones.
    const auto header = readAt(m_wal, 0, kWalHeader);
    if (header.size() < kWalHeader || number(header, 8) != m_pageSize)
        return;
    const auto salt = header.mid(16, 8);
    const qint64 step = kFrameHeader + m_pageSize;
    for (qint64 offset = kWalHeader; offset + step <= m_wal.size(); offset += step) {
        const auto head = readAt(m_wal, offset, kFrameHeader);
        const quint32 page = number(head, 0);
        if (head.mid(8, 8) != salt || page == 0)
            continue;
        m_frames.append({page, offset + kFrameHeader});
        m_newest.insert(page, offset + kFrameHeader);
    }
}

QByteArray SqlitePages::inFile(quint32 page) const
{
    auto bytes = page == 0 ? QByteArray() : readAt(m_file, qint64(page - 1) * m_pageSize, m_pageSize);
    if (!bytes.isEmpty())
        bytes.append(m_pageSize - bytes.size(), '\0'); // the last page of a file that was cut
    return bytes;
}

QByteArray SqlitePages::newest(quint32 page) const
{
    const auto found = m_newest.constFind(page);
    return found == m_newest.cend() ? inFile(page) : readAt(m_wal, *found, m_pageSize);
}

QByteArray SqlitePages::frame(qsizetype frame) const
{
    return readAt(m_wal, m_frames[frame].offset, m_pageSize);
}

} // namespace storage
