#include "support/Pages.h"

#include <QCoreApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QTranslator>
#include <QtQml/QQmlExtensionPlugin>

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

/// Every page can be read: in every language and width, light and dark.
class PagesTest : public QObject
{
    Q_OBJECT

    support::Pages m_pages;

    app::Application &program() { return m_pages.program(); }
    QQuickWindow *window() const { return m_pages.window(); }

    QStringList longWordsCutOff()
    {
        LongWords longWords;
        QCoreApplication::installTranslator(&longWords);
        Q_EMIT program().language().changed();
        const bool rests = m_pages.settle();
        auto found = support::unreadable(window(), m_pages.topItems(),
                                         [](const QString &words) { return words.contains(u'⟦'); });
        if (!rests)
            found.append(QStringLiteral("it never came to rest"));
        QCoreApplication::removeTranslator(&longWords);
        Q_EMIT program().language().changed();
        return found;
    }

    static QByteArray list(const QStringList &found) { return found.join(QStringLiteral("\n  ")).toUtf8(); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_pages.start()); }

    void cleanup()
    {
        program().language().choose(QStringLiteral("en"));
        program().language().setRightToLeft(false);
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
        program().appearance().setScheme(ui::AppearanceViewModel::Scheme(scheme));
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
            {"faint", "hover+overlay accentSoft", 4.5},
            {"accent", "ground surface raised overlay accentSoft", 4.5},
            {"accentInk", "accent accentHover accentPressed", 4.5},
            {"warn", "warnSoft surface raised", 4.5},
            {"danger", "dangerSoft surface raised overlay accentSoft", 4.5},
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
        program().appearance().setScheme(ui::AppearanceViewModel::System);
    }

    void theFormulaOfContrastIsRight()
    {
        QCOMPARE(qRound(contrast(Qt::black, Qt::white)), 21);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
        QVERIFY(qAbs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void theLanguageChangesAtOnce_data() { support::Pages::rows(); }
    void theLanguageChangesAtOnce()
    {
        QFETCH(QString, page);
        const auto german = germanWords();
        QVERIFY(german.size() > 200);
        // What a longer language pushes out of a list's sight would not be counted again.
        QVERIFY(m_pages.resize(1280, 2000) && m_pages.go(page));
        int english = 0;
        for (auto *item : m_pages.items())
            english += support::isText(item) && german.contains(support::words(item));
        QVERIFY(english > 3);

        program().language().choose(QStringLiteral("de"));
        QVERIFY(m_pages.settle());

        int translated = 0;
        const QSet<QString> known(german.cbegin(), german.cend());
        for (auto *item : m_pages.items()) {
            if (!support::isText(item))
                continue;
            translated += known.contains(support::words(item));
            QVERIFY2(!german.contains(support::words(item)), qPrintable(support::describe(item)));
        }
        QVERIFY2(translated >= english, qPrintable(QStringLiteral("%1 of %2").arg(translated).arg(english)));
    }

    void longWordsAreReadWhole_data() { support::Pages::rows(); }
    void longWordsAreReadWhole()
    {
        QFETCH(QString, page);
        for (const int width : {640, 1200}) {
            QVERIFY(m_pages.resize(width, 800) && m_pages.go(page));
            const auto found = longWordsCutOff();
            QVERIFY2(found.isEmpty(), QByteArray::number(width) + " wide:\n  " + list(found));
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
        QVERIFY(m_pages.resize(640, 800) && m_pages.go(QStringLiteral("chat")));
        m_pages.press(Qt::Key(key), Qt::KeyboardModifiers(modifiers));
        QTRY_VERIFY_WITH_TIMEOUT(m_pages.isOpen(title), 20'000);
        QVERIFY(m_pages.settle());

        const auto found = longWordsCutOff();

        m_pages.press(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!m_pages.isOpen(title), 20'000);
        QVERIFY2(found.isEmpty(), list(found));
    }

    /// Of chats and files people have the beginning may be shown; nothing may lie over anything else or leave the
    /// window.
    void noWordsLieOverOthers_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("English") << QStringLiteral("en") << false;
        QTest::newRow("German") << QStringLiteral("de") << false;
        QTest::newRow("Chinese") << QStringLiteral("zh_CN") << false;
        QTest::newRow("right to left") << QStringLiteral("en") << true; // none of ours is written so: English mirrored
    }
    void noWordsLieOverOthers()
    {
        QFETCH(QString, language);
        QFETCH(bool, mirrored);
        program().language().choose(language);
        program().language().setRightToLeft(mirrored);
        QStringList found;
        for (const int width : {640, 1200})
            for (const auto &page : support::Pages::names()) {
                QVERIFY(m_pages.resize(width, 800) && m_pages.go(page));
                for (const auto &each :
                     support::unreadable(window(), m_pages.topItems(), [](const QString &) { return true; }))
                    if (!each.startsWith(QStringLiteral("cut off")))
                        found += QStringLiteral("%1, %2 wide: %3").arg(page).arg(width).arg(each);
            }
        QVERIFY2(found.isEmpty(), list(found));
    }

    void rightToLeftPutsTheSidebarOnTheRight()
    {
        QVERIFY(m_pages.resize(1200, 800) && m_pages.go(QStringLiteral("chat")));
        const auto *list = window()->findChild<QQuickItem *>(QStringLiteral("chats"));
        const auto middle = [&] { return list->mapToScene({list->width() / 2, 0}).x(); };
        QVERIFY(middle() < 600);

        program().language().setRightToLeft(true);
        QVERIFY(m_pages.settle());

        QVERIFY(middle() > 600);
    }
};

QTEST_MAIN(PagesTest)
#include "PagesTest.moc"
