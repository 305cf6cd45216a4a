#pragma once

#include "chat/ChatSession.h"
#include "chat/ModelSession.h"

#include <QSocketNotifier>

namespace cli {

/// A conversation in the terminal: reads a line when nothing is being written, shows the answer as it comes. Ctrl+C
/// stops the answer, or ends the program when there is none.
///
/// Thread: GUI.
class TerminalChat : public QObject
{
    Q_OBJECT

public:
    TerminalChat(chat::ConversationRepository &repository, chat::TextGenerator &generator, bool json);
    ~TerminalChat() override;

    chat::ChatSession &session() { return m_session; }
    /// The built-in model answers as it was measured, unless the person asked for something else.
    void setOwnSettings(bool own) { m_ownSettings = own; }

    /// Asks before a model that needs more memory than is free.
    void setMemoryCheck(std::function<QFuture<chat::MemoryNeed>(const QString &)> check)
    {
        m_models.setMemoryCheck(std::move(check));
    }

    /// Loads the model (see chat::ModelSession::start), opens the chat (0: a new one) and begins to read lines.
    void start(const QString &model, const QString &fallback, chat::ConversationId conversation);

Q_SIGNALS:
    void finished(const QString &problem); ///< empty: ended by the person

private:
    void readLine();
    void obey(const QString &command);
    void listChats();
    void onActivity();
    void onText(int index, const QString &piece, bool thinking);
    void onReadiness();
    void onAnswerFinished(chat::MessageId answer);
    void onFailed(const chat::Error &error);
    void onMemoryShort(const QString &path, const chat::MemoryNeed &need);
    void onInterrupt();
    void quit();
    const chat::Message *lastAnswer() const;

    chat::ConversationRepository &m_repository;
    chat::ChatSession m_session;
    chat::ModelSession m_models;
    QSocketNotifier *m_interrupts = nullptr;
    bool m_json;
    bool m_ownSettings = false;
    bool m_opened = false;  ///< the first chat is open and the model there
    bool m_reading = false; ///< a line is to be read as soon as nothing is going on
    bool m_quitting = false;
    bool m_thinkingShown = false;
    bool m_sayReadiness = false; ///< once for each chat that is opened
    chat::ConversationId m_first = 0;
    QStringList m_offered; ///< questions that the last answer offered
};

} // namespace cli
