#include "storage/DataFolder.h"
#include "storage/Database.h"
#include "support/Faults.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

using namespace support;
using storage::SqliteConversationRepository;

namespace {

void say(const QString &line)
{
    const auto bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

/// The child: sends and answers without end, and says each thing that is saved.
[[noreturn]] void writeForever(const QString &folder, const QString &round)
{
    SqliteConversationRepository chats(folder);
    const auto chat = take(chats.createConversation(0)).id;
    chat::MessageId last = 0;
    for (int i = 0;; ++i) {
        const auto question = QStringLiteral("round %1 question %2").arg(round).arg(i);
        const auto added = take(chats.appendTurn(userMessage(chat, last, question), emptyAnswer()));
        last = added[1].id;
        say(QStringLiteral("Q\t%1\t%2").arg(added[0].id).arg(question));
        chat::GenerationResult result;
        result.answer = last;
        for (int part = 0; part < 4; ++part) {
            result.text = QStringLiteral("round %1 answer %2 ").arg(round).arg(i).repeated(part + 1).trimmed();
            take(chats.saveAnswer(result, part == 3 ? chat::MessageStatus::Complete : chat::MessageStatus::Generating));
            say(QStringLiteral("A\t%1\t%2\t%3").arg(last).arg(result.text).arg(part == 3));
        }
        const auto draft = QStringLiteral("draft %1 %2").arg(round).arg(i);
        take(chats.saveDraft(chat, draft));
        say(QStringLiteral("D\t%1\t%2").arg(chat).arg(draft));
    }
}

/// The child of the instance test: takes the folder and says so, or says who it met.
[[noreturn]] void hold(const QString &path)
{
    try {
        storage::DataFolder folder(path);
        say(QStringLiteral("held"));
        QThread::sleep(60);
    } catch (const chat::Error &error) {
        say(error.code == chat::Error::Code::DataFolderBusy ? QStringLiteral("busy") : error.detail);
    }
    std::exit(0);
}

} // namespace

/// P01, P02 (the store's half), P47: kill -9 at any moment while messages, partial answers and drafts are saved. P05:
/// instances.
class KillTest : public QObject
{
    Q_OBJECT

    struct Said
    {
        QString text;
        bool complete = true;
    };

    static QString verify(const QString &folder, const QMap<qint64, Said> &messages,
                          const QMap<qint64, QString> &drafts)
    {
        SqliteConversationRepository chats(folder);
        const auto report = take(chats.open());
        if (report.salvaged)
            return QStringLiteral("was taken for damaged");
        QMap<qint64, chat::Message> found;
        for (const auto &chat : take(chats.conversations())) {
            for (const auto &message : take(chats.path(chat.leaf)))
                found.insert(message.id, message);
            if (const auto draft = drafts.value(chat.id);
                !chat.draft.startsWith(QStringLiteral("draft")) && !draft.isEmpty())
                return QStringLiteral("draft lost");
        }
        for (auto message = messages.cbegin(); message != messages.cend(); ++message) {
            const auto now = found.value(message.key());
            // A later save may have reached the file without its acknowledgement; it only ever adds text.
            if (!now.text.startsWith(message->text) || now.damaged)
                return QStringLiteral("message %1 is \"%2\", not \"%3\"")
                    .arg(message.key())
                    .arg(now.text, message->text);
            if (message->complete && now.status != chat::MessageStatus::Complete)
                return QStringLiteral("message %1 is not complete").arg(message.key());
        }
        for (const auto &message : found)
            if (message.status == chat::MessageStatus::Generating)
                return QStringLiteral("message %1 is still being written").arg(message.id);
        storage::Database db(folder + QStringLiteral("/chats.db"), {});
        const auto state = db.text("PRAGMA integrity_check");
        return state == QStringLiteral("ok") ? QString() : state;
    }

private Q_SLOTS:
    void killedWhileSaving()
    {
        const int n = injections(40, 1000);
        std::mt19937 random(seed());
        QTemporaryDir folder;
        QMap<qint64, Said> messages;
        QMap<qint64, QString> drafts;
        QStringList wrong;
        for (int i = 0; i < n; ++i) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(),
                         {QStringLiteral("--write"), folder.path(), QString::number(i)});
            QVERIFY(writer.waitForReadyRead()); // the first message
            QThread::usleep(random() % 80'000);
            writer.kill();
            writer.waitForFinished();
            const auto lines = QString::fromUtf8(writer.readAllStandardOutput()).split(u'\n');
            for (const auto &line : lines.first(lines.size() - 1)) {
                const auto fields = line.split(u'\t');
                if (fields[0] == u"D")
                    drafts.insert(fields[1].toLongLong(), fields[2]);
                else
                    messages.insert(fields[1].toLongLong(), {fields[2], fields[0] == u"Q" || fields[3] == u"1"});
            }
            if (const auto what = verify(folder.path(), messages, drafts); !what.isEmpty())
                wrong.append(QStringLiteral("kill %1: %2").arg(i).arg(what));
            if (i % 25 == 24) { // a fresh start now and then keeps the check short
                QDir(folder.path()).removeRecursively();
                QDir().mkpath(folder.path());
                messages.clear();
                drafts.clear();
            }
        }
        for (const char *promise : {"P01", "P02 store", "P47"})
            printPromise(promise, n, static_cast<int>(wrong.size()));
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QStringLiteral("seed %1: ").arg(seed()) + wrong.join(QStringLiteral("\n")).left(2000)));
    }

    void ofManyInstancesOneHoldsTheFolder()
    {
        const int n = injections(8, 200);
        int bad = 0;
        for (int round = 0; round < n; ++round) {
            QTemporaryDir folder(fastPlace());
            std::vector<std::unique_ptr<QProcess>> instances;
            for (int i = 0; i < 2 + round % 9; ++i) {
                instances.push_back(std::make_unique<QProcess>());
                instances.back()->start(QCoreApplication::applicationFilePath(),
                                        {QStringLiteral("--hold"), folder.path()});
            }
            QProcess *holder = nullptr;
            int held = 0, busy = 0;
            for (const auto &instance : instances) {
                QVERIFY(instance->waitForReadyRead());
                const auto line = instance->readLine().trimmed();
                held += line == "held";
                busy += line == "busy";
                holder = line == "held" ? instance.get() : holder;
            }
            const bool one = held == 1 && busy == static_cast<int>(instances.size()) - 1;
            if (holder)
                holder->kill();
            for (const auto &instance : instances)
                instance->waitForFinished();
            QElapsedTimer timer;
            timer.start();
            bool free = true;
            try {
                storage::DataFolder again(folder.path());
            } catch (const chat::Error &) {
                free = false;
            }
            bad += !one || !free || timer.elapsed() > 1000;
        }
        printPromise("P05", n, bad);
        QCOMPARE(bad, 0);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const auto arguments = app.arguments();
    if (arguments.value(1) == QStringLiteral("--write"))
        writeForever(arguments.value(2), arguments.value(3));
    if (arguments.value(1) == QStringLiteral("--hold"))
        hold(arguments.value(2));
    KillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "KillTest.moc"
