#include "storage/Database.h"
#include "support/Faults.h"

#include <QTemporaryDir>

#include <atomic>

#include <sqlite3.h>

using namespace support;
using storage::SqliteConversationRepository;

namespace {

sqlite3_mem_methods theSystem;
std::atomic<int> theCountdown = 0; ///< the allocation that fails when this reaches 0; 0 = none
std::atomic<bool> theFailed = false;

bool failsNow()
{
    if (theCountdown == 0 || --theCountdown != 0)
        return false;
    theFailed = true;
    return true;
}

void *allocate(int size)
{
    return failsNow() ? nullptr : theSystem.xMalloc(size);
}
void *reallocate(void *memory, int size)
{
    return failsNow() ? nullptr : theSystem.xRealloc(memory, size);
}

} // namespace

/// P09: every allocation of SQLite fails in turn, in each of 12 operations of the store. The operation says so and
/// changed nothing, or it succeeded; the next one works.
class MemoryFaultTest : public QObject
{
    Q_OBJECT

    using Store = SqliteConversationRepository;

    struct State
    {
        chat::ConversationId chat, spare, trashed;
        QList<chat::Message> turn;
        chat::MessageId removed;
    };

    static State prepare(Store &chats)
    {
        State s;
        s.chat = take(chats.createConversation(0)).id;
        s.spare = take(chats.createConversation(0)).id;
        s.trashed = take(chats.createConversation(0)).id;
        s.turn = turn(chats, s.chat, 0, QStringLiteral("question"), QStringLiteral("answer"));
        s.removed = take(chats.append(userMessage(s.chat, s.turn[1].id, QStringLiteral("removed")))).id;
        take(chats.trashMessage(s.removed));
        take(chats.trashConversation(s.trashed));
        return s;
    }

private Q_SLOTS:
    void initTestCase()
    {
        sqlite3_shutdown();
        QCOMPARE(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &theSystem), SQLITE_OK);
        auto failing = theSystem;
        failing.xMalloc = allocate;
        failing.xRealloc = reallocate;
        QCOMPARE(sqlite3_config(SQLITE_CONFIG_MALLOC, &failing), SQLITE_OK);
    }

    void everyAllocationOfEveryOperation()
    {
        const std::pair<const char *, std::function<void(Store &, const State &)>> operations[] = {
            {"open", [](Store &, const State &) {}},
            {"list", [](Store &c, const State &) { take(c.conversations()); }},
            {"create", [](Store &c, const State &) { take(c.createConversation(0)); }},
            {"rename", [](Store &c, const State &s) { take(c.rename(s.chat, QStringLiteral("name"), true)); }},
            {"draft", [](Store &c, const State &s) { take(c.saveDraft(s.chat, QString(9000, u'd'))); }},
            {"append",
             [](Store &c, const State &s) { take(c.append(userMessage(s.chat, s.turn[1].id, QString(9000, u'x')))); }},
            {"answer",
             [](Store &c, const State &s) {
                 chat::GenerationResult result;
                 result.answer = s.turn[1].id;
                 result.text = QStringLiteral("longer ").repeated(900);
                 result.tokens = {"format", {1, 2}, {1, 2}};
                 take(c.saveAnswer(result, chat::MessageStatus::Complete));
             }},
            {"path", [](Store &c, const State &s) { take(c.path(s.turn[1].id)); }},
            {"fork", [](Store &c, const State &s) { take(c.fork(s.turn[1].id)); }},
            {"delete", [](Store &c, const State &s) { take(c.trashMessage(s.turn[0].id)); }},
            {"undo", [](Store &c, const State &s) { take(c.restoreMessage(s.removed)); }},
            {"restore chat", [](Store &c, const State &s) { take(c.restoreConversation(s.trashed)); }},
        };
        QTemporaryDir place(fastPlace());
        const auto sound = place.filePath(QStringLiteral("sound"));
        QDir().mkpath(sound);
        State state;
        QMap<chat::MessageId, QString> before;
        {
            Store chats(sound);
            state = prepare(chats);
            before = everything(chats);
        }
        const int step = injections(7, 1);

        int n = 0, bad = 0;
        QStringList wrong;
        for (const auto &[name, operation] : operations) {
            for (int nth = 1;; nth += step) {
                const auto folder = place.filePath(QStringLiteral("run"));
                QDir(folder).removeRecursively();
                copyFolder(sound, folder);
                Store chats(folder);
                if (std::strcmp(name, "open") != 0)
                    take(chats.open());
                theFailed = false;
                theCountdown = nth;
                std::optional<chat::Error::Code> refusal;
                try {
                    if (std::strcmp(name, "open") == 0)
                        take(chats.open());
                    operation(chats, state);
                } catch (const chat::Error &error) {
                    refusal = error.code;
                }
                theCountdown = 0;
                if (!theFailed)
                    break;
                ++n;
                const bool unchanged = everything(chats) == before;
                operation(chats, state); // works now, also a second time: only restoring is refused then
                const bool right = !refusal || (*refusal == chat::Error::Code::OutOfMemory && unchanged);
                if (!right) {
                    ++bad;
                    wrong.append(QStringLiteral("%1, allocation %2: code %3, %4")
                                     .arg(QLatin1StringView(name))
                                     .arg(nth)
                                     .arg(refusal ? static_cast<int>(*refusal) : -1)
                                     .arg(unchanged ? QStringLiteral("unchanged") : QStringLiteral("changed")));
                }
            }
        }
        printPromise("P09", n, bad);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QStringLiteral("\n")).left(2000)));
        QVERIFY(n > 100);
    }
};

QTEST_GUILESS_MAIN(MemoryFaultTest)
#include "MemoryFaultTest.moc"
