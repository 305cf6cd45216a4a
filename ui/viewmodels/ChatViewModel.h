#pragma once

#include "viewmodels/AttachmentsModel.h"
#include "viewmodels/ConversationListModel.h"
#include "viewmodels/ErrorText.h"
#include "viewmodels/FindViewModel.h"
#include "viewmodels/ModelViewModel.h"
#include "viewmodels/SeveralModel.h"
#include "viewmodels/ToastViewModel.h"
#include "viewmodels/TranscriptModel.h"

#include "chat/ChatSession.h"

#include <QTimer>
#include <QUrl>

namespace ui {

/// The chat page: what is shown of a chat::ChatSession, and what a person can do there.
///
/// Thread: GUI. Its collaborators must outlive it.
class ChatViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(ui::TranscriptModel *transcript READ transcript CONSTANT)
    Q_PROPERTY(ui::AttachmentsModel *attachments READ attachments CONSTANT)
    Q_PROPERTY(ui::SeveralModel *several READ several CONSTANT)
    Q_PROPERTY(ui::FindViewModel *find READ find CONSTANT)
    Q_PROPERTY(int answers READ answers WRITE setAnswers NOTIFY settingsChanged)
    Q_PROPERTY(double conversation READ conversation NOTIFY opened)
    Q_PROPERTY(double persona READ persona NOTIFY opened)
    Q_PROPERTY(QString personaName READ personaName NOTIFY opened)
    Q_PROPERTY(QString title READ title NOTIFY titleChanged)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY emptyChanged)
    Q_PROPERTY(bool hasOlder READ hasOlder NOTIFY emptyChanged)
    Q_PROPERTY(QString draft READ draft WRITE setDraft NOTIFY draftChanged)
    Q_PROPERTY(QString draftCost READ draftCost NOTIFY draftCostChanged)
    Q_PROPERTY(double editing READ editing NOTIFY editingChanged)
    Q_PROPERTY(Activity activity READ activity NOTIFY activityChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY activityChanged)
    Q_PROPERTY(bool canWrite READ canWrite NOTIFY activityChanged)
    Q_PROPERTY(QString activityText READ activityText NOTIFY progressChanged)
    Q_PROPERTY(QString timeLeft READ timeLeft NOTIFY progressChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(QString statusText READ statusText NOTIFY statusChanged)
    Q_PROPERTY(bool catchingUp READ catchingUp NOTIFY statusChanged)
    Q_PROPERTY(QString againCost READ againCost NOTIFY costsChanged)
    Q_PROPERTY(QString forkCost READ forkCost NOTIFY costsChanged)
    Q_PROPERTY(bool instant READ instant NOTIFY statusChanged)
    Q_PROPERTY(QString tokensText READ tokensText NOTIFY meterChanged)
    Q_PROPERTY(QString speedText READ speedText NOTIFY meterChanged)
    Q_PROPERTY(QList<double> speeds READ speeds NOTIFY meterChanged)
    Q_PROPERTY(double recomputed READ recomputed NOTIFY statusChanged)
    Q_PROPERTY(QString errorTitle READ errorTitle NOTIFY errorChanged)
    Q_PROPERTY(QString errorAdvice READ errorAdvice NOTIFY errorChanged)
    Q_PROPERTY(QString errorDetail READ errorDetail NOTIFY errorChanged)
    Q_PROPERTY(QString errorAction READ errorAction NOTIFY errorChanged)
    /// Something is not saved yet: the error cannot be put away, or nothing would be left to press.
    Q_PROPERTY(bool errorStays READ errorStays NOTIFY errorChanged)
    Q_PROPERTY(int thinking READ thinking WRITE setThinking NOTIFY settingsChanged)

public:
    enum Activity { Idle, Saving, Waiting, Reading, Thinking, Answering };
    Q_ENUM(Activity)

    ChatViewModel(chat::ChatSession &session, ModelViewModel &model, ConversationListModel &conversations,
                  ToastViewModel &toast, QObject *parent = nullptr);

    TranscriptModel *transcript() { return &m_transcript; }
    qint64 conversation() const { return m_session.conversation().id; } ///< 0: a new chat
    qint64 persona() const { return m_session.persona().id; }           ///< 0: none
    QString personaName() const { return m_session.persona().name; }
    QString title() const;
    bool isEmpty() const { return m_session.messages().isEmpty(); }
    bool hasOlder() const { return m_session.hasOlder(); }
    FindViewModel *find() { return &m_find; }
    SeveralModel *several() { return &m_several; } ///< answers to choose from; empty: none
    int answers() const { return m_answers; }      ///< to the next question: 1 to 4
    void setAnswers(int answers);
    AttachmentsModel *attachments() { return &m_attachments; } ///< of the draft, or of the message being edited
    QString draft() const { return m_editing != 0 ? m_edited : m_words; } ///< the words beside the attachments
    void setDraft(const QString &text);
    QString draftCost() const { return m_draftCost; } ///< "1,204 tokens, about 9 s to read"; empty while unknown
    qint64 editing() const { return m_editing; }      ///< the message whose text is in the composer, 0 = none
    Activity activity() const { return Activity(m_session.activity()); }
    bool busy() const { return m_session.activity() != chat::Activity::Idle; }
    bool canWrite() const { return m_session.canWrite(); }
    QString activityText() const; ///< "Reading, 340 of 1,204 tokens"
    QString timeLeft() const;     ///< "9 s left"; empty while unknown
    double progress() const;
    /// How the chat stands: "Reopened · nothing recomputed · ready in 38 ms", "Catching up 118 tokens (1 s)". While a
    /// message is edited: what going on from there costs.
    QString statusText() const;
    bool catchingUp() const;   ///< and it takes long enough for a bar, progress()
    QString againCost() const; ///< of answering again at the message asked about last; empty while unknown
    QString forkCost() const;  ///< of going on below it in a new chat
    bool instant() const;      ///< the next answer needs no reading
    qint64 recomputed() const { return m_recomputed; } ///< tokens fed again since the chat was opened
    QString tokensText() const;
    QString speedText() const;
    QList<double> speeds() const { return m_speeds; }    ///< tokens/s of the answers on the page, oldest first
    QString errorTitle() const { return m_error.title; } ///< empty: no error
    QString errorAdvice() const { return m_error.advice; }
    QString errorDetail() const { return m_errorDetail; }
    QString errorAction() const;
    bool errorStays() const { return m_session.isUnsaved(); }
    int thinking() const { return int(m_session.settings().thinking); }
    void setThinking(int thinking);
    void retranslate();

    Q_INVOKABLE void open(qint64 conversation);
    Q_INVOKABLE void openAt(qint64 conversation, qint64 message); ///< ends in messageFound
    Q_INVOKABLE void askCosts(qint64 message);                    ///< ends in againCost and forkCost
    Q_INVOKABLE void openNew(qint64 persona = 0);
    Q_INVOKABLE void openNext(int delta); ///< the chat below (1) or above (-1) in the list
    Q_INVOKABLE void loadOlder() { m_session.loadOlder(); }
    Q_INVOKABLE bool send();      ///< the draft, or what is edited; false: not now
    Q_INVOKABLE bool takePaste(); ///< files or a long text in the clipboard become attachments; false: neither is there
    Q_INVOKABLE void ask(const QString &question) { m_session.send(question); } ///< the draft stays
    Q_INVOKABLE void stop() { m_session.stop(); }
    Q_INVOKABLE void regenerate(qint64 message) { m_session.regenerate(message); }
    Q_INVOKABLE void regenerateLast();
    Q_INVOKABLE void continueAnswer(qint64 message);
    Q_INVOKABLE void beginEdit(qint64 message);
    Q_INVOKABLE void editLast();           ///< the newest question
    Q_INVOKABLE bool editOther(int delta); ///< while editing: the question before (-1) or after (1); false: none
    Q_INVOKABLE void cancelEdit();
    Q_INVOKABLE void switchBranch(qint64 message, int delta) { m_session.switchBranch(message, delta); }
    Q_INVOKABLE void switchLastBranch(int delta);
    Q_INVOKABLE void fork(qint64 message) { m_session.fork(message); }
    Q_INVOKABLE void trash(qint64 message) { m_session.trashMessage(message); }
    Q_INVOKABLE void rename(const QString &title);
    Q_INVOKABLE void verify(); ///< compares what is kept with the text; the toast says how it ended
    Q_INVOKABLE void copyMessage(qint64 message);
    Q_INVOKABLE void copyPlain(qint64 message); ///< without the marks of Markdown
    Q_INVOKABLE QString textOf(qint64 message) const;
    Q_INVOKABLE void copyText(const QString &text);
    Q_INVOKABLE void copyChat();
    /// Label and value in turn: what the answer cost and how it was drawn.
    Q_INVOKABLE QStringList statistics(qint64 message) const;
    Q_INVOKABLE void errorAct();
    Q_INVOKABLE void dismissError();
    Q_INVOKABLE bool undo();                                     ///< what the toast offers; false: nothing to undo
    Q_INVOKABLE static bool isLink(const QString &target);       ///< may be offered
    Q_INVOKABLE static void openLink(const QString &target);     ///< after the person said yes
    Q_INVOKABLE static QString shownLink(const QString &target); ///< hidden characters made visible

    void clearError();
    void showError(const chat::Error &error, chat::MessageId message = 0);

Q_SIGNALS:
    void opened();
    void titleChanged();
    void emptyChanged();
    void draftChanged();
    void draftCostChanged();
    void draftReplaced(); ///< from outside: the composer takes draft() over
    void editingChanged();
    void activityChanged();
    void progressChanged();
    void statusChanged();
    void meterChanged();
    void errorChanged();
    void settingsChanged();
    void sent();                       ///< the view goes to the end
    void messageFound(double message); ///< the view goes there
    void costsChanged();
    void answerFinished(const QString &title, bool shown);
    void titleGiven(qint64 conversation);

private:
    void onOpened();
    void onMessagesReplaced(int from);
    void onMessageChanged(int row);
    void onActivity();
    void onReadiness();
    void updateMeter();
    void onVerified(const chat::Verification &found);
    void askCost(chat::MessageId message);
    QString costText(chat::MessageId message) const;
    static QString secondsText(double seconds); ///< "1 s" at least
    static QString readsFirst(const chat::Readiness &readiness);
    void loadDraft();
    void storeDraft();
    QString wholeDraft() const;
    void askDraftCost();
    const chat::Message *messageOf(qint64 message) const;

    chat::ChatSession &m_session;
    ModelViewModel &m_model;
    ConversationListModel &m_conversations;
    ToastViewModel &m_toast;
    TranscriptModel m_transcript;
    AttachmentsModel m_attachments;
    SeveralModel m_several;
    FindViewModel m_find;
    int m_answers = 1;
    bool m_loadingDraft = false; ///< what changes then did not come from the person
    QString m_words;
    QString m_draftCost;
    QTimer m_costTimer;
    QTimer m_thinkingTimer;
    int m_thinkingSeconds = 0;
    QString m_reopened; ///< words of the line above the first new turn; empty once it is there
    int m_reopenedRow = -1;
    qint64 m_recomputed = 0;
    bool m_reopening = false;
    chat::MessageId m_wanted = 0; ///< to be shown when its chat is open
    chat::MessageId m_againFrom = 0, m_forkFrom = 0;
    QHash<chat::MessageId, chat::Readiness> m_costs; ///< as long as the chat stands as it does
    QString m_checking;                              ///< how far the check against the text is
    qint64 m_editing = 0;
    QString m_edited;
    ErrorText m_error;
    std::optional<chat::Error> m_lastError;
    QString m_errorDetail;
    chat::MessageId m_errorMessage = 0;
    QList<double> m_speeds;
    qint64 m_tokens = 0;
};

} // namespace ui
