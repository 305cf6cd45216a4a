#pragma once

#include "viewmodels/ChatViewModel.h"

#include "chat/ConversationArchive.h"

namespace ui {

/// Whole chats to files and back. Files are read and written beside the window.
///
/// Thread: GUI. Its collaborators must outlive it.
class ArchiveViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)

public:
    ArchiveViewModel(chat::ConversationArchive &archive, ChatViewModel &chat, ConversationListModel &conversations,
                     ToastViewModel &toast, QObject *parent = nullptr);

    bool busy() const { return m_busy > 0; }

    /// What the file's name says: .json everything, .txt plain text, else Markdown.
    Q_INVOKABLE void exportChat(qint64 conversation, const QUrl &file);
    /// All chats of the file (chat/ForeignChats.h); opens the last one.
    Q_INVOKABLE void importChat(const QUrl &file);
    /// Among the person's documents, named like the chat.
    Q_INVOKABLE QUrl suggestedFile(qint64 conversation) const;

Q_SIGNALS:
    void busyChanged();
    void exported(const QString &path);
    void imported(qint64 conversation);
    void failed(const chat::Error &error);

private:
    template<typename T, typename Then>
    void await(QFuture<T> future, Then then);
    void add(const QList<chat::ChatDocument> &documents, qsizetype at);

    chat::ConversationArchive &m_archive;
    ChatViewModel &m_chat;
    ConversationListModel &m_conversations;
    ToastViewModel &m_toast;
    int m_busy = 0;
};

} // namespace ui
