#include "app/cli/TerminalChat.h"

#include "app/cli/Output.h"
#include "chat/Futures.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <csignal>
#include <iostream>
#include <unistd.h>

namespace cli {

namespace {

std::array<int, 2> interruptPipe{-1, -1};

extern "C" void writeInterrupt(int)
{
    const char byte = 1;
    // Nothing can be done in a signal handler when the pipe is full, and then an interrupt waits there already.
    [[maybe_unused]] const auto written = write(interruptPipe[1], &byte, 1);
}

void say(const QString &sentence)
{
    std::cerr << withoutControls(sentence.toStdString()) << std::endl;
}

constexpr auto kHelp =
    "Type a message. Commands: /new  /chats  /open N  /again  /continue  /verify  /quit. Ctrl+C stops an answer.";

} // namespace

TerminalChat::TerminalChat(chat::ConversationRepository &repository, chat::TextGenerator &generator, bool json)
    : m_repository(repository), m_session(repository, generator), m_models(repository, generator), m_json(json)
{
    using chat::ChatSession;
    connect(&m_session, &ChatSession::opened, this, [this] {
        m_opened = true;
        m_sayReadiness = !m_session.messages().isEmpty();
        for (const auto &message : m_session.messages())
            if (!m_json)
                printText(((message.role == chat::Role::User ? QStringLiteral("> ") : QString()) + message.text)
                              .toStdString() +
                          "\n\n");
        onActivity();
    });
    connect(&m_session, &ChatSession::activityChanged, this, &TerminalChat::onActivity);
    connect(&m_session, &ChatSession::textAdded, this, &TerminalChat::onText);
    connect(&m_session, &ChatSession::readinessChanged, this, &TerminalChat::onReadiness);
    connect(&m_session, &ChatSession::answerFinished, this,
            [this](chat::ConversationId, chat::MessageId answer) { onAnswerFinished(answer); });
    connect(&m_session, &ChatSession::failed, this, [this](const chat::Error &error) { onFailed(error); });
    connect(&m_session, &ChatSession::verified, this, [this](const chat::Verification &found) {
        say(tr("%1 of %2 snapshots are identical, %3 close, %4 different.")
                .arg(found.identical)
                .arg(found.compared)
                .arg(found.close)
                .arg(found.different));
        m_reading = true;
        onActivity();
    });
    connect(&m_session, &ChatSession::shutDownFinished, this, [this] { Q_EMIT finished({}); });
    connect(&m_models, &chat::ModelSession::loadFailed, this, [this](const QString &path, const chat::Error &error) {
        say(path + QStringLiteral(": ") + error.detail);
        if (!m_models.isLoading() && !m_models.model())
            QMetaObject::invokeMethod(
                this,
                [this] {
                    if (!m_models.isLoading())
                        Q_EMIT finished(tr("there is no model to talk to"));
                },
                Qt::QueuedConnection);
    });
    connect(&m_models, &chat::ModelSession::memoryShort, this, &TerminalChat::onMemoryShort);
    connect(&m_models, &chat::ModelSession::modelChanged, this, [this] {
        if (m_opened || !m_models.model())
            return;
        if (m_models.model()->builtIn && !m_ownSettings) {
            auto settings = chat::GenerationSettings::greedy();
            settings.maxTokens = m_session.settings().maxTokens;
            m_session.setSettings(settings);
        }
        say(m_models.model()->name + QStringLiteral(". ") + tr(kHelp));
        m_reading = true;
        m_first == 0 ? m_session.openNew() : m_session.open(m_first);
    });
    if (pipe(interruptPipe.data()) == 0) {
        m_interrupts = new QSocketNotifier(interruptPipe[0], QSocketNotifier::Read, this);
        connect(m_interrupts, &QSocketNotifier::activated, this, &TerminalChat::onInterrupt);
        struct sigaction action = {};
        action.sa_handler = writeInterrupt;
        sigaction(SIGINT, &action, nullptr);
    }
}

TerminalChat::~TerminalChat()
{
    std::signal(SIGINT, SIG_DFL);
    for (auto &end : interruptPipe)
        close(std::exchange(end, -1));
}

void TerminalChat::start(const QString &model, const QString &fallback, chat::ConversationId conversation)
{
    m_first = conversation;
    m_models.start(model, fallback);
}

void TerminalChat::onActivity()
{
    if (m_quitting || !m_opened || !m_reading || m_session.isOpening() || m_session.activity() != chat::Activity::Idle)
        return;
    // A line blocks everything else, so what is to be said of the chat that was opened comes first.
    if (!m_session.canWrite() || m_sayReadiness)
        return;
    m_reading = false;
    QMetaObject::invokeMethod(this, &TerminalChat::readLine, Qt::QueuedConnection);
}

/// Waits for a line; nothing else goes on in this thread meanwhile.
void TerminalChat::readLine()
{
    if (outputIsTerminal())
        printText("> ");
    std::string line;
    if (!std::getline(std::cin, line))
        return quit();
    const auto text = QString::fromStdString(line).trimmed();
    m_reading = true;
    if (text.startsWith(u'/'))
        return obey(text);
    if (text.isEmpty())
        return onActivity();
    m_thinkingShown = false;
    // A number asks what was offered under it.
    const auto offered = std::exchange(m_offered, {});
    const auto number = text.toInt();
    m_session.send(number >= 1 && number <= offered.size() ? offered[number - 1] : text);
}

const chat::Message *TerminalChat::lastAnswer() const
{
    const auto &messages = m_session.messages();
    return messages.isEmpty() || messages.back().role != chat::Role::Assistant ? nullptr : &messages.back();
}

void TerminalChat::obey(const QString &command)
{
    const auto *answer = lastAnswer();
    if (command == QStringLiteral("/quit"))
        return quit();
    if (command == QStringLiteral("/new"))
        return m_session.openNew();
    if (command.startsWith(QStringLiteral("/open ")))
        return m_session.open(command.mid(6).toLongLong());
    if (command == QStringLiteral("/chats"))
        return listChats();
    if (command == QStringLiteral("/again") && answer)
        return m_session.regenerate(answer->id);
    if (command == QStringLiteral("/continue") && answer)
        return m_session.continueAnswer(answer->id);
    if (command == QStringLiteral("/verify") && answer) {
        m_reading = false;
        return m_session.verify();
    }
    say(tr(kHelp));
    onActivity();
}

void TerminalChat::listChats()
{
    m_reading = false;
    chat::whenDone(
        m_repository.conversations(), this,
        [this](const QList<chat::Conversation> &chats) {
            for (const auto &each : chats)
                printText((QString::number(each.id) + QStringLiteral("  ") + each.title).toStdString() + "\n");
            m_reading = true;
            onActivity();
        },
        [this](const chat::Error &error) { onFailed(error); });
}

void TerminalChat::onText(int, const QString &piece, bool thinking)
{
    if (m_json)
        return;
    if (thinking) {
        if (!std::exchange(m_thinkingShown, true))
            say(tr("Thinking …"));
        return;
    }
    printText(piece.toStdString());
}

void TerminalChat::onReadiness()
{
    const auto &readiness = m_session.readiness();
    if (!readiness || !std::exchange(m_sayReadiness, false))
        return;
    if (readiness->toFeed > 0)
        say(tr("%1 tokens are to be read again first, about %2 s.")
                .arg(readiness->toFeed)
                .arg(readiness->seconds, 0, 'f', 1));
    else
        say(tr("Ready, nothing recomputed (%1 tokens, %2 ms).").arg(readiness->tokens).arg(readiness->elapsedMs));
    onActivity();
}

void TerminalChat::onAnswerFinished(chat::MessageId answer)
{
    const auto index = m_session.indexOf(answer);
    if (index < 0)
        return;
    const auto &message = m_session.messages()[index];
    const auto statistics = message.statistics.value_or(chat::AnswerStatistics());
    if (m_json)
        printJson({{"conversation", message.conversation},
                   {"message", message.id},
                   {"text", message.text.toStdString()},
                   {"thinking", message.thinking.toStdString()},
                   {"complete", message.status == chat::MessageStatus::Complete},
                   {"tokens", message.tokens.run},
                   {"confidence", statistics.confidence},
                   {"offered", statistics.offered},
                   {"fed_tokens", statistics.promptTokens},
                   {"reused_tokens", statistics.reusedTokens},
                   {"tokens_per_second", statistics.tokensPerSecond}});
    else
        printText("\n\n");
    m_offered = statistics.offered ? chat::HelpTopics::offered(message.text) : QStringList();
    if (!m_offered.isEmpty())
        say(tr("Type 1 to %1 to ask one of these.").arg(m_offered.size()));
}

void TerminalChat::onFailed(const chat::Error &error)
{
    say(error.detail.isEmpty() ? tr("something failed") : error.detail);
    if (!m_opened)
        return void(Q_EMIT finished(error.detail));
    if (m_session.isUnsaved())
        return quit();
    m_sayReadiness = false;
    m_reading = true;
    onActivity();
}

void TerminalChat::onMemoryShort(const QString &path, const chat::MemoryNeed &need)
{
    const auto bytes = [](quint64 size) {
        return QLocale::c().formattedDataSize(qint64(size), 1, QLocale::DataSizeSIFormat);
    };
    say(tr("%1 needs %2 of memory, and %3 are free.").arg(path, bytes(need.needed), bytes(need.free)));
    if (isatty(STDIN_FILENO) == 0)
        return say(tr("It was not loaded; --load-anyway loads it all the same."));
    say(tr("Load it anyway? The computer may become very slow. [y/N]"));
    std::string line;
    if (std::getline(std::cin, line) && (line == "y" || line == "Y"))
        m_models.loadAnyway();
}

void TerminalChat::onInterrupt()
{
    char byte;
    if (read(interruptPipe[0], &byte, 1) != 1)
        return;
    if (m_session.answering() != 0)
        m_session.stop();
    else
        quit();
}

void TerminalChat::quit()
{
    if (std::exchange(m_quitting, true))
        return;
    m_session.shutDown();
}

} // namespace cli
