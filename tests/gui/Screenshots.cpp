#include "app/Application.h"
#include "gui/SampleChats.h"

#include <QDir>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/QQmlExtensionPlugin>

#include "support/Screen.h"

#include <cstdio>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

namespace {

/// Takes the pictures, and says of each what is wrong at first sight.
class Photographer
{
public:
    Photographer(app::Application &rookery, const QDir &out) : m_rookery(rookery), m_out(out) {}

    void resize(int width)
    {
        m_width = width;
        m_rookery.window()->resize(width, width == 1680 ? 1000 : 800);
    }

    void setScheme(ui::AppearanceViewModel::Scheme scheme)
    {
        m_rookery.appearance().setScheme(scheme);
        m_scheme = scheme == ui::AppearanceViewModel::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    }

    void go(const QString &page)
    {
        auto *window = m_rookery.window();
        window->setProperty("page", page.section(u'/', 0, 0));
        if (auto *settings = window->findChild<QQuickItem *>(QStringLiteral("settingsPage")))
            settings->setProperty("part", page.section(u'/', 1));
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_rookery.window(), key, modifiers);
    }

    /// NAME-WIDTH-SCHEME.png
    void take(const QString &name)
    {
        QTest::qWait(250);
        auto *window = m_rookery.window();
        const auto image = window->grabWindow();
        const auto file = QStringLiteral("%1-%2-%3.png").arg(name).arg(m_width).arg(m_scheme);
        image.save(m_out.filePath(file));
        // A picture of a few colours means that nothing was drawn.
        QSet<QRgb> colors;
        for (int y = 0; y < image.height(); y += 7)
            for (int x = 0; x < image.width(); x += 7)
                colors.insert(image.pixel(x, y));
        auto items = support::shownItems(window->contentItem());
        for (auto *child : window->contentItem()->childItems())
            if (child->inherits("QQuickOverlay") && child->isVisible() && !child->childItems().isEmpty())
                items = support::shownItems(child);
        auto wrong = support::unreadable(window, items, [](const QString &) {
                         return true;
                     }).filter(QRegularExpression(QStringLiteral("^(?!cut off)"))); // titles may be cut
        if (colors.size() < 4)
            wrong.append(QStringLiteral("nothing was drawn"));
        std::printf("%s\n", qPrintable(file));
        for (const auto &each : wrong)
            std::printf("  %s\n", qPrintable(each));
        m_wrong += int(wrong.size());
    }

    int wrong() const { return m_wrong; }

private:
    app::Application &m_rookery;
    QDir m_out;
    QString m_scheme;
    int m_width = 0;
    int m_wrong = 0;
};

} // namespace

/// Screenshots FOLDER [MODEL]: each page and state at 640, 1200 and 1680 pixels, light and dark, and the pages in the
/// other languages and mirrored. Status 1 when something in them is blank, overlaps or leaves the window.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QGuiApplication application(argc, argv);
    const auto arguments = QGuiApplication::arguments();
    const QDir out(arguments.value(1, QStringLiteral("screenshots")));
    out.mkpath(QStringLiteral("."));
    QTemporaryDir folder;
    sample::fill(folder.path());

    app::Application rookery({.dataFolder = folder.path(), .model = arguments.value(2), .threads = 1});
    if (!rookery.show())
        return 1;
    QTest::qWait(1500);
    rookery.language().choose(QStringLiteral("en"));
    rookery.appearance().setLessMovement(true);
    const auto rain = rookery.chat().conversation();
    Photographer photographer(rookery, out);
    const auto chat = [&] {
        photographer.go(QStringLiteral("chat"));
        rookery.chat().open(rain);
        rookery.chat().dismissError();
    };
    const QStringList pages{QStringLiteral("models"),           QStringLiteral("help"),
                            QStringLiteral("storage"),          QStringLiteral("settings/look"),
                            QStringLiteral("settings/answers"), QStringLiteral("settings/computer"),
                            QStringLiteral("settings/models"),  QStringLiteral("settings/privacy"),
                            QStringLiteral("settings/keys"),    QStringLiteral("settings/logs"),
                            QStringLiteral("settings/about")};
    for (const int width : {640, 1200, 1680}) {
        photographer.resize(width);
        for (const auto scheme : {ui::AppearanceViewModel::Light, ui::AppearanceViewModel::Dark}) {
            photographer.setScheme(scheme);
            chat();
            photographer.take(QStringLiteral("chat"));
            rookery.chat().showError(chat::Error(chat::Error::Code::OutOfMemory, QStringLiteral("std::bad_alloc")));
            photographer.take(QStringLiteral("error"));
            rookery.chat().dismissError();
            photographer.press(Qt::Key_K, Qt::ControlModifier);
            photographer.take(QStringLiteral("palette"));
            photographer.press(Qt::Key_Escape);
            photographer.press(Qt::Key_F1);
            photographer.take(QStringLiteral("shortcuts"));
            photographer.press(Qt::Key_Escape);
            if (width == 640) {
                photographer.press(Qt::Key_B, Qt::ControlModifier);
                photographer.take(QStringLiteral("sidebar"));
                photographer.press(Qt::Key_Escape);
            }
            rookery.chat().openNew();
            photographer.take(QStringLiteral("empty"));
            for (const auto &page : pages) {
                photographer.go(page);
                photographer.take(QString(page).replace(u'/', u'-'));
            }
        }
    }
    photographer.setScheme(ui::AppearanceViewModel::Light);
    for (const int width : {640, 1200}) {
        photographer.resize(width);
        for (const auto &language : {QStringLiteral("de"), QStringLiteral("zh_CN"), QStringLiteral("mirrored")}) {
            const bool mirrored = language == QStringLiteral("mirrored");
            rookery.language().choose(mirrored ? QStringLiteral("en") : language);
            rookery.language().setRightToLeft(mirrored);
            chat();
            photographer.take(QStringLiteral("chat-") + language);
            rookery.chat().openNew();
            photographer.take(QStringLiteral("empty-") + language);
            for (const auto &page : pages) {
                photographer.go(page);
                photographer.take(QString(page).replace(u'/', u'-') + u'-' + language);
            }
        }
    }
    return photographer.wrong() == 0 ? 0 : 1;
}
