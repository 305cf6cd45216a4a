#include "viewmodels/SidebarModel.h"

#include <algorithm>

namespace ui {

SidebarModel::SidebarModel(ConversationListModel &chats, QObject *parent) : QAbstractListModel(parent), m_chats(chats)
{
    connect(&chats, &QAbstractItemModel::rowsInserted, this, &SidebarModel::follow);
    connect(&chats, &QAbstractItemModel::rowsRemoved, this, &SidebarModel::follow);
    connect(&chats, &QAbstractItemModel::rowsMoved, this, &SidebarModel::follow);
    connect(&chats, &QAbstractItemModel::dataChanged, this, &SidebarModel::onDataChanged);
    connect(&chats, &QAbstractItemModel::modelReset, this, &SidebarModel::onReset);
    m_rows = wanted();
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : rowCountNow();
}

QHash<int, QByteArray> SidebarModel::roleNames() const
{
    auto names = m_chats.roleNames();
    names.insert(kFoldedRole, "folded");
    return names;
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    if (role == kFoldedRole)
        return row.folded != 0;
    const auto source = m_chats.rowOf(row.chat);
    return source < 0 ? QVariant() : m_chats.data(m_chats.index(source), role);
}

qint64 SidebarModel::folderOf(int sourceRow) const
{
    const auto index = m_chats.index(sourceRow);
    return m_chats.sectionFolder(index.data(ConversationListModel::SectionKeyRole).toString());
}

std::vector<SidebarModel::Row> SidebarModel::wanted() const
{
    std::vector<Row> rows;
    rows.reserve(std::size_t(m_chats.rowCountNow()));
    qint64 before = 0;
    for (int source = 0; source < m_chats.rowCountNow(); ++source) {
        // Asked for only when something is folded: it costs more than all the rest.
        const auto folder = m_folded.isEmpty() ? 0 : folderOf(source);
        const bool folded = folder != 0 && m_folded.contains(folder);
        if (!folded || folder != before)
            rows.push_back({m_chats.idAt(source), folded ? folder : 0});
        before = folder;
    }
    return rows;
}

/// Brings the rows to what is wanted by one move, or by one stretch that goes and one that comes: what did not change
/// keeps its item on the screen, and with it the focus and a name being typed.
void SidebarModel::follow()
{
    const auto now = wanted();
    const auto shorter = std::min(now.size(), m_rows.size());
    std::size_t same = 0, tail = 0;
    while (same < shorter && now[same] == m_rows[same])
        ++same;
    while (tail < shorter - same && now[now.size() - 1 - tail] == m_rows[m_rows.size() - 1 - tail])
        ++tail;
    const auto oldCount = m_rows.size() - same - tail, newCount = now.size() - same - tail;
    const auto old = m_rows.begin() + std::ptrdiff_t(same);
    const auto fresh = now.begin() + std::ptrdiff_t(same);
    const auto span = std::ptrdiff_t(newCount);
    const int first = int(same), last = int(same + oldCount) - 1;
    if (oldCount == newCount && oldCount > 1 && std::equal(old + 1, old + span, fresh)) {
        beginMoveRows({}, first, first, {}, last + 1);
        std::rotate(old, old + 1, old + span);
        endMoveRows();
    } else if (oldCount == newCount && oldCount > 1 && std::equal(old, old + span - 1, fresh + 1)) {
        beginMoveRows({}, last, last, {}, first);
        std::rotate(old, old + span - 1, old + span);
        endMoveRows();
    }
    replace(same, m_rows == now ? 0 : oldCount, {fresh, fresh + (m_rows == now ? 0 : span)});
    ++m_turn;
    Q_EMIT turned();
}

void SidebarModel::replace(std::size_t from, std::size_t count, const std::vector<Row> &with)
{
    const auto at = [this](std::size_t row) { return m_rows.begin() + std::ptrdiff_t(row); };
    if (count > 0) {
        beginRemoveRows({}, int(from), int(from + count) - 1);
        m_rows.erase(at(from), at(from + count));
        endRemoveRows();
    }
    if (!with.empty()) {
        beginInsertRows({}, int(from), int(from + with.size()) - 1);
        m_rows.insert(at(from), with.begin(), with.end());
        endInsertRows();
    }
    if (count != with.size())
        Q_EMIT countChanged();
}

void SidebarModel::onDataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    follow(); // a chat may have gone into another folder where it stands
    const auto from = rowOf(m_chats.idAt(first.row())), to = rowOf(m_chats.idAt(last.row()));
    if (from >= 0 && to >= 0)
        Q_EMIT dataChanged(index(std::min(from, to)), index(std::max(from, to)), roles);
}

void SidebarModel::onReset()
{
    const auto before = m_rows.size();
    beginResetModel();
    m_rows = wanted();
    endResetModel();
    if (before != m_rows.size())
        Q_EMIT countChanged();
    ++m_turn;
    Q_EMIT turned();
}

QString SidebarModel::foldedText() const
{
    QList<qint64> sorted(m_folded.begin(), m_folded.end());
    std::sort(sorted.begin(), sorted.end());
    QStringList words;
    for (const auto folder : std::as_const(sorted))
        words += QString::number(folder);
    return words.join(u' ');
}

void SidebarModel::setFoldedText(const QString &text)
{
    m_folded.clear();
    for (const auto &word : text.split(u' ', Qt::SkipEmptyParts))
        if (const auto folder = word.toLongLong(); folder > 0)
            m_folded.insert(folder);
    follow();
}

void SidebarModel::setFolded(qint64 folder, bool folded)
{
    if (folder == 0 || folded == isFolded(folder))
        return;
    if (folded)
        m_folded.insert(folder);
    else
        m_folded.remove(folder);
    follow();
    Q_EMIT foldedChanged();
}

int SidebarModel::countIn(qint64 folder) const
{
    int count = 0;
    for (int source = 0; source < m_chats.rowCountNow(); ++source)
        count += folderOf(source) == folder;
    return count;
}

int SidebarModel::rowOf(qint64 chat) const
{
    const auto source = chat == 0 ? -1 : m_chats.rowOf(chat);
    if (source < 0)
        return -1;
    const auto folder = m_folded.isEmpty() ? 0 : folderOf(source);
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) {
        return row.chat == chat || (folder != 0 && row.folded == folder);
    });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

} // namespace ui
