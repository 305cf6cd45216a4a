#include "viewmodels/ConversationListModel.h"

#include "chat/Futures.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace ui {

using chat::Conversation;
using chat::ConversationId;

ConversationListModel::ConversationListModel(chat::ConversationRepository &repository, QObject *parent)
    : QAbstractListModel(parent), m_repository(repository)
{
}

namespace {

QString bytesText(qint64 bytes)
{
    return bytes == 0 ? QStringLiteral("–")
                      : QLocale().formattedDataSize(bytes, bytes < 10'000'000 ? 1 : 0, QLocale::DataSizeSIFormat);
}

bool before(const Conversation &a, const Conversation &b)
{
    if (a.pinned != b.pinned)
        return a.pinned;
    if (a.changedMs != b.changedMs)
        return a.changedMs > b.changedMs;
    return a.id > b.id;
}

} // namespace

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_chats.size());
}

QHash<int, QByteArray> ConversationListModel::roleNames() const
{
    return {{IdRole, "chat"},           {TitleRole, "title"},     {SectionRole, "section"},
            {PinnedRole, "pinned"},     {DraftRole, "draft"},     {KeptRole, "kept"},
            {TextOnlyRole, "textOnly"}, {BytesRole, "bytesText"}, {CurrentRole, "current"}};
}

QString ConversationListModel::section(const Conversation &conversation) const
{
    if (conversation.pinned)
        return tr("Pinned");
    const auto date = QDateTime::fromMSecsSinceEpoch(conversation.changedMs).date();
    const auto today = QDate::currentDate();
    const auto days = date.daysTo(today);
    if (days <= 0)
        return tr("Today");
    if (days == 1)
        return tr("Yesterday");
    if (days <= 7)
        return tr("Last week");
    const QLocale locale;
    return date.year() == today.year()
               ? locale.standaloneMonthName(date.month())
               : locale.toString(date, tr("MMMM yyyy", "month and year, as QLocale writes them"));
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &conversation = m_chats[index.row()];
    switch (role) {
    case IdRole:
        return conversation.id;
    case Qt::DisplayRole:
    case TitleRole:
        return conversation.title.isEmpty() ? tr("New chat") : conversation.title.simplified();
    case SectionRole:
        return section(conversation);
    case PinnedRole:
        return conversation.pinned;
    case DraftRole:
        return !conversation.draft.isEmpty();
    case KeptRole:
        return m_use.value(conversation.id).snapshots > 0;
    case TextOnlyRole:
        return conversation.keepTextOnly;
    case BytesRole:
        return bytesText(m_use.value(conversation.id).bytes);
    case CurrentRole:
        return conversation.id == m_current;
    default:
        return {};
    }
}

void ConversationListModel::load()
{
    chat::whenDone(
        m_repository.conversations(), this,
        [this](QList<Conversation> found) {
            std::sort(found.begin(), found.end(), before);
            beginResetModel();
            m_chats = found;
            endResetModel();
            Q_EMIT countChanged();
            Q_EMIT loaded();
        },
        [this](const chat::Error &error) { Q_EMIT failed(error); });
}

/// Where the chat belongs among the others.
int ConversationListModel::target(const Conversation &conversation) const
{
    int row = 0;
    for (const auto &each : m_chats)
        row += each.id != conversation.id && before(each, conversation);
    return row;
}

void ConversationListModel::upsert(const Conversation &conversation)
{
    if (conversation.id == 0 || m_trashed.contains(conversation.id))
        return;
    const auto to = target(conversation);
    const auto from = rowOf(conversation.id);
    if (from < 0) {
        beginInsertRows({}, to, to);
        m_chats.insert(to, conversation);
        endInsertRows();
        Q_EMIT countChanged();
        return;
    }
    if (to != from) {
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
        m_chats.move(from, to);
        endMoveRows();
    }
    m_chats[to] = conversation;
    changed(to, {});
}

void ConversationListModel::changed(int row, const QList<int> &roles)
{
    Q_EMIT dataChanged(index(row), index(row), roles);
}

void ConversationListModel::setCurrent(ConversationId id)
{
    if (id == m_current)
        return;
    const auto old = rowOf(m_current);
    m_current = id;
    if (old >= 0)
        changed(old, {CurrentRole});
    if (const auto now = rowOf(id); now >= 0)
        changed(now, {CurrentRole});
    Q_EMIT currentChanged();
}

void ConversationListModel::setDraft(ConversationId id, bool waiting)
{
    const auto row = rowOf(id);
    if (row < 0 || waiting == !m_chats[row].draft.isEmpty())
        return;
    m_chats[row].draft = waiting ? QStringLiteral(" ") : QString();
    changed(row, {DraftRole});
}

void ConversationListModel::setUse(const QList<chat::StateUse> &use)
{
    m_use.clear();
    for (const auto &each : use)
        m_use.insert(each.conversation, each);
    if (!m_chats.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_chats.size()) - 1), {KeptRole, BytesRole});
    Q_EMIT useChanged();
}

QString ConversationListModel::stateBytesText() const
{
    qint64 bytes = 0;
    for (const auto &each : m_use)
        bytes += each.bytes;
    return bytesText(bytes);
}

void ConversationListModel::retranslate()
{
    if (!m_chats.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_chats.size()) - 1), {TitleRole, SectionRole});
}

qint64 ConversationListModel::idAt(int row) const
{
    return row < 0 || row >= m_chats.size() ? 0 : m_chats[row].id;
}

int ConversationListModel::rowOf(qint64 id) const
{
    for (int row = 0; row < m_chats.size(); ++row)
        if (m_chats[row].id == id)
            return row;
    return -1;
}

QString ConversationListModel::titleOf(qint64 id) const
{
    const auto row = rowOf(id);
    return row < 0 ? QString() : data(index(row), TitleRole).toString();
}

void ConversationListModel::rename(qint64 id, const QString &title)
{
    const auto row = rowOf(id);
    const auto words = title.simplified().left(200);
    if (row < 0 || words.isEmpty() || words == m_chats[row].title)
        return;
    auto renamedChat = m_chats[row];
    renamedChat.title = words;
    renamedChat.titleIsOurs = false;
    upsert(renamedChat);
    Q_EMIT renamed(id, words);
    chat::whenDone(
        m_repository.rename(id, words, true), this, [] {}, [this](const chat::Error &error) { Q_EMIT failed(error); });
}

void ConversationListModel::setPinned(qint64 id, bool pinned)
{
    const auto row = rowOf(id);
    if (row < 0 || m_chats[row].pinned == pinned)
        return;
    auto moved = m_chats[row];
    moved.pinned = pinned;
    upsert(moved);
    chat::whenDone(
        m_repository.setPinned(id, pinned), this, [] {}, [this](const chat::Error &error) { Q_EMIT failed(error); });
}

void ConversationListModel::setTextOnly(qint64 id, bool textOnly)
{
    const auto row = rowOf(id);
    if (row < 0 || m_chats[row].keepTextOnly == textOnly)
        return;
    m_chats[row].keepTextOnly = textOnly;
    changed(row, {TextOnlyRole});
    chat::whenDone(
        m_repository.setKeepTextOnly(id, textOnly), this, [this, id, textOnly] { Q_EMIT textOnlyChosen(id, textOnly); },
        [this](const chat::Error &error) { Q_EMIT failed(error); });
}

void ConversationListModel::remove(ConversationId id)
{
    const auto row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_chats.removeAt(row);
    endRemoveRows();
    Q_EMIT countChanged();
}

void ConversationListModel::trash(qint64 id)
{
    const auto row = rowOf(id);
    if (row < 0)
        return;
    const auto title = titleOf(id);
    m_trashed.insert(id, m_chats[row]);
    remove(id);
    chat::whenDone(
        m_repository.trashConversation(id), this, [this, id, title] { Q_EMIT trashed(id, title); },
        [this, id](const chat::Error &error) {
            upsert(m_trashed.take(id));
            Q_EMIT failed(error);
        });
}

void ConversationListModel::restore(ConversationId id)
{
    chat::whenDone(
        m_repository.restoreConversation(id), this,
        [this, id] {
            if (m_trashed.contains(id))
                upsert(m_trashed.take(id));
        },
        [this](const chat::Error &error) { Q_EMIT failed(error); });
}

} // namespace ui
