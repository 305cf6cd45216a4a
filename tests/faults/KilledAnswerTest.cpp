#include "chat/ChatSession.h"
#include "inference/InferenceService.h"
#include "storage/Database.h"
#include "storage/SqliteStateStore.h"
#include "support/Faults.h"
#include "support/Shared.h"
#include "support/Talk.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <csignal>

using namespace support;
using chat::Message;
using chat::MessageStatus;

namespace {

constexpr int kMostLostMs = 1000; ///< of text: what P02 promises
/// What a machine may take longer that ten programs use beside the tests; none in the large run, which proves the
/// promise.
inline int savingMs()
{
    return injections(10'000, 0);
}

/// The built-in model: a second of writing.
QString realModel()
{
    return sources() + QStringLiteral("/resources/fledgling/fledgling.gguf");
}

/// 200 tokens a second for ten seconds, where the n-th token of an answer is its number: long answers at a speed that
/// people know, whatever the machine is busy with. Tells and checkpoints as the real one does.
class CountingEngine : public chat::TextGenerator
{
public:
    CountingEngine()
    {
        m_timer.setInterval(65);
        connect(&m_timer, &QTimer::timeout, this, &CountingEngine::write);
    }

    void loadModel(chat::RequestId id, const QString &path, std::stop_token) override
    {
        m_model.path = path;
        m_model.builtIn = true; // no titles
        QMetaObject::invokeMethod(
            this, [this, id] { Q_EMIT modelLoaded(id, m_model); }, Qt::QueuedConnection);
    }
    void unloadModel() override {}
    std::optional<chat::ModelInfo> model() const override { return m_model; }
    void prepare(const chat::PrepareRequest &request) override
    {
        chat::Readiness ready;
        ready.message = request.path.isEmpty() ? 0 : request.path.back().id;
        Q_EMIT prepared(request.id, ready);
    }
    void makeTitle(const chat::TitleRequest &) override {}
    void verify(const chat::VerifyRequest &) override {}
    void generate(const chat::GenerationRequest &request) override
    {
        m_request = request;
        m_result = {};
        m_result.answer = request.answer;
        if (request.unfinished) {
            m_result.text = request.unfinished->text;
            m_result.tokens = request.unfinished->tokens;
        }
        m_checkpoint.start();
        m_timer.start();
    }

private:
    void write()
    {
        QString piece;
        for (int i = 0; i < 13; ++i) {
            auto &run = m_result.tokens.run;
            piece += QStringLiteral("%1,").arg(run.size());
            run.push_back(static_cast<std::uint32_t>(run.size()));
        }
        m_result.text += piece;
        m_result.tokens.history = m_result.tokens.run;
        const auto count = static_cast<int>(m_result.tokens.run.size());
        Q_EMIT textGenerated(m_request.id, piece, false, count);
        if (count >= 2000) {
            m_timer.stop();
            Q_EMIT generated(m_request.id, m_result);
        } else if (m_checkpoint.elapsed() >= kCheckpointMs) {
            m_checkpoint.restart();
            Q_EMIT checkpoint(m_request.id, m_result);
        }
    }

    chat::ModelInfo m_model;
    chat::GenerationRequest m_request;
    chat::GenerationResult m_result;
    QTimer m_timer;
    QElapsedTimer m_checkpoint;
};

void say(const QByteArray &line)
{
    std::fwrite((line + '\n').constData(), 1, static_cast<std::size_t>(line.size() + 1), stdout);
    std::fflush(stdout);
}

/// The program without its window.
struct Program
{
    Program(const QString &folder, bool real)
        : chats(folder), states(folder), generator(engine(states, real)), session(chats, *generator)
    {
    }
    static std::unique_ptr<chat::TextGenerator> engine(chat::StateStore &states, bool real)
    {
        if (real)
            return std::make_unique<inference::InferenceService>(states, 1);
        return std::make_unique<CountingEngine>();
    }

    storage::SqliteConversationRepository chats;
    storage::SqliteStateStore states;
    std::unique_ptr<chat::TextGenerator> generator;
    chat::ChatSession session;
};

/// The child: continues the answer that the last run left, or asks something new, without end. It says what a person
/// would have seen: "Q id question", "T id ms piece" for each piece of text, "F id text" for a finished answer.
class Writer : public QObject
{
public:
    Writer(const QString &folder, bool real) : m_program(folder, real)
    {
        m_clock.start();
        auto &session = m_program.session;
        session.setSettings({.temperature = 0.9, .maxTokens = 4000});
        connect(&session, &chat::ChatSession::textAdded, this, [&](int row, const QString &piece, bool thinking) {
            if (!thinking)
                say("T\t" + QByteArray::number(session.messages()[row].id) + '\t' +
                    QByteArray::number(m_clock.elapsed()) + '\t' + piece.toUtf8().toBase64());
        });
        connect(&session, &chat::ChatSession::messageChanged, this, [&](int row) {
            const auto &message = session.messages()[row];
            if (message.role == chat::Role::User && message.id != 0)
                say("Q\t" + QByteArray::number(message.id) + '\t' + message.text.toUtf8().toBase64());
        });
        connect(&session, &chat::ChatSession::answerFinished, this, [&](chat::ConversationId, chat::MessageId id) {
            say("F\t" + QByteArray::number(id) + '\t' +
                session.messages()[session.indexOf(id)].text.toUtf8().toBase64());
            m_next = 0;
        });
        connect(&session, &chat::ChatSession::activityChanged, this, &Writer::goOn, Qt::QueuedConnection);
        connect(&session, &chat::ChatSession::opened, this, &Writer::goOn, Qt::QueuedConnection);
        connect(m_program.generator.get(), &chat::TextGenerator::modelLoaded, this, [&] {
            const auto all = take(m_program.chats.conversations());
            m_next = all.isEmpty() ? 0 : all.first().id;
            say("R");
            m_ready = true;
            m_next != 0 ? session.open(m_next) : session.openNew();
        });
        m_program.generator->loadModel(chat::TextGenerator::nextRequestId(), realModel(), {});
    }

private:
    void goOn()
    {
        auto &session = m_program.session;
        if (!m_ready || !session.canWrite())
            return;
        if (!session.messages().isEmpty() && session.messages().back().status == MessageStatus::Interrupted)
            return session.continueAnswer(session.messages().back().id);
        if (!session.messages().isEmpty())
            return session.openNew();
        session.send(QStringLiteral("Question %1 of %2?").arg(++m_asked).arg(QCoreApplication::applicationPid()));
    }

    Program m_program;
    QElapsedTimer m_clock;
    chat::ConversationId m_next = 0;
    bool m_ready = false;
    int m_asked = 0;
};

} // namespace

/// P02: kill -9 at any moment while an answer is being written. The question is there; of the answer at most a second
/// is lost; it is marked as interrupted; continued it ends as if it had never stopped.
class KilledAnswerTest : public QObject
{
    Q_OBJECT

    struct Piece
    {
        qint64 ms;
        qsizetype end; ///< length of the text with it
    };
    /// What a person saw of an answer in one run.
    struct Seen
    {
        QString text; ///< from the first piece of this run on
        QList<Piece> pieces;
        qint64 lastMs = 0;
    };

    std::unique_ptr<QTemporaryDir> m_folder;
    QMap<chat::MessageId, QString> m_questions, m_finished;
    QMap<chat::MessageId, QString> m_begun; ///< answers as the file had them after the last kill
    qint64 m_mostLost = 0;
    int m_halves = 0;  ///< kills that hit an answer with text
    int m_resumed = 0; ///< answers that went on after one

    QMap<chat::MessageId, Seen> read(const QByteArray &output)
    {
        QMap<chat::MessageId, Seen> seen;
        auto lines = output.split('\n');
        lines.removeLast(); // what the kill cut short
        for (const auto &line : lines) {
            const auto fields = line.split('\t');
            const auto id = fields.value(1).toLongLong();
            const auto text = QString::fromUtf8(QByteArray::fromBase64(fields.last()));
            if (fields[0] == "Q") {
                m_questions.insert(id, text);
            } else if (fields[0] == "F") {
                m_finished.insert(id, text);
            } else if (fields[0] == "T") {
                auto &answer = seen[id];
                answer.text += text;
                answer.lastMs = fields[2].toLongLong();
                answer.pieces.append({answer.lastMs, answer.text.size()});
            }
        }
        return seen;
    }

    /// Opens the store as the next start does. Returns what is wrong, empty = nothing.
    QString verify(const QMap<chat::MessageId, Seen> &seen)
    {
        storage::SqliteConversationRepository chats(m_folder->path());
        if (take(chats.open()).salvaged)
            return QStringLiteral("was taken for damaged");
        QMap<chat::MessageId, Message> found;
        for (const auto &chat : take(chats.conversations()))
            for (const auto &message : take(chats.path(chat.leaf)))
                found.insert(message.id, message);
        for (auto question = m_questions.cbegin(); question != m_questions.cend(); ++question)
            if (found.value(question.key()).text != *question)
                return QStringLiteral("question %1 is lost").arg(question.key());
        for (auto answer = m_finished.cbegin(); answer != m_finished.cend(); ++answer)
            if (found.value(answer.key()).text != *answer)
                return QStringLiteral("the finished answer %1 is another").arg(answer.key());
        for (auto answer = seen.cbegin(); answer != seen.cend(); ++answer) {
            if (m_finished.contains(answer.key()))
                continue;
            const auto &kept = found.value(answer.key());
            // The person saw what the file had at the start of the run, and the pieces of the run behind it.
            const auto shown = m_begun.value(answer.key()) + answer->text;
            if (!shown.startsWith(kept.text) && !kept.text.startsWith(shown.trimmed()))
                return QStringLiteral("answer %1 is not what was shown").arg(answer.key());
            // The kill may have come between the last save and the word of it.
            const bool ended = kept.status == MessageStatus::Complete || kept.status == MessageStatus::LengthLimit;
            if (kept.status != MessageStatus::Interrupted && !(ended && kept.text.startsWith(shown.trimmed())))
                return QStringLiteral("answer %1 has status %2").arg(answer.key()).arg(int(kept.status));
            ++m_halves;
            const auto before = m_begun.value(answer.key()).size();
            for (const auto &piece : answer->pieces)
                if (before + piece.end > kept.text.size() + 1) { // a space at the end is not kept
                    m_mostLost = std::max(m_mostLost, answer->lastMs - piece.ms);
                    if (answer->lastMs - piece.ms > kMostLostMs + savingMs())
                        return QStringLiteral("answer %1 lost %2 ms of text")
                            .arg(answer.key())
                            .arg(answer->lastMs - piece.ms);
                    break;
                }
        }
        for (const auto &message : std::as_const(found)) {
            if (message.status == MessageStatus::Generating)
                return QStringLiteral("message %1 is still being written").arg(message.id);
            if (message.role == chat::Role::Assistant)
                m_begun[message.id] = message.text;
        }
        return {};
    }

    /// Kills `n` runs, each within `longestMs` of its model being ready.
    QStringList killAndLook(const QString &engine, int n, unsigned longestMs)
    {
        std::mt19937 random(seed());
        QStringList wrong;
        // A quick engine may have ended before each of a few kills: go on until one came in the middle.
        for (int i = 0; i < n || (m_halves == 0 && i < 20 * n); ++i) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(), {engine, m_folder->path()});
            if (!writer.waitForReadyRead(60'000)) // ready
                return {QStringLiteral("does not start")};
            QThread::msleep(random() % longestMs);
            writer.kill();
            writer.waitForFinished();
            const auto before = m_begun.keys();
            const auto seen = read(writer.readAllStandardOutput());
            for (auto answer = seen.cbegin(); answer != seen.cend(); ++answer)
                m_resumed += before.contains(answer.key());
            if (const auto what = verify(seen); !what.isEmpty())
                wrong.append(QStringLiteral("kill %1: %2").arg(i).arg(what));
        }
        return wrong;
    }

    void expectNone(const char *promise, int n, const QStringList &wrong)
    {
        printPromise(promise, n, static_cast<int>(wrong.size()));
        std::printf("    in the middle of an answer: %d; taken up again: %d; most text lost: %lld ms\n", m_halves,
                    m_resumed, static_cast<long long>(m_mostLost));
        std::fflush(stdout);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QStringLiteral("seed %1: ").arg(seed()) + wrong.join(QStringLiteral("\n")).left(2000)));
        QVERIFY(m_halves > 0);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(fastPlace());
        m_questions.clear();
        m_finished.clear();
        m_begun.clear();
        m_mostLost = m_halves = m_resumed = 0;
    }

    void halfAnAnswerSurvives()
    {
        const int n = injections(6, 1000);
        expectNone("P02", n, killAndLook(QStringLiteral("--count"), n, 2500));
    }

    /// P59: a computer that slept in the middle of an answer goes on as if nothing had been.
    void asleepInTheMiddleOfAnAnswer()
    {
        const int n = injections(3, 200);
        std::mt19937 random(seed());
        int bad = 0;
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--answer"), m_folder->path()});
        QVERIFY(writer.waitForReadyRead(60'000));
        QByteArray output;
        for (int i = 0; i < n; ++i) {
            QThread::msleep(random() % 100);
            ::kill(static_cast<pid_t>(writer.processId()), SIGSTOP);
            QThread::msleep(200);
            while (writer.waitForReadyRead(1)) {
            }
            output += writer.readAllStandardOutput();
            const auto before = output.count("\nF\t");
            ::kill(static_cast<pid_t>(writer.processId()), SIGCONT);
            while (output.count("\nF\t") == before && writer.waitForReadyRead(60'000))
                output += writer.readAllStandardOutput();
            bad += output.count("\nF\t") == before;
        }
        writer.kill();
        writer.waitForFinished();
        output += writer.readAllStandardOutput();

        const auto what = verify(read(output));
        printPromise("P59", n, bad);
        QCOMPARE(bad, 0);
        QVERIFY2(what.isEmpty(), qPrintable(what));
    }

    /// The built-in model, with its states: what was continued after a kill is what a run without one writes.
    void whatWasContinuedIsWhatAnUnbrokenRunWrites()
    {
        const int n = injections(6, 200);
        expectNone("P02 real engine", n, killAndLook(QStringLiteral("--answer"), n, 400));

        storage::SqliteConversationRepository chats(m_folder->path());
        QTemporaryDir scratch(fastPlace());
        storage::SqliteStateStore states(scratch.path());
        inference::InferenceService generator(states, 1);
        Talk talk(generator);
        QVERIFY(talk.load(realModel()));
        int compared = 0, bad = 0;
        for (const auto &chat : take(chats.conversations())) {
            const auto path = take(chats.path(chat.leaf));
            if (path.size() < 2 || path.back().text.isEmpty() || compared == injections(6, 200))
                continue;
            talk.path = path.mid(0, path.size() - 1);
            talk.settings = chat::GenerationSettings::fromJson(path.back().settings);
            talk.seed = path.back().seed;
            const auto whole = talk.finish(talk.request());
            ++compared;
            bad += path.back().status == MessageStatus::Complete ? whole.text != path.back().text
                                                                 : !whole.text.startsWith(path.back().text);
        }
        printPromise("P02 continued", compared, bad);
        QCOMPARE(bad, 0);
        QVERIFY(compared > 0);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (const auto engine = arguments.value(1); arguments.size() == 3 && engine.startsWith(QStringLiteral("--"))) {
        Writer writer(arguments.value(2), engine == QStringLiteral("--answer"));
        return QCoreApplication::exec();
    }
    KilledAnswerTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "KilledAnswerTest.moc"
