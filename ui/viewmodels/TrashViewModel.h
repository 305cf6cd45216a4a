#pragma once

#include "chat/ConversationRepository.h"
#include "chat/StoreCare.h"
#include "viewmodels/ToastViewModel.h"

#include <QQmlEngine>
#include <QVariantList>

namespace ui {

/// What was deleted and can still be brought back, on the storage page.
///
/// Thread: GUI. The collaborators must outlive it.
class TrashViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QVariantList entries READ entries NOTIFY changed)
    Q_PROPERTY(int more READ more NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)

public:
    static constexpr int kShown = 20;

    TrashViewModel(chat::StoreCare &care, chat::ConversationRepository &repository, ToastViewModel &toast,
                   QObject *parent = nullptr);

    QVariantList entries() const; ///< {entry, title, note}, newest first, kShown at most
    int more() const;             ///< that are not among entries()
    bool busy() const { return m_busy; }
    void retranslate() { Q_EMIT changed(); }

    Q_INVOKABLE void load();               ///< ends in changed or failed
    Q_INVOKABLE void bringBack(qint64 id); ///< ends in broughtBack or failed
    Q_INVOKABLE void forget(qint64 id);    ///< for good: cannot be undone
    Q_INVOKABLE void empty();              ///< the same with all of it

Q_SIGNALS:
    void changed();
    void busyChanged();
    void broughtBack(chat::ConversationId conversation); ///< or a message of it
    void forgotten();
    void failed(const chat::Error &error);

private:
    QString title(const chat::TrashEntry &entry) const;
    QString note(const chat::TrashEntry &entry) const;
    QString said(const chat::ForgetReport &report) const;
    void forgetEntries(const QList<qint64> &ids);
    void setBusy(bool busy);

    chat::StoreCare &m_care;
    chat::ConversationRepository &m_repository;
    ToastViewModel &m_toast;
    QList<chat::TrashEntry> m_entries;
    bool m_busy = false;
};

} // namespace ui
