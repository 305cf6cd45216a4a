#pragma once

#include "chat/ConversationRepository.h"
#include "chat/StateStore.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QHash>

namespace ui {

/// The chats of the sidebar: pinned first, then newest change first, under headings by date.
///
/// Thread: GUI. The repository must outlive it.
class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(double current READ current NOTIFY currentChanged)
    Q_PROPERTY(int count READ rowCountNow NOTIFY countChanged)
    Q_PROPERTY(QString stateBytesText READ stateBytesText NOTIFY useChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        TitleRole,
        SectionRole,
        PinnedRole,
        DraftRole,
        KeptRole,
        TextOnlyRole,
        BytesRole,
        CurrentRole
    };

    explicit ConversationListModel(chat::ConversationRepository &repository, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void load(); ///< ends in loaded or failed
    void upsert(const chat::Conversation &conversation);
    void setCurrent(chat::ConversationId id);
    void setDraft(chat::ConversationId id, bool waiting);
    void setUse(const QList<chat::StateUse> &use); ///< what the chats have in the state store
    void retranslate();

    chat::ConversationId current() const { return m_current; }
    QString stateBytesText() const; ///< of all chats: "13 MB"
    int rowCountNow() const { return int(m_chats.size()); }
    const QList<chat::Conversation> &conversations() const { return m_chats; }

    Q_INVOKABLE qint64 idAt(int row) const; ///< 0 outside the list
    Q_INVOKABLE int rowOf(qint64 id) const; ///< -1: not in the list
    Q_INVOKABLE QString titleOf(qint64 id) const;
    Q_INVOKABLE void rename(qint64 id, const QString &title); ///< an empty title changes nothing
    Q_INVOKABLE void setPinned(qint64 id, bool pinned);
    Q_INVOKABLE void setTextOnly(qint64 id, bool textOnly);
    Q_INVOKABLE void trash(qint64 id); ///< gone from the list at once; undone by restore
    void restore(chat::ConversationId id);

Q_SIGNALS:
    void loaded();
    void currentChanged();
    void countChanged();
    void useChanged();
    void renamed(chat::ConversationId id, const QString &title);
    void trashed(chat::ConversationId id, const QString &title);
    void textOnlyChosen(chat::ConversationId id, bool textOnly);
    void failed(const chat::Error &error);

private:
    int target(const chat::Conversation &conversation) const;
    QString section(const chat::Conversation &conversation) const;
    void changed(int row, const QList<int> &roles);
    void remove(chat::ConversationId id);

    chat::ConversationRepository &m_repository;
    QList<chat::Conversation> m_chats;
    QHash<chat::ConversationId, chat::Conversation> m_trashed;
    QHash<chat::ConversationId, chat::StateUse> m_use;
    chat::ConversationId m_current = 0;
};

} // namespace ui
