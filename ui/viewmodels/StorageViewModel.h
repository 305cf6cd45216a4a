#pragma once

#include "chat/StoreCare.h"
#include "chat/StoreReport.h"
#include "viewmodels/ConversationListModel.h"
#include "viewmodels/ToastViewModel.h"

#include <QQmlEngine>
#include <QSortFilterProxyModel>
#include <QTimer>
#include <QVariantList>

#include <functional>

namespace ui {

/// The storage page: what the data folder takes and of what, the room for kept states, backups to go back to, and the
/// originals that were put aside.
///
/// Thread: GUI. The collaborators must outlive it.
class StorageViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString totalText READ totalText NOTIFY changed)
    Q_PROPERTY(QString freeText READ freeText NOTIFY changed)
    Q_PROPERTY(QVariantList parts READ parts NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel *chats READ chats CONSTANT)
    Q_PROPERTY(QVariantList backups READ backups NOTIFY changed)
    Q_PROPERTY(QVariantList originals READ originals NOTIFY changed)
    Q_PROPERTY(bool automatic READ automatic NOTIFY budgetChanged)
    Q_PROPERTY(QString budgetText READ budgetText NOTIFY budgetChanged)
    Q_PROPERTY(int budgetStep READ budgetStep NOTIFY budgetChanged)
    Q_PROPERTY(int budgetSteps READ budgetSteps CONSTANT)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)

public:
    StorageViewModel(chat::StoreCare &care, ConversationListModel &conversations, ToastViewModel &toast,
                     QObject *parent = nullptr);

    /// Whether an answer is being written somewhere: then nothing can be put back.
    void setWriting(std::function<bool()> isWriting) { m_isWriting = std::move(isWriting); }

    QString totalText() const;
    QString freeText() const;
    QVariantList parts() const;                      ///< {name, note, bytesText, share} of the total, none left out
    QAbstractItemModel *chats() { return &m_chats; } ///< those of the list, most bytes of states first
    QVariantList backups() const;                    ///< {path, when, bytesText}, newest first
    QVariantList originals() const;                  ///< the same
    bool busy() const { return m_busy; }             ///< something is being copied or put back

    bool automatic() const { return m_budget == 0; } ///< the program chose the room
    QString budgetText() const;
    int budgetStep() const; ///< of budgetSteps(), the nearest
    static int budgetSteps();
    qint64 budget() const { return m_budget; } ///< bytes; 0: automatic
    void setBudget(qint64 bytes);              ///< as remembered

    Q_INVOKABLE void load(); ///< all anew, for the page that is shown; ends in changed
    Q_INVOKABLE void chooseStep(int step);
    Q_INVOKABLE void chooseAutomatic();
    Q_INVOKABLE void backUp();
    Q_INVOKABLE void restore(const QString &path);        ///< a backup, or an original; can be undone
    Q_INVOKABLE void removeOriginal(const QString &path); ///< from the list now, from the disk when undo is over
    Q_INVOKABLE static QString stepText(int step);
    /// "Recovered 12,345 of 12,346 messages": what a mended file is worth a sentence for.
    static QString salvageText(const chat::StoreReport &report);

Q_SIGNALS:
    void changed();
    void budgetChanged();
    void budgetChosen(qint64 bytes);
    void busyChanged();
    void replacing(); ///< the chats are about to be others: nothing may refer to the old ones
    void replaced();  ///< they are: everything is to be read anew
    void failed(const chat::Error &error);

private:
    void setBusy(bool busy);
    void fail(const chat::Error &error);
    void applyBudget();
    void dropOriginal();
    qint64 bytesOfChats() const;

    chat::StoreCare &m_care;
    ConversationListModel &m_conversations;
    ToastViewModel &m_toast;
    std::function<bool()> m_isWriting = [] { return false; };
    QSortFilterProxyModel m_chats;
    chat::DiskUse m_disk;
    chat::StateSpace m_space;
    QList<chat::Backup> m_backups;
    QList<chat::Original> m_originals;
    QString m_leaving; ///< an original that goes when m_leave fires
    QTimer m_leave;
    qint64 m_budget = 0;
    bool m_busy = false;
};

} // namespace ui
