#include "support/Terminal.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using support::Run;
using support::runTerminal;

namespace {

QStringList chat(const QTemporaryDir &folder, const QStringList &more = {})
{
    return QStringList{QStringLiteral("chat"), QStringLiteral("--data-dir"), folder.path()} + more;
}

const QStringList kOn{QStringLiteral("--chat"), QStringLiteral("1")};

/// Goes on with the first chat and gives the last answer.
QJsonObject answer(const QTemporaryDir &folder, const QByteArray &line)
{
    const auto run = runTerminal(chat(folder, kOn + QStringList{QStringLiteral("--json")}), line + "\n");
    return run.status == 0 ? QJsonDocument::fromJson(run.out).object() : QJsonObject();
}

} // namespace

class ChatCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChatIsRememberedAndNothingIsRecomputed()
    {
        const QTemporaryDir folder;
        const auto first = runTerminal(chat(folder), "Hello! My name is Ada.\n");
        VERIFY_STATUS(first, 0);
        QVERIFY(!first.out.trimmed().isEmpty());

        const auto again = runTerminal(chat(folder, kOn), "What is my name?\n");

        VERIFY_STATUS(again, 0);
        QVERIFY2(again.messages.contains("nothing recomputed"), again.messages.constData());
        QVERIFY(again.out.contains("Hello! My name is Ada."));
        const auto last = QString::fromUtf8(again.out).trimmed().section(QStringLiteral("\n\n"), -1);
        QVERIFY2(last.contains(QStringLiteral("Ada")), again.out.constData());

        const auto third = answer(folder, "Thank you.");
        QVERIFY(third[QStringLiteral("complete")].toBool());
        QVERIFY(third[QStringLiteral("reused_tokens")].toInt() > 30);
        QVERIFY(third[QStringLiteral("fed_tokens")].toInt() < 20);
    }

    void aModelThatNeedsMoreThanIsFreeWaitsForAWord()
    {
        const QTemporaryDir folder;
        const auto meminfo = support::written(folder, "MemTotal: 8000000 kB\nMemAvailable: 1000 kB\n");
        const auto model = support::sources() + QStringLiteral("/resources/fledgling/fledgling.gguf");
        const QStringList options{model, QStringLiteral("--meminfo"), meminfo};

        const auto held = runTerminal(chat(folder, options), "Hello!\n");
        const auto anyway =
            runTerminal(chat(folder, options + QStringList{QStringLiteral("--load-anyway")}), "Hello!\n");

        VERIFY_STATUS(held, 0); // the built-in one answers instead
        QVERIFY2(held.messages.contains("fledgling.gguf needs"), held.messages.constData());
        QVERIFY2(held.messages.contains("--load-anyway"), held.messages.constData());
        VERIFY_STATUS(anyway, 0);
        QVERIFY2(!anyway.messages.contains("needs"), anyway.messages.constData());
    }

    void verifyFindsEverySnapshotIdentical()
    {
        const QTemporaryDir folder;
        VERIFY_STATUS(runTerminal(chat(folder), "Hello!\nWhat is Rookery?\n"), 0);

        const auto run = runTerminal(chat(folder, kOn), "/verify\n");

        QVERIFY2(run.messages.contains("4 of 4 snapshots are identical"), run.messages.constData());
    }

    void whileAnotherHoldsTheFolderItIsRefused()
    {
        const QTemporaryDir folder;
        QProcess holder;
        holder.start(support::terminalProgram(), chat(folder));
        QVERIFY(holder.waitForStarted());
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT(
            (holder.waitForReadyRead(50), said += holder.readAllStandardError()).contains("Fledgling"), 20000);

        const auto refused = runTerminal(chat(folder), "Hello!\n");

        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.messages.contains("close its window"), refused.messages.constData());
        holder.closeWriteChannel();
        QVERIFY(holder.waitForFinished());
    }

    void aMissingModelIsNamedAndTheStatusIsOne()
    {
        const QTemporaryDir folder;

        const auto run = runTerminal(chat(folder, {QStringLiteral("/nowhere/model.gguf")}), "Hello!\n");

        QVERIFY2(run.messages.contains("/nowhere/model.gguf"), run.messages.constData());
    }

    void afterAKillTheTextIsThereAndContinueGoesOn()
    {
        const QTemporaryDir folder;
        QProcess process;
        QStringList wild{QStringLiteral("--temperature"), QStringLiteral("5"),
                         QStringLiteral("--top-p"),       QStringLiteral("1"),
                         QStringLiteral("--max-tokens"),  QStringLiteral("1000000")};
        process.start(support::terminalProgram(), chat(folder, wild));
        QVERIFY(process.waitForStarted());
        process.write("Tell me a long story.\n");
        QElapsedTimer writing;
        QByteArray shown;
        qsizetype aSecondBefore = 0;
        while (!writing.isValid() || writing.elapsed() < 3200) {
            QVERIFY(process.state() == QProcess::Running);
            process.waitForReadyRead(20);
            shown += process.readAllStandardOutput();
            if (!writing.isValid() && !shown.isEmpty())
                writing.start();
            if (writing.isValid() && writing.elapsed() < 2000)
                aSecondBefore = shown.size();
        }
        process.kill();
        QVERIFY(process.waitForFinished());

        const auto run = runTerminal(chat(folder, kOn), {});

        VERIFY_STATUS(run, 0);
        const auto kept = run.out.mid(run.out.indexOf("\n\n") + 2).trimmed();
        QVERIFY2(kept.size() >= aSecondBefore - 200,
                 (QByteArray::number(kept.size()) + " of " + QByteArray::number(shown.size())).constData());
        QVERIFY(shown.startsWith(kept.left(kept.size() - 4)));
    }
};

QTEST_GUILESS_MAIN(ChatCommandTest)
#include "ChatCommandTest.moc"
