#pragma once

#include "chat/ConversationArchive.h"
#include "chat/ConversationRepository.h"
#include "chat/Persona.h"
#include "chat/StoreReport.h"
#include "storage/StorageThread.h"

#include <functional>
#include <memory>

namespace storage {

class ChatsFile;
class Database;

/// Chats in `folder`/chats.db. The file is opened by the first job; after a storage failure it is closed, reopened and
/// read again before anything is said about what was saved.
///
/// Thread: any; jobs run on its own thread "storage". The destructor finishes the jobs already sent.
class SqliteConversationRepository : public chat::ConversationRepository,
                                     public chat::ShelfRepository,
                                     public chat::ConversationArchive
{
public:
    struct Options
    {
        bool readOnly = false;     ///< beside a running program
        bool wal = true;           ///< false on network file systems (DataFolder::isNetwork)
        const char *vfs = nullptr; ///< tests: a faulty file system
        std::function<void(const chat::StoreReport &)>
            onReport;                  ///< each time the file was opened; on the storage thread
        std::function<qint64()> nowMs; ///< UTC; default: the system's clock. Used for display, never for order
    };

    explicit SqliteConversationRepository(const QString &folder);
    SqliteConversationRepository(const QString &folder, const Options &options);
    ~SqliteConversationRepository() override;

    /// Opens the file if need be, and says what was found.
    QFuture<chat::StoreReport> open();

    QFuture<QList<chat::Conversation>> conversations() override;
    QFuture<chat::Conversation> conversation(chat::ConversationId id) override;
    QFuture<chat::Conversation> createConversation(qint64 persona) override;
    QFuture<void> rename(chat::ConversationId id, const QString &title, bool byPerson) override;
    QFuture<void> setPinned(chat::ConversationId id, bool pinned) override;
    QFuture<void> setKeepTextOnly(chat::ConversationId id, bool textOnly) override;
    QFuture<void> saveDraft(chat::ConversationId id, const QString &draft) override;
    QFuture<void> trashConversation(chat::ConversationId id) override;
    QFuture<void> restoreConversation(chat::ConversationId id) override;
    QFuture<chat::Conversation> fork(chat::MessageId message) override;

    QFuture<QList<chat::Message>> page(chat::MessageId leaf, chat::MessageId before, int count) override;
    QFuture<QList<chat::Message>> path(chat::MessageId leaf) override;
    QFuture<chat::MessageId> newestLeaf(chat::MessageId message) override;
    QFuture<QList<chat::MessageId>> siblings(chat::MessageId message) override;
    QFuture<void> setLeaf(chat::ConversationId id, chat::MessageId leaf) override;

    QFuture<chat::Message> append(const chat::Message &message) override;
    QFuture<QList<chat::Message>> appendTurn(const chat::Message &question, const chat::Message &answer) override;
    QFuture<void> saveAnswer(const chat::GenerationResult &result, chat::MessageStatus status) override;
    QFuture<void> saveTokens(const QList<chat::EncodedMessage> &encoded) override;
    QFuture<void> trashMessage(chat::MessageId message) override;
    QFuture<void> restoreMessage(chat::MessageId message) override;

    QFuture<QList<chat::Persona>> personas() override;
    QFuture<chat::Persona> persona(qint64 id) override;
    QFuture<chat::Persona> savePersona(const chat::Persona &persona) override;
    QFuture<void> retirePersona(qint64 id) override;
    QFuture<QList<chat::Folder>> folders() override;
    QFuture<chat::Folder> addFolder(const QString &name) override;
    QFuture<void> renameFolder(qint64 id, const QString &name) override;
    QFuture<void> removeFolder(qint64 id) override;
    QFuture<void> setFolder(chat::ConversationId conversation, qint64 folder) override;

    QFuture<chat::ChatDocument> document(chat::ConversationId conversation) override;
    QFuture<chat::Conversation> add(const chat::ChatDocument &document) override;

    // For SqliteStoreCare
    struct Purged
    {
        int count = 0; ///< chats and messages
        QList<chat::ConversationId> conversations;
    };
    QFuture<Purged> purge(const QList<qint64> &entries); ///< of the trash, for real: free pages and WAL too
    QFuture<Purged> purgeTrash();                        ///< what is older than 30 days, the same way
    /// Damage was seen: rebuilds the file from what is sound in it and in the newest backup. The original is kept.
    QFuture<chat::StoreReport> mend();
    /// By a sound database; returns the folder in which what was there is kept.
    QFuture<QString> replaceWith(const QString &path);

    QFuture<QString> value(const QString &name) override;
    QFuture<void> setValue(const QString &name, const QString &value) override;

private:
    // On the storage thread.
    Database &database();
    template<typename Job>
    auto attempt(Job &job);
    template<typename Job>
    auto inTransaction(Job &job, Database &db);
    bool reachedFile(qint64 change);

    template<typename Job>
    auto read(Job job);
    template<typename Job>
    auto write(Job job);
    template<typename Choose>
    QFuture<Purged> purgeChosen(Choose choose);

    QString m_folder;
    Options m_options;
    std::unique_ptr<ChatsFile> m_file; ///< storage thread only
    bool m_suspect = false;            ///< damage was seen since the file was opened
    StorageThread m_thread;            ///< last member: ends before what its jobs use
};

} // namespace storage
