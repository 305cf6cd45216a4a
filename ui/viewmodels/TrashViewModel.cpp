#include "viewmodels/TrashViewModel.h"

#include "chat/Futures.h"

#include <algorithm>

namespace ui {

namespace {

constexpr qsizetype kTitleLength = 80;

QString nameOf(const QString &title)
{
    const auto words = title.simplified();
    return words.isEmpty() ? TrashViewModel::tr("New chat") : words;
}

} // namespace

TrashViewModel::TrashViewModel(chat::StoreCare &care, chat::ConversationRepository &repository, ToastViewModel &toast,
                               QObject *parent)
    : QObject(parent), m_care(care), m_repository(repository), m_toast(toast)
{
}

QString TrashViewModel::title(const chat::TrashEntry &entry) const
{
    if (entry.message == 0)
        return nameOf(entry.title);
    const auto words = entry.text.simplified();
    return words.isEmpty()
               ? tr("A message without text")
               : tr("“%1”").arg(words.size() > kTitleLength ? words.left(kTitleLength) + QChar(0x2026) : words);
}

QString TrashViewModel::note(const chat::TrashEntry &entry) const
{
    const auto count = tr("%Ln messages", nullptr, entry.messages);
    const auto left = tr("%Ln days left", nullptr, entry.daysLeft);
    return entry.message == 0 ? tr("A chat · %1 · %2").arg(count, left)
                              : tr("Of “%1” · %2 · %3").arg(nameOf(entry.title), count, left);
}

QVariantList TrashViewModel::entries() const
{
    QVariantList list;
    for (const auto &entry : m_entries.first(std::min<qsizetype>(kShown, m_entries.size())))
        list.append(QVariantMap{{QStringLiteral("entry"), entry.id},
                                {QStringLiteral("title"), title(entry)},
                                {QStringLiteral("note"), note(entry)}});
    return list;
}

int TrashViewModel::more() const
{
    return std::max(0, int(m_entries.size()) - kShown);
}

void TrashViewModel::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy)
        Q_EMIT busyChanged();
}

void TrashViewModel::load()
{
    chat::whenDone(
        m_care.trash(), this,
        [this](const QList<chat::TrashEntry> &found) {
            m_entries = found;
            Q_EMIT changed();
        },
        [this](const chat::Error &error) { Q_EMIT failed(error); });
}

void TrashViewModel::bringBack(qint64 id)
{
    const auto found = std::ranges::find(m_entries, id, &chat::TrashEntry::id);
    if (m_busy || found == m_entries.end())
        return;
    setBusy(true);
    const auto entry = *found;
    chat::whenDone(
        entry.message == 0 ? m_repository.restoreConversation(entry.conversation)
                           : m_repository.restoreMessage(entry.message),
        this,
        [this, entry] {
            setBusy(false);
            m_toast.show(tr("%1 is back.").arg(title(entry)), {}, {}, ToastViewModel::kShort);
            Q_EMIT broughtBack(entry.conversation);
            load();
        },
        [this](const chat::Error &error) {
            setBusy(false);
            Q_EMIT failed(error);
            load();
        });
}

void TrashViewModel::forget(qint64 id)
{
    forgetEntries({id});
}

void TrashViewModel::empty()
{
    QList<qint64> all;
    for (const auto &entry : std::as_const(m_entries))
        all.append(entry.id);
    forgetEntries(all);
}

QString TrashViewModel::said(const chat::ForgetReport &report) const
{
    auto text = tr("Gone for good: text, states, search and backups.");
    if (!report.copies.isEmpty())
        text += u' ' + tr("What was forked from it stays: “%1”.").arg(nameOf(report.copies.first()));
    if (!report.damagedCopies.isEmpty())
        text += u' ' + tr("Originals that were put aside may still hold it.");
    return text;
}

void TrashViewModel::forgetEntries(const QList<qint64> &ids)
{
    if (m_busy || ids.isEmpty())
        return;
    setBusy(true);
    m_toast.dismiss(); // its undo may be of what goes now
    chat::whenDone(
        m_care.forget(ids), this,
        [this](const chat::ForgetReport &report) {
            setBusy(false);
            m_toast.show(said(report), {}, {}, ToastViewModel::kShort);
            Q_EMIT forgotten();
            load();
        },
        [this](const chat::Error &error) {
            setBusy(false);
            Q_EMIT failed(error);
            load();
        });
}

} // namespace ui
