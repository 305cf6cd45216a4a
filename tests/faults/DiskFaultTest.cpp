#include "storage/Database.h"
#include "support/FaultVfs.h"
#include "support/Faults.h"

#include <QTemporaryDir>

using namespace support;
using storage::SqliteConversationRepository;

/// P04, P07, P08: the k-th write, sync or read fails. What was acknowledged is there, what failed says so and is not
/// there by halves, and when the disk is well again everything works.
class DiskFaultTest : public QObject
{
    Q_OBJECT

    FaultVfs m_vfs;

    SqliteConversationRepository::Options options() const
    {
        SqliteConversationRepository::Options options;
        options.vfs = FaultVfs::name();
        return options;
    }

    /// One run with the fault at `nth`. Returns what is wrong, empty = nothing; `reached` false = the work needs fewer
    /// operations.
    QString runOnce(FaultVfs::Operation operation, FaultVfs::Kind kind, int nth, bool lasting, bool *reached)
    {
        QTemporaryDir folder(fastPlace());
        QMap<chat::MessageId, QString> acked;
        std::optional<chat::Error::Code> refusal;
        QString failedText;
        {
            auto store = std::make_unique<SqliteConversationRepository>(folder.path(), options());
            const auto chat = take(store->createConversation(0)).id;
            acked.insert(turnQuestion(*store, chat, 0, QStringLiteral("before")), QStringLiteral("before"));
            if (operation == FaultVfs::Read) { // an open file is read from the cache
                store.reset();
                store = std::make_unique<SqliteConversationRepository>(folder.path(), options());
            }
            m_vfs.failAt(operation, kind, nth, lasting);
            auto &chats = *store;
            chat::MessageId last = acked.lastKey();
            for (int i = 0; i < 12 && !refusal; ++i) {
                const auto text = QStringLiteral("message %1 ").arg(i).repeated(1 + 300 * (i % 4));
                try {
                    last = turnQuestion(chats, chat, last, text);
                    acked.insert(last, text);
                } catch (const chat::Error &error) {
                    refusal = error.code;
                    failedText = text;
                }
            }
            *reached = m_vfs.hasFailed();
            m_vfs.heal();
            if (refusal && !isExpected(*refusal, kind))
                return QStringLiteral("refused with code %1").arg(static_cast<int>(*refusal));
            // When there is room again, the same message can be sent, once.
            if (refusal) {
                last = turnQuestion(chats, chat, last, failedText);
                acked.insert(last, failedText);
            }
            if (everything(chats) != acked)
                return QStringLiteral("the open store differs from what was acknowledged");
        }
        m_vfs.heal();
        SqliteConversationRepository chats(folder.path());
        if (everything(chats) != acked)
            return QStringLiteral("the reopened store differs from what was acknowledged");
        storage::Database db(folder.filePath(QStringLiteral("chats.db")), {});
        const auto state = db.text("PRAGMA integrity_check");
        return state == QStringLiteral("ok") ? QString() : state;
    }

    static chat::MessageId turnQuestion(chat::ConversationRepository &chats, chat::ConversationId chat,
                                        chat::MessageId parent, const QString &text)
    {
        return take(chats.append(userMessage(chat, parent, text))).id;
    }

    static bool isExpected(chat::Error::Code code, FaultVfs::Kind kind)
    {
        using Code = chat::Error::Code;
        return code == Code::FileIo || (kind != FaultVfs::Error && code == Code::DiskFull);
    }

    void sweep(const char *promise, FaultVfs::Operation operation, FaultVfs::Kind kind, bool lasting)
    {
        const int most = injections(40, 200);
        QStringList wrong;
        int n = 0;
        for (bool reached = true; reached && n < most;) {
            const auto what = runOnce(operation, kind, n + 1, lasting, &reached);
            if (!reached)
                break;
            ++n;
            if (!what.isEmpty())
                wrong.append(QStringLiteral("operation %1: %2").arg(n).arg(what));
        }
        printPromise(promise, n, static_cast<int>(wrong.size()));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QStringLiteral("\n")).left(2000)));
        QVERIFY(n > 0);
    }

private Q_SLOTS:
    void noSpaceForOneWrite() { sweep("P04 once", FaultVfs::Write, FaultVfs::NoSpace, false); }
    void noSpaceFromAWriteOn() { sweep("P04 lasting", FaultVfs::Write, FaultVfs::NoSpace, true); }
    void aWriteFails() { sweep("P07 write", FaultVfs::Write, FaultVfs::Error, false); }
    void aSyncFails() { sweep("P07 sync", FaultVfs::Sync, FaultVfs::Error, false); }
    void allSyncsFail() { sweep("P07 syncs", FaultVfs::Sync, FaultVfs::Error, true); }
    void aReadFails() { sweep("P07 read", FaultVfs::Read, FaultVfs::Error, false); }
    void aWriteIsShort() { sweep("P08", FaultVfs::Write, FaultVfs::Short, false); }
};

QTEST_GUILESS_MAIN(DiskFaultTest)
#include "DiskFaultTest.moc"
