#pragma once

#include "chat/AnswerWriter.h"
#include "chat/ChatReadiness.h"
#include "chat/Persona.h"
#include "chat/Transcript.h"

#include <QHash>
#include <QTimer>

#include <functional>

namespace chat {

/// The chat on the screen: its messages on the current path, the answer under way, and everything a person can do with
/// them.
///
/// A new chat gets its row in the store with the first message. What is sent appears at once (with id 0 until it is
/// saved) and the model starts when question and empty answer are in the file. An answer goes on and is saved while
/// another chat is open; opening its chat again shows it as far as it is. Nothing here feeds the model for browsing:
/// `open` only asks what going on would cost; what is missing is read when the person types or sends.
///
/// Thread: GUI. The repository and the generator must outlive it.
class ChatSession : public QObject
{
    Q_OBJECT

public:
    ChatSession(ConversationRepository &repository, TextGenerator &generator, QObject *parent = nullptr);

    /// Where the texts of personas are; without it chats with a persona cannot be opened. Must outlive the session.
    void setShelf(ShelfRepository *shelf) { m_shelf = shelf; }

    void setTopics(const HelpTopics &topics) { m_writer.setTopics(topics); } ///< see AnswerWriter

    // Which chat
    /// Ends in opened or failed; the chat shown before stays until then. With `at` the message is among messages()
    /// afterwards, on whichever branch it stands (that branch is then the chat's), unless it is gone.
    void open(ConversationId id, MessageId at = 0);
    void openNew(qint64 persona = 0); ///< an empty chat, or one with the persona's greeting; ends in opened
    const Persona &persona() const { return m_persona; }                ///< id 0: none
    const Conversation &conversation() const { return m_conversation; } ///< id 0: new, not in the store yet
    bool isOpening() const { return m_opening; }
    bool isWriting() const { return m_turn || !m_writer.isIdle(); } ///< an answer, in whichever chat
    void setKeepTextOnly(ConversationId id, bool textOnly);         ///< it was chosen elsewhere

    // Messages of the current path, newest last; the newest page first, older ones on demand
    const QList<Message> &messages() const { return m_transcript.messages(); }
    int indexOf(MessageId id) const { return m_transcript.indexOf(id); } ///< -1: not among messages()
    bool hasOlder() const { return m_transcript.hasOlder(); }
    void loadOlder(); ///< ends in olderLoaded or failed; does nothing while one is under way

    // Writing. Each does nothing when canWrite() is false; a failure keeps the text on the screen and says so by
    // failed.
    bool canWrite() const; ///< a chat is open, nothing is being written in it and all of it is saved
    /// Trimmed; empty does nothing. With several `answers` they are written side by side from the same state; see
    /// severalBegan.
    void send(const QString &text, int answers = 1);
    void stopIn(ConversationId conversation) { m_writer.stopIn(conversation); } ///< what is written there
    void stop(); ///< the answers under way; before its first token a sent text comes back by draftReturned
    void
    regenerate(MessageId message); ///< an answer beside this one (or to this question): new seed, settings() of now
    void editUser(MessageId question, const QString &text, int answers = 1); ///< a sibling with a new answer
    void editAnswer(MessageId answer, const QString &text); ///< a sibling with this text, nothing generated
    void continueAnswer(MessageId answer); ///< goes on as if it had never stopped: same seed, settings of then
    void retrySave();                      ///< after a failed save: once more, then goes on

    // The tree
    void switchBranch(MessageId message,
                      int delta);  ///< to the sibling `delta` further (clamped), down its newest messages
    void choose(MessageId answer); ///< of several: goes to it, the others stay beside it
    void chooseOnly(MessageId answer, const QList<MessageId> &others); ///< and moves the others to the trash
    void restoreAnswers(const QList<MessageId> &answers);              ///< undoes that; the chat stays where it is
    void fork(MessageId message);           ///< a new chat up to this message; ends in forked or failed
    void trashMessage(MessageId message);   ///< with all below it; an answer of its being written is stopped
    void restoreMessage(MessageId message); ///< undoes trashMessage and goes back to it
    void rename(const QString &title);

    // Draft
    const QString &draft() const { return m_conversation.draft; }
    void
    setDraft(const QString &text); ///< in the file a second later; a non-empty one starts reading what the chat lacks

    void askDraftCost(const QString &text); ///< ends in draftCostKnown when the model can say

    // How the next answers are drawn; a persona with settings of its own has the last word in its chats
    const GenerationSettings &settings() const { return m_settings; }
    void setSettings(const GenerationSettings &settings) { m_settings = settings; }

    // How the chat stands
    Activity activity() const;
    Progress progress() const;   ///< while Reading or catching up
    MessageId answering() const; ///< the message being written in this chat, 0 = none
    bool isCatchingUp() const { return m_readiness.isCatchingUp(); }
    const std::optional<Readiness> &readiness() const
    {
        return m_readiness.readiness();
    }                                                                 ///< nullopt: no model, or not known yet
    void catchUp() { m_readiness.catchUp(); }                         ///< reads now what the chat lacks
    void askCost(MessageId message) { m_readiness.askCost(message); } ///< ends in costKnown or failed
    bool isUnsaved() const;                                           ///< something on the screen is not in the file
    std::optional<Error> errorOf(MessageId answer) const;             ///< why it failed, in this run of the program

    void verify();   ///< recomputes this chat in the background; ends in verified or failed
    void shutDown(); ///< stops answers, saves what is open; ends in shutDownFinished

Q_SIGNALS:
    void opened();                   ///< conversation(), messages(), draft() are new
    void messagesReplaced(int from); ///< rows from `from` on are others than before, also more or fewer
    void olderLoaded(int count);     ///< that many rows were put in front
    void messageChanged(int index);  ///< anything of that message but its grown text
    void textAdded(int index, const QString &piece, bool thinking); ///< already in messages()
    void severalBegan(const QList<chat::Message> &answers);         ///< they are in the file and being written
    /// Of any answer in this chat, also one that is not among messages().
    void answerTextAdded(chat::MessageId answer, const QString &piece, bool thinking);
    void answerEnded(const chat::Message &answer);
    void activityChanged(); ///< activity(), answering(), canWrite()
    void progressChanged();
    void readinessChanged(); ///< readiness(), isCatchingUp()
    void conversationCreated(const chat::Conversation &conversation);
    void conversationChanged(const chat::Conversation &conversation); ///< of any chat: title, leaf, time of change
    void answerFinished(chat::ConversationId conversation, chat::MessageId answer);
    void forked(const chat::Conversation &conversation);
    void trashed(chat::MessageId message); ///< to offer undo
    void draftReturned(const QString &text);
    void draftCostKnown(qint64 tokens, double seconds); ///< of the text asked about last: its length, time to read it
    void costKnown(const chat::Readiness &readiness);
    void verifyProgress(qint64 done, qint64 tokens);
    void verified(const chat::Verification &verification);
    void failed(const chat::Error &error, chat::MessageId message); ///< message 0: the chat as a whole
    void unsavedChanged();
    void shutDownFinished();

private:
    /// A question (none: a further answer) and the answer to it, on the way to the file.
    struct Turn
    {
        std::optional<Message> question;
        Message answer;
        int row = 0;    ///< of the first of them
        int others = 0; ///< answers beside this one
    };

    void leave();
    void show(const Conversation &conversation, const QList<Message> &page, const Persona &persona);
    void openPage(const Conversation &conversation, const Persona &persona, MessageId at, int count,
                  const std::function<void(const Error &)> &failure);
    void openBranch(const Conversation &conversation, const Persona &persona, MessageId at,
                    const std::function<void(const Error &)> &failure);
    void withPersona(qint64 persona, const std::function<void(const Persona &)> &then,
                     const std::function<void(const Error &)> &failure);
    void setMoving(bool moving);
    bool canMove() const;
    void trashWhenSaved();
    void goTo(MessageId message);
    void reload();
    void showTail(const QList<Message> &page);
    QList<Message> live(QList<Message> page) const;
    void askReadiness();

    Message newAnswer(MessageId parent) const;
    GenerationSettings answerSettings() const;
    bool isGreetingUnsaved() const;
    void saveGreeting();
    void ask(const QString &text, MessageId parent, int row, int answers);
    void appendOthers(const QList<Message> &saved, int count);
    void begin(const Turn &turn);
    void saveTurn();
    void appendTurn();
    void turnSaved(const Turn &turn, const QList<Message> &saved);
    void turnFailed(const Error &error, quint64 visit);

    void onAnswerChanged(MessageId answer);
    void onTextAdded(MessageId answer, const QString &piece, bool thinking);
    void onAnswerFinished(const Message &answer, const std::optional<Error> &error);
    void returnDraft(const Message &answer);
    void makeTitle(const Message &answer);
    void setTitle(ConversationId id, const QString &title, bool byPerson);
    void saveDraft();
    void finishShutDown();

    void fail(const Error &error, MessageId message = 0) { Q_EMIT failed(error, message); }

    /// Calls `then` with the value unless another chat was opened meanwhile; a failure is told as one of `message`.
    template<typename T, typename Then>
    void whenStillHere(QFuture<T> future, MessageId message, Then then);

    ConversationRepository &m_repository;
    TextGenerator &m_generator;
    ShelfRepository *m_shelf = nullptr; ///< not owned
    AnswerWriter m_writer;
    ChatReadiness m_readiness;
    Transcript m_transcript;
    Conversation m_conversation;
    Persona m_persona;
    GenerationSettings m_settings;
    std::optional<Turn> m_turn; ///< being saved, or failed to
    bool m_turnUnsaved = false;
    bool m_opening = false;
    bool m_open = false;
    bool m_loadingOlder = false;
    bool m_moving = false; ///< the leaf is being changed in the file
    bool m_shuttingDown = false;
    quint64 m_visit = 0;     ///< counts openings: an answer of the store to an earlier one is dropped
    MessageId m_toTrash = 0; ///< as soon as no answer below it is being written
    MessageId m_sent = 0;    ///< answer to the text sent last: while it is empty a stop gives the text back
    bool m_several = false;  ///< answers are being written side by side
    QHash<MessageId, Error> m_errors;
    QTimer m_draftTimer;
    bool m_draftChanged = false;
    int m_draftSaving = 0;
    RequestId m_draftCost = 0;
    std::stop_source m_draftCostStop;
    RequestId m_verify = 0;
    std::stop_source m_verifyStop;
    std::map<RequestId, ConversationId> m_titles;
};

} // namespace chat
