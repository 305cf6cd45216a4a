#include "viewmodels/AttachmentsModel.h"

#include "chat/Aside.h"
#include "chat/DocumentText.h"
#include "chat/Futures.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace ui {

AttachmentsModel::~AttachmentsModel()
{
    for (auto &entry : m_entries)
        entry.stop.request_stop();
}

int AttachmentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QHash<int, QByteArray> AttachmentsModel::roleNames() const
{
    return {{NameRole, "name"}, {NoteRole, "note"}, {ReadingRole, "reading"}};
}

QVariant AttachmentsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &entry = m_entries[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return entry.attachment.name;
    case NoteRole:
        return entry.job != 0 ? tr("Opening") : tr("%Ln characters", nullptr, int(entry.attachment.text.size()));
    case ReadingRole:
        return entry.job != 0;
    default:
        return {};
    }
}

int AttachmentsModel::rowOf(quint64 job) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [job](const Entry &each) { return each.job == job; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

void AttachmentsModel::append(Entry entry)
{
    const auto row = rowCount();
    beginInsertRows({}, row, row);
    m_entries.push_back(std::move(entry));
    endInsertRows();
    Q_EMIT changed();
}

void AttachmentsModel::add(const chat::Attachment &attachment)
{
    append({.attachment = attachment, .job = 0, .stop = {}});
}

void AttachmentsModel::addFile(const QUrl &file)
{
    const auto path = file.toLocalFile();
    if (path.isEmpty())
        return;
    const auto job = ++m_lastJob;
    Entry entry{.attachment = {.name = QFileInfo(path).fileName(), .text = {}}, .job = job, .stop = {}};
    const auto stop = entry.stop.get_token();
    append(std::move(entry));
    chat::whenDone(
        chat::aside([path, stop] { return chat::documentText(path, stop); }), this,
        [this, job](const QString &text) {
            const auto row = rowOf(job);
            if (row < 0)
                return;
            m_entries[std::size_t(row)].attachment.text = text;
            m_entries[std::size_t(row)].job = 0;
            Q_EMIT dataChanged(index(row), index(row));
            Q_EMIT changed();
        },
        [this, job](const chat::Error &error) {
            const auto row = rowOf(job);
            if (row < 0)
                return;
            remove(row);
            Q_EMIT failed(error);
        });
}

void AttachmentsModel::addFiles(const QList<QUrl> &files)
{
    for (const auto &file : files)
        addFile(file);
}

void AttachmentsModel::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    m_entries[std::size_t(row)].stop.request_stop();
    beginRemoveRows({}, row, row);
    m_entries.erase(m_entries.begin() + row);
    endRemoveRows();
    Q_EMIT changed();
}

void AttachmentsModel::replace(const QList<chat::Attachment> &attachments)
{
    if (attachments.isEmpty() && m_entries.empty())
        return;
    beginResetModel();
    for (auto &entry : m_entries)
        entry.stop.request_stop();
    m_entries.clear();
    for (const auto &each : attachments)
        m_entries.push_back({.attachment = each, .job = 0, .stop = {}});
    endResetModel();
    Q_EMIT changed();
}

bool AttachmentsModel::reading() const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [](const Entry &each) { return each.job != 0; });
}

QList<chat::Attachment> AttachmentsModel::attachments() const
{
    QList<chat::Attachment> list;
    for (const auto &each : m_entries)
        if (each.job == 0)
            list.append(each.attachment);
    return list;
}

} // namespace ui
