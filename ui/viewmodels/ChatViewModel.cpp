#include "viewmodels/ChatViewModel.h"

#include "viewmodels/InlineText.h"
#include "viewmodels/SpeedNumber.h"

#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>

#include <algorithm>

namespace ui {

using chat::AttachedText;
using chat::Error;
using chat::Message;
using chat::MessageStatus;

namespace {

constexpr double kLongSeconds = 0.5; ///< beyond this there is progress to see
constexpr int kCostDelayMs = 400;
constexpr qsizetype kLongPaste = 4000; ///< characters: longer ones become attachments

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

ChatViewModel::ChatViewModel(chat::ChatSession &session, ModelViewModel &model, ConversationListModel &conversations,
                             ToastViewModel &toast, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_model(model),
      m_conversations(conversations),
      m_toast(toast),
      m_several(session, toast),
      m_find(session, m_transcript)
{
    using chat::ChatSession;
    connect(&session, &ChatSession::opened, this, &ChatViewModel::onOpened);
    connect(&session, &ChatSession::messagesReplaced, this, &ChatViewModel::onMessagesReplaced);
    connect(&session, &ChatSession::olderLoaded, this, [this](int count) {
        m_transcript.prepend(m_session.messages().mid(0, count));
        if (m_reopenedRow >= 0)
            m_reopenedRow += count;
        Q_EMIT emptyChanged();
    });
    connect(&session, &ChatSession::messageChanged, this, &ChatViewModel::onMessageChanged);
    connect(&session, &ChatSession::textAdded, this, [this](int index, const QString &piece, bool thinking) {
        m_transcript.appendText(index, piece, thinking);
    });
    connect(&session, &ChatSession::activityChanged, this, &ChatViewModel::onActivity);
    connect(&session, &ChatSession::progressChanged, this, &ChatViewModel::progressChanged);
    connect(&session, &ChatSession::readinessChanged, this, &ChatViewModel::onReadiness);
    connect(&session, &ChatSession::conversationCreated, this, [this](const chat::Conversation &created) {
        m_conversations.upsert(created);
        m_conversations.setCurrent(created.id);
        Q_EMIT opened();
    });
    connect(&session, &ChatSession::conversationChanged, this, [this](const chat::Conversation &changed) {
        m_conversations.update(changed);
        if (changed.id == conversation())
            Q_EMIT titleChanged();
    });
    connect(&session, &ChatSession::forked, this, [this](const chat::Conversation &copy) {
        m_conversations.upsert(copy);
        open(copy.id);
        m_toast.show(tr("A new chat goes on from here"), {}, {}, ToastViewModel::kShort);
    });
    connect(&session, &ChatSession::trashed, this, [this](chat::MessageId message) {
        m_toast.show(
            tr("Message deleted"), tr("Undo"), [this, message] { m_session.restoreMessage(message); },
            ToastViewModel::kUndo);
    });
    connect(&session, &ChatSession::draftReturned, this, &ChatViewModel::loadDraft);
    connect(&session, &ChatSession::draftCostKnown, this, [this](qint64 tokens, double seconds) {
        const auto count = tr("%1 tokens").arg(number(tokens));
        m_draftCost = seconds < 2 ? count : tr("%1, about %2 s to read").arg(count, number(qRound64(seconds)));
        Q_EMIT draftCostChanged();
    });
    connect(&m_attachments, &AttachmentsModel::changed, this, [this] {
        if (!m_loadingDraft)
            storeDraft();
    });
    connect(&m_attachments, &AttachmentsModel::failed, this, [this](const Error &error) { showError(error); });
    m_costTimer.setSingleShot(true);
    m_costTimer.setInterval(kCostDelayMs);
    connect(&m_costTimer, &QTimer::timeout, this, &ChatViewModel::askDraftCost);
    connect(&session, &ChatSession::failed, this, &ChatViewModel::showError);
    connect(&session, &ChatSession::verified, this, &ChatViewModel::onVerified);
    connect(&session, &ChatSession::verifyProgress, this, [this](qint64 done, qint64 tokens) {
        m_checking = tr("Checking, %1 of %Ln tokens", nullptr, int(tokens)).arg(number(done));
        Q_EMIT statusChanged();
    });
    connect(&session, &ChatSession::costKnown, this, [this](const chat::Readiness &readiness) {
        m_costs.insert(readiness.message, readiness);
        Q_EMIT costsChanged();
        if (m_editing != 0)
            Q_EMIT statusChanged();
    });
    connect(&session, &ChatSession::answerFinished, this, [this](chat::ConversationId chat, chat::MessageId) {
        Q_EMIT answerFinished(m_conversations.titleOf(chat), chat == conversation());
    });

    connect(&model, &ModelViewModel::changed, this, [this] {
        if (m_lastError && m_lastError->code == Error::Code::NoModel)
            dismissError();
        Q_EMIT meterChanged();
        Q_EMIT statusChanged();
    });
    connect(&model, &ModelViewModel::failed, this, [this](const QString &, const Error &error) {
        if (error.code != Error::Code::Cancelled)
            showError(error);
    });
    connect(&conversations, &ConversationListModel::failed, this, [this](const Error &error) { showError(error); });
    connect(&conversations, &ConversationListModel::renamed, this,
            [this](chat::ConversationId id, const QString &title) {
                if (id == conversation())
                    m_session.rename(title);
            });
    connect(&conversations, &ConversationListModel::trashed, this,
            [this](chat::ConversationId id, const QString &title) {
                const bool shown = id == conversation();
                m_session.stopIn(id); // what is written so far is saved, and comes back with the chat
                if (shown)
                    openNew();
                m_toast.show(
                    tr("Deleted “%1”").arg(title), tr("Undo"),
                    [this, id, shown] {
                        m_conversations.restore(id);
                        if (shown)
                            open(id);
                    },
                    ToastViewModel::kUndo);
            });

    connect(&conversations, &ConversationListModel::folderRemoved, this,
            [this](const QString &name, const QList<qint64> &chats) {
                m_toast.show(
                    tr("Folder “%1” is gone, its chats are not").arg(name), tr("Undo"),
                    [this, name, chats] { m_conversations.addFolder(name, chats); }, ToastViewModel::kUndo);
            });
    connect(&conversations, &ConversationListModel::textOnlyChosen, this,
            [this](chat::ConversationId id, bool textOnly) {
                m_session.setKeepTextOnly(id, textOnly);
                if (!textOnly)
                    return m_toast.dismiss();
                m_toast.show(
                    tr("Kept as text. Its next answer starts slower."), tr("Undo"),
                    [this, id] { m_conversations.setTextOnly(id, false); }, ToastViewModel::kShort);
            });

    m_thinkingTimer.setInterval(1000);
    connect(&m_thinkingTimer, &QTimer::timeout, this, [this] { m_transcript.setThinkingSeconds(++m_thinkingSeconds); });
}

// Which chat

void ChatViewModel::open(qint64 conversation)
{
    if (conversation == this->conversation() && conversation != 0)
        return;
    m_wanted = 0;
    cancelEdit();
    m_reopening = true;
    m_session.open(conversation);
}

void ChatViewModel::openAt(qint64 conversation, qint64 message)
{
    if (conversation == this->conversation() && messageOf(message)) {
        Q_EMIT messageFound(message);
        return;
    }
    cancelEdit();
    m_reopening = conversation != this->conversation();
    m_wanted = message;
    m_session.open(conversation, message);
}

void ChatViewModel::openNew(qint64 persona)
{
    m_wanted = 0;
    cancelEdit();
    m_reopening = false;
    m_session.openNew(persona);
}

void ChatViewModel::openNext(int delta)
{
    const auto count = m_conversations.rowCountNow();
    if (count == 0)
        return;
    const auto row = m_conversations.rowOf(conversation());
    const auto next = row < 0 ? (delta > 0 ? 0 : count - 1) : (row + delta + count) % count;
    open(m_conversations.idAt(next));
}

void ChatViewModel::onOpened()
{
    m_transcript.setReopened(0, {});
    m_transcript.setMessages(m_session.messages());
    m_reopened.clear();
    m_reopenedRow = -1;
    m_recomputed = 0;
    m_checking.clear();
    m_conversations.setCurrent(conversation());
    dismissError();
    updateMeter();
    Q_EMIT opened();
    Q_EMIT titleChanged();
    Q_EMIT emptyChanged();
    loadDraft();
    Q_EMIT statusChanged();
    if (const auto wanted = std::exchange(m_wanted, 0); wanted != 0) {
        if (messageOf(wanted))
            Q_EMIT messageFound(wanted);
        else
            showError(Error(Error::Code::NotFound, QStringLiteral("message %1 is not in the chat").arg(wanted)));
    }
}

QString ChatViewModel::title() const
{
    const auto title = m_session.conversation().title.simplified();
    return title.isEmpty() ? tr("New chat") : title;
}

void ChatViewModel::rename(const QString &title)
{
    m_conversations.rename(conversation(), title);
}

// Messages

void ChatViewModel::onMessagesReplaced(int from)
{
    const bool wasEmpty = m_transcript.rowCount() == 0;
    m_transcript.replaceFrom(from, m_session.messages());
    // The first turn after reopening gets the line above it, once its messages have their ids.
    if (!m_reopened.isEmpty() && m_reopenedRow < 0)
        m_reopenedRow = from;
    updateMeter();
    Q_EMIT emptyChanged();
    if (wasEmpty != isEmpty() || from + 2 >= m_session.messages().size())
        Q_EMIT sent();
}

void ChatViewModel::onMessageChanged(int row)
{
    const auto &message = m_session.messages()[row];
    m_transcript.updateMessage(row, message);
    if (row == m_reopenedRow && message.id != 0 && !m_reopened.isEmpty()) {
        m_transcript.setReopened(message.id, std::exchange(m_reopened, QString()));
        m_reopenedRow = -1;
    }
    if (message.status != MessageStatus::Generating)
        updateMeter();
}

void ChatViewModel::onActivity()
{
    const bool thinks = m_session.activity() == chat::Activity::Thinking;
    if (thinks && !m_thinkingTimer.isActive()) {
        m_thinkingSeconds = 0;
        m_thinkingTimer.start();
    } else if (!thinks) {
        m_thinkingTimer.stop();
    }
    Q_EMIT activityChanged();
    Q_EMIT progressChanged();
    Q_EMIT statusChanged();
}

void ChatViewModel::onReadiness()
{
    const auto &readiness = m_session.readiness();
    if (readiness && std::exchange(m_reopening, false) && !isEmpty()) {
        m_recomputed = readiness->toFeed;
        if (readiness->toFeed == 0)
            m_reopened = tr("Reopened · nothing recomputed · ready in %1 ms").arg(number(readiness->elapsedMs));
    }
    if (readiness)
        m_tokens = readiness->tokens;
    m_costs.clear();
    Q_EMIT costsChanged();
    Q_EMIT statusChanged();
    Q_EMIT progressChanged();
    Q_EMIT meterChanged();
}

const Message *ChatViewModel::messageOf(qint64 message) const
{
    const auto row = message == 0 ? -1 : m_session.indexOf(message);
    return row < 0 ? nullptr : &m_session.messages()[row];
}

// Writing

void ChatViewModel::setDraft(const QString &text)
{
    auto &words = m_editing != 0 ? m_edited : m_words;
    if (text == words)
        return;
    words = text;
    storeDraft();
    Q_EMIT draftChanged();
}

/// The words and, before them, what is attached.
QString ChatViewModel::wholeDraft() const
{
    return AttachedText{m_attachments.attachments(), draft()}.text();
}

void ChatViewModel::storeDraft()
{
    if (m_editing == 0) {
        m_session.setDraft(wholeDraft());
        m_conversations.setDraft(conversation(), !m_session.draft().isEmpty());
    }
    m_costTimer.start();
}

void ChatViewModel::loadDraft()
{
    const auto parts = AttachedText::of(m_session.draft());
    m_words = parts.words;
    m_loadingDraft = true;
    m_attachments.replace(parts.attachments);
    m_loadingDraft = false;
    m_costTimer.start();
    Q_EMIT draftChanged();
    Q_EMIT draftReplaced();
}

void ChatViewModel::askDraftCost()
{
    const auto draft = wholeDraft();
    if (!draft.isEmpty() && m_model.loaded())
        return m_session.askDraftCost(draft);
    if (m_draftCost.isEmpty())
        return;
    m_draftCost.clear();
    Q_EMIT draftCostChanged();
}

bool ChatViewModel::takePaste()
{
    const auto *clipboard = QGuiApplication::clipboard()->mimeData();
    if (!clipboard)
        return false;
    bool files = false;
    for (const auto &url : clipboard->urls())
        if (url.isLocalFile()) {
            m_attachments.addFile(url);
            files = true;
        }
    if (files)
        return true;
    const auto text = clipboard->text();
    if (text.size() <= kLongPaste)
        return false;
    m_attachments.add({tr("Pasted text"), text});
    return true;
}

bool ChatViewModel::send()
{
    const auto text = wholeDraft().trimmed();
    if (text.isEmpty() || m_attachments.reading() || !m_session.canWrite())
        return false;
    if (m_editing == 0) {
        if (!m_model.loaded() && !m_model.loading()) {
            showError(Error(Error::Code::NoModel, QString()));
            return false;
        }
        m_session.send(text, m_answers);
        m_words.clear();
        m_loadingDraft = true;
        m_attachments.replace({});
        m_loadingDraft = false;
        m_costTimer.start();
        return true;
    }
    const auto *message = messageOf(m_editing);
    const auto id = m_editing;
    const bool question = message && message->role == chat::Role::User;
    cancelEdit();
    if (question)
        m_session.editUser(id, text, m_answers);
    else
        m_session.editAnswer(id, text);
    return true;
}

void ChatViewModel::beginEdit(qint64 message)
{
    const auto *found = messageOf(message);
    if (!found || !m_session.canWrite())
        return;
    const auto parts = AttachedText::of(found->text);
    m_editing = message;
    m_edited = parts.words;
    m_loadingDraft = true;
    m_attachments.replace(parts.attachments);
    m_loadingDraft = false;
    m_costTimer.start();
    if (found->role == chat::Role::User)
        askCost(found->parent);
    Q_EMIT editingChanged();
    Q_EMIT statusChanged();
    Q_EMIT draftChanged();
    Q_EMIT draftReplaced();
}

void ChatViewModel::editLast()
{
    const auto &messages = m_session.messages();
    for (auto each = messages.rbegin(); each != messages.rend(); ++each)
        if (each->role == chat::Role::User)
            return beginEdit(each->id);
}

bool ChatViewModel::editOther(int delta)
{
    const auto *now = messageOf(m_editing);
    if (!now || now->role != chat::Role::User || wholeDraft() != now->text)
        return false; // what was changed is not thrown away by an arrow
    const auto &messages = m_session.messages();
    for (auto row = m_session.indexOf(m_editing) + delta; row >= 0 && row < messages.size(); row += delta)
        if (messages[row].role == chat::Role::User) {
            beginEdit(messages[row].id);
            return true;
        }
    if (delta > 0)
        cancelEdit();
    return delta > 0;
}

void ChatViewModel::cancelEdit()
{
    if (m_editing == 0)
        return;
    m_editing = 0;
    m_edited.clear();
    Q_EMIT editingChanged();
    Q_EMIT statusChanged();
    loadDraft();
}

void ChatViewModel::regenerateLast()
{
    if (!isEmpty())
        m_session.regenerate(m_session.messages().back().id);
}

void ChatViewModel::continueAnswer(qint64 message)
{
    if (message == m_errorMessage)
        dismissError();
    m_session.continueAnswer(message);
}

void ChatViewModel::switchLastBranch(int delta)
{
    const auto &messages = m_session.messages();
    for (auto each = messages.rbegin(); each != messages.rend(); ++each)
        if (each->siblings > 1)
            return m_session.switchBranch(each->id, delta);
}

void ChatViewModel::setAnswers(int answers)
{
    answers = std::clamp(answers, 1, 4);
    if (answers == m_answers)
        return;
    m_answers = answers;
    Q_EMIT settingsChanged();
}

void ChatViewModel::setThinking(int thinking)
{
    if (thinking < 0 || thinking > 2 || thinking == this->thinking())
        return;
    auto settings = m_session.settings();
    settings.thinking = chat::Thinking(thinking);
    m_session.setSettings(settings);
    Q_EMIT settingsChanged();
}

// Copying

void ChatViewModel::copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    if (const auto hidden = InlineText::deceptive(text); hidden > 0)
        m_toast.show(tr("Copied. %Ln hidden characters are in it.", nullptr, hidden), {}, {}, ToastViewModel::kShort);
    else
        m_toast.show(tr("Copied"), {}, {}, 2000);
}

void ChatViewModel::copyMessage(qint64 message)
{
    if (const auto *found = messageOf(message))
        copyText(found->text);
}

void ChatViewModel::copyPlain(qint64 message)
{
    copyText(m_transcript.plainText(message));
}

QString ChatViewModel::textOf(qint64 message) const
{
    const auto *found = messageOf(message);
    return found ? found->text : QString();
}

void ChatViewModel::copyChat()
{
    QString text;
    for (const auto &message : m_session.messages())
        text += (message.role == chat::Role::User ? tr("You") : m_model.name()) + QStringLiteral(":\n\n") +
                message.text + QStringLiteral("\n\n");
    copyText(text);
}

QStringList ChatViewModel::statistics(qint64 message) const
{
    const auto *found = messageOf(message);
    if (!found || !found->statistics)
        return {};
    const QLocale locale;
    const auto &statistics = *found->statistics;
    const auto settings = chat::GenerationSettings::fromJson(found->settings);
    QStringList rows{tr("Model"),
                     statistics.model,
                     tr("Answer"),
                     tr("%Ln tokens", nullptr, statistics.answerTokens),
                     tr("Speed"),
                     tr("%1 tokens/s").arg(speedNumber(statistics.tokensPerSecond)),
                     tr("Read before it"),
                     tr("%Ln tokens", nullptr, statistics.promptTokens),
                     tr("Kept from before"),
                     tr("%Ln tokens", nullptr, int(statistics.reusedTokens)),
                     tr("Length of the chat"),
                     tr("%Ln tokens", nullptr, int(statistics.tokensInChat))};
    if (statistics.thinkingMs > 0)
        rows << tr("Thinking") << tr("%1 s").arg(locale.toString(statistics.thinkingMs / 1000.0, 'f', 1));
    rows << tr("Boldness") << locale.toString(settings.temperature, 'f', 2) << tr("Choice of words")
         << locale.toString(settings.topP, 'f', 2) << tr("Seed") << QString::number(found->seed) << tr("Time")
         << locale.toString(QDateTime::fromMSecsSinceEpoch(found->createdMs), QLocale::ShortFormat);
    return rows;
}

bool ChatViewModel::isLink(const QString &target)
{
    return InlineText::isAllowed(target);
}

void ChatViewModel::openLink(const QString &target)
{
    if (isLink(target))
        QDesktopServices::openUrl(QUrl(target, QUrl::StrictMode));
}

QString ChatViewModel::shownLink(const QString &target)
{
    return InlineText::visible(target);
}

// How it stands

QString ChatViewModel::activityText() const
{
    const auto progress = m_session.progress();
    switch (m_session.activity()) {
    case chat::Activity::Waiting:
        return m_model.loading() ? m_model.loadingText() : tr("Waiting for the model");
    case chat::Activity::Saving:
    case chat::Activity::Reading:
        if (progress.toFeed <= 0)
            return tr("Starting");
        return tr("Reading, %1 of %Ln tokens", nullptr, int(progress.toFeed)).arg(number(progress.fed));
    case chat::Activity::Thinking:
    case chat::Activity::Answering:
    case chat::Activity::Idle:
        break;
    }
    return {};
}

QString ChatViewModel::timeLeft() const
{
    const auto seconds = m_session.progress().secondsLeft;
    if (seconds < 1)
        return {};
    return seconds < 90 ? tr("%1 s left").arg(qRound(seconds)) : tr("%1 min left").arg(qRound(seconds / 60));
}

double ChatViewModel::progress() const
{
    const auto progress = m_session.progress();
    return progress.toFeed > 0 ? double(progress.fed) / double(progress.toFeed) : 0;
}

bool ChatViewModel::instant() const
{
    return m_session.readiness() && m_session.readiness()->toFeed == 0;
}

bool ChatViewModel::catchingUp() const
{
    const auto &readiness = m_session.readiness();
    return m_session.isCatchingUp() && readiness && readiness->seconds >= kLongSeconds;
}

QString ChatViewModel::statusText() const
{
    const auto &readiness = m_session.readiness();
    if (isEmpty() || busy())
        return {};
    if (const auto *edited = messageOf(m_editing); edited && edited->role == chat::Role::User)
        return costText(edited->parent);
    if (!m_checking.isEmpty())
        return m_checking;
    if (!readiness)
        return {};
    if (m_session.isCatchingUp()) {
        const auto progress = m_session.progress();
        const auto left = catchingUp() && progress.secondsLeft > 0 ? progress.secondsLeft : readiness->seconds;
        if (!catchingUp() || progress.fed == 0)
            return tr("Catching up %Ln tokens (%1)", nullptr, int(readiness->toFeed)).arg(secondsText(left));
        return tr("Catching up, %1 of %Ln tokens (%2)", nullptr, int(progress.toFeed))
            .arg(number(progress.fed), secondsText(left));
    }
    if (!m_reopened.isEmpty())
        return m_reopened;
    return readiness->toFeed == 0 ? tr("Ready, nothing recomputed") : readsFirst(*readiness);
}

QString ChatViewModel::secondsText(double seconds)
{
    if (seconds >= 90)
        return tr("%1 min").arg(number(qRound64(seconds / 60)));
    return tr("%1 s").arg(number(std::max<qint64>(1, qRound64(seconds))));
}

QString ChatViewModel::readsFirst(const chat::Readiness &readiness)
{
    return tr("Reads %Ln tokens first, about %1", nullptr, int(readiness.toFeed)).arg(secondsText(readiness.seconds));
}

// What going on elsewhere costs

void ChatViewModel::askCosts(qint64 message)
{
    const auto *found = messageOf(message);
    if (!found)
        return;
    m_againFrom = found->role == chat::Role::User ? found->id : found->parent;
    m_forkFrom = found->id;
    askCost(m_againFrom);
    askCost(m_forkFrom);
    Q_EMIT costsChanged();
}

void ChatViewModel::askCost(chat::MessageId message)
{
    if (m_model.loaded() && !busy() && !m_costs.contains(message))
        m_session.askCost(message);
}

QString ChatViewModel::costText(chat::MessageId message) const
{
    const auto known = m_costs.find(message);
    if (known == m_costs.end())
        return {};
    return known->toFeed == 0 ? tr("Ready, nothing recomputed") : readsFirst(*known);
}

QString ChatViewModel::againCost() const
{
    return m_againFrom == 0 ? QString() : costText(m_againFrom);
}

QString ChatViewModel::forkCost() const
{
    return m_forkFrom == 0 ? QString() : costText(m_forkFrom);
}

void ChatViewModel::verify()
{
    if (!m_model.loaded())
        return showError(Error(Error::Code::NoModel, QString()));
    m_checking = tr("Checking against the text");
    Q_EMIT statusChanged();
    m_session.verify();
}

void ChatViewModel::onVerified(const chat::Verification &found)
{
    m_checking.clear();
    Q_EMIT statusChanged();
    QString words;
    if (found.different > 0)
        words = tr("%n kept memories did not agree with the text. They were dropped; the text is read again.", nullptr,
                   found.different);
    else if (found.compared == 0)
        words = tr("Nothing to check: of this chat and this model only the text is kept.");
    else if (found.close == 0)
        words = tr("Checked against the text: all %Ln tokens agree, bit for bit.", nullptr, int(found.tokens));
    else
        words =
            tr("Checked against the text: all %Ln tokens agree within the tolerance, %1 of %2 memories bit for bit.",
               nullptr, int(found.tokens))
                .arg(number(found.identical), number(found.compared));
    m_toast.show(words, {}, {}, ToastViewModel::kShort);
}

void ChatViewModel::updateMeter()
{
    m_speeds.clear();
    qint64 tokens = 0;
    for (const auto &message : m_session.messages()) {
        if (!message.statistics || message.statistics->tokensPerSecond <= 0)
            continue;
        m_speeds.append(message.statistics->tokensPerSecond);
        tokens = message.statistics->tokensInChat;
    }
    m_tokens = tokens;
    Q_EMIT meterChanged();
}

QString ChatViewModel::tokensText() const
{
    return m_tokens > 0 ? tr("%Ln tokens", nullptr, int(m_tokens)) : QString();
}

QString ChatViewModel::speedText() const
{
    return m_speeds.isEmpty() ? QString() : tr("%1 tokens/s").arg(speedNumber(m_speeds.back()));
}

// Errors

void ChatViewModel::showError(const Error &error, chat::MessageId message)
{
    if (error.code == Error::Code::Cancelled)
        return;
    m_checking.clear();
    Q_EMIT statusChanged();
    m_lastError = error;
    m_error = ErrorText::of(error);
    m_errorDetail = error.detail;
    m_errorMessage = message;
    Q_EMIT errorChanged();
}

QString ChatViewModel::errorAction() const
{
    if (m_error.title.isEmpty())
        return {};
    if (m_session.isUnsaved())
        return tr("Save again");
    return m_errorMessage != 0 && messageOf(m_errorMessage) ? tr("Continue answer") : QString();
}

void ChatViewModel::errorAct()
{
    const auto message = m_errorMessage;
    const bool unsaved = m_session.isUnsaved();
    clearError();
    if (unsaved)
        m_session.retrySave();
    else if (message != 0)
        m_session.continueAnswer(message);
}

bool ChatViewModel::undo()
{
    if (m_toast.action().isEmpty())
        return false;
    m_toast.act();
    return true;
}

void ChatViewModel::dismissError()
{
    if (!errorStays())
        clearError();
}

void ChatViewModel::clearError()
{
    if (m_error.title.isEmpty())
        return;
    m_error = {};
    m_lastError.reset();
    m_errorDetail.clear();
    m_errorMessage = 0;
    Q_EMIT errorChanged();
}

void ChatViewModel::retranslate()
{
    m_transcript.retranslate();
    if (m_lastError)
        m_error = ErrorText::of(*m_lastError);
    Q_EMIT titleChanged();
    Q_EMIT progressChanged();
    Q_EMIT statusChanged();
    Q_EMIT meterChanged();
    Q_EMIT errorChanged();
}

} // namespace ui
