#include "chat/ChatSession.h"

#include "chat/Attachment.h"
#include "chat/Futures.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

namespace chat {

namespace {

constexpr int kPage = 50; ///< messages loaded at once
constexpr int kAbove = 5; ///< messages to be seen above the one that is looked for
constexpr int kDraftDelayMs = 1000;
constexpr qsizetype kTitleLength = 48;
constexpr int kMostAnswers = 4;

const QString &newDraftName()
{
    static const QString name = QStringLiteral("draft.new");
    return name;
}

/// The title a chat bears until a better one is known: the beginning of its first question.
QString titleFrom(const Message &question)
{
    const auto parts = AttachedText::of(question.text);
    const auto line =
        (parts.words.trimmed().isEmpty() && !parts.attachments.isEmpty() ? parts.attachments.front().name : parts.words)
            .simplified();
    if (line.size() <= kTitleLength)
        return line;
    const auto end = line.lastIndexOf(u' ', kTitleLength);
    return line.left(end > kTitleLength / 2 ? end : kTitleLength) + QChar(0x2026);
}

/// An answer that nobody asked for.
bool isGreeting(const Message &message)
{
    return message.role == Role::Assistant && message.parent == 0;
}

} // namespace

ChatSession::ChatSession(ConversationRepository &repository, TextGenerator &generator, QObject *parent)
    : QObject(parent),
      m_repository(repository),
      m_generator(generator),
      m_writer(repository, generator),
      m_readiness(repository, generator)
{
    connect(&m_writer, &AnswerWriter::changed, this, &ChatSession::onAnswerChanged);
    connect(&m_writer, &AnswerWriter::textAdded, this, &ChatSession::onTextAdded);
    connect(&m_writer, &AnswerWriter::finished, this, &ChatSession::onAnswerFinished);
    connect(&m_writer, &AnswerWriter::saveFailed, this, &ChatSession::failed);
    connect(&m_writer, &AnswerWriter::unsavedChanged, this, [this] {
        Q_EMIT unsavedChanged();
        Q_EMIT activityChanged();
    });
    connect(&m_writer, &AnswerWriter::idle, this, &ChatSession::finishShutDown);
    connect(&m_readiness, &ChatReadiness::changed, this, [this] {
        // A persona is read once and kept: what is missing of it is read before the first word is typed.
        if (m_open && m_conversation.id == 0 && m_persona.id != 0 && activity() == Activity::Idle)
            m_readiness.catchUp();
        Q_EMIT readinessChanged();
    });
    connect(&m_readiness, &ChatReadiness::progressChanged, this, &ChatSession::progressChanged);
    connect(&m_readiness, &ChatReadiness::costKnown, this, &ChatSession::costKnown);
    connect(&m_readiness, &ChatReadiness::failed, this, &ChatSession::failed);
    connect(&generator, &TextGenerator::modelLoaded, this, &ChatSession::askReadiness);
    connect(&generator, &TextGenerator::modelUnloaded, &m_readiness, &ChatReadiness::forget);
    connect(&generator, &TextGenerator::prepared, this, [this](RequestId id, const Readiness &cost) {
        if (id != m_draftCost || cost.tokens == 0)
            return;
        const auto speed = cost.toFeed > 0 ? cost.seconds / double(cost.toFeed) : 0;
        Q_EMIT draftCostKnown(cost.tokens, speed * double(cost.tokens));
    });
    connect(&generator, &TextGenerator::titleMade, this, [this](RequestId id, const QString &title) {
        if (const auto found = m_titles.extract(id))
            setTitle(found.mapped(), title, false);
    });
    connect(&generator, &TextGenerator::titleFailed, this, [this](RequestId id) { m_titles.erase(id); });
    connect(&generator, &TextGenerator::verifyProgress, this, [this](RequestId id, qint64 done, qint64 tokens) {
        if (id == m_verify)
            Q_EMIT verifyProgress(done, tokens);
    });
    connect(&generator, &TextGenerator::verified, this, [this](RequestId id, const Verification &verification) {
        if (id == std::exchange(m_verify, id == m_verify ? 0 : m_verify))
            Q_EMIT verified(verification);
    });
    connect(&generator, &TextGenerator::verifyFailed, this, [this](RequestId id, const Error &error) {
        if (id != std::exchange(m_verify, id == m_verify ? 0 : m_verify))
            return;
        if (error.code != Error::Code::Cancelled)
            fail(error);
    });
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraftDelayMs);
    connect(&m_draftTimer, &QTimer::timeout, this, &ChatSession::saveDraft);
}

template<typename T, typename Then>
void ChatSession::whenStillHere(QFuture<T> future, MessageId message, Then then)
{
    const auto visit = m_visit;
    const auto failure = [this, visit, message](const Error &error) {
        if (visit != m_visit)
            return;
        setMoving(false);
        fail(error, message);
    };
    if constexpr (std::is_void_v<T>)
        whenDone(
            future, this,
            [this, visit, then] {
                if (visit == m_visit)
                    then();
            },
            failure);
    else
        whenDone(
            future, this,
            [this, visit, then](const T &value) {
                if (visit == m_visit)
                    then(value);
            },
            failure);
}

// Which chat

void ChatSession::leave()
{
    // What could not be saved must not vanish with the page: it waits as the chat's draft.
    if (m_turnUnsaved && m_turn->question)
        setDraft(m_turn->question->text);
    saveDraft();
    m_turn.reset();
    m_turnUnsaved = false;
    m_loadingOlder = false;
    m_moving = false;
    m_toTrash = 0;
    m_sent = 0;
    m_several = false;
    m_verifyStop.request_stop();
    m_verify = 0;
    ++m_visit;
}

void ChatSession::open(ConversationId id, MessageId at)
{
    leave();
    m_opening = true;
    const auto visit = m_visit;
    const auto failure = [this, visit](const Error &error) {
        if (visit != m_visit)
            return;
        m_opening = false;
        fail(error);
        Q_EMIT activityChanged();
    };
    whenDone(
        m_repository.conversation(id), this,
        [this, visit, at, failure](const Conversation &conversation) {
            if (visit != m_visit)
                return;
            withPersona(
                conversation.persona,
                [this, visit, at, conversation, failure](const Persona &persona) {
                    if (visit != m_visit)
                        return;
                    if (conversation.leaf == 0)
                        return show(conversation, {}, persona);
                    openPage(conversation, persona, at, kPage, failure);
                },
                failure);
        },
        failure);
}

/// The newest `count` messages, more of them until `at` is there.
void ChatSession::openPage(const Conversation &conversation, const Persona &persona, MessageId at, int count,
                           const std::function<void(const Error &)> &failure)
{
    whenDone(
        m_repository.page(conversation.leaf, 0, count), this,
        [this, visit = m_visit, conversation, persona, at, count, failure](const QList<Message> &page) {
            if (visit != m_visit)
                return;
            const auto isWanted = [at](const Message &message) { return message.id == at; };
            const auto found = std::ranges::find_if(page, isWanted);
            if (at == 0 || (found != page.end() && found - page.begin() >= kAbove) ||
                (found != page.end() && page.front().parent == 0))
                show(conversation, page, persona);
            else if (!page.isEmpty() && page.front().parent != 0)
                openPage(conversation, persona, at, count * 8, failure);
            else
                openBranch(conversation, persona, at, failure);
        },
        failure);
}

/// The wanted message is not on the chat's path: its branch becomes the path. A message that is gone opens the chat as
/// it stands.
void ChatSession::openBranch(const Conversation &conversation, const Persona &persona, MessageId at,
                             const std::function<void(const Error &)> &failure)
{
    const auto visit = m_visit;
    const auto asItStands = [this, visit, conversation, persona, failure](const Error &) {
        if (visit == m_visit)
            openPage(conversation, persona, 0, kPage, failure);
    };
    whenDone(
        m_repository.newestLeaf(at), this,
        [this, visit, conversation, persona, at, failure, asItStands](MessageId leaf) {
            if (visit != m_visit)
                return;
            whenDone(
                m_repository.setLeaf(conversation.id, leaf), this,
                [this, visit, conversation, persona, at, leaf, failure] {
                    if (visit != m_visit)
                        return;
                    auto moved = conversation;
                    moved.leaf = leaf;
                    openPage(moved, persona, at, kPage, failure);
                },
                asItStands);
        },
        asItStands);
}

void ChatSession::setKeepTextOnly(ConversationId id, bool textOnly)
{
    if (id == m_conversation.id)
        m_conversation.keepTextOnly = textOnly;
}

/// A chat whose persona cannot be had is not opened: without that text its state would be another.
void ChatSession::withPersona(qint64 persona, const std::function<void(const Persona &)> &then,
                              const std::function<void(const Error &)> &failure)
{
    if (persona == 0)
        return then({});
    if (!m_shelf)
        return failure(Error(Error::Code::NotFound, QStringLiteral("persona %1 is not there").arg(persona)));
    whenDone(
        m_shelf->persona(persona), this, [then](const Persona &found) { then(found); }, failure);
}

void ChatSession::openNew(qint64 persona)
{
    leave();
    Conversation conversation;
    conversation.persona = persona;
    const auto visit = m_visit;
    withPersona(
        persona,
        [this, visit, conversation](const Persona &found) {
            if (visit == m_visit)
                show(conversation, greetingOf(found), found);
        },
        [this, visit](const Error &error) {
            if (visit == m_visit)
                fail(error);
        });
    whenStillHere(m_repository.value(newDraftName()), 0, [this](const QString &draft) {
        if (m_conversation.id != 0 || draft.isEmpty() || !m_conversation.draft.isEmpty())
            return;
        m_conversation.draft = draft;
        Q_EMIT draftReturned(draft);
    });
}

void ChatSession::show(const Conversation &conversation, const QList<Message> &page, const Persona &persona)
{
    saveDraft(); // what was typed into the chat that was still shown
    m_opening = false;
    m_open = true;
    m_conversation = conversation;
    m_persona = persona;
    m_transcript.clear();
    m_transcript.replaceTail(live(page));
    Q_EMIT opened();
    Q_EMIT activityChanged();
    m_readiness.forget();
    askReadiness();
}

void ChatSession::askReadiness()
{
    if (m_open && m_generator.model() && !m_writer.findIn(m_conversation.id))
        m_readiness.ask(m_conversation, m_persona.text, m_conversation.id == 0 ? messages() : QList<Message>());
}

void ChatSession::loadOlder()
{
    if (m_loadingOlder || m_opening || !hasOlder())
        return;
    m_loadingOlder = true;
    const auto visit = m_visit;
    const auto first = messages().front().id;
    whenDone(
        m_repository.page(m_conversation.leaf, first, kPage), this,
        [this, visit, first](const QList<Message> &older) {
            if (visit != m_visit)
                return;
            m_loadingOlder = false;
            // Another branch may be shown by now.
            if (older.isEmpty() || messages().isEmpty() || messages().front().id != first)
                return;
            m_transcript.prepend(live(older));
            Q_EMIT olderLoaded(int(older.size()));
        },
        [this, visit](const Error &error) {
            if (visit != m_visit)
                return;
            m_loadingOlder = false;
            fail(error);
        });
}

QList<Message> ChatSession::live(QList<Message> page) const
{
    for (auto &message : page) {
        if (message.status != MessageStatus::Generating)
            continue;
        if (const auto *answer = m_writer.find(message.id)) {
            message.text = answer->message.text;
            message.thinking = answer->message.thinking;
        } else {
            message.status = MessageStatus::Interrupted;
        }
    }
    return page;
}

// Writing

bool ChatSession::canWrite() const
{
    return m_open && !m_opening && !m_turn && !m_moving && !m_shuttingDown && !m_writer.hasUnsaved() &&
           (m_conversation.id == 0 || !m_writer.findIn(m_conversation.id));
}

bool ChatSession::isUnsaved() const
{
    return m_turnUnsaved || m_writer.hasUnsaved();
}

Message ChatSession::newAnswer(MessageId parent) const
{
    Message answer;
    answer.conversation = m_conversation.id;
    answer.parent = parent;
    answer.role = Role::Assistant;
    answer.status = MessageStatus::Generating;
    answer.seed = QRandomGenerator::system()->generate64();
    answer.settings = answerSettings().toJson();
    answer.createdMs = QDateTime::currentMSecsSinceEpoch();
    return answer;
}

/// How much is thought and how long an answer may be is chosen chat by chat; a persona decides the rest.
GenerationSettings ChatSession::answerSettings() const
{
    if (m_persona.settings.isEmpty())
        return m_settings;
    auto settings = GenerationSettings::fromJson(m_persona.settings);
    settings.thinking = m_settings.thinking;
    settings.maxTokens = m_settings.maxTokens;
    return settings;
}

void ChatSession::send(const QString &text, int answers)
{
    const auto trimmed = text.trimmed();
    if (canWrite() && !trimmed.isEmpty())
        ask(trimmed, m_conversation.leaf, int(messages().size()), answers);
}

void ChatSession::editUser(MessageId question, const QString &text, int answers)
{
    const auto row = indexOf(question);
    const auto trimmed = text.trimmed();
    if (canWrite() && row >= 0 && messages()[row].role == Role::User && !trimmed.isEmpty())
        ask(trimmed, messages()[row].parent, row, answers);
}

void ChatSession::ask(const QString &text, MessageId parent, int row, int answers)
{
    Message question;
    question.conversation = m_conversation.id;
    question.parent = parent;
    question.role = Role::User;
    question.text = text;
    question.createdMs = QDateTime::currentMSecsSinceEpoch();
    begin(
        {.question = question, .answer = newAnswer(0), .row = row, .others = std::clamp(answers, 1, kMostAnswers) - 1});
}

void ChatSession::regenerate(MessageId message)
{
    const auto row = indexOf(message);
    if (!canWrite() || row < 0 || messages()[row].role == Role::System || isGreeting(messages()[row]))
        return;
    if (messages()[row].role == Role::User)
        begin({.question = {}, .answer = newAnswer(message), .row = row + 1, .others = 0});
    else
        begin({.question = {}, .answer = newAnswer(messages()[row].parent), .row = row, .others = 0});
}

void ChatSession::editAnswer(MessageId answer, const QString &text)
{
    const auto row = indexOf(answer);
    const auto trimmed = text.trimmed();
    if (!canWrite() || row < 0 || messages()[row].role != Role::Assistant || trimmed.isEmpty())
        return;
    auto edited = newAnswer(messages()[row].parent);
    edited.text = trimmed;
    edited.status = MessageStatus::Complete;
    begin({.question = {}, .answer = edited, .row = row, .others = 0});
}

void ChatSession::begin(const Turn &turn)
{
    m_turn = turn;
    m_readiness.forget();
    m_transcript.cut(turn.row);
    if (turn.question)
        m_transcript.append(*turn.question);
    m_transcript.append(turn.answer);
    Q_EMIT messagesReplaced(turn.row);
    Q_EMIT activityChanged();
    saveTurn();
}

void ChatSession::saveTurn()
{
    const auto visit = m_visit;
    const auto failure = [this, visit](const Error &error) { turnFailed(error, visit); };
    if (m_conversation.id != 0)
        return appendTurn();
    whenDone(
        m_repository.createConversation(m_conversation.persona), this,
        [this, visit](const Conversation &created) {
            // A chat that was left before its first message could be saved is an empty row; the next start finds it as
            // it is.
            if (visit != m_visit)
                return;
            m_conversation.id = created.id;
            m_conversation.createdMs = created.createdMs;
            m_conversation.changedMs = created.changedMs;
            m_repository.setValue(newDraftName(), {});
            Q_EMIT conversationCreated(m_conversation);
            if (m_turn->question)
                setTitle(created.id, titleFrom(*m_turn->question), false);
            appendTurn();
        },
        failure);
}

bool ChatSession::isGreetingUnsaved() const
{
    return m_turn->row > 0 && messages().front().id == 0;
}

void ChatSession::saveGreeting()
{
    auto greeting = messages().front();
    greeting.conversation = m_conversation.id;
    whenDone(
        m_repository.append(greeting), this,
        [this, visit = m_visit](const Message &saved) {
            if (visit != m_visit)
                return;
            m_transcript[0] = saved;
            m_conversation.leaf = saved.id;
            if (m_turn->question)
                m_turn->question->parent = saved.id;
            Q_EMIT messageChanged(0);
            appendTurn();
        },
        [this, visit = m_visit](const Error &error) { turnFailed(error, visit); });
}

void ChatSession::appendTurn()
{
    if (isGreetingUnsaved())
        return saveGreeting();
    m_turn->answer.conversation = m_conversation.id;
    if (m_turn->question)
        m_turn->question->conversation = m_conversation.id;
    const auto future =
        m_turn->question
            ? m_repository.appendTurn(*m_turn->question, m_turn->answer)
            : m_repository.append(m_turn->answer).then([](const Message &saved) { return QList<Message>{saved}; });
    whenDone(
        future, this,
        [this, turn = *m_turn, conversation = m_conversation, persona = m_persona.text,
         visit = m_visit](const QList<Message> &saved) {
            // The writer first: between question and answer the chat must not look idle.
            const bool write = turn.answer.status == MessageStatus::Generating && !m_shuttingDown;
            if (write)
                m_writer.write(saved.back(), persona, !conversation.keepTextOnly);
            if (visit == m_visit)
                turnSaved(turn, saved);
            if (visit == m_visit && !write)
                askReadiness();
            finishShutDown();
        },
        [this, visit = m_visit](const Error &error) { turnFailed(error, visit); });
}

void ChatSession::turnSaved(const Turn &turn, const QList<Message> &saved)
{
    m_turn.reset();
    const bool wasUnsaved = std::exchange(m_turnUnsaved, false);
    for (int i = 0; i < saved.size(); ++i) {
        m_transcript[turn.row + i] = saved[i];
        Q_EMIT messageChanged(turn.row + i);
    }
    m_conversation.leaf = saved.back().id;
    m_conversation.messages += int(saved.size());
    m_conversation.changedMs = saved.back().createdMs;
    m_sent = turn.question ? saved.back().id : 0;
    if (turn.question && turn.row + 2 == messages().size())
        setDraft({});
    if (wasUnsaved)
        Q_EMIT unsavedChanged();
    Q_EMIT conversationChanged(m_conversation);
    m_several = turn.others > 0 && !m_shuttingDown;
    if (m_several) {
        setMoving(true);
        appendOthers({saved.back()}, turn.others);
    }
    Q_EMIT activityChanged();
}

/// The first answer is being written; the model reads the question once, and they share each pass over the weights.
void ChatSession::appendOthers(const QList<Message> &saved, int count)
{
    const auto &first = saved.front();
    if (count > 0) {
        const auto other = newAnswer(first.parent);
        return whenStillHere(m_repository.append(other), first.id, [this, saved, count](const Message &added) {
            m_writer.write(added, m_persona.text, !m_conversation.keepTextOnly);
            ++m_conversation.messages;
            appendOthers(saved + QList{added}, count - 1);
        });
    }
    whenStillHere(m_repository.setLeaf(m_conversation.id, first.id), first.id, [this, saved, first] {
        if (const auto row = indexOf(first.id); row >= 0) {
            m_transcript[row].siblings = int(saved.size());
            m_transcript[row].siblingIndex = 0;
            Q_EMIT messageChanged(row);
        }
        setMoving(false);
        Q_EMIT severalBegan(saved);
    });
}

void ChatSession::choose(MessageId answer)
{
    m_several = false;
    if (!canMove() || indexOf(answer) >= 0)
        return;
    setMoving(true);
    goTo(answer);
}

void ChatSession::chooseOnly(MessageId answer, const QList<MessageId> &others)
{
    if (!canMove() || m_writer.findIn(m_conversation.id))
        return;
    m_several = false;
    setMoving(true);
    auto trashed = QtFuture::makeReadyFuture();
    for (const auto other : others)
        trashed = m_repository.trashMessage(other); // in this order on the store's thread: the last one's end is all's
    whenStillHere(trashed, answer, [this, answer] { goTo(answer); });
}

void ChatSession::restoreAnswers(const QList<MessageId> &answers)
{
    if (!canMove())
        return;
    setMoving(true);
    auto restored = QtFuture::makeReadyFuture();
    for (const auto answer : answers)
        restored = m_repository.restoreMessage(answer);
    whenStillHere(restored, 0, [this] { reload(); });
}

void ChatSession::turnFailed(const Error &error, quint64 visit)
{
    if (visit == m_visit) {
        m_turnUnsaved = true;
        Q_EMIT unsavedChanged();
        Q_EMIT activityChanged();
    }
    fail(error);
    finishShutDown();
}

void ChatSession::retrySave()
{
    m_writer.retrySave();
    if (std::exchange(m_turnUnsaved, false)) {
        Q_EMIT unsavedChanged();
        Q_EMIT activityChanged();
        saveTurn();
    }
}

void ChatSession::continueAnswer(MessageId answer)
{
    const auto row = indexOf(answer);
    if (!canWrite() || row < 0 || messages()[row].role != Role::Assistant || isGreeting(messages()[row]))
        return;
    m_readiness.forget();
    m_sent = 0;
    m_errors.remove(answer);
    auto &message = m_transcript[row];
    message.status = MessageStatus::Generating;
    m_writer.write(message, m_persona.text, !m_conversation.keepTextOnly);
    Q_EMIT messageChanged(row);
}

void ChatSession::stop()
{
    if (m_conversation.id != 0)
        m_writer.stopIn(m_conversation.id);
}

// The answer under way

Activity ChatSession::activity() const
{
    if (m_turn)
        return m_turnUnsaved ? Activity::Idle : Activity::Saving;
    const auto *answer = m_conversation.id == 0 ? nullptr : m_writer.findIn(m_conversation.id);
    return answer ? answer->activity : Activity::Idle;
}

MessageId ChatSession::answering() const
{
    const auto *answer = m_conversation.id == 0 ? nullptr : m_writer.findIn(m_conversation.id);
    return answer ? answer->message.id : 0;
}

Progress ChatSession::progress() const
{
    if (const auto *answer = m_conversation.id == 0 ? nullptr : m_writer.findIn(m_conversation.id))
        return answer->progress;
    return m_readiness.progress();
}

std::optional<Error> ChatSession::errorOf(MessageId answer) const
{
    const auto found = m_errors.find(answer);
    return found == m_errors.end() ? std::nullopt : std::optional(*found);
}

void ChatSession::onAnswerChanged(MessageId answer)
{
    if (answering() != answer)
        return;
    Q_EMIT activityChanged();
    Q_EMIT progressChanged();
}

void ChatSession::onTextAdded(MessageId answer, const QString &piece, bool thinking)
{
    const auto *written = m_writer.find(answer);
    if (written && written->message.conversation == m_conversation.id)
        Q_EMIT answerTextAdded(answer, piece, thinking);
    const auto row = indexOf(answer);
    if (row < 0)
        return;
    auto &message = m_transcript[row];
    (thinking ? message.thinking : message.text) += piece;
    Q_EMIT textAdded(row, piece, thinking);
}

void ChatSession::onAnswerFinished(const Message &answer, const std::optional<Error> &error)
{
    const bool here = answer.conversation == m_conversation.id;
    if (const auto row = indexOf(answer.id); row >= 0) {
        auto finished = answer;
        finished.siblings = messages()[row].siblings;
        finished.siblingIndex = messages()[row].siblingIndex;
        m_transcript[row] = finished;
        Q_EMIT messageChanged(row);
    }
    if (error) {
        m_errors[answer.id] = *error;
        fail(*error, answer.id);
    }
    if (here)
        Q_EMIT answerEnded(answer);
    Q_EMIT answerFinished(answer.conversation, answer.id);
    if (!here)
        return;
    Q_EMIT activityChanged();
    if (m_writer.findIn(answer.conversation))
        return; // the last one of several says what follows
    if (m_toTrash != 0)
        return trashWhenSaved();
    if (answer.id == m_sent && !m_several && answer.status == MessageStatus::Stopped && answer.tokens.run.empty())
        return returnDraft(answer);
    makeTitle(answer);
    askReadiness();
}

void ChatSession::returnDraft(const Message &answer)
{
    const auto row = indexOf(answer.parent);
    if (row < 0 || m_shuttingDown)
        return;
    const auto question = messages()[row];
    setMoving(true);
    whenStillHere(m_repository.trashMessage(question.id), question.id, [this, question] {
        setMoving(false);
        if (const auto at = indexOf(question.id); at >= 0) {
            m_transcript.cut(at);
            m_conversation.leaf = question.parent;
            Q_EMIT messagesReplaced(at);
        }
        setDraft(question.text);
        Q_EMIT draftReturned(question.text);
        askReadiness();
    });
}

void ChatSession::makeTitle(const Message &answer)
{
    const auto model = m_generator.model();
    // The built-in model is too small to name anything: the question's first words say more.
    const bool first = !messages().isEmpty() && messages().size() == (isGreeting(messages().front()) ? 3 : 2);
    if (!model || model->builtIn || !m_conversation.titleIsOurs || !first || answer.status != MessageStatus::Complete)
        return;
    const auto id = TextGenerator::nextRequestId();
    m_titles[id] = m_conversation.id;
    m_generator.makeTitle(
        {.id = id, .conversation = m_conversation.id, .path = messages(), .persona = m_persona.text, .stop = {}});
}

// The tree

/// The path is being changed in the file: until that is done nothing can be written at its end.
void ChatSession::setMoving(bool moving)
{
    if (std::exchange(m_moving, moving) != moving)
        Q_EMIT activityChanged();
}

bool ChatSession::canMove() const
{
    return m_open && !m_opening && !m_turn && !m_moving;
}

void ChatSession::goTo(MessageId message)
{
    whenStillHere(m_repository.newestLeaf(message), message, [this](MessageId leaf) {
        whenStillHere(m_repository.setLeaf(m_conversation.id, leaf), leaf, [this, leaf] {
            m_conversation.leaf = leaf;
            reload();
        });
    });
}

void ChatSession::reload()
{
    if (m_conversation.leaf == 0)
        return showTail({});
    whenStillHere(m_repository.page(m_conversation.leaf, 0, kPage), 0,
                  [this](const QList<Message> &page) { showTail(page); });
}

void ChatSession::showTail(const QList<Message> &page)
{
    m_moving = false;
    const auto from = m_transcript.replaceTail(live(page));
    Q_EMIT messagesReplaced(from);
    Q_EMIT conversationChanged(m_conversation);
    Q_EMIT activityChanged();
    askReadiness();
}

void ChatSession::switchBranch(MessageId message, int delta)
{
    if (!canMove() || indexOf(message) < 0)
        return;
    setMoving(true);
    whenStillHere(m_repository.siblings(message), message, [this, message, delta](const QList<MessageId> &siblings) {
        const auto at = siblings.indexOf(message);
        if (at < 0)
            return setMoving(false);
        const auto target = siblings[std::clamp<qsizetype>(at + delta, 0, siblings.size() - 1)];
        target == message ? setMoving(false) : goTo(target);
    });
}

void ChatSession::fork(MessageId message)
{
    if (message == 0 || m_moving) // what is being thrown away now would not be there any more
        return;
    whenDone(
        m_repository.fork(message), this,
        [this](const Conversation &copy) {
            Q_EMIT conversationCreated(copy);
            Q_EMIT forked(copy);
        },
        [this, message](const Error &error) { fail(error, message); });
}

void ChatSession::trashMessage(MessageId message)
{
    const auto row = indexOf(message);
    if (message == 0 || !canMove() || row < 0)
        return;
    setMoving(true);
    // An answer that is being written is stopped and saved first, so that undo brings all of it back.
    m_toTrash = message;
    for (auto i = row; i < messages().size(); ++i)
        m_writer.stop(messages()[i].id);
    trashWhenSaved();
}

void ChatSession::trashWhenSaved()
{
    const auto message = m_toTrash;
    const auto row = indexOf(message);
    if (message == 0 || row < 0)
        return;
    for (auto i = row; i < messages().size(); ++i)
        if (m_writer.find(messages()[i].id))
            return;
    m_toTrash = 0;
    const auto parent = messages()[row].parent;
    whenStillHere(m_repository.siblings(message), message, [this, message, parent](const QList<MessageId> &siblings) {
        const auto at = siblings.indexOf(message);
        const MessageId neighbour = siblings.size() < 2 ? 0 : siblings[at > 0 ? at - 1 : 1];
        whenStillHere(m_repository.trashMessage(message), message, [this, message, parent, neighbour] {
            Q_EMIT trashed(message);
            if (neighbour != 0)
                return goTo(neighbour);
            m_conversation.leaf = parent;
            reload();
        });
    });
}

void ChatSession::restoreMessage(MessageId message)
{
    if (!canMove())
        return;
    setMoving(true);
    whenStillHere(m_repository.restoreMessage(message), message, [this, message] { goTo(message); });
}

void ChatSession::rename(const QString &title)
{
    if (m_conversation.id == 0)
        return;
    std::erase_if(m_titles, [this](const auto &asked) { return asked.second == m_conversation.id; });
    setTitle(m_conversation.id, title.simplified(), true);
}

void ChatSession::setTitle(ConversationId id, const QString &title, bool byPerson)
{
    whenDone(
        m_repository.rename(id, title, byPerson), this,
        [this, id, title, byPerson] {
            if (id == m_conversation.id) {
                m_conversation.title = title;
                m_conversation.titleIsOurs = !byPerson;
                return void(Q_EMIT conversationChanged(m_conversation));
            }
            whenDone(
                m_repository.conversation(id), this,
                [this](const Conversation &other) { Q_EMIT conversationChanged(other); }, [](const Error &) {});
        },
        [this](const Error &error) { fail(error); });
}

// Draft

void ChatSession::setDraft(const QString &text)
{
    if (text == m_conversation.draft)
        return;
    m_conversation.draft = text;
    m_draftChanged = true;
    // Not restarted by the next letter: at most a second is lost however long somebody types.
    if (!m_draftTimer.isActive())
        m_draftTimer.start();
    if (!text.isEmpty() && activity() == Activity::Idle)
        m_readiness.catchUp();
}

void ChatSession::askDraftCost(const QString &text)
{
    m_draftCostStop.request_stop();
    m_draftCostStop = {};
    m_draftCost = TextGenerator::nextRequestId();
    Message question;
    question.text = text;
    m_generator.prepare({.id = m_draftCost,
                         .conversation = 0,
                         .path = {question},
                         .persona = {},
                         .feed = false,
                         .keepSnapshots = false,
                         .stop = m_draftCostStop.get_token()});
}

void ChatSession::saveDraft()
{
    m_draftTimer.stop();
    if (!std::exchange(m_draftChanged, false))
        return;
    ++m_draftSaving;
    const auto &draft = m_conversation.draft;
    whenDone(
        m_conversation.id == 0 ? m_repository.setValue(newDraftName(), draft)
                               : m_repository.saveDraft(m_conversation.id, draft),
        this,
        [this] {
            --m_draftSaving;
            finishShutDown();
        },
        [this](const Error &error) {
            --m_draftSaving;
            fail(error);
            finishShutDown();
        });
}

// Background

void ChatSession::verify()
{
    if (m_conversation.leaf == 0)
        return;
    m_verifyStop.request_stop();
    m_verifyStop = {};
    m_verify = TextGenerator::nextRequestId();
    whenStillHere(m_repository.path(m_conversation.leaf), 0, [this, id = m_verify](const QList<Message> &path) {
        if (id == m_verify)
            m_generator.verify({.id = id,
                                .conversation = m_conversation.id,
                                .path = path,
                                .persona = m_persona.text,
                                .stop = m_verifyStop.get_token()});
    });
}

void ChatSession::shutDown()
{
    m_shuttingDown = true;
    m_verifyStop.request_stop();
    m_readiness.forget();
    m_writer.stopAll();
    if (m_turnUnsaved && m_turn->question)
        setDraft(m_turn->question->text);
    saveDraft();
    finishShutDown();
}

void ChatSession::finishShutDown()
{
    if (m_shuttingDown && m_writer.isIdle() && m_draftSaving == 0 && (!m_turn || m_turnUnsaved))
        QMetaObject::invokeMethod(this, &ChatSession::shutDownFinished, Qt::QueuedConnection);
}

} // namespace chat
