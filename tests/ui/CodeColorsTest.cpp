#include "viewmodels/CodeColors.h"
#include "viewmodels/InlineText.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using ui::CodeColors;

class CodeColorsTest : public QObject
{
    Q_OBJECT

    /// What is left when our tags are taken away is the source, escaped.
    static QString bare(QString markup)
    {
        static const QRegularExpression tags(QStringLiteral("</?(kw|st|nu|co|na)>"));
        return markup.remove(tags).replace(QStringLiteral("<br>"), QStringLiteral("\n"));
    }

private Q_SLOTS:
    void wordsGetTheirColours_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("markup");
        const auto row = [](const char *language, const char *source, const char *markup) {
            QTest::newRow(language) << QString::fromLatin1(language) << QString::fromLatin1(source)
                                    << QString::fromLatin1(markup);
        };
        row("py", "def f(x):  # y\n    return 'a' + 2",
            "<kw>def</kw> <na>f</na>(x):  <co># y</co><br>    <kw>return</kw> <st>&#39;a&#39;</st> + <nu>2</nu>");
        row("python", "\"\"\"a\nb\"\"\" x", "<st>&quot;&quot;&quot;a<br>b&quot;&quot;&quot;</st> x");
        row("c++", "int a1 = 0xFFu; // no", "<kw>int</kw> a1 = <nu>0xFFu</nu>; <co>// no</co>");
        row("c", "/* open", "<co>/* open</co>");
        row("js", "`a${b}\n`", "<st>`a${b}<br>`</st>");
        row("sql", "SELECT 'it''s'", "<kw>SELECT</kw> <st>&#39;it&#39;</st><st>&#39;s&#39;</st>");
        row("json", "{\"a\": \"b\", \"c\": 1.5}",
            "{<na>&quot;a&quot;</na>: <st>&quot;b&quot;</st>, <na>&quot;c&quot;</na>: <nu>1.5</nu>}");
        row("html", "<p class=\"x\">y</p>",
            "&lt;<kw>p</kw> <na>class</na>=<st>&quot;x&quot;</st>&gt;y&lt;/<kw>p</kw>&gt;");
        row("bash", "echo $# # x", "<kw>echo</kw> $# <co># x</co>");
        row("rust", "fn f<'a>() {}", "<kw>fn</kw> f&lt;&#39;a&gt;() {}");
    }

    void wordsGetTheirColours()
    {
        QFETCH(QString, language);
        QFETCH(QString, source);
        QFETCH(QString, markup);

        QCOMPARE(CodeColors::markup(language, source), markup);
    }

    void atLeastTwentyLanguagesAreKnownAndOthersStayPlain()
    {
        QVERIFY(CodeColors::languages().size() >= 20);
        for (const auto &language : CodeColors::languages())
            QVERIFY(CodeColors::knows(language.toUpper()));
        QVERIFY(CodeColors::markup(QStringLiteral("klingon"), u"if x").isEmpty());
        QVERIFY(CodeColors::markup(QString(), u"if x").isEmpty());
    }

    void noByteIsLostAndNoMarkupComesThrough()
    {
        const auto hostile =
            QStringLiteral("<img src=x> </kw><kw> \"<b>' `&amp;` /* -- # // <!-- \\ \"\"\" '''\n\t{[(0x1e9._a-b:");
        for (const auto &language : CodeColors::languages())
            for (qsizetype cut = 0; cut <= hostile.size(); ++cut) {
                const auto source = hostile.mid(cut) + hostile.left(cut);
                QCOMPARE(bare(CodeColors::markup(language, source)), ui::InlineText::escaped(source));
            }
    }

    void aLongTextTakesLittleTime()
    {
        QElapsedTimer timer;
        timer.start();
        for (const char *piece : {"\"", "'", "/*", "<", "a", "\\", "\"\"\"", "1", "# "})
            for (const auto &language : CodeColors::languages())
                CodeColors::markup(language, QString::fromLatin1(piece).repeated(20'000));

        QVERIFY2(timer.elapsed() < 60'000, "the time is not linear"); // a second when it is
    }
};

QTEST_GUILESS_MAIN(CodeColorsTest)
#include "CodeColorsTest.moc"
