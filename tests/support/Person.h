#pragma once

#include "app/Application.h"

#include "support/Settled.h"

#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <memory>

#include <sys/resource.h>

namespace support {

/// Before the first window: drawn by the processor, and no binding may fail unseen.
inline void prepareWindows()
{
    QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:/qt/qml/Rookery")));
}

/// The program with its real window, as a person sits before it; without a model the one in the box.
class Person
{
public:
    explicit Person(const QString &folder, const QString &model = {})
        : m_program(std::make_unique<app::Application>(
              app::Application::Options{.dataFolder = folder, .model = model, .threads = 1}))
    {
        m_open = m_program->show();
    }

    bool ready()
    {
        return m_open && QTest::qWaitForWindowExposed(window()) &&
               QTest::qWaitFor([this] { return m_program->model().loaded(); }, 20'000);
    }

    app::Application &program() { return *m_program; }
    QQuickWindow *window() const { return m_program->window(); }
    ui::ChatViewModel &chat() { return m_program->chat(); }
    ui::HelpViewModel &help() { return m_program->help(); }
    ui::ConversationListModel &chats() { return m_program->conversations(); }
    ui::PersonasViewModel &personas() { return m_program->personas(); }
    ui::ArchiveViewModel &archive() { return m_program->archive(); }
    void go(const char *page) { window()->setProperty("page", QString::fromLatin1(page)); }

    /// Gives the visible item of that name the focus and types into it.
    bool typeInto(const char *name, const QString &text)
    {
        const auto found = QString::fromLatin1(name);
        if (!QTest::qWaitFor([&] { return item(found) != nullptr; }, 20'000))
            return false;
        item(found)->forceActiveFocus(Qt::TabFocusReason);
        type(text);
        return true;
    }

    ui::StorageViewModel &storage() { return m_program->storage(); }
    ui::TrashViewModel &trash() { return m_program->trash(); }
    ui::SearchViewModel &search() { return m_program->sidebarSearch(); }
    ui::SearchViewModel &palette() { return m_program->paletteSearch(); }
    ui::ModelViewModel &model() { return m_program->model(); }
    ui::ToastViewModel &toast() { return *window()->property("toast").value<ui::ToastViewModel *>(); }

    /// The visible item of that name (each page has a composer of its own), also within the rows of a list.
    QQuickItem *item(const QString &name) const { return itemIn(window()->contentItem(), name); }

    static QQuickItem *itemIn(QQuickItem *parent, const QString &name)
    {
        if (!parent->isVisible() || !parent->isEnabled())
            return nullptr;
        if (parent->objectName() == name)
            return parent;
        for (auto *child : parent->childItems())
            if (auto *found = itemIn(child, name))
                return found;
        return nullptr;
    }

    /// False when there is no such item to press.
    bool click(const QString &name)
    {
        const auto place = settledPlace(*window(), [&] { return item(name); });
        if (place)
            QTest::mouseClick(window(), Qt::LeftButton, {}, *place);
        return place.has_value();
    }

    void type(const QString &text)
    {
        for (const auto c : text)
            QTest::keyClick(window(), c.toLatin1());
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(window(), key, modifiers); }

    bool answered()
    {
        return QTest::qWaitFor([this] { return !chat().busy() && chat().canWrite(); }, 60'000);
    }

    /// Types into the composer, which has the focus, and waits for the answer.
    bool ask(const QString &text)
    {
        if (!QTest::qWaitFor(
                [this] {
                    auto *composer = item(QStringLiteral("composer"));
                    return composer && composer->hasActiveFocus();
                },
                20'000))
            return false;
        const auto rows = chat().transcript()->rowCount();
        type(text);
        press(Qt::Key_Return);
        return QTest::qWaitFor([&] { return chat().transcript()->rowCount() > rows + 1; }, 20'000) && answered();
    }

    /// Text of the newest answer as the transcript shows it.
    QString newestAnswer()
    {
        QStringList blocks;
        auto *transcript = chat().transcript();
        for (int row = 0; row < transcript->rowCount(); ++row) {
            const auto index = transcript->index(row);
            const auto kind = index.data(ui::TranscriptModel::KindRole).toInt();
            if (kind == ui::TranscriptModel::User)
                blocks.clear();
            else if (kind != ui::TranscriptModel::Actions && kind != ui::TranscriptModel::Reopened)
                blocks += index.data(ui::TranscriptModel::PlainRole).toString();
        }
        return blocks.join(u'\n');
    }

    bool hasRow(ui::TranscriptModel::RowKind kind)
    {
        for (int row = 0; row < chat().transcript()->rowCount(); ++row)
            if (chat().transcript()->index(row).data(ui::TranscriptModel::KindRole).toInt() == kind)
                return true;
        return false;
    }

    /// Closes the window and waits until everything is saved.
    bool quit()
    {
        QSignalSpy finished(m_program.get(), &app::Application::finished);
        window()->close();
        m_program->shutDown();
        const bool done = finished.wait(30'000);
        m_program.reset();
        return done;
    }

private:
    std::unique_ptr<app::Application> m_program;
    bool m_open = false;
};

/// A chat of `turns` turns that no model wrote; the question of turn `special` holds `words`. Returns that message.
inline chat::MessageId addChat(const QString &folder, const QString &title, int turns, int special,
                               const QString &words)
{
    storage::DataFolder held(folder);
    storage::SqliteConversationRepository repository(folder);
    auto made = repository.createConversation(0).result();
    chat::MessageId last = 0, found = 0;
    for (int i = 0; i < turns; ++i) {
        chat::Message question, answer;
        question.conversation = answer.conversation = made.id;
        question.parent = last;
        question.text = i == special ? words : QStringLiteral("Question %1?").arg(i);
        answer.role = chat::Role::Assistant;
        answer.status = chat::MessageStatus::Generating;
        const auto saved = repository.appendTurn(question, answer).result();
        chat::GenerationResult result;
        result.answer = last = saved[1].id;
        result.text = QStringLiteral("Answer %1.").arg(i);
        repository.saveAnswer(result, chat::MessageStatus::Complete).waitForFinished();
        if (i == special)
            found = saved[0].id;
    }
    repository.rename(made.id, title, true).waitForFinished();
    return found;
}

/// Greedy answers, so that two runs can be compared; written where the program reads its settings.
inline void makeGreedy(const QString &folder, int maxTokens)
{
    storage::DataFolder held(folder);
    storage::SqliteConversationRepository repository(folder);
    chat::GenerationSettings settings;
    settings.temperature = 0;
    settings.maxTokens = maxTokens;
    repository.setValue(QStringLiteral("generation"), QString::fromUtf8(settings.toJson())).waitForFinished();
}

/// While this lives no file of the program can become longer.
class NoFileGrows
{
public:
    NoFileGrows()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{.rlim_cur = 1, .rlim_max = m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~NoFileGrows() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(NoFileGrows)

private:
    rlimit m_before{};
};

/// The token ids of the newest answer in a folder that no program has open.
inline chat::TokenIds newestTokens(const QString &folder)
{
    storage::DataFolder held(folder);
    storage::SqliteConversationRepository repository(folder);
    const auto chats = repository.conversations().result();
    return repository.path(chats.first().leaf).result().last().tokens;
}

} // namespace support
