#include "chat/ChatSession.h"
#include "inference/InferenceService.h"
#include "storage/Database.h"
#include "storage/SqliteConversationRepository.h"
#include "storage/SqliteStateStore.h"
#include "storage/Statement.h"
#include "support/Faults.h"
#include "support/Shared.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using chat::Activity;
using chat::Message;
using chat::MessageId;
using chat::MessageStatus;

namespace {

const int kWaitMs = support::injections(60'000, 600'000); ///< only a deadlock takes so long

QString builtIn()
{
    return support::sources() + QStringLiteral("/resources/fledgling/fledgling.gguf");
}

/// The program without its window.
struct Program
{
    explicit Program(const QString &folder)
        : repository(folder), store(folder), service(store, 1), session(repository, service)
    {
        QSignalSpy loaded(&service, &chat::TextGenerator::modelLoaded);
        service.loadModel(chat::TextGenerator::nextRequestId(), builtIn(), {});
        loaded.wait(kWaitMs);
    }

    storage::SqliteConversationRepository repository;
    storage::SqliteStateStore store;
    inference::InferenceService service;
    chat::ChatSession session;
};

} // namespace

/// P43: does what a person may do, in any order and at any moment, and compares with what must be there then.
class ChatActionsTest : public QObject
{
    Q_OBJECT

    const QTemporaryDir m_folder;
    QRandomGenerator m_random{0};
    std::unique_ptr<Program> m_program;
    QMap<MessageId, QString> m_known; ///< texts that must never change again
    QList<chat::ConversationId> m_chats, m_trashedChats;
    QList<MessageId> m_trashed; ///< of the open chat
    int m_answering = 0;
    int m_bad = 0;

    int upTo(qsizetype count) { return int(m_random.bounded(quint32(count))); }

    void complain(const QString &what)
    {
        ++m_bad;
        qWarning().noquote() << what;
    }

    void start()
    {
        m_program = std::make_unique<Program>(m_folder.path());
        auto &session = m_program->session;
        connect(&session, &chat::ChatSession::conversationCreated, this,
                [this](const chat::Conversation &made) { m_chats.append(made.id); });
        connect(&session, &chat::ChatSession::trashed, this, [this](MessageId message) { m_trashed.append(message); });
        connect(&session, &chat::ChatSession::failed, this,
                [this](const chat::Error &error) { complain(QStringLiteral("failed: ") + error.detail); });
        m_trashed.clear();
        m_chats.isEmpty() ? session.openNew() : session.open(m_chats[upTo(m_chats.size())]);
    }

    /// At once, with whatever is under way.
    void fallOver()
    {
        m_program.reset();
        start();
    }

    void restart()
    {
        QSignalSpy finished(&m_program->session, &chat::ChatSession::shutDownFinished);
        m_program->session.shutDown();
        if (!finished.wait(kWaitMs))
            complain(QStringLiteral("the session did not shut down"));
        m_program.reset();
        start();
    }

    MessageId anyMessage()
    {
        const auto &messages = m_program->session.messages();
        return messages.isEmpty() ? 0 : messages[upTo(messages.size())].id;
    }

    void deleteChat()
    {
        if (m_chats.isEmpty())
            return;
        auto &session = m_program->session;
        const auto chat = m_chats.takeAt(upTo(m_chats.size()));
        m_trashedChats.append(chat);
        m_program->repository.trashConversation(chat).waitForFinished();
        session.stopIn(chat);
        if (session.conversation().id == chat || session.isOpening()) {
            m_trashed.clear();
            session.openNew();
        }
    }

    void undoDeleteChat()
    {
        if (m_trashedChats.isEmpty())
            return;
        m_chats.append(m_trashedChats.takeAt(upTo(m_trashedChats.size())));
        m_program->repository.restoreConversation(m_chats.back()).waitForFinished();
    }

    void switchModel()
    {
        const auto tiny = support::shared(QStringLiteral("fixtures/models/tiny7.f32.gguf"));
        m_program->service.loadModel(chat::TextGenerator::nextRequestId(),
                                     tiny.isEmpty() || upTo(2) == 0 ? builtIn() : tiny, {});
    }

    void act()
    {
        auto &session = m_program->session;
        switch (upTo(22)) {
        case 0:
        case 1:
        case 2:
        case 3:
            session.setSettings({.temperature = 1.5, .topP = 1, .maxTokens = 1 + upTo(20)});
            return session.send(QStringLiteral("What is Rookery? %1").arg(upTo(1000)));
        case 4:
            return session.stop();
        case 5:
        case 6:
            return session.regenerate(anyMessage());
        case 7:
            return session.editUser(anyMessage(), QStringLiteral("Who are you? %1").arg(upTo(1000)));
        case 8:
            return session.editAnswer(anyMessage(), QStringLiteral("I am %1.").arg(upTo(1000)));
        case 9:
            if (const auto &messages = session.messages();
                !messages.isEmpty() && session.canWrite() && messages.back().status == MessageStatus::LengthLimit) {
                m_known.remove(messages.back().id);
                session.continueAnswer(messages.back().id);
            }
            return;
        case 10:
        case 11:
            return session.switchBranch(anyMessage(), upTo(2) == 0 ? -1 : 1);
        case 12:
            if (const auto message = anyMessage(); message != 0 && upTo(3) == 0)
                session.fork(message);
            return;
        case 13:
            if (const auto message = anyMessage())
                session.trashMessage(message);
            return;
        case 14:
            if (!m_trashed.isEmpty())
                session.restoreMessage(m_trashed.takeLast());
            return;
        case 15:
            m_trashed.clear();
            if (m_chats.size() < 8)
                return session.openNew();
            [[fallthrough]];
        case 16:
            m_trashed.clear();
            if (!m_chats.isEmpty())
                session.open(m_chats[upTo(m_chats.size())]);
            return;
        case 17:
            return session.setDraft(QStringLiteral("draft %1").arg(upTo(1000)));
        case 18:
            return session.loadOlder();
        case 19:
            if (const auto what = upTo(15); what < 2)
                what == 0 ? restart() : fallOver();
            else if (what < 4)
                switchModel();
            return;
        case 20:
            return upTo(3) == 0 ? deleteChat() : void();
        case 21:
            return undoDeleteChat();
        }
    }

    bool settled() const
    {
        const auto &session = m_program->session;
        return session.activity() == Activity::Idle && session.canWrite();
    }

    /// What is on the screen is what is in the file, and nothing that was said is another now.
    void compare()
    {
        auto &session = m_program->session;
        if (!QTest::qWaitFor([this] { return settled(); }, kWaitMs))
            return complain(QStringLiteral("the session does not come to rest"));
        if (session.conversation().id == 0)
            return;
        // One more turn through the queues, for what was asked before this check.
        const auto path = m_program->repository.path(session.conversation().leaf).result();
        const auto &rows = session.messages();
        if (rows.size() > path.size())
            return complain(QStringLiteral("%1 rows for %2 messages").arg(rows.size()).arg(path.size()));
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const auto &row = rows[i];
            const auto &saved = path[path.size() - rows.size() + i];
            if (row.id != saved.id || row.text != saved.text || row.status != saved.status)
                complain(QStringLiteral("row %1 is message %2 \"%3\" (%4), in the file %5 \"%6\" (%7)")
                             .arg(i)
                             .arg(row.id)
                             .arg(row.text)
                             .arg(int(row.status))
                             .arg(saved.id)
                             .arg(saved.text)
                             .arg(int(saved.status)));
            if (saved.status == MessageStatus::Generating)
                complain(QStringLiteral("message %1 is still being written").arg(saved.id));
            if (m_known.contains(saved.id) && m_known[saved.id] != saved.text)
                complain(QStringLiteral("message %1 was \"%2\", is \"%3\"")
                             .arg(saved.id)
                             .arg(m_known[saved.id], saved.text));
            m_known[saved.id] = saved.text;
        }
    }

    /// Whatever was shown once is in the file, in the trash or out of it.
    void compareAll()
    {
        storage::Database db(m_folder.filePath(QStringLiteral("chats.db")),
                             {.access = storage::Database::Access::ReadOnly});
        storage::Statement row(db, "SELECT text FROM message WHERE id = ?1");
        for (auto known = m_known.cbegin(); known != m_known.cend(); ++known) {
            row.reset();
            row.bind(known.key());
            if (!row.step() || row.text(0) != *known)
                complain(QStringLiteral("message %1 \"%2\" is not in the file").arg(known.key()).arg(*known));
        }
    }

private Q_SLOTS:
    void whateverIsDoneTheScreenShowsTheFile()
    {
        const int count = support::injections(400, 10'000);
        const auto seed = support::seed();
        m_random.seed(seed);
        start();

        for (int i = 0; i < count && m_bad == 0; ++i) {
            act();
            switch (upTo(4)) {
            case 0:
                break; // the next action comes at once
            case 1:
                QTest::qWait(upTo(8));
                break;
            default:
                QTest::qWait(1);
                if (!QTest::qWaitFor([this] { return settled(); }, kWaitMs))
                    complain(QStringLiteral("the session does not come to rest"));
            }
            if (upTo(5) == 0) {
                QTest::qWait(30);
                compare();
            }
        }
        restart();
        QTest::qWait(30);
        compare();

        m_program.reset();
        compareAll();
        support::printPromise("P43", count, m_bad);
        std::printf("    %d messages, %d chats, seed %u\n", int(m_known.size()), int(m_chats.size()), seed);
        QCOMPARE(m_bad, 0);
    }
};

QTEST_GUILESS_MAIN(ChatActionsTest)
#include "ChatActionsTest.moc"
