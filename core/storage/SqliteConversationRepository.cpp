#include "storage/SqliteConversationRepository.h"

#include "storage/ChatsFile.h"
#include "storage/ConversationTable.h"
#include "storage/FileMoves.h"
#include "storage/Ids.h"
#include "storage/MessageTable.h"
#include "storage/Purge.h"
#include "storage/ShelfTable.h"
#include "storage/Transaction.h"
#include "storage/Trash.h"

#include <QDateTime>
#include <QHash>

#include <utility>
#include <variant>

namespace storage {

SqliteConversationRepository::SqliteConversationRepository(const QString &folder)
    : SqliteConversationRepository(folder, Options{})
{
}

SqliteConversationRepository::SqliteConversationRepository(const QString &folder, const Options &options)
    : m_folder(folder), m_options(options), m_thread(QStringLiteral("storage"))
{
    if (!m_options.nowMs)
        m_options.nowMs = &QDateTime::currentMSecsSinceEpoch;
}

SqliteConversationRepository::~SqliteConversationRepository()
{
    m_thread.run([this] { m_file.reset(); }); // a connection is closed on the thread that made it
}

Database &SqliteConversationRepository::database()
{
    if (!m_file) {
        m_file = std::make_unique<ChatsFile>(m_folder, ChatsFile::Options{.readOnly = m_options.readOnly,
                                                                          .wal = m_options.wal,
                                                                          .vfs = m_options.vfs,
                                                                          .suspect = std::exchange(m_suspect, false)});
        if (m_options.onReport)
            m_options.onReport(m_file->report());
    }
    return m_file->database();
}

template<typename Job>
auto SqliteConversationRepository::attempt(Job &job)
{
    try {
        return job(database());
    } catch (const StorageError &error) {
        if (error.spoilsConnection())
            m_file.reset();
        if (!error.isDamage() || m_options.readOnly)
            throw;
    }
    m_suspect = true;
    return job(database());
}

template<typename Job>
auto SqliteConversationRepository::read(Job job)
{
    return m_thread.run([this, job = std::move(job)] { return attempt(job); });
}

template<typename Job>
auto SqliteConversationRepository::write(Job job)
{
    return m_thread.run([this, job = std::move(job)] {
        const auto whole = [&](Database &db) { return inTransaction(job, db); };
        return attempt(whole);
    });
}

template<typename Job>
auto SqliteConversationRepository::inTransaction(Job &job, Database &db)
{
    using Result = std::invoke_result_t<Job &, Database &>;
    if (db.isReadOnly())
        throw StorageError(m_file->report().newer ? chat::Error::Code::DatabaseNewer
                                                  : chat::Error::Code::DatabaseReadOnly,
                           QStringLiteral("chats.db is open for reading only"));
    std::optional<std::conditional_t<std::is_void_v<Result>, std::monostate, Result>> result;
    qint64 change = 0;
    bool committing = false;
    try {
        Transaction transaction(db);
        if constexpr (std::is_void_v<Result>)
            job(db);
        else
            result = job(db);
        change = ConversationTable(db).nextChange();
        committing = true;
        transaction.commit();
    } catch (const StorageError &error) {
        if (!error.spoilsConnection() || error.isDamage())
            throw;
        m_file.reset();
        // A commit that failed may still have reached the file. Only the file knows.
        if (!committing || !reachedFile(change))
            throw;
    }
    if constexpr (!std::is_void_v<Result>)
        return std::move(*result);
}

bool SqliteConversationRepository::reachedFile(qint64 change)
{
    try {
        auto &db = database();
        if (ConversationTable(db).lastChange() < change)
            return false;
        db.checkpoint(); // its sync is what the failed one did not give
        return true;
    } catch (const StorageError &) {
        m_file.reset();
        return false;
    }
}

QFuture<chat::StoreReport> SqliteConversationRepository::open()
{
    return read([this](Database &) { return m_file->report(); });
}

QFuture<QList<chat::Conversation>> SqliteConversationRepository::conversations()
{
    return read([](Database &db) { return ConversationTable(db).list(); });
}

QFuture<chat::Conversation> SqliteConversationRepository::conversation(chat::ConversationId id)
{
    return read([id](Database &db) { return ConversationTable(db).get(id); });
}

QFuture<chat::Conversation> SqliteConversationRepository::createConversation(qint64 persona)
{
    return write([this, persona](Database &db) {
        ConversationTable conversations(db);
        return conversations.get(conversations.insert(QString(), persona, m_options.nowMs()));
    });
}

QFuture<void> SqliteConversationRepository::rename(chat::ConversationId id, const QString &title, bool byPerson)
{
    return write([=](Database &db) { ConversationTable(db).rename(id, title, byPerson); });
}

QFuture<void> SqliteConversationRepository::setPinned(chat::ConversationId id, bool pinned)
{
    return write([=](Database &db) { ConversationTable(db).setPinned(id, pinned); });
}

QFuture<void> SqliteConversationRepository::setKeepTextOnly(chat::ConversationId id, bool textOnly)
{
    return write([=](Database &db) { ConversationTable(db).setKeepTextOnly(id, textOnly); });
}

QFuture<void> SqliteConversationRepository::saveDraft(chat::ConversationId id, const QString &draft)
{
    return write([=](Database &db) { ConversationTable(db).setDraft(id, draft); });
}

QFuture<void> SqliteConversationRepository::trashConversation(chat::ConversationId id)
{
    return write([=, this](Database &db) { Trash(db, TrashClock(db).now(m_options.nowMs())).trashConversation(id); });
}

QFuture<void> SqliteConversationRepository::restoreConversation(chat::ConversationId id)
{
    return write([=, this](Database &db) { Trash(db, TrashClock(db).now(m_options.nowMs())).restoreConversation(id); });
}

namespace {

/// Adds copies of messages, parents first, to a new chat; `added(old id, new id)` is called for each. The chat stands
/// at the copy of `leaf`.
template<typename Added>
void addCopies(Database &db, chat::ConversationId chat, QList<chat::Message> messages, chat::MessageId leaf,
               qint64 nowMs, Added added)
{
    ConversationTable conversations(db);
    MessageTable table(db);
    QHash<chat::MessageId, chat::MessageId> copies{{0, 0}};
    for (auto &message : messages) {
        message.conversation = chat;
        message.parent = copies.value(message.parent);
        message.tokens = {};
        copies[message.id] = table.insert(message, conversations.nextChange());
        added(message.id, copies[message.id]);
    }
    conversations.grow(chat, static_cast<int>(messages.size()), copies.value(leaf), nowMs);
}

} // namespace

QFuture<chat::Conversation> SqliteConversationRepository::fork(chat::MessageId message)
{
    return write([=, this](Database &db) {
        ConversationTable conversations(db);
        MessageTable messages(db);
        const auto path = messages.path(message);
        const auto origin = conversations.get(path.last().conversation);
        const qint64 now = m_options.nowMs();
        const auto copy = conversations.insert(origin.title, origin.persona, now);
        conversations.setFolder(copy, origin.folder);
        addCopies(db, copy, path, message, now, [&](auto from, auto to) { messages.copyTokens(from, to); });
        return conversations.get(copy);
    });
}

QFuture<chat::ChatDocument> SqliteConversationRepository::document(chat::ConversationId conversation)
{
    return read([=](Database &db) {
        const auto chat = ConversationTable(db).get(conversation);
        chat::ChatDocument document;
        document.title = chat.title;
        document.messages = MessageTable(db).all(conversation);
        document.leaf = chat.leaf;
        if (chat.persona != 0)
            document.persona = ShelfTable(db).persona(chat.persona);
        return document;
    });
}

QFuture<chat::Conversation> SqliteConversationRepository::add(const chat::ChatDocument &document)
{
    return write([=, this](Database &db) {
        ConversationTable conversations(db);
        const qint64 now = m_options.nowMs();
        const auto persona = document.persona ? ShelfTable(db).idOf(*document.persona) : 0;
        const auto chat = conversations.insert(document.title, persona, now);
        addCopies(db, chat, document.messages, document.leaf, now, [](auto, auto) {});
        return conversations.get(chat);
    });
}

QFuture<QList<chat::Message>> SqliteConversationRepository::page(chat::MessageId leaf, chat::MessageId before,
                                                                 int count)
{
    return read([=](Database &db) { return MessageTable(db).page(leaf, before, count); });
}

QFuture<QList<chat::Message>> SqliteConversationRepository::path(chat::MessageId leaf)
{
    return read([=](Database &db) { return MessageTable(db).path(leaf); });
}

QFuture<chat::MessageId> SqliteConversationRepository::newestLeaf(chat::MessageId message)
{
    return read([=](Database &db) { return MessageTable(db).newestLeaf(message); });
}

QFuture<QList<chat::MessageId>> SqliteConversationRepository::siblings(chat::MessageId message)
{
    return read([=](Database &db) { return MessageTable(db).siblings(message); });
}

QFuture<void> SqliteConversationRepository::setLeaf(chat::ConversationId id, chat::MessageId leaf)
{
    return write([=](Database &db) {
        if (leaf != 0 && MessageTable(db).get(leaf).conversation != id)
            throw StorageError(chat::Error::Code::InvalidInput,
                               QStringLiteral("message %1 is not in chat %2").arg(leaf).arg(id));
        ConversationTable(db).setLeaf(id, leaf);
    });
}

namespace {

/// Adds one message below its parent, at the chat's end.
chat::Message appendOne(Database &db, chat::Message message, qint64 nowMs)
{
    ConversationTable conversations(db);
    MessageTable messages(db);
    message.createdMs = nowMs;
    message.changedMs = nowMs;
    const auto id = messages.insert(message, conversations.nextChange());
    conversations.grow(message.conversation, 1, id, nowMs);
    // What was sent is no draft any more; the two change together, so that no kill shows both.
    if (message.role == chat::Role::User && conversations.get(message.conversation).draft.trimmed() == message.text)
        conversations.setDraft(message.conversation, QString());
    auto stored = messages.page(id, 0, 1).first();
    stored.tokens = message.tokens;
    return stored;
}

} // namespace

QFuture<chat::Message> SqliteConversationRepository::append(const chat::Message &message)
{
    return write([=, this](Database &db) { return appendOne(db, message, m_options.nowMs()); });
}

QFuture<QList<chat::Message>> SqliteConversationRepository::appendTurn(const chat::Message &question,
                                                                       const chat::Message &answer)
{
    return write([=, this](Database &db) {
        const auto first = appendOne(db, question, m_options.nowMs());
        auto second = answer;
        second.conversation = first.conversation;
        second.parent = first.id;
        return QList<chat::Message>{first, appendOne(db, second, m_options.nowMs())};
    });
}

QFuture<void> SqliteConversationRepository::saveAnswer(const chat::GenerationResult &result, chat::MessageStatus status)
{
    return write([=, this](Database &db) {
        ConversationTable conversations(db);
        MessageTable messages(db);
        auto message = messages.get(result.answer);
        message.text = result.text;
        message.thinking = result.thinking;
        message.status = status;
        message.statistics = result.statistics;
        message.changedMs = m_options.nowMs();
        messages.update(message, conversations.nextChange());
        if (!result.tokens.format.isEmpty())
            messages.saveTokens(message.id, result.tokens);
        for (const auto &each : result.encoded)
            messages.saveTokens(each.message, each.tokens);
        if (status != chat::MessageStatus::Generating)
            conversations.touch(message.conversation, message.changedMs);
    });
}

QFuture<void> SqliteConversationRepository::saveTokens(const QList<chat::EncodedMessage> &encoded)
{
    return write([=](Database &db) {
        for (const auto &each : encoded)
            MessageTable(db).saveTokens(each.message, each.tokens);
    });
}

QFuture<void> SqliteConversationRepository::trashMessage(chat::MessageId message)
{
    return write([=, this](Database &db) { Trash(db, TrashClock(db).now(m_options.nowMs())).trashMessage(message); });
}

QFuture<void> SqliteConversationRepository::restoreMessage(chat::MessageId message)
{
    return write([=, this](Database &db) { Trash(db, TrashClock(db).now(m_options.nowMs())).restoreMessage(message); });
}

QFuture<QList<chat::Persona>> SqliteConversationRepository::personas()
{
    return read([](Database &db) { return ShelfTable(db).personas(); });
}

QFuture<chat::Persona> SqliteConversationRepository::persona(qint64 id)
{
    return read([=](Database &db) { return ShelfTable(db).persona(id); });
}

QFuture<chat::Persona> SqliteConversationRepository::savePersona(const chat::Persona &persona)
{
    return write([=](Database &db) { return ShelfTable(db).save(persona); });
}

QFuture<void> SqliteConversationRepository::retirePersona(qint64 id)
{
    return write([=](Database &db) { ShelfTable(db).retire(id); });
}

QFuture<QList<chat::Folder>> SqliteConversationRepository::folders()
{
    return read([](Database &db) { return ShelfTable(db).folders(); });
}

QFuture<chat::Folder> SqliteConversationRepository::addFolder(const QString &name)
{
    return write([=](Database &db) { return ShelfTable(db).addFolder(name); });
}

QFuture<void> SqliteConversationRepository::renameFolder(qint64 id, const QString &name)
{
    return write([=](Database &db) { ShelfTable(db).renameFolder(id, name); });
}

QFuture<void> SqliteConversationRepository::removeFolder(qint64 id)
{
    return write([=](Database &db) { ShelfTable(db).removeFolder(id); });
}

QFuture<void> SqliteConversationRepository::setFolder(chat::ConversationId conversation, qint64 folder)
{
    return write([=](Database &db) { ConversationTable(db).setFolder(conversation, folder); });
}

template<typename Choose>
QFuture<SqliteConversationRepository::Purged> SqliteConversationRepository::purgeChosen(Choose choose)
{
    return m_thread.run([this, choose] {
        const auto purge = [&choose](Database &db) {
            Purged purged;
            purged.conversations = Purge(db).entries(choose(db), &purged.count);
            return purged;
        };
        const auto whole = [&](Database &db) { return inTransaction(purge, db); };
        const auto purged = attempt(whole);
        if (purged.count > 0)
            database().checkpoint(); // older pages in the WAL hold the text
        return purged;
    });
}

QFuture<SqliteConversationRepository::Purged> SqliteConversationRepository::purge(const QList<qint64> &entries)
{
    return purgeChosen([entries](Database &) { return entries; });
}

QFuture<SqliteConversationRepository::Purged> SqliteConversationRepository::purgeTrash()
{
    return purgeChosen([this](Database &db) { return Purge(db).expired(TrashClock(db).now(m_options.nowMs())); });
}

QFuture<chat::StoreReport> SqliteConversationRepository::mend()
{
    return m_thread.run([this] {
        m_file.reset();
        m_suspect = true;
        database();
        return m_file->report();
    });
}

QFuture<QString> SqliteConversationRepository::replaceWith(const QString &path)
{
    return m_thread.run([=, this] {
        const auto part = ChatsFile::path(m_folder) + QStringLiteral(".part");
        {
            Database source(path, {.access = Database::Access::ReadOnly});
            copyDatabase(source, part);
        }
        m_file.reset();
        auto kept = ChatsFile::replace(m_folder, part);
        database();
        return kept;
    });
}

QFuture<QString> SqliteConversationRepository::value(const QString &name)
{
    return read([=](Database &db) { return ConversationTable(db).value(name); });
}

QFuture<void> SqliteConversationRepository::setValue(const QString &name, const QString &value)
{
    return write([=](Database &db) { ConversationTable(db).setValue(name, value); });
}

} // namespace storage
