#include "app/Application.h"

#include "gui/SampleChats.h"

#include <QCoreApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QtQml/QQmlExtensionPlugin>

#include "support/Screen.h"

#include <memory>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

namespace {

/// Every word longer and in brackets, as a language might have it whose words are long.
class LongWords : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        const auto text = QString::fromUtf8(source);
        if (text == QStringLiteral("MMMM yyyy") || text.contains(QStringLiteral("(*")))
            return text;
        QString more;
        for (auto wanted = std::max<qsizetype>(2, text.size() * 2 / 5); more.size() < wanted;)
            more += more.size() % 6 == 5 ? u' ' : u'x';
        return QStringLiteral("⟦") + text + more + QStringLiteral("⟧");
    }
    bool isEmpty() const override { return false; }
};

/// English words of ours, and what they are in German, where they differ.
QHash<QString, QString> germanWords()
{
    QHash<QString, QString> words;
    QFile file(QStringLiteral(":/translations/rookery_de.qm"));
    QTranslator german;
    if (!german.load(file.fileName()))
        return words;
    QFile source(qEnvironmentVariable("ROOKERY_SOURCES") + QStringLiteral("/translations/rookery_de.ts"));
    if (!source.open(QIODevice::ReadOnly))
        return words;
    static const QRegularExpression pattern(QStringLiteral(
        "<source>([^<]*)</source>\\s*(?:<comment>[^<]*</comment>\\s*)?<translation>([^<]*)</translation>"));
    for (auto match = pattern.globalMatch(QString::fromUtf8(source.readAll())); match.hasNext();) {
        const auto each = match.next();
        if (each.captured(1) != each.captured(2))
            words.insert(each.captured(1), each.captured(2));
    }
    return words;
}

double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const auto x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return std::max(x, y) / std::min(x, y);
}

/// `top` laid over `below`.
QColor over(const QColor &top, const QColor &below)
{
    const auto mix = [&](double a, double b) { return a * top.alphaF() + b * (1 - top.alphaF()); };
    return QColor::fromRgbF(float(mix(top.redF(), below.redF())), float(mix(top.greenF(), below.greenF())),
                            float(mix(top.blueF(), below.blueF())));
}

} // namespace

/// Every page as a person finds it: readable in every language and width, by keyboard and by screen reader.
class PagesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<app::Application> m_program;

    QQuickWindow *window() const { return m_program->window(); }

    /// "settings/privacy" is a part of a page.
    void go(const QString &where)
    {
        const auto page = where.section(u'/', 0, 0);
        window()->setProperty("page", page == QStringLiteral("empty") ? QStringLiteral("chat") : page);
        if (page == QStringLiteral("empty"))
            m_program->chat().openNew();
        else
            m_program->chat().open(m_program->conversations().idAt(1));
        QTRY_COMPARE(m_program->chat().isEmpty(), page == QStringLiteral("empty"));
        if (page == QStringLiteral("settings"))
            window()
                ->findChild<QQuickItem *>(QStringLiteral("settingsPage"))
                ->setProperty("part", where.section(u'/', 1));
        settle();
    }

    /// Until the layout has come to rest: the same places twice in a row.
    void settle()
    {
        QHash<QQuickItem *, QRectF> before;
        QString moved;
        const bool rests = QTest::qWaitFor(
            [&] {
                moved.clear();
                QHash<QQuickItem *, QRectF> now;
                for (auto *item : items()) {
                    now.insert(item, item->mapRectToScene(QRectF(0, 0, item->width(), item->height())));
                    if (now.value(item) != before.value(item))
                        moved = support::describe(item);
                }
                before = now;
                return moved.isEmpty();
            },
            20'000);
        QVERIFY2(rests, qPrintable(moved));
    }

    QList<QQuickItem *> items() const { return support::shownItems(window()->contentItem()); }

    /// What lies over the page hides it.
    QList<QQuickItem *> topItems() const
    {
        for (auto *child : window()->contentItem()->childItems())
            if (child->inherits("QQuickOverlay") && child->isVisible() && !child->childItems().isEmpty())
                return support::shownItems(child);
        return items();
    }

    QStringList longWordsCutOff()
    {
        LongWords longWords;
        QCoreApplication::installTranslator(&longWords);
        Q_EMIT m_program->language().changed();
        settle();
        const auto found =
            support::unreadable(window(), topItems(), [](const QString &words) { return words.contains(u'⟦'); });
        QCoreApplication::removeTranslator(&longWords);
        Q_EMIT m_program->language().changed();
        return found;
    }

    static void pages()
    {
        QTest::addColumn<QString>("page");
        for (const auto *page :
             {"chat", "empty", "models", "storage", "settings/look", "settings/answers", "settings/computer",
              "settings/models", "help", "settings/privacy", "settings/keys", "settings/logs", "settings/about"})
            QTest::newRow(page) << QString::fromLatin1(page);
    }

    void resize(int width, int height)
    {
        window()->resize(width, height);
        QTRY_COMPARE(int(window()->contentItem()->width()), width);
        settle();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:/qt/qml/Rookery")));
        sample::fill(m_folder.path());
        m_program = std::make_unique<app::Application>(
            app::Application::Options{.dataFolder = m_folder.path(), .model = {}, .threads = 1});
        QVERIFY(m_program->show());
        QVERIFY(QTest::qWaitForWindowExposed(window()));
        QTRY_VERIFY(!m_program->chat().isEmpty());
        m_program->language().choose(QStringLiteral("en"));
        m_program->appearance().setLessMovement(true);
        m_program->chat().dismissError();
    }

    void cleanup()
    {
        m_program->language().choose(QStringLiteral("en"));
        m_program->language().setRightToLeft(false);
    }

    /// Every colour of words on every surface it may stand on, by the formula of WCAG 2.1.
    void wordsStandOutFromWhatIsBehindThem_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::newRow("light") << int(ui::AppearanceViewModel::Light);
        QTest::newRow("dark") << int(ui::AppearanceViewModel::Dark);
    }
    void wordsStandOutFromWhatIsBehindThem()
    {
        QFETCH(int, scheme);
        m_program->appearance().setScheme(ui::AppearanceViewModel::Scheme(scheme));
        QQmlComponent component(qmlEngine(window()));
        component.setData("import QtQml; import Rookery.Ui; QtObject { property QtObject theme: Theme }", {});
        const std::unique_ptr<QObject> holder(component.create());
        QVERIFY2(holder, qPrintable(component.errorString()));
        const auto *theme = holder->property("theme").value<QObject *>();
        QVERIFY(theme);
        const auto color = [&](const QString &name) {
            const auto value = theme->property(qPrintable(name));
            return value.isValid() ? value.value<QColor>() : QColor();
        };
        struct Pairs
        {
            const char *words;
            const char *surfaces; ///< "a+b": a laid over b
            double least;
        };
        const Pairs all[] = {
            {"text textSoft muted faint", "ground surface raised overlay sunken field", 4.5},
            {"text muted",
             "hover+ground hover+surface hover+raised hover+overlay pressed+surface segment inlineCode "
             "accentSoft warnSoft dangerSoft selected+ground",
             4.5},
            {"faint", "hover+overlay", 4.5},
            {"accent", "ground surface raised overlay accentSoft", 4.5},
            {"accentInk", "accent accentHover accentPressed", 4.5},
            {"warn", "warnSoft surface raised", 4.5},
            {"danger", "dangerSoft surface raised overlay", 4.5},
            {"codeKeyword codeString codeNumber codeName", "sunken", 4.5},
            {"inverseInk inverseAccent", "inverse", 4.5},
            {"surface", "text", 4.5},                                // tooltips, Stop
            {"control focus", "ground surface raised overlay", 3.0}, // shapes, not words
        };
        for (const auto &pairs : all)
            for (const auto &words : QString::fromLatin1(pairs.words).split(u' '))
                for (const auto &surface : QString::fromLatin1(pairs.surfaces).split(u' ')) {
                    const auto layers = surface.split(u'+');
                    auto behind = color(layers.back());
                    if (layers.size() > 1)
                        behind = over(color(layers.front()), behind);
                    const auto ratio = contrast(color(words), behind);
                    QVERIFY2(color(words).isValid() && behind.isValid(), qPrintable(words + surface));
                    QVERIFY2(ratio >= pairs.least,
                             qPrintable(QStringLiteral("%1 on %2: %3").arg(words, surface).arg(ratio)));
                }
        m_program->appearance().setScheme(ui::AppearanceViewModel::System);
    }

    void theFormulaOfContrastIsRight()
    {
        QCOMPARE(qRound(contrast(Qt::black, Qt::white)), 21);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
        QVERIFY(qAbs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void theLanguageChangesAtOnce_data() { pages(); }
    void theLanguageChangesAtOnce()
    {
        QFETCH(QString, page);
        const auto german = germanWords();
        QVERIFY(german.size() > 200);
        resize(1280, 2000); // what a longer language pushes out of a list's sight would not be counted again
        go(page);
        int english = 0;
        for (auto *item : items())
            english += support::isText(item) && german.contains(support::words(item));
        QVERIFY(english > 3);

        m_program->language().choose(QStringLiteral("de"));
        settle();

        int translated = 0;
        const QSet<QString> known(german.cbegin(), german.cend());
        for (auto *item : items()) {
            if (!support::isText(item))
                continue;
            translated += known.contains(support::words(item));
            QVERIFY2(!german.contains(support::words(item)), qPrintable(support::describe(item)));
        }
        QVERIFY2(translated >= english, qPrintable(QStringLiteral("%1 of %2").arg(translated).arg(english)));
    }

    void longWordsAreReadWhole_data() { pages(); }
    void longWordsAreReadWhole()
    {
        QFETCH(QString, page);
        for (const int width : {640, 1200}) {
            resize(width, 800);
            go(page);
            const auto found = longWordsCutOff();
            QVERIFY2(found.isEmpty(),
                     qPrintable(QStringLiteral("%1 wide:\n  ").arg(width) + found.join(QStringLiteral("\n  "))));
        }
    }
};

QTEST_MAIN(PagesTest)
#include "PagesTest.moc"
