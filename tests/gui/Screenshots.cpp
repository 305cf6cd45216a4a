#include "app/Application.h"
#include "gui/SampleChats.h"

#include "support/Picture.h"
#include "support/Screen.h"
#include "support/ScriptedGenerator.h"

#include <QDir>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/QQmlExtensionPlugin>

#include <cstdio>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

namespace {

constexpr double kMostBlank = 0.7; ///< of a picture in one piece

/// The window and a hand that brings it into each state that is worth a picture.
class Photographer
{
public:
    Photographer(app::Application &rookery, support::ScriptedGenerator &generator, const QDir &out)
        : m_rookery(rookery), m_generator(generator), m_out(out), m_rain(rookery.chat().conversation())
    {
    }

    void resize(int width)
    {
        m_width = width;
        window()->resize(width, width == 1680 ? 1000 : 800);
    }
    void setScheme(ui::AppearanceViewModel::Scheme scheme)
    {
        m_rookery.appearance().setScheme(scheme);
        m_scheme = scheme == ui::AppearanceViewModel::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    }
    void setLanguage(const QString &language)
    {
        const bool mirrored = language == QStringLiteral("mirrored");
        m_rookery.language().choose(mirrored || language.isEmpty() ? QStringLiteral("en") : language);
        m_rookery.language().setRightToLeft(mirrored);
        m_language = language;
    }

    void takePages()
    {
        chat();
        take("chat");
        m_rookery.chat().openNew();
        until([this] { return m_rookery.chat().isEmpty(); });
        take("empty");
        for (const auto *page :
             {"models", "help", "storage", "settings/look", "settings/answers", "settings/computer", "settings/models",
              "settings/privacy", "settings/keys", "settings/logs", "settings/about"}) {
            go(page);
            take(page);
        }
        takePersonas();
    }

    void takeStates()
    {
        takeChatStates();
        takeAnswers();
        takeSidebar();
        takeOverlays();
    }

    int wrong() const { return m_wrong; }

private:
    QQuickWindow *window() const { return m_rookery.window(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(window(), key, modifiers); }
    void type(const char *words)
    {
        for (; *words; ++words)
            QTest::keyClick(window(), *words);
    }
    QObject *find(const char *name) const { return window()->findChild<QObject *>(QString::fromLatin1(name)); }

    template<typename Condition>
    void until(Condition condition)
    {
        if (!QTest::qWaitFor(condition, 20'000))
            std::printf("  a state was not reached\n"), ++m_wrong;
    }

    void go(const char *page)
    {
        const auto where = QString::fromLatin1(page);
        window()->setProperty("page", where.section(u'/', 0, 0));
        if (auto *settings = window()->findChild<QQuickItem *>(QStringLiteral("settingsPage")))
            settings->setProperty("part", where.section(u'/', 1));
    }
    void chat()
    {
        go("chat");
        m_rookery.chat().open(m_rain);
        until([this] { return m_rookery.chat().conversation() == m_rain && !m_rookery.chat().isEmpty(); });
        m_rookery.chat().dismissError();
    }

    void takeChatStates()
    {
        auto &view = m_rookery.chat();
        chat();
        view.showError(chat::Error(chat::Error::Code::OutOfMemory, QStringLiteral("std::bad_alloc")));
        take("error");
        view.dismissError();
        for (int row = 0; row < view.transcript()->rowCount(); ++row)
            if (view.transcript()->index(row).data(ui::TranscriptModel::KindRole).toInt() ==
                ui::TranscriptModel::Thinking)
                view.transcript()->setOpen(row, true);
        press(Qt::Key_F6);
        press(Qt::Key_Home);
        take("thoughts");
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        take("message-menu");
        press(Qt::Key_Escape);
        press(Qt::Key_F, Qt::ControlModifier);
        type("tank");
        take("find");
        press(Qt::Key_Escape);
        view.attachments()->add(
            {QStringLiteral("Rain at the allotment 2026.csv"), QStringLiteral("month,mm\n").repeated(400)});
        view.attachments()->add(
            {QStringLiteral("Plan.pdf"), QStringLiteral("The tank stands by the shed. ").repeated(200)});
        view.setDraft(QStringLiteral("What do these two say about June?"));
        Q_EMIT view.draftReplaced();
        take("attachments");
        view.attachments()->replace({});
        view.setDraft({});
        Q_EMIT view.draftReplaced();
        view.editLast();
        take("editing");
        view.cancelEdit();
    }

    /// What a model writes: an answer half-way, thoughts, three answers to choose from.
    void takeAnswers()
    {
        auto &view = m_rookery.chat();
        view.openNew();
        until([&] { return view.isEmpty() && view.canWrite(); });
        m_generator.thinking =
            QStringLiteral("The roof is small. Beans drink most in June. A tank of 500 litres is filled twice.");
        m_generator.answer = sample::markdownAnswer();
        m_generator.paceMs = 15;
        view.ask(QStringLiteral("What size of tank do the beans need?"));
        until([&] { return view.activity() == ui::ChatViewModel::Thinking; });
        take("thinking-now");
        until([&] { return view.transcript()->rowCount() > 9; });
        take("streaming");
        view.stop();
        until([&] { return !view.busy(); });
        take("stopped");
        const auto made = view.conversation();
        view.openNew();
        until([&] { return view.isEmpty() && view.canWrite(); });
        m_generator.thinking.clear();
        m_generator.answer =
            QStringLiteral("**Rook.** Short, old, and the right colour.\n\n- easy to call\n- not too sweet\n");
        view.setAnswers(3);
        view.setDraft(QStringLiteral("A name for a black cat?"));
        view.send();
        until([&] { return view.several()->rowCount() == 3 && !view.several()->writing() && !view.busy(); });
        take("several");
        view.several()->keep(0);
        until([&] { return view.several()->rowCount() == 0; });
        view.setAnswers(1);
        const auto names = view.conversation();
        chat();
        for (const auto each : {made, names})
            m_rookery.conversations().trash(each);
        until([&] { return !m_rookery.toast().text().isEmpty(); });
        take("deleted");
        m_rookery.toast().dismiss();
    }

    void takeSidebar()
    {
        chat();
        if (m_width == 640) {
            press(Qt::Key_B, Qt::ControlModifier);
            take("sidebar");
        }
        m_rookery.sidebar().setFolded(1, true);
        take("folded");
        m_rookery.sidebar().setFolded(1, false);
        if (auto *field = find("sidebarSearch")) {
            field->setProperty("text", QStringLiteral("tank"));
            until([&] { return !m_rookery.sidebarSearch().hits().isEmpty(); });
            take("search");
            field->setProperty("text", QString());
        }
        if (m_width == 640)
            press(Qt::Key_Escape);
    }

    void takeOverlays()
    {
        chat();
        press(Qt::Key_K, Qt::ControlModifier);
        take("palette");
        type("beans");
        until([&] { return !m_rookery.paletteSearch().hits().isEmpty(); });
        take("palette-hits");
        press(Qt::Key_Escape);
        press(Qt::Key_F1);
        take("shortcuts");
        press(Qt::Key_Escape);
        press(Qt::Key_M, Qt::ControlModifier);
        take("model-menu");
        press(Qt::Key_Escape);
        press(Qt::Key_F6);
        press(Qt::Key_I);
        take("statistics");
        press(Qt::Key_Escape);
        press(Qt::Key_F6);
        press(Qt::Key_S);
        take("select");
        press(Qt::Key_Escape);
        if (auto *transcript = find("transcript")) {
            QMetaObject::invokeMethod(transcript, "linkPressed",
                                      Q_ARG(QString, QStringLiteral("https://example.org/rain?shed=1&roof=7.2")));
            take("link");
            press(Qt::Key_Escape);
        }
    }

    void takePersonas()
    {
        go("personas");
        take("personas");
        if (auto *add = find("newPersona")) {
            QMetaObject::invokeMethod(add, "clicked");
            take("persona-form");
            QMetaObject::invokeMethod(find("discardPersona"), "clicked");
        }
    }

    /// NAME-WIDTH-SCHEME.png, once it rests.
    void take(const char *name)
    {
        QSignalSpy painted(window(), &QQuickWindow::frameSwapped);
        for (int frame = 0; frame < 4; ++frame) {
            window()->update();
            painted.wait(10'000);
        }
        QTest::qWait(60);
        const auto image = window()->grabWindow();
        const auto suffix = m_language.isEmpty() ? QString() : u'-' + m_language;
        const auto file = QStringLiteral("%1%2-%3-%4.png")
                              .arg(QString::fromLatin1(name).replace(u'/', u'-'), suffix)
                              .arg(m_width)
                              .arg(m_scheme);
        image.save(m_out.filePath(file));
        auto items = support::shownItems(window()->contentItem());
        for (auto *child : window()->contentItem()->childItems())
            if (child->inherits("QQuickOverlay") && child->isVisible() && !child->childItems().isEmpty())
                items = support::shownItems(child);
        auto wrong = support::unreadable(window(), items, [](const QString &) {
                         return true;
                     }).filter(QRegularExpression(QStringLiteral("^(?!cut off)"))); // titles may be cut
        const auto blank = support::blankShare(image);
        if (blank > kMostBlank)
            wrong.append(QStringLiteral("blank: %1 of it in one piece").arg(blank));
        std::printf("%s, %.0f %% in one piece\n", qPrintable(file), 100 * blank);
        for (const auto &each : wrong)
            std::printf("  %s\n", qPrintable(each));
        std::fflush(stdout);
        m_wrong += int(wrong.size());
    }

    app::Application &m_rookery;
    support::ScriptedGenerator &m_generator;
    QDir m_out;
    chat::ConversationId m_rain;
    QString m_scheme, m_language;
    int m_width = 0;
    int m_wrong = 0;
};

/// Personas and a folder, beside the sample chats.
void fill(const QString &folder)
{
    sample::fill(folder);
    storage::DataFolder held(folder);
    storage::SqliteConversationRepository repository(folder);
    for (const auto &[name, text] :
         {std::pair{"Patient teacher", "Explain in small steps, and ask back when something is unclear."},
          std::pair{"Letter writer", "Write plainly and kindly, at most a page."}}) {
        chat::Persona persona;
        persona.name = QString::fromLatin1(name);
        persona.text = QString::fromLatin1(text);
        repository.savePersona(persona).waitForFinished();
    }
    const auto garden = repository.addFolder(QStringLiteral("Garden")).result();
    for (const auto chat : {2, 3, 7})
        repository.setFolder(chat, garden.id).waitForFinished();
}

} // namespace

/// Screenshots FOLDER [--check]: each page and state at 640, 1200 and 1680 pixels, light and dark, and the pages in the
/// other languages and mirrored; with --check only the light ones at 640 and 1200 pixels in English. Status 1 when
/// something in them is blank, overlaps or leaves the window.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QGuiApplication application(argc, argv);
    auto arguments = QGuiApplication::arguments().mid(1);
    const bool check = arguments.removeAll(QStringLiteral("--check")) > 0;
    const QDir out(arguments.value(0, QStringLiteral("screenshots")));
    out.mkpath(QStringLiteral("."));
    QTemporaryDir folder;
    fill(folder.path());

    support::ScriptedGenerator generator;
    generator.name = QStringLiteral("Fledgling");
    generator.builtIn = true; // as at the first start: with the offer of a stronger one
    app::Application rookery(
        {.dataFolder = folder.path(), .model = QStringLiteral(":/scripted"), .threads = 1, .generator = &generator});
    if (!rookery.show() ||
        !QTest::qWaitFor([&] { return rookery.model().loaded() && !rookery.chat().isEmpty(); }, 20'000))
        return 1;
    rookery.models().open();
    if (!QTest::qWaitFor([&] { return !rookery.models().offerTitle().isEmpty(); },
                         20'000)) // the speed is measured first
        std::printf("without the offer of a stronger model\n");
    rookery.appearance().setLessMovement(true);
    Photographer photographer(rookery, generator, out);
    photographer.setLanguage({});
    for (const int width : check ? QList{640, 1200} : QList{640, 1200, 1680}) {
        photographer.resize(width);
        for (const auto scheme : {ui::AppearanceViewModel::Light, ui::AppearanceViewModel::Dark}) {
            if (check && scheme == ui::AppearanceViewModel::Dark)
                continue;
            photographer.setScheme(scheme);
            photographer.takePages();
            photographer.takeStates();
        }
    }
    photographer.setScheme(ui::AppearanceViewModel::Light);
    for (const int width : check ? QList<int>() : QList{640, 1200}) {
        photographer.resize(width);
        for (const auto *language : {"de", "zh_CN", "mirrored"}) {
            photographer.setLanguage(QString::fromLatin1(language));
            photographer.takePages();
            photographer.takeStates();
        }
    }
    return photographer.wrong() == 0 ? 0 : 1;
}
