#include "viewmodels/StorageViewModel.h"

#include "chat/Futures.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>

namespace ui {

namespace {

constexpr qint64 kMega = 1 << 20, kGiga = 1 << 30;
constexpr std::array<qint64, 9> kSteps{128 * kMega, 256 * kMega, 512 * kMega, kGiga,     2 * kGiga,
                                       4 * kGiga,   8 * kGiga,   16 * kGiga,  32 * kGiga};

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes,
                                       bytes < 10'000'000      ? 1
                                       : bytes < 1'000'000'000 ? 0
                                                               : 2,
                                       QLocale::DataSizeSIFormat);
}

/// Room is set in powers of two, and said that way.
QString roomText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < kGiga || bytes % kGiga == 0 ? 0 : 1,
                                       QLocale::DataSizeTraditionalFormat);
}

QString timeText(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat);
}

} // namespace

StorageViewModel::StorageViewModel(chat::StoreCare &care, ConversationListModel &conversations, ToastViewModel &toast,
                                   QObject *parent)
    : QObject(parent), m_care(care), m_conversations(conversations), m_toast(toast)
{
    m_chats.setSourceModel(&conversations);
    m_chats.setSortRole(ConversationListModel::StateBytesRole);
    m_chats.setDynamicSortFilter(true);
    m_chats.sort(0, Qt::DescendingOrder);
    m_leave.setSingleShot(true);
    connect(&m_leave, &QTimer::timeout, this, [this] {
        // The note waits under the pointer; so does what it can undo.
        if (m_toast.paused())
            m_leave.start(1000);
        else
            dropOriginal();
    });
}

void StorageViewModel::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy)
        Q_EMIT busyChanged();
}

void StorageViewModel::fail(const chat::Error &error)
{
    setBusy(false);
    Q_EMIT failed(error);
}

void StorageViewModel::load()
{
    const auto failure = [this](const chat::Error &error) { fail(error); };
    chat::whenDone(
        m_care.stateSpace(), this,
        [this](const chat::StateSpace &space) {
            m_space = space;
            m_conversations.setUse(space.chats);
            Q_EMIT budgetChanged();
            Q_EMIT changed();
        },
        failure);
    const auto into = [&](auto future, auto &value) {
        chat::whenDone(
            future, this,
            [this, &value](const auto &found) {
                value = found;
                Q_EMIT changed();
            },
            failure);
    };
    into(m_care.diskUse(), m_disk);
    into(m_care.backups(), m_backups);
    into(m_care.originals(), m_originals);
    chat::whenDone(
        m_care.tokenCounts(), this,
        [this](const QHash<chat::ConversationId, qint64> &counts) { m_conversations.setTokenCounts(counts); },
        [](const chat::Error &) {}); // the page then says "text only" without the time
}

// What is taken

QString StorageViewModel::totalText() const
{
    return sizeText(m_disk.total());
}

QString StorageViewModel::freeText() const
{
    return sizeText(m_disk.free);
}

qint64 StorageViewModel::bytesOfChats() const
{
    qint64 bytes = 0;
    for (const auto &use : m_space.chats)
        if (m_conversations.rowOf(use.conversation) >= 0)
            bytes += use.bytes;
    return std::min(bytes, m_disk.states);
}

QVariantList StorageViewModel::parts() const
{
    QVariantList list;
    const auto total = std::max<qint64>(1, m_disk.total());
    const auto add = [&](const QString &name, const QString &note, qint64 bytes) {
        if (bytes > 0)
            list.append(QVariantMap{{QStringLiteral("name"), name},
                                    {QStringLiteral("note"), note},
                                    {QStringLiteral("bytesText"), sizeText(bytes)},
                                    {QStringLiteral("share"), double(bytes) / double(total)}});
    };
    const auto ofChats = bytesOfChats();
    add(tr("Kept states"), tr("what makes chats open instantly; listed by chat below"), ofChats);
    add(tr("Other states"), tr("of personas and deleted chats, and free room inside the file"),
        m_disk.states - ofChats);
    add(tr("Chats"), tr("every word that was written"), m_disk.chats);
    add(tr("Search"), tr("where the words are"), m_disk.search);
    add(tr("Journals"), tr("written safely, not yet moved into the files above"), m_disk.journals);
    add(tr("Backups"), tr("copies of the chats, one a day, seven kept"), m_disk.backups);
    add(tr("Originals"), tr("earlier chats that were put aside"), m_disk.originals);
    return list;
}

QVariantList StorageViewModel::backups() const
{
    QVariantList list;
    for (const auto &backup : m_backups)
        list.append(QVariantMap{{QStringLiteral("path"), backup.path},
                                {QStringLiteral("when"), timeText(backup.madeMs)},
                                {QStringLiteral("bytesText"), sizeText(backup.bytes)}});
    return list;
}

QVariantList StorageViewModel::originals() const
{
    QVariantList list;
    for (const auto &original : m_originals)
        if (original.path != m_leaving)
            list.append(QVariantMap{{QStringLiteral("path"), original.path},
                                    {QStringLiteral("when"), timeText(original.keptMs)},
                                    {QStringLiteral("bytesText"), sizeText(original.bytes)}});
    return list;
}

// The room for states

int StorageViewModel::budgetSteps()
{
    return int(kSteps.size());
}

QString StorageViewModel::stepText(int step)
{
    return roomText(kSteps[std::size_t(std::clamp(step, 0, budgetSteps() - 1))]);
}

QString StorageViewModel::budgetText() const
{
    return roomText(m_budget > 0 ? m_budget : m_space.budget);
}

int StorageViewModel::budgetStep() const
{
    const auto bytes = m_budget > 0 ? m_budget : m_space.budget;
    const auto above = std::ranges::lower_bound(kSteps, bytes);
    return int(std::min<std::ptrdiff_t>(above - kSteps.begin(), budgetSteps() - 1));
}

void StorageViewModel::setBudget(qint64 bytes)
{
    m_budget = std::max<qint64>(0, bytes);
    Q_EMIT budgetChanged();
    if (m_budget > 0) // without a choice the store goes by the disk
        chat::whenDone(
            m_care.setStateBudget(m_budget), this, [] {}, [this](const chat::Error &error) { fail(error); });
}

void StorageViewModel::applyBudget()
{
    Q_EMIT budgetChanged();
    chat::whenDone(
        m_care.setStateBudget(m_budget), this, [this] { load(); }, [this](const chat::Error &error) { fail(error); });
}

void StorageViewModel::chooseStep(int step)
{
    const auto bytes = kSteps[std::size_t(std::clamp(step, 0, budgetSteps() - 1))];
    if (bytes == m_budget)
        return;
    m_budget = bytes;
    applyBudget();
    Q_EMIT budgetChosen(bytes);
}

void StorageViewModel::chooseAutomatic()
{
    if (m_budget == 0)
        return;
    m_budget = 0;
    applyBudget();
    Q_EMIT budgetChosen(0);
}

// Backups and originals

QString StorageViewModel::salvageText(const chat::StoreReport &report)
{
    const QLocale locale;
    return tr("The file of your chats was damaged. Recovered %1 of %2 messages; the damaged file is kept.")
        .arg(locale.toString(report.messagesRecovered),
             locale.toString(report.messagesRecovered + report.messagesLost));
}

void StorageViewModel::backUp()
{
    if (m_busy)
        return;
    setBusy(true);
    chat::whenDone(
        m_care.backUp(), this,
        [this](const chat::Backup &) {
            setBusy(false);
            m_toast.show(tr("The chats are copied, and the copy is checked."), {}, {}, ToastViewModel::kShort);
            load();
        },
        [this](const chat::Error &error) { fail(error); });
}

void StorageViewModel::restore(const QString &path)
{
    if (m_busy)
        return;
    if (m_isWriting())
        return m_toast.show(tr("An answer is being written. Stop it, then bring the backup back."), {}, {},
                            ToastViewModel::kShort);
    setBusy(true);
    Q_EMIT replacing();
    chat::whenDone(
        m_care.restore(path), this,
        [this](const QString &kept) {
            setBusy(false);
            Q_EMIT replaced();
            m_toast.show(
                tr("The chats of then are back. Those of before are kept below."), tr("Undo"),
                [this, kept] { restore(kept); }, ToastViewModel::kUndo);
            load();
        },
        [this](const chat::Error &error) {
            Q_EMIT replaced(); // the old ones are still there, but nothing is shown of them
            fail(error);
        });
}

void StorageViewModel::removeOriginal(const QString &path)
{
    dropOriginal(); // the undo of the one before is over
    m_leaving = path;
    m_leave.start(ToastViewModel::kUndo);
    Q_EMIT changed();
    m_toast.show(
        tr("Removed for good when this note goes."), tr("Undo"),
        [this] {
            m_leave.stop();
            m_leaving.clear();
            Q_EMIT changed();
        },
        ToastViewModel::kUndo);
}

void StorageViewModel::dropOriginal()
{
    m_leave.stop();
    if (m_leaving.isEmpty())
        return;
    chat::whenDone(
        m_care.removeOriginal(std::exchange(m_leaving, QString())), this, [this] { load(); },
        [this](const chat::Error &error) {
            fail(error);
            load();
        });
}

} // namespace ui
