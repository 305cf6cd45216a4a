#include "app/Application.h"

#include "gui/SampleChats.h"

#include <QCoreApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QRegularExpression>
#include <QSignalSpy>
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

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(window(), key, modifiers); }

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

    bool isOpen(const QString &title) const
    {
        const auto all = topItems();
        return all.size() < items().size() &&
               std::any_of(all.begin(), all.end(), [&](auto *item) { return support::words(item) == title; });
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
        resize(1280, 900);
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

    void longWordsAreReadWholeInWhatLiesOverThePage_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<QString>("title");
        QTest::newRow("shortcuts") << int(Qt::Key_F1) << 0 << QStringLiteral("Shortcuts");
        QTest::newRow("search") << int(Qt::Key_K) << int(Qt::ControlModifier)
                                << QStringLiteral("Search chats and commands");
        QTest::newRow("sidebar") << int(Qt::Key_B) << int(Qt::ControlModifier) << QStringLiteral("New chat");
    }
    void longWordsAreReadWholeInWhatLiesOverThePage()
    {
        QFETCH(int, key);
        QFETCH(int, modifiers);
        QFETCH(QString, title);
        resize(640, 800);
        go(QStringLiteral("chat"));
        press(Qt::Key(key), Qt::KeyboardModifiers(modifiers));
        QTRY_VERIFY(isOpen(title));
        settle();

        const auto found = longWordsCutOff();

        press(Qt::Key_Escape);
        QTRY_VERIFY(!isOpen(title));
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QStringLiteral("\n  "))));
    }

    void germanAndChineseAreReadWhole_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("German") << QStringLiteral("de") << false;
        QTest::newRow("Chinese") << QStringLiteral("zh_CN") << false;
        QTest::newRow("right to left") << QStringLiteral("en") << true; // none of ours is written so: English mirrored
    }
    void germanAndChineseAreReadWhole()
    {
        QFETCH(QString, language);
        QFETCH(bool, mirrored);
        m_program->language().choose(language);
        m_program->language().setRightToLeft(mirrored);
        for (const int width : {640, 1200})
            for (const auto *page : {"chat", "empty", "models", "storage", "settings/look", "settings/privacy"}) {
                resize(width, 800);
                go(QString::fromLatin1(page));
                const auto found = support::unreadable(window(), topItems(), [](const QString &) { return true; });
                QStringList ours = found.filter(QRegularExpression(QStringLiteral("^(?!cut off)")));
                QVERIFY2(ours.isEmpty(),
                         qPrintable(QStringLiteral("%1, %2 wide:\n  ").arg(QString::fromLatin1(page)).arg(width) +
                                    ours.join(QStringLiteral("\n  "))));
            }
    }

    void rightToLeftPutsTheSidebarOnTheRight()
    {
        resize(1200, 800);
        go(QStringLiteral("chat"));
        const auto *list = window()->findChild<QQuickItem *>(QStringLiteral("chats"));
        const auto middle = [&] { return list->mapToScene({list->width() / 2, 0}).x(); };
        QVERIFY(middle() < 600);

        m_program->language().setRightToLeft(true);
        settle();

        QVERIFY(middle() > 600);
    }

    void everyControlHasANameAndARole_data() { pages(); }
    void everyControlHasANameAndARole()
    {
        QFETCH(QString, page);
        for (const int width : {640, 1280}) {
            resize(width, 900);
            go(page);
            int seen = 0;
            for (auto *item : items()) {
                if (!support::isControl(item))
                    continue;
                auto *accessible = QAccessible::queryAccessibleInterface(item);
                QVERIFY2(accessible, qPrintable(support::describe(item)));
                QVERIFY2(!accessible->text(QAccessible::Name).trimmed().isEmpty(), qPrintable(support::describe(item)));
                const auto role = accessible->role();
                QVERIFY2(role != QAccessible::NoRole && role != QAccessible::Client,
                         qPrintable(support::describe(item)));
                ++seen;
            }
            QVERIFY(seen > 3);
        }
    }

    /// Tab comes by every control once, from top to bottom, and each shows that it is there.
    void tabReachesEveryControlAndShowsWhere_data() { pages(); }
    void tabReachesEveryControlAndShowsWhere()
    {
        QFETCH(QString, page);
        resize(1280, 900);
        go(page);
        QTest::mouseMove(window(), {5, 890});
        press(Qt::Key_Tab);
        auto *first = window()->activeFocusItem();
        QVERIFY(first);
        QSet<QQuickItem *> reached;
        for (int i = 0; i < 150; ++i) {
            auto *item = window()->activeFocusItem();
            reached.insert(item);
            settle();
            const QRectF whole(0, 0, item->width(), item->height());
            const auto seen = support::visiblePart(item, whole.adjusted(-6, -6, 6, 6)).toAlignedRect() &
                              QRect(QPoint(), window()->size());
            QVERIFY2(seen.width() > 4 && seen.height() > 4, qPrintable(support::describe(item)));
            const auto with = window()->grabWindow().copy(seen);
            press(Qt::Key_Tab);
            const auto without = window()->grabWindow().copy(seen);
            QVERIFY2(window()->activeFocusItem() != item, qPrintable(support::describe(item)));
            QVERIFY2(with != without, qPrintable(QStringLiteral("no mark of the focus: ") + support::describe(item)));
            if (window()->activeFocusItem() == first)
                break;
        }
        QCOMPARE(window()->activeFocusItem(), first);
        for (auto *item : items())
            if (item->activeFocusOnTab() && item->isEnabled())
                QVERIFY2(reached.contains(item), qPrintable(QStringLiteral("not reached: ") + support::describe(item)));
    }

    void shortcutsOpenWhatTheySay()
    {
        resize(1280, 900);
        go(QStringLiteral("chat"));

        press(Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(window()->property("page").toString(), QStringLiteral("settings"));
        press(Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(window()->property("page").toString(), QStringLiteral("chat"));

        press(Qt::Key_F1);
        QTRY_VERIFY(isOpen(QStringLiteral("Shortcuts")));
        press(Qt::Key_Escape);
        QTRY_VERIFY(!isOpen(QStringLiteral("Shortcuts")));

        press(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(window()->property("sidebarHidden").toBool());
        press(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!window()->property("sidebarHidden").toBool());
    }

    void logsHoldNoWordsOfChats()
    {
        go(QStringLiteral("chat"));
        QTRY_VERIFY(m_program->program().logText().contains(QStringLiteral("data folder")));
        for (const auto *words : {"Rainwater", "beans", "landlord", "Gladly"})
            QVERIFY2(!m_program->program().logText().contains(QLatin1StringView(words), Qt::CaseInsensitive), words);
    }

    void theProgramComesBackAsItWasLeft()
    {
        QTemporaryDir folder;
        const auto start = [&] {
            return std::make_unique<app::Application>(
                app::Application::Options{.dataFolder = folder.path(), .model = {}, .threads = 0});
        };
        const auto end = [](std::unique_ptr<app::Application> program) {
            QSignalSpy finished(program.get(), &app::Application::finished);
            program->shutDown();
            QVERIFY(finished.wait(20'000));
        };
        {
            auto program = start();
            QVERIFY(program->show());
            QTRY_VERIFY(program->isReady());
            program->language().choose(QStringLiteral("de"));
            program->appearance().setCompact(true);
            program->appearance().setCodeScale(1.5);
            program->program().setThreads(1);
            program->program().setNotifies(false);
            program->window()->resize(1010, 710);
            program->window()->setProperty("sidebarHidden", true);
            end(std::move(program));
        }

        auto program = start();
        QVERIFY(program->show());
        QTRY_VERIFY(program->isReady());

        QCOMPARE(program->language().inUse(), QStringLiteral("de"));
        QVERIFY(program->appearance().compact());
        QCOMPARE(program->appearance().codeScale(), 1.5);
        QCOMPARE(program->program().threads(), 1);
        QVERIFY(!program->program().notifies());
        QTRY_COMPARE(program->window()->size(), QSize(1010, 710));
        QVERIFY(program->window()->property("sidebarHidden").toBool());
        end(std::move(program));
    }

    void settingsThatCannotBeReadAreKeptAside_data()
    {
        QTest::addColumn<QString>("kept");
        QTest::newRow("broken") << QStringLiteral("{\"temperature\": 0.");
        QTest::newRow("of the future") << QStringLiteral("{\"version\": 7, \"temperature\": \"mild\"}");
    }
    void settingsThatCannotBeReadAreKeptAside()
    {
        QFETCH(QString, kept);
        QTemporaryDir folder;
        {
            storage::DataFolder held(folder.path());
            storage::SqliteConversationRepository repository(folder.path());
            repository.setValue(QStringLiteral("generation"), kept).waitForFinished();
        }

        {
            app::Application program({.dataFolder = folder.path(), .model = {}, .threads = 1});
            QVERIFY(program.show());
            QTRY_VERIFY(program.isReady());

            QVERIFY(program.toast().text().contains(QStringLiteral("kept aside")));
            QSignalSpy finished(&program, &app::Application::finished);
            program.shutDown();
            QVERIFY(finished.wait(20'000));
        }
        storage::DataFolder held(folder.path());
        storage::SqliteConversationRepository repository(folder.path());
        QCOMPARE(repository.value(QStringLiteral("generation.aside")).result(), kept);
    }
};

QTEST_MAIN(PagesTest)
#include "PagesTest.moc"
