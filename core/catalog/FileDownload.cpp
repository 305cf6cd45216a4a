#include "catalog/FileDownload.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace catalog {

using Code = chat::Error::Code;

namespace {

constexpr qint64 kPiece = 256 * 1024;
constexpr qint64 kTurn = 4 << 20; ///< bytes handled before other events get their turn

} // namespace

FileDownload::FileDownload(const DownloadRequest &request, const TransferSettings &settings, QObject *parent)
    : QObject(parent),
      m_request(request),
      m_settings(settings),
      m_tick(this),
      m_retry(this),
      m_buffer(kPiece, Qt::Uninitialized)
{
    for (const auto &url : request.sources)
        m_sources.append({url});
    m_status.total = request.bytes;
    m_tick.setInterval(settings.tickMs);
    m_retry.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, [this] { guarded([this] { onTick(); }); });
    connect(&m_retry, &QTimer::timeout, this, [this] { guarded([this] { ask(); }); });
}

void FileDownload::guarded(const std::function<void()> &work)
{
    try {
        work();
    } catch (const chat::Error &error) {
        failed(error);
    } catch (const std::bad_alloc &) {
        failed(chat::Error(Code::OutOfMemory, m_request.fileName));
    }
}

QByteArray FileDownload::expectedHash() const
{
    return m_request.sha256.isEmpty() ? m_part->journal().statedSha256 : m_request.sha256;
}

void FileDownload::start()
{
    guarded([this] {
        for (auto &source : m_sources)
            source.dead = false;
        m_tries = 0;
        m_status.hasProblem = false;
        m_request.paused = false;
        m_part = std::make_unique<PartFile>(m_request, m_settings.reserveBytes);
        m_status.total = m_part->journal().request.bytes;
        m_status.received = 0;
        m_clock.start();
        m_tick.start();
        setState(DownloadState::Checking);
        checkOnDisk();
    });
}

void FileDownload::checkOnDisk()
{
    const auto before = m_part->position();
    switch (m_part->checkNext()) {
    case PartFile::Check::Good:
        m_resumed = true;
        m_status.received = m_part->position();
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_part && m_status.state == DownloadState::Checking)
                    guarded([this] { checkOnDisk(); });
            },
            Qt::QueuedConnection);
        return;
    case PartFile::Check::Damaged:
        m_status.repairedBytes += m_part->repairEnd() - before;
        break;
    case PartFile::Check::Done:
        break;
    }
    m_status.received = m_part->position();
    if (m_status.total > 0 && m_part->position() == m_status.total)
        finishFile();
    else
        ask();
}

HttpExchange::Fields FileDownload::rangeFields() const
{
    const auto position = m_part->position(), end = m_part->repairEnd();
    if ((position == 0 && end < 0) || m_withoutRange)
        return {};
    const auto validator = m_part->journal().validators.value(m_sources[m_source].url.toString());
    if (expectedHash().isEmpty() && validator.isEmpty())
        return {}; // nothing would tell whether the rest belongs to the same file: fetch it whole and compare
    HttpExchange::Fields fields{{"Range", "bytes=" + QByteArray::number(position) + '-' +
                                              (end < 0 ? QByteArray() : QByteArray::number(end - 1))}};
    if (!validator.isEmpty())
        fields.append({"If-Range", validator});
    return fields;
}

void FileDownload::ask()
{
    if (m_status.total > 0)
        m_part->reserve(m_status.total);
    m_window.clear();
    m_tickBytes = 0;
    m_progressAtTry = m_part->position();
    m_status.host = source().url.host();
    m_exchange = std::make_unique<HttpExchange>(m_settings);
    connect(m_exchange.get(), &HttpExchange::redirected, this,
            [this](const ResponseHead &head) { guarded([&] { takeStatedFacts(head); }); });
    connect(m_exchange.get(), &HttpExchange::headReceived, this,
            [this](const ResponseHead &head) { guarded([&] { onHead(head); }); });
    connect(m_exchange.get(), &HttpExchange::bodyAvailable, this, [this] { guarded([this] { onBody(); }); });
    connect(m_exchange.get(), &HttpExchange::finished, this, [this] { guarded([this] { onBodyEnded(); }); });
    connect(m_exchange.get(), &HttpExchange::failed, this, [this](const chat::Error &error) {
        guarded([&] {
            const bool final = error.code == Code::NotTrusted || error.code == Code::RefusedRedirect ||
                               error.code == Code::ServerAnswer;
            final ? refuseSource(error.code, error.detail) : retry(error);
        });
    });
    setState(DownloadState::Connecting);
    m_exchange->get(source().url, rangeFields());
}

/// What the catalogue does not know is taken from the server that first says it, and stays.
void FileDownload::takeStatedFacts(const ResponseHead &head)
{
    auto &journal = m_part->journal();
    const auto hash = head.statedSha256();
    if (m_request.sha256.isEmpty() && journal.statedSha256.isEmpty() && !hash.isEmpty()) {
        journal.statedSha256 = hash;
        m_part->saveJournal();
    }
    if (m_status.total == 0 && head.statedLength() > 0) {
        m_status.total = journal.request.bytes = head.statedLength();
        m_part->saveJournal();
    }
}

void FileDownload::onHead(const ResponseHead &head)
{
    m_skip = 0;
    const auto type = head.value("content-type").toLower();
    if (head.status == 206)
        return acceptPart(head);
    if (head.status == 416)
        return refuseRange(head);
    if (head.status == 200 && type.startsWith("text/html"))
        return refuseSource(Code::ServerAnswer,
                            QStringLiteral("%1 sent a web page in place of the file").arg(m_exchange->url().host()));
    if (head.status == 200)
        return acceptWhole(head);
    const auto detail = QStringLiteral("%1 answered %2").arg(m_exchange->url().host()).arg(head.status);
    if (head.status == 408 || head.status == 425 || head.status == 429 || head.status >= 500)
        return retry(chat::Error(Code::ServerAnswer, detail), head.retryAfter() * 1000);
    refuseSource(Code::ServerAnswer, detail);
}

/// The whole file: asked for, or because the server knows no ranges, or because it changed. What is on disk already is
/// compared as it passes.
void FileDownload::acceptWhole(const ResponseHead &head)
{
    takeStatedFacts(head);
    const auto length = head.contentLength().value_or(-1);
    if (m_status.total == 0 && length > 0) {
        m_status.total = m_part->journal().request.bytes = length;
        m_part->saveJournal();
    }
    if (m_status.total == 0)
        return refuseSource(Code::SizeWrong, QStringLiteral("the server does not say how long the file is"));
    if (length >= 0 && length != m_status.total)
        return refuseSource(
            Code::SizeWrong,
            QStringLiteral("the file should have %1 bytes, the server has %2").arg(m_status.total).arg(length));
    const auto tag = head.strongETag();
    const auto key = source().url.toString();
    if (!tag.isEmpty() && m_part->journal().validators.value(key) != tag) {
        m_part->journal().validators.insert(key, tag);
        m_part->saveJournal();
    }
    m_part->reserve(m_status.total);
    m_skip = m_part->position();
    m_skipped = RunningHash();
    m_end = m_part->repairEnd() >= 0 ? m_part->repairEnd() : m_status.total;
    beginReceiving();
}

void FileDownload::acceptPart(const ResponseHead &head)
{
    const auto range = ContentRange::parse(head.value("content-range"));
    const auto position = m_part->position();
    const auto length = head.contentLength();
    if (!range || range->first != position || !length || (*length >= 0 && *length != range->last - range->first + 1))
        return refuseSource(Code::ServerAnswer, QStringLiteral("asked for bytes from %1, got \"%2\"")
                                                    .arg(position)
                                                    .arg(QString::fromLatin1(head.value("content-range").left(100))));
    if (range->total >= 0 && m_status.total > 0 && range->total != m_status.total)
        return refuseSource(
            Code::SizeWrong,
            QStringLiteral("the file should have %1 bytes, the server has %2").arg(m_status.total).arg(range->total));
    if (m_status.total == 0 && range->total <= 0)
        return refuseSource(Code::SizeWrong, QStringLiteral("the server does not say how long the file is"));
    if (m_status.total == 0)
        m_status.total = m_part->journal().request.bytes = range->total;
    const auto known = m_part->journal().validators.value(source().url.toString());
    const auto tag = head.strongETag();
    if (!known.isEmpty() && !tag.isEmpty() && tag != known)
        return startAnew(); // the file changed, and the server should have sent it whole
    const auto end = m_part->repairEnd() >= 0 ? m_part->repairEnd() : m_status.total;
    m_end = std::min(range->last + 1, end);
    beginReceiving();
}

void FileDownload::refuseRange(const ResponseHead &head)
{
    const auto range = ContentRange::parse(head.value("content-range"));
    if (range && range->total >= 0 && m_status.total > 0 && range->total != m_status.total)
        return refuseSource(
            Code::SizeWrong,
            QStringLiteral("the file should have %1 bytes, the server has %2").arg(m_status.total).arg(range->total));
    m_withoutRange = true;
    retry(chat::Error(
        Code::ServerAnswer,
        QStringLiteral("%1 refused to go on from byte %2").arg(source().url.host()).arg(m_part->position())));
}

void FileDownload::beginReceiving()
{
    source().contributed = true;
    setState(DownloadState::Downloading);
}

void FileDownload::onBody()
{
    for (qint64 turn = 0; m_exchange && m_status.state == DownloadState::Downloading;) {
        if (turn >= kTurn) {
            QMetaObject::invokeMethod(
                this, [this] { guarded([this] { onBody(); }); }, Qt::QueuedConnection);
            return;
        }
        const auto allowed = m_settings.bytesPerSecond > 0 ? std::min(kPiece, m_budget) : kPiece;
        if (allowed <= 0)
            return; // the next tick brings more
        const auto got = m_skip > 0 ? skip(allowed) : take(allowed);
        if (got <= 0)
            return;
        turn += got;
        m_tickBytes += got;
        m_budget -= got;
    }
}

/// Passes over bytes that are on disk already, and begins anew when they are others.
qint64 FileDownload::skip(qint64 most)
{
    const auto got = m_exchange->read(m_buffer.data(), std::min(most, m_skip));
    m_skipped.add(m_buffer.constData(), got);
    m_skip -= got;
    if (got > 0 && m_skip == 0 && m_skipped.value() != m_part->hash())
        startAnew();
    return got;
}

qint64 FileDownload::take(qint64 most)
{
    const auto got = m_exchange->read(m_buffer.data(), std::min(most, m_end - m_part->position()));
    if (got <= 0)
        return got;
    m_part->write(m_buffer.constData(), got);
    m_status.received = m_part->position();
    if (m_part->position() == m_end)
        rangeComplete();
    return got;
}

/// The exchange ended: good when it was whole, a cut when it was not (an answer without a length shows it only here).
void FileDownload::onBodyEnded()
{
    if (m_exchange && m_status.state == DownloadState::Downloading && m_part->position() < m_end)
        retry(chat::Error(
            Code::ConnectionLost,
            QStringLiteral("%1 sent %2 of %3 bytes").arg(source().url.host()).arg(m_part->position()).arg(m_end)));
}

void FileDownload::rangeComplete()
{
    if (m_end == m_status.total && m_exchange->read(m_buffer.data(), 1) > 0)
        return refuseSource(Code::SizeWrong,
                            QStringLiteral("the server sent more than the %1 bytes of the file").arg(m_status.total));
    endExchange();
    m_tries = 0;
    if (m_part->repairEnd() >= 0) {
        setState(DownloadState::Checking);
        checkOnDisk();
    } else if (m_part->position() == m_status.total) {
        finishFile();
    } else {
        ask(); // the server gave less than was asked for
    }
}

void FileDownload::finishFile()
{
    setState(DownloadState::Finishing);
    const auto hash = m_part->hash(), expected = expectedHash();
    if (!expected.isEmpty() && hash != expected)
        return wrongHash();
    m_status.sha256 = hash;
    m_status.hashIsServers = m_request.sha256.isEmpty() && !expected.isEmpty();
    m_status.hashUnknown = expected.isEmpty();
    m_status.path = m_part->publish();
    leave(DownloadState::Finished);
}

/// Every byte is as it was received, so a source has another file. It is out when it gave all bytes; when several did,
/// the file comes anew from one.
void FileDownload::wrongHash()
{
    const chat::Error error(Code::ChecksumWrong,
                            QStringLiteral("%1: the SHA-256 is %2, not %3")
                                .arg(m_request.fileName, QString::fromLatin1(m_part->hash().toHex()),
                                     QString::fromLatin1(expectedHash().toHex())));
    const auto contributors =
        std::count_if(m_sources.begin(), m_sources.end(), [](const Source &one) { return one.contributed; });
    if (contributors == 1 && !m_resumed) {
        const auto guilty =
            std::find_if(m_sources.begin(), m_sources.end(), [](const Source &one) { return one.contributed; });
        guilty->dead = true;
        guilty->reason = error;
    }
    m_oneSourceOnly = true; // so that the next wrong file has one author
    m_resumed = false;
    for (auto &one : m_sources)
        one.contributed = false;
    ++m_status.startedAnew;
    m_status.problem = error;
    m_status.hasProblem = true;
    m_part->startAnew();
    m_status.received = 0;
    if (nextSource())
        ask();
    else {
        m_part.reset();
        PartFile::remove(m_request.folder, m_request.fileName);
        failed(error);
    }
}

/// Chooses a source that is still good, the present one first. False: none is left.
bool FileDownload::nextSource()
{
    for (int step = 0; step < m_sources.size(); ++step) {
        const auto candidate = int((m_source + step) % m_sources.size());
        if (!m_sources[candidate].dead) {
            m_source = candidate;
            return true;
        }
    }
    return false;
}

void FileDownload::refuseSource(Code code, const QString &detail)
{
    endExchange();
    source().dead = true;
    source().reason = chat::Error(code, detail);
    m_status.problem = source().reason;
    m_status.hasProblem = true;
    m_part->mark();
    if (nextSource())
        ask();
    else
        failed(source().reason);
}

void FileDownload::retry(const chat::Error &error, int delayMs)
{
    endExchange();
    m_status.problem = error;
    m_status.hasProblem = true;
    m_part->mark();
    const bool progressed = m_part->position() > m_progressAtTry;
    m_tries = progressed ? 0 : m_tries + 1;
    if (m_tries > m_settings.fruitlessTries && error.code != Code::Offline)
        return failed(error);
    if (!progressed && m_sources.size() > 1 && !m_oneSourceOnly) {
        m_source = (m_source + 1) % m_sources.size();
        nextSource();
    }
    const auto backOff = qint64(m_settings.firstRetryMs) << std::min(m_tries, 16);
    setState(DownloadState::Waiting);
    m_retry.start(
        int(std::min<qint64>(std::max<qint64>(backOff, delayMs), std::max(m_settings.longestRetryMs, delayMs))));
}

/// The file on the server is another one now.
void FileDownload::startAnew()
{
    endExchange();
    if (++m_status.startedAnew > m_settings.fruitlessTries)
        return refuseSource(Code::ServerAnswer, QStringLiteral("the file changes on the server all the time"));
    m_part->startAnew();
    m_status.received = 0;
    ask();
}

void FileDownload::endExchange()
{
    if (!m_exchange)
        return;
    m_exchange->disconnect(this);
    m_exchange->abort();
    m_exchange.release()->deleteLater(); // may be inside one of its signals
}

void FileDownload::pause()
{
    guarded([this] {
        endExchange();
        if (m_part) {
            m_part->mark();
            m_part->journal().request.paused = true;
            m_part->saveJournal();
        }
        leave(DownloadState::Paused);
    });
}

void FileDownload::stop()
{
    guarded([this] {
        endExchange();
        if (m_part)
            m_part->mark();
        leave(DownloadState::Queued);
    });
}

void FileDownload::cancel()
{
    leave(DownloadState::Cancelled);
    PartFile::remove(m_request.folder, m_request.fileName);
}

void FileDownload::failed(const chat::Error &error)
{
    m_status.problem = error;
    m_status.hasProblem = true;
    leave(DownloadState::Failed);
}

/// Everything is let go of; start() begins again.
void FileDownload::leave(DownloadState state)
{
    endExchange();
    m_tick.stop();
    m_retry.stop();
    m_part.reset();
    m_status.bytesPerSecond = 0;
    m_status.secondsLeft = -1;
    setState(state);
}

void FileDownload::setState(DownloadState state)
{
    m_status.state = state;
    Q_EMIT changed(m_status);
}

void FileDownload::setSpeedLimit(qint64 bytesPerSecond)
{
    m_settings.bytesPerSecond = bytesPerSecond;
}

/// The watchdog counts ticks, not time: after the computer slept or the program was stopped, one tick comes, not thirty
/// seconds' worth.
void FileDownload::onTick()
{
    const auto elapsed = std::max<qint64>(1, m_clock.restart());
    const bool moving = m_status.state == DownloadState::Connecting || m_status.state == DownloadState::Downloading;
    if (!moving)
        return;
    m_window.push_back(m_tickBytes);
    const auto speed = double(m_tickBytes) * 1000 / double(elapsed);
    m_status.bytesPerSecond = m_status.bytesPerSecond == 0 ? speed : 0.8 * m_status.bytesPerSecond + 0.2 * speed;
    m_status.secondsLeft = m_status.bytesPerSecond > 1 && m_status.total > 0
                               ? qint64(double(m_status.total - m_status.received) / m_status.bytesPerSecond)
                               : -1;
    m_tickBytes = 0;
    if (int(m_window.size()) >= m_settings.slowTicks) {
        if (std::accumulate(m_window.begin(), m_window.end(), qint64(0)) < m_settings.slowBytes)
            return retry(
                chat::Error(Code::TooSlow, QStringLiteral("%1 sends next to nothing").arg(source().url.host())));
        m_window.pop_front();
    }
    if (m_status.state == DownloadState::Downloading)
        m_status.hasProblem = false;
    Q_EMIT changed(m_status);
    if (m_settings.bytesPerSecond > 0) {
        m_budget = std::max<qint64>(1, m_settings.bytesPerSecond * m_settings.tickMs / 1000);
        if (m_exchange && m_status.state == DownloadState::Downloading)
            onBody();
    }
}

} // namespace catalog
