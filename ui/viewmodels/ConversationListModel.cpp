#include "viewmodels/ConversationListModel.h"

#include "chat/Futures.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <limits>

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

} // namespace

int ConversationListModel::folderRank(qint64 folder) const
{
    for (int rank = 0; folder != 0 && rank < m_folders.size(); ++rank)
        if (m_folders[rank].id == folder)
            return rank;
    return -1;
}

bool ConversationListModel::before(const Conversation &a, const Conversation &b) const
{
    if (a.pinned != b.pinned)
        return a.pinned;
    const auto none = int(m_folders.size());
    const auto rank = [&](const Conversation &each) {
        const auto found = each.pinned ? -1 : folderRank(each.folder);
        return found < 0 ? none : found;
    };
    if (const auto first = rank(a), second = rank(b); first != second)
        return first < second;
    return m_ranks.value(a.id).place > m_ranks.value(b.id).place;
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_chats.size());
}

QHash<int, QByteArray> ConversationListModel::roleNames() const
{
    return {{IdRole, "chat"},
            {TitleRole, "title"},
            {SectionRole, "section"},
            {SectionKeyRole, "sectionKey"},
            {FolderRole, "folder"},
            {PinnedRole, "pinned"},
            {DraftRole, "draft"},
            {KeptRole, "kept"},
            {TextOnlyRole, "textOnly"},
            {BytesRole, "bytesText"},
            {StateBytesRole, "stateBytes"},
            {CostRole, "cost"},
            {CurrentRole, "current"}};
}

QString ConversationListModel::section(const Conversation &conversation) const
{
    if (conversation.pinned)
        return tr("Pinned");
    if (const auto rank = folderRank(conversation.folder); rank >= 0)
        return m_folders[rank].name;
    const auto date = QDateTime::fromMSecsSinceEpoch(m_ranks.value(conversation.id).dayMs).date();
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

QString ConversationListModel::sectionKey(const Conversation &conversation) const
{
    if (conversation.pinned)
        return QStringLiteral("pinned");
    if (folderRank(conversation.folder) >= 0)
        return QStringLiteral("folder/%1").arg(conversation.folder);
    return QStringLiteral("date/") + section(conversation);
}

qint64 ConversationListModel::sectionFolder(const QString &key) const
{
    return key.startsWith(QStringLiteral("folder/")) ? key.section(u'/', 1).toLongLong() : 0;
}

QString ConversationListModel::sectionTitle(const QString &key) const
{
    if (const auto rank = folderRank(sectionFolder(key)); rank >= 0)
        return m_folders[rank].name;
    return key == QStringLiteral("pinned") ? tr("Pinned") : key.section(u'/', 1);
}

QString ConversationListModel::cost(const Conversation &conversation) const
{
    if (m_use.value(conversation.id).snapshots > 0)
        return {};
    const auto tokens = m_tokens.value(conversation.id);
    if (tokens <= 0 || m_tokensPerSecond <= 0)
        return tr("text only");
    const auto seconds = std::max(1, qRound(double(tokens) / m_tokensPerSecond));
    return seconds < 90 ? tr("text only, about %1 s to read again").arg(QLocale().toString(seconds))
                        : tr("text only, about %1 min to read again").arg(QLocale().toString(qRound(seconds / 60.0)));
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
    case SectionKeyRole:
        return sectionKey(conversation);
    case FolderRole:
        return folderRank(conversation.folder) < 0 ? 0 : conversation.folder;
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
    case StateBytesRole:
        return m_use.value(conversation.id).bytes;
    case CostRole:
        return cost(conversation);
    case CurrentRole:
        return conversation.id == m_current;
    default:
        return {};
    }
}

void ConversationListModel::load()
{
    if (!m_shelf)
        return loadChats();
    chat::whenDone(
        m_shelf->folders(), this,
        [this](const QList<chat::Folder> &folders) {
            m_folders = folders;
            Q_EMIT foldersChanged();
            loadChats();
        },
        [this](const chat::Error &error) {
            Q_EMIT failed(error);
            loadChats();
        });
}

void ConversationListModel::sort()
{
    std::ranges::sort(m_chats, [this](const Conversation &a, const Conversation &b) { return before(a, b); });
}

void ConversationListModel::loadChats()
{
    chat::whenDone(
        m_repository.conversations(), this,
        [this](const QList<Conversation> &found) {
            beginResetModel();
            m_chats = found;
            m_ranks.clear();
            for (auto chat = found.crbegin(); chat != found.crend(); ++chat) // newest change first
                rank(*chat);
            findDays();
            sort();
            endResetModel();
            Q_EMIT countChanged();
            Q_EMIT loaded();
        },
        [this](const chat::Error &error) { Q_EMIT failed(error); });
}

/// The folders were renamed or changed in number: headings and order follow.
void ConversationListModel::loadFolders()
{
    if (!m_shelf)
        return;
    chat::whenDone(
        m_shelf->folders(), this,
        [this](const QList<chat::Folder> &folders) {
            beginResetModel();
            m_folders = folders;
            sort();
            endResetModel();
            Q_EMIT foldersChanged();
        },
        [this](const chat::Error &error) { Q_EMIT failed(error); });
}

QVariantList ConversationListModel::folders() const
{
    QVariantList list;
    for (const auto &folder : m_folders)
        list.append(QVariantMap{{QStringLiteral("id"), folder.id}, {QStringLiteral("name"), folder.name}});
    return list;
}

/// A chat that is new or was written in is the newest; any other stays where it is.
void ConversationListModel::rank(const Conversation &conversation)
{
    auto &rank = m_ranks[conversation.id];
    if (rank.place == 0 || rank.changedMs != conversation.changedMs)
        rank.place = ++m_newest;
    rank.changedMs = conversation.changedMs;
}

void ConversationListModel::findDays()
{
    QList<Rank *> ranks;
    for (auto &rank : m_ranks)
        ranks.append(&rank);
    std::ranges::sort(ranks, {}, &Rank::place);
    qint64 newest = std::numeric_limits<qint64>::min();
    for (auto *rank : ranks)
        rank->dayMs = newest = std::max(newest, rank->changedMs);
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
    rank(conversation);
    findDays();
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

void ConversationListModel::update(const Conversation &conversation)
{
    auto merged = conversation;
    if (const auto row = rowOf(conversation.id); row >= 0) {
        merged.pinned = m_chats[row].pinned;
        merged.folder = m_chats[row].folder;
        merged.keepTextOnly = m_chats[row].keepTextOnly;
    }
    upsert(merged);
}

void ConversationListModel::allChanged(const QList<int> &roles)
{
    if (!m_chats.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_chats.size()) - 1), roles);
}

void ConversationListModel::setTokenCounts(const QHash<ConversationId, qint64> &counts)
{
    m_tokens = counts;
    allChanged({CostRole});
}

void ConversationListModel::setReadingSpeed(double tokensPerSecond)
{
    if (tokensPerSecond == m_tokensPerSecond)
        return;
    m_tokensPerSecond = tokensPerSecond;
    allChanged({CostRole});
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
    allChanged({KeptRole, BytesRole, StateBytesRole, CostRole});
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
    // Whole: the key of a heading stays the same while its words change.
    beginResetModel();
    endResetModel();
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

void ConversationListModel::setFolder(qint64 id, qint64 folder)
{
    const auto row = rowOf(id);
    if (!m_shelf || row < 0 || m_chats[row].folder == folder)
        return;
    auto moved = m_chats[row];
    moved.folder = folder;
    upsert(moved);
    chat::whenDone(
        m_shelf->setFolder(id, folder), this, [] {}, [this](const chat::Error &error) { Q_EMIT failed(error); });
}

void ConversationListModel::addFolder(const QString &name, const QList<qint64> &chats)
{
    const auto words = name.simplified().left(60);
    if (!m_shelf || words.isEmpty())
        return;
    chat::whenDone(
        m_shelf->addFolder(words), this,
        [this, chats](const chat::Folder &added) {
            m_folders.append(added);
            for (const auto id : chats)
                setFolder(id, added.id);
            loadFolders();
        },
        [this](const chat::Error &error) { Q_EMIT failed(error); });
}

void ConversationListModel::renameFolder(qint64 folder, const QString &name)
{
    const auto words = name.simplified().left(60);
    if (!m_shelf || words.isEmpty())
        return;
    chat::whenDone(
        m_shelf->renameFolder(folder, words), this, [this] { loadFolders(); },
        [this](const chat::Error &error) { Q_EMIT failed(error); });
}

void ConversationListModel::removeFolder(qint64 folder)
{
    const auto rank = folderRank(folder);
    if (!m_shelf || rank < 0)
        return;
    const auto name = m_folders[rank].name;
    chat::whenDone(
        m_shelf->removeFolder(folder), this,
        [this, folder, name] {
            QList<qint64> chats;
            for (auto &each : m_chats)
                if (each.folder == folder) {
                    chats.append(each.id);
                    each.folder = 0;
                }
            loadFolders();
            Q_EMIT folderRemoved(name, chats);
        },
        [this](const chat::Error &error) { Q_EMIT failed(error); });
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

void ConversationListModel::refresh(ConversationId id)
{
    m_trashed.remove(id);
    loadChats();
}

} // namespace ui
