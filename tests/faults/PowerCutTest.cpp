#include "storage/ConversationTable.h"
#include "storage/Database.h"
#include "storage/Migrations.h"
#include "storage/Transaction.h"
#include "support/FaultVfs.h"
#include "support/Faults.h"

#include <QTemporaryDir>

#include <mutex>

using namespace support;
using storage::SqliteConversationRepository;

/// P03: the power goes at any write or sync. Of what was not synced, anything may be lost or torn.
class PowerCutTest : public QObject
{
    Q_OBJECT

    /// What the person was told at the moment of a cut, and what was on its way.
    struct Told
    {
        QMap<chat::MessageId, QString> acked;
        QString underWay;
    };

    struct Cut
    {
        QString folder;
        Told told;
    };

    static QString verify(const Cut &cut)
    {
        QMap<chat::MessageId, QString> found;
        try {
            SqliteConversationRepository chats(cut.folder);
            found = everything(chats);
            if (take(chats.open()).salvaged)
                return QStringLiteral("was taken for damaged");
        } catch (const chat::Error &error) {
            return error.detail;
        }
        for (auto message = cut.told.acked.cbegin(); message != cut.told.acked.cend(); ++message)
            if (const auto now = found.take(message.key()); now != message.value() && now != cut.told.underWay)
                return QStringLiteral("message %1 is \"%2\"").arg(message.key()).arg(now.left(30));
        for (const auto &rest : found)
            if (rest != cut.told.underWay && !rest.isEmpty())
                return QStringLiteral("\"%1\" was never sent").arg(rest.left(30));
        storage::Database db(cut.folder + QStringLiteral("/chats.db"), {});
        const auto state = db.text("PRAGMA integrity_check");
        return state == QStringLiteral("ok") ? QString() : state;
    }

private Q_SLOTS:
    void nothingAcknowledgedIsLost()
    {
        const int wanted = injections(200, 5000);
        std::mt19937 random(seed());
        QStringList wrong;
        int n = 0;
        for (int round = 0; n < wanted; ++round) {
            QTemporaryDir place(fastPlace());
            std::mutex mutex; // `told` is written here and read on the storage thread
            Told told;
            QList<Cut> cuts;
            {
                FaultVfs vfs;
                vfs.beforeChange = [&](int change) {
                    if (random() % 3)
                        return;
                    const auto folder = place.filePath(QStringLiteral("cut%1").arg(change));
                    vfs.powerCut(folder, random);
                    const std::lock_guard lock(mutex);
                    cuts.append({folder, told});
                };
                const auto folder = place.filePath(QStringLiteral("store"));
                QDir().mkpath(folder);
                SqliteConversationRepository::Options options;
                options.vfs = FaultVfs::name();
                SqliteConversationRepository chats(folder, options);
                const auto say = [&](const QString &text) {
                    const std::lock_guard lock(mutex);
                    told.underWay = text;
                };
                const auto acknowledge = [&](chat::MessageId id, const QString &text) {
                    const std::lock_guard lock(mutex);
                    told.acked.insert(id, text);
                };
                const auto chat = take(chats.createConversation(0)).id;
                chat::MessageId last = 0;
                for (int i = 0; i < 8; ++i) {
                    const auto question =
                        QStringLiteral("round %1 question %2 ").arg(round).arg(i).repeated(1 + random() % 200);
                    say(question);
                    const auto added = take(chats.appendTurn(userMessage(chat, last, question), emptyAnswer()));
                    acknowledge(added[0].id, question);
                    acknowledge(added[1].id, QString());
                    last = added[1].id;
                    chat::GenerationResult result;
                    result.answer = last;
                    for (const auto status : {chat::MessageStatus::Generating, chat::MessageStatus::Complete}) {
                        result.text += QStringLiteral("part of answer %1 ").arg(i).repeated(1 + random() % 300);
                        say(result.text);
                        take(chats.saveAnswer(result, status));
                        acknowledge(last, result.text);
                    }
                }
            }
            for (const auto &cut : cuts) {
                if (!QFile::exists(cut.folder + QStringLiteral("/chats.db")) && cut.told.acked.isEmpty())
                    continue;
                ++n;
                if (const auto what = verify(cut); !what.isEmpty())
                    wrong.append(QStringLiteral("round %1, %2: %3").arg(round).arg(cut.folder.section(u'/', -1), what));
            }
        }
        printPromise("P03", n, static_cast<int>(wrong.size()));
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QStringLiteral("seed %1: ").arg(seed()) + wrong.join(QStringLiteral("\n")).left(2000)));
    }

    void aMigrationCutAtAnyPointIsDoneAgain()
    {
        // GIVEN a store of each older version
        const auto migrations = storage::chatsMigrations();
        std::mt19937 random(seed());
        int n = 0, bad = 0;
        for (std::size_t from = 1; from < migrations.size(); ++from) {
            for (int round = 0; round < injections(4, 30); ++round) {
                QTemporaryDir place(fastPlace());
                const auto folder = place.filePath(QStringLiteral("store"));
                QDir().mkpath(folder);
                {
                    storage::Database db(folder + QStringLiteral("/chats.db"), {});
                    storage::migrate(db, migrations.first(from));
                    storage::Transaction transaction(db);
                    storage::ConversationTable(db).insert(QStringLiteral("kept"), 0, 1);
                    transaction.commit();
                }

                // WHEN the power goes at any write or sync of the migration
                QStringList cuts;
                {
                    FaultVfs vfs;
                    vfs.beforeChange = [&](int change) {
                        cuts.append(place.filePath(QStringLiteral("cut%1").arg(change)));
                        vfs.powerCut(cuts.last(), random);
                    };
                    storage::Database db(folder + QStringLiteral("/chats.db"), {.vfs = FaultVfs::name()});
                    storage::migrate(db, migrations);
                }

                // THEN the next start finishes it
                for (const auto &cut : cuts) {
                    ++n;
                    SqliteConversationRepository chats(cut);
                    const auto list = take(chats.conversations());
                    bad += list.size() != 1 || list[0].title != QStringLiteral("kept") || take(chats.open()).salvaged ||
                           !take(chats.personas()).isEmpty();
                }
            }
        }
        printPromise("P30", n, bad);
        QCOMPARE(bad, 0);
        QVERIFY(n > 20);
    }
};

QTEST_GUILESS_MAIN(PowerCutTest)
#include "PowerCutTest.moc"
