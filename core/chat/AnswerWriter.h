#pragma once

#include "chat/ConversationRepository.h"
#include "chat/HelpTopics.h"
#include "chat/TextGenerator.h"

#include <QElapsedTimer>
#include <QObject>

#include <map>
#include <optional>
#include <stop_token>

namespace chat {

/// What is being done for an answer.
enum class Activity {
    Idle,
    Saving,    ///< the question, or the whole answer, is on its way to the file
    Waiting,   ///< the model is loading or busy with something else
    Reading,   ///< the prompt is being fed
    Thinking,  ///< thoughts are being written
    Answering, ///< text is being written
};

/// Tokens of a prompt being read, or of a chat being caught up with.
struct Progress
{
    qint64 fed = 0;
    qint64 toFeed = 0;      ///< 0: nothing recomputed
    qint64 reused = 0;      ///< came from a snapshot
    double secondsLeft = 0; ///< from the speed so far, 0 while unknown
};

/// Seconds that the rest of `progress` will take when `elapsedMs` went into what was fed.
double secondsLeft(const Progress &progress, qint64 elapsedMs);

/// The answers being written, in whichever chat: asks the model and saves what comes, at each checkpoint and at the
/// end. What cannot be saved is kept and saved by retrySave.
///
/// Thread: GUI.
class AnswerWriter : public QObject
{
    Q_OBJECT

public:
    AnswerWriter(ConversationRepository &repository, TextGenerator &generator, QObject *parent = nullptr);
    ~AnswerWriter() override;

    /// One answer under way: its message as far as it is.
    struct Answer
    {
        Message message;
        Activity activity = Activity::Waiting;
        Progress progress;
        std::stop_source stop;
        QElapsedTimer reading;
        bool ended = false;                   ///< has its terminal signal, is being saved
        bool saving = false;                  ///< a checkpoint is on its way to the file
        std::optional<GenerationResult> next; ///< the newest checkpoint meanwhile; older ones are not worth a write
    };

    /// What the built-in model can explain, offered where it is unsure; without them it always answers itself.
    void setTopics(const HelpTopics &topics) { m_topics = topics; }

    /// Writes the answer (a message in the file, empty or unfinished). Ends in finished.
    void write(const Message &answer, const QString &persona, bool keepSnapshots);
    void stop(MessageId answer);
    void stopIn(ConversationId conversation);
    void stopAll();

    const Answer *find(MessageId answer) const;              ///< nullptr: not being written
    const Answer *findIn(ConversationId conversation) const; ///< the newest one of that chat
    bool isIdle() const { return m_answers.empty() && m_saving == 0; }

    bool hasUnsaved() const { return !m_unsaved.empty(); }
    void retrySave();

Q_SIGNALS:
    void changed(chat::MessageId answer); ///< activity or progress
    void textAdded(chat::MessageId answer, const QString &piece, bool thinking);
    void finished(const chat::Message &answer, const std::optional<chat::Error> &error); ///< saved, or kept as unsaved
    void saveFailed(const chat::Error &error, chat::MessageId answer);
    void unsavedChanged();
    void idle();

private:
    struct Unsaved
    {
        GenerationResult result;
        MessageStatus status = MessageStatus::Complete;
    };

    void ask(RequestId id, const QList<Message> &path, const QString &persona, bool keepSnapshots);
    void onProgress(RequestId id, qint64 fed, qint64 toFeed, qint64 reused);
    void onText(RequestId id, const QString &piece, bool thinking, int tokens);
    void onCheckpoint(RequestId id, const GenerationResult &soFar);
    void saveCheckpoint(RequestId id, const GenerationResult &soFar);
    void checkpointSaved(RequestId id);
    void onFailed(RequestId id, const Error &error, const GenerationResult &soFar);
    void end(RequestId id, const GenerationResult &result, MessageStatus status, const std::optional<Error> &error);
    Answer *running(RequestId id); ///< nullptr: unknown, or at its end
    void leave(RequestId id, const std::optional<Error> &error);
    void tellWhenIdle();

    ConversationRepository &m_repository;
    TextGenerator &m_generator;
    HelpTopics m_topics;
    std::map<RequestId, Answer> m_answers;
    std::map<MessageId, Unsaved> m_unsaved;
    int m_saving = 0; ///< retried saves under way
};

} // namespace chat
