#include "catalog/PartFile.h"

#include "chat/FreeSpace.h"
#include "catalog/PosixFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace catalog {

namespace {

constexpr qint64 kMaxJournal = 64 << 20;

/// rename that never replaces. Returns 0 or the error.
int renameNew(const QByteArray &from, const QByteArray &to)
{
    if (::syscall(SYS_renameat2, AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    if (::access(to.constData(), F_OK) == 0) // a file system without that flag
        return EEXIST;
    return ::rename(from.constData(), to.constData()) == 0 ? 0 : errno;
}

} // namespace

QString PartFile::partPath(const QString &folder, const QString &fileName)
{
    return QDir(folder).filePath(fileName + QStringLiteral(".part"));
}

QString PartFile::journalPath(const QString &folder, const QString &fileName)
{
    return partPath(folder, fileName) + QStringLiteral(".journal");
}

PartFile::PartFile(const DownloadRequest &request, qint64 reserveBytes)
    : m_request(request), m_reserveBytes(reserveBytes)
{
    if (!QDir().mkpath(request.folder))
        failFile(request.folder, QStringLiteral("cannot create the folder"), errno);
    loadJournal();
    openPart();
}

PartFile::~PartFile()
{
    if (m_file >= 0)
        ::close(m_file);
    if (m_journalFile >= 0)
        ::close(m_journalFile);
}

void PartFile::fail(const QString &what, int error) const
{
    failFile(partPath(m_request.folder, m_request.fileName), what, error);
}

void PartFile::openPart()
{
    const auto path = QFile::encodeName(partPath(m_request.folder, m_request.fileName));
    m_file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    struct stat found = {};
    if (m_file < 0 || ::fstat(m_file, &found) != 0)
        fail(QStringLiteral("cannot open"), errno);
    m_size = found.st_size;
}

/// A part of another file under the same name is not continued: the marks are only kept for the same wanted bytes.
void PartFile::loadJournal()
{
    const auto known =
        PartJournal::parse(readSmallFile(journalPath(m_request.folder, m_request.fileName), kMaxJournal));
    if (known && known->request.sha256 == m_request.sha256 &&
        (known->request.bytes == m_request.bytes || m_request.bytes == 0))
        m_journal = *known;
    const auto bytes = m_journal.request.bytes;
    m_journal.request = m_request;
    if (m_request.bytes == 0)
        m_journal.request.bytes = bytes;
    saveJournal();
}

void PartFile::saveJournal()
{
    const auto path = journalPath(m_request.folder, m_request.fileName);
    replaceFile(path, m_journal.toBytes());
    if (m_journalFile >= 0)
        ::close(m_journalFile);
    m_journalFile = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
    if (m_journalFile < 0)
        failFile(path, QStringLiteral("cannot open"), errno);
}

PartFile::Check PartFile::checkNext()
{
    m_repairEnd = -1;
    if (m_nextMark >= m_journal.marks.size() || m_journal.marks[m_nextMark].end > m_size) {
        m_journal.marks.resize(m_nextMark);
        if (m_size > m_position)
            truncate(m_position); // bytes that no mark speaks for
        return Check::Done;
    }
    const auto &mark = m_journal.marks[m_nextMark];
    QByteArray piece(mark.end - m_position, Qt::Uninitialized);
    qint64 got = 0;
    while (got < piece.size()) {
        const auto count = ::pread(m_file, piece.data() + got, std::size_t(piece.size() - got), m_position + got);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break; // an unreadable piece is a damaged one
        got += count;
    }
    auto hash = m_hash;
    hash.add(piece.constData(), piece.size());
    if (got < piece.size() || hash.value() != mark.sha256) {
        m_repairEnd = mark.end;
        return Check::Damaged;
    }
    m_hash = std::move(hash);
    m_position = mark.end;
    ++m_nextMark;
    return Check::Good;
}

void PartFile::write(const char *bytes, qint64 count)
{
    while (count > 0) {
        const auto border =
            m_repairEnd >= 0 ? m_repairEnd : (m_position / PartJournal::kBlock + 1) * PartJournal::kBlock;
        const auto piece = std::min(count, border - m_position);
        if (piece <= 0)
            return; // behind a repair: the piece that follows is on the disk already
        writeAll(m_file, bytes, piece, m_position, partPath(m_request.folder, m_request.fileName));
        m_hash.add(bytes, piece);
        m_position += piece;
        m_size = std::max(m_size, m_position);
        bytes += piece;
        count -= piece;
        if (m_position == border)
            mark();
    }
}

void PartFile::mark()
{
    const auto last = m_nextMark > 0 ? m_journal.marks[m_nextMark - 1].end : 0;
    if (m_position == last)
        return;
    const PartJournal::Mark made{m_position, m_hash.value()};
    if (m_nextMark < m_journal.marks.size()) { // a repair, whole or stopped on its way
        auto &old = m_journal.marks[m_nextMark];
        if (old.end == made.end && old.sha256 == made.sha256) {
            ++m_nextMark;
            return;
        }
        if (old.end > made.end) {
            m_journal.marks.insert(m_nextMark, made);
        } else { // the bytes differ from those of the first time: nothing after them can be checked
            m_journal.marks.resize(m_nextMark);
            m_journal.marks.append(made);
        }
        ++m_nextMark;
        saveJournal();
        return;
    }
    m_journal.marks.append(made);
    ++m_nextMark;
    appendMark();
}

void PartFile::appendMark()
{
    const auto line = PartJournal::markLine(m_journal.marks.last());
    if (::write(m_journalFile, line.constData(), std::size_t(line.size())) != line.size())
        failFile(journalPath(m_request.folder, m_request.fileName), QStringLiteral("cannot write"), errno);
}

void PartFile::truncate(qint64 size)
{
    if (::ftruncate(m_file, size) != 0)
        fail(QStringLiteral("cannot shorten"), errno);
    m_size = size;
}

void PartFile::startAnew()
{
    m_hash = RunningHash();
    m_position = m_nextMark = 0;
    m_repairEnd = -1;
    m_journal.marks.clear();
    m_journal.validators.clear();
    saveJournal();
    truncate(0);
}

void PartFile::reserve(qint64 total)
{
    struct stat found = {};
    if (::fstat(m_file, &found) != 0)
        fail(QStringLiteral("cannot look at"), errno);
    const auto missing = std::max<qint64>(0, total - qint64(found.st_blocks) * 512);
    const auto free = chat::freeBytes(m_request.folder);
    if (free >= 0 && free - missing < m_reserveBytes)
        throw chat::Error(chat::Error::Code::DiskFull,
                          QStringLiteral("%1: needs %2 bytes, %3 are free and %4 are kept for chats")
                              .arg(m_request.folder)
                              .arg(missing)
                              .arg(free)
                              .arg(m_reserveBytes));
    // Where the file system cannot, the check above has to do.
    if (total > m_size && ::fallocate(m_file, FALLOC_FL_KEEP_SIZE, 0, total) != 0 &&
        (errno == ENOSPC || errno == EDQUOT))
        fail(QStringLiteral("no room"), errno);
}

QString PartFile::publish()
{
    if (::ftruncate(m_file, m_position) != 0 || ::fsync(m_file) != 0)
        fail(QStringLiteral("cannot sync"), errno);
    ::fchmod(m_file, 0600);
    const auto part = QFile::encodeName(partPath(m_request.folder, m_request.fileName));
    const auto dot = m_request.fileName.lastIndexOf(u'.');
    for (int copy = 1; copy < 1000; ++copy) {
        const auto fileName =
            copy == 1 ? m_request.fileName
                      : m_request.fileName.left(dot) + QStringLiteral("-%1").arg(copy) + m_request.fileName.mid(dot);
        const auto path = QDir(m_request.folder).filePath(fileName);
        const int error = renameNew(part, QFile::encodeName(path));
        if (error == EEXIST)
            continue;
        if (error != 0)
            failFile(path, QStringLiteral("cannot rename"), error);
        syncFolder(m_request.folder);
        QFile::remove(journalPath(m_request.folder, m_request.fileName));
        return path;
    }
    fail(QStringLiteral("cannot rename"), EEXIST);
}

void PartFile::remove(const QString &folder, const QString &fileName)
{
    QFile::remove(partPath(folder, fileName));
    QFile::remove(journalPath(folder, fileName));
}

} // namespace catalog
