#pragma once

#include "chat/ConversationRepository.h"

#include <QCoreApplication>
#include <QMap>
#include <QPromise>

#include <algorithm>
#include <functional>

namespace support {

/// The chats in memory, with the contract of the real one: trees, trash, siblings by id, monotone ids. A call works on
/// the data at once; its future finishes in order from the event loop.
class FakeConversationRepository : public chat::ConversationRepository
{
public:
    /// The next `count` writes fail with this error.
    void failWrites(int count, chat::Error::Code code = chat::Error::Code::DiskFull)
    {
        m_failures = count;
        m_failure = code;
    }

    struct Row
    {
        chat::Message message;
        bool trashed = false;
    };
    struct Chat
    {
        chat::Conversation conversation;
        bool trashed = false;
    };
    QMap<chat::MessageId, Row> rows;
    QMap<chat::ConversationId, Chat> chats;
    QMap<QString, QString> values;
    QList<QPair<chat::GenerationResult, chat::MessageStatus>> savedAnswers;
    QStringList drafts; ///< as saved

    QFuture<QList<chat::Conversation>> conversations() override
    {
        QList<chat::Conversation> found;
        for (const auto &each : std::as_const(chats))
            if (!each.trashed)
                found.prepend(each.conversation);
        std::ranges::stable_sort(found, std::greater(), &chat::Conversation::changedMs);
        return later(found);
    }
    QFuture<chat::Conversation> conversation(chat::ConversationId id) override
    {
        if (!chats.contains(id))
            return failed<chat::Conversation>(chat::Error::Code::NotFound);
        return later(chats[id].conversation);
    }
    QFuture<chat::Conversation> createConversation(qint64 persona) override
    {
        return write<chat::Conversation>([this, persona] {
            chat::Conversation made;
            made.id = ++m_lastChat;
            made.persona = persona;
            chats[made.id].conversation = made;
            return made;
        });
    }
    QFuture<void> rename(chat::ConversationId id, const QString &title, bool byPerson) override
    {
        return write([=, this] {
            if (!byPerson && !chats[id].conversation.titleIsOurs)
                return;
            chats[id].conversation.title = title;
            chats[id].conversation.titleIsOurs = !byPerson;
        });
    }
    QFuture<void> setPinned(chat::ConversationId id, bool pinned) override
    {
        return write([=, this] { chats[id].conversation.pinned = pinned; });
    }
    QFuture<void> setKeepTextOnly(chat::ConversationId id, bool textOnly) override
    {
        return write([=, this] { chats[id].conversation.keepTextOnly = textOnly; });
    }
    QFuture<void> saveDraft(chat::ConversationId id, const QString &draft) override
    {
        return write([=, this] {
            chats[id].conversation.draft = draft;
            drafts.append(draft);
        });
    }
    QFuture<void> trashConversation(chat::ConversationId id) override
    {
        return write([=, this] { chats[id].trashed = true; });
    }
    QFuture<void> restoreConversation(chat::ConversationId id) override
    {
        return write([=, this] { chats[id].trashed = false; });
    }
    QFuture<chat::Conversation> fork(chat::MessageId message) override
    {
        return write<chat::Conversation>([=, this] {
            auto copy = chats[rows[message].message.conversation].conversation;
            copy.id = ++m_lastChat;
            chats[copy.id].conversation = copy;
            chat::MessageId parent = 0;
            for (auto each : pathTo(message)) {
                each.conversation = copy.id;
                each.parent = parent;
                parent = insert(each).id;
            }
            return chats[copy.id].conversation;
        });
    }

    QFuture<QList<chat::Message>> page(chat::MessageId leaf, chat::MessageId before, int count) override
    {
        auto path = pathTo(leaf);
        if (before != 0)
            while (!path.isEmpty() && path.takeLast().id != before) {
            }
        auto page = path.mid(std::max<qsizetype>(0, path.size() - count));
        for (auto &message : page)
            message.tokens = {};
        return later(page);
    }
    QFuture<QList<chat::Message>> path(chat::MessageId leaf) override { return later(pathTo(leaf)); }
    QFuture<chat::MessageId> newestLeaf(chat::MessageId message) override
    {
        for (auto leaf = message;;) {
            const auto below = children(rows[message].message.conversation, leaf);
            if (below.isEmpty())
                return later(leaf);
            leaf = below.back();
        }
    }
    QFuture<QList<chat::MessageId>> siblings(chat::MessageId message) override
    {
        const auto &own = rows[message].message;
        return later(children(own.conversation, own.parent));
    }
    QFuture<void> setLeaf(chat::ConversationId id, chat::MessageId leaf) override
    {
        return write([=, this] { chats[id].conversation.leaf = leaf; });
    }
    QFuture<chat::Message> append(const chat::Message &message) override
    {
        return write<chat::Message>([=, this] { return insert(message); });
    }
    QFuture<QList<chat::Message>> appendTurn(const chat::Message &question, const chat::Message &answer) override
    {
        return write<QList<chat::Message>>([=, this] {
            const auto saved = insert(question);
            auto below = answer;
            below.parent = saved.id;
            return QList<chat::Message>{saved, insert(below)};
        });
    }
    QFuture<void> saveAnswer(const chat::GenerationResult &result, chat::MessageStatus status) override
    {
        return write([=, this] {
            savedAnswers.append({result, status});
            auto &message = rows[result.answer].message;
            message.text = result.text;
            message.thinking = result.thinking;
            message.tokens = result.tokens;
            message.statistics = result.statistics;
            message.status = status;
            store(result.encoded);
        });
    }
    QFuture<void> saveTokens(const QList<chat::EncodedMessage> &encoded) override
    {
        return write([=, this] { store(encoded); });
    }
    QFuture<void> trashMessage(chat::MessageId message) override
    {
        return write([=, this] {
            rows[message].trashed = true;
            auto &chat = chats[rows[message].message.conversation].conversation;
            for (auto at = chat.leaf; at != 0; at = rows[at].message.parent)
                if (at == message)
                    chat.leaf = rows[message].message.parent;
        });
    }
    QFuture<void> restoreMessage(chat::MessageId message) override
    {
        return write([=, this] { rows[message].trashed = false; });
    }
    QFuture<QString> value(const QString &name) override { return later(values.value(name)); }
    QFuture<void> setValue(const QString &name, const QString &value) override
    {
        return write([=, this] { values[name] = value; });
    }

    /// Root first; what the futures of path() give.
    QList<chat::Message> pathTo(chat::MessageId leaf) const
    {
        QList<chat::Message> path;
        for (auto at = leaf; at != 0; at = rows[at].message.parent) {
            auto message = rows[at].message;
            const auto siblings = children(message.conversation, message.parent);
            message.siblings = int(siblings.size());
            message.siblingIndex = int(siblings.indexOf(at));
            path.prepend(message);
        }
        return path;
    }

private:
    /// Finishes `finish`ed from the event loop.
    template<typename T, typename Finish>
    static QFuture<T> fromEventLoop(Finish finish)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        QMetaObject::invokeMethod(
            qApp,
            [promise, finish] {
                finish(*promise);
                promise->finish();
            },
            Qt::QueuedConnection);
        return promise->future();
    }
    template<typename T>
    static QFuture<T> later(const T &value)
    {
        return fromEventLoop<T>([value](QPromise<T> &promise) { promise.addResult(value); });
    }
    static QFuture<void> later()
    {
        return fromEventLoop<void>([](QPromise<void> &) {});
    }
    template<typename T>
    static QFuture<T> failed(chat::Error::Code code)
    {
        return fromEventLoop<T>([code](QPromise<T> &promise) {
            promise.setException(chat::Error(code, QStringLiteral("made to fail by the test")));
        });
    }

    template<typename T = void, typename Write>
    QFuture<T> write(Write job)
    {
        if (m_failures > 0) {
            --m_failures;
            return failed<T>(m_failure);
        }
        if constexpr (std::is_void_v<T>) {
            job();
            return later();
        } else {
            return later(T(job()));
        }
    }

    chat::Message insert(chat::Message message)
    {
        message.id = ++m_lastMessage;
        message.createdMs = message.changedMs = message.id;
        rows[message.id].message = message;
        auto &chat = chats[message.conversation].conversation;
        chat.leaf = message.id;
        ++chat.messages;
        return pathTo(message.id).back();
    }

    void store(const QList<chat::EncodedMessage> &encoded)
    {
        for (const auto &each : encoded)
            rows[each.message].message.tokens = each.tokens;
    }

    QList<chat::MessageId> children(chat::ConversationId conversation, chat::MessageId parent) const
    {
        QList<chat::MessageId> found;
        for (const auto &row : rows)
            if (row.message.conversation == conversation && row.message.parent == parent && !row.trashed)
                found.append(row.message.id);
        return found;
    }

    chat::ConversationId m_lastChat = 0;
    chat::MessageId m_lastMessage = 0;
    int m_failures = 0;
    chat::Error::Code m_failure = chat::Error::Code::DiskFull;
};

} // namespace support
