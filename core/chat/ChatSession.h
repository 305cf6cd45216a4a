#pragma once

#include "chat/ConversationRepository.h"
#include "chat/TextGenerator.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace chat {

/// The chat on the screen: its messages on the current path, the answer under way, and everything a person can do with
/// them.
///
/// A new chat gets its row in the store with the first message. What is sent appears at once (with id 0 until it is
/// saved) and the model starts when question and empty answer are in the file. An answer goes on and is saved while
/// another chat is open; opening its chat again shows it as far as it is. Answers of requests that no longer count are
/// dropped by their id. Nothing here feeds the model for browsing: `open` only asks what continuing would cost; the
/// rest is read when the person types or sends.
///
/// Thread: GUI. Owns nothing of its collaborators, which must outlive it.
class ChatSession : public QObject
{
    Q_OBJECT

public:
    enum class Activity {
        Idle,
        Saving,    ///< the question is on its way to the file
        Waiting,   ///< the model is loading or busy with something else
        Reading,   ///< the prompt is being fed: progress()
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

    ChatSession(ConversationRepository &repository, TextGenerator &generator, QObject *parent = nullptr);
    ~ChatSession() override;

    // Which chat
    void open(ConversationId id);     ///< ends in opened or failed; the chat shown before stays until then
    void openNew(qint64 persona = 0); ///< an empty chat; ends in opened
    const Conversation &conversation() const { return m_conversation; } ///< id 0: new, not in the store yet
    bool isOpening() const { return m_opening; }

    // Messages of the current path, newest last; the newest page first, older ones on demand
    const QList<Message> &messages() const { return m_messages; }
    int indexOf(MessageId id) const; ///< -1: not among messages()
    bool hasOlder() const { return m_hasOlder; }
    void loadOlder(); ///< ends in olderLoaded or failed; does nothing while one is under way

    // Writing. Each does nothing when canWrite() is false; a failure keeps the text on the screen and says so by
    // failed().
    bool canWrite() const;          ///< a chat is open, no answer is under way in it, and it can be saved
    void send(const QString &text); ///< trimmed; empty does nothing
    void
    stop(); ///< of the answer under way in this chat; before its first token a sent text comes back by draftReturned
    void regenerate(
        MessageId answer); ///< a new answer beside this one, new seed, settings() of now; a question's id answers it
    void editUser(MessageId question, const QString &text); ///< a sibling with a new answer
    void editAnswer(MessageId answer, const QString &text); ///< a sibling with this text, nothing generated
    void continueAnswer(MessageId answer); ///< goes on as if it had never stopped: same seed, settings of then
    void retrySave();                      ///< after a failed save: once more, then goes on

    // The tree
    void switchBranch(MessageId message,
                      int delta);         ///< to the sibling `delta` further (clamped), down its newest messages
    void fork(MessageId message);         ///< a new chat up to this message; ends in forked or failed
    void trashMessage(MessageId message); ///< with all below it; undone by restoreMessage
    void restoreMessage(MessageId message);

    void rename(const QString &title);

    // Draft
    const QString &draft() const { return m_conversation.draft; }
    void
    setDraft(const QString &text); ///< in the file a second later; a non-empty one starts reading what the chat lacks

    // Drawing
    const GenerationSettings &settings() const { return m_settings; } ///< of the next answers
    void setSettings(const GenerationSettings &settings);

    // How it stands
    Activity activity() const;   ///< of this chat
    Progress progress() const;   ///< while Reading or catching up
    MessageId answering() const; ///< the message being written in this chat, 0 = none
    bool isCatchingUp() const;
    const std::optional<Readiness> &readiness() const { return m_readiness; } ///< nullopt: no model, or not known yet
    void catchUp();                                                           ///< reads now what the chat lacks
    void askCost(MessageId message);                                          ///< ends in costKnown or failed
    bool isUnsaved() const
    {
        return !m_unsaved.isEmpty() || m_turnUnsaved;
    }                                                     ///< something on the screen is not in the file
    std::optional<Error> errorOf(MessageId answer) const; ///< why it failed, in this run of the program

    // Background checks
    void verify();   ///< recomputes this chat; ends in verified or failed
    void shutDown(); ///< stops answers, saves what is open; ends in shutDownFinished

Q_SIGNALS:
    void opened();                   ///< conversation(), messages(), draft() are new
    void messagesReplaced(int from); ///< rows from `from` on are others than before (also more or fewer)
    void olderLoaded(int count);     ///< that many rows were put in front
    void messageChanged(int index);  ///< anything of that message but its grown text
    void textAdded(int index, const QString &piece, bool thinking); ///< already in messages()
    void activityChanged();                                         ///< activity(), answering(), canWrite()
    void progressChanged();
    void readinessChanged();
    void conversationChanged(const chat::Conversation &conversation); ///< of any chat: title, leaf, order in the list
    void conversationCreated(const chat::Conversation &conversation);
    void answerFinished(chat::ConversationId conversation, chat::MessageId answer);
    void forked(const chat::Conversation &conversation);
    void trashed(chat::MessageId message); ///< to offer undo
    void draftReturned(const QString &text);
    void costKnown(const chat::Readiness &readiness);
    void verified(const chat::Verification &verification);
    void failed(const chat::Error &error, chat::MessageId message); ///< message 0: the chat as a whole
    void unsavedChanged();
    void shutDownFinished();

private:
    ConversationRepository &m_repository;
    TextGenerator &m_generator;
    Conversation m_conversation;
    QList<Message> m_messages;
    GenerationSettings m_settings;
};

} // namespace chat
