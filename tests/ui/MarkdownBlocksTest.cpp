#include "viewmodels/MarkdownBlocks.h"

#include "viewmodels/InlineText.h"

#include "support/Carriers.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <QTextDocument>

using ui::Block;
using ui::MarkdownBlocks;

namespace {

QList<Block> blocksOf(const QString &text)
{
    MarkdownBlocks blocks;
    blocks.setText(text);
    return blocks.blocks();
}

/// "P:words", "H2:words", "C/py:code", "T2x3", "R", "F:source", with indent as '>' and marker in front.
QStringList drawn(const QList<Block> &blocks)
{
    QStringList lines;
    for (const auto &block : blocks) {
        QString line;
        for (int i = 0; i < block.quote; ++i)
            line += u'|';
        for (int i = 0; i < block.indent; ++i)
            line += u'>';
        line += block.marker;
        switch (block.kind) {
        case Block::Kind::Paragraph:
            line += QStringLiteral("P:") + block.text;
            break;
        case Block::Kind::Heading:
            line += QStringLiteral("H%1:").arg(block.level) + block.text;
            break;
        case Block::Kind::Code:
            line += QStringLiteral("C/%1:").arg(block.language) + block.text;
            break;
        case Block::Kind::Table:
            line += QStringLiteral("T%1x%2").arg(block.cells.size()).arg(block.columns.size());
            break;
        case Block::Kind::Rule:
            line += u'R';
            break;
        case Block::Kind::Formula:
            line += QStringLiteral("F:") + block.text;
            break;
        }
        lines += line;
    }
    return lines;
}

/// Only the tags that InlineText writes, and no address but the three schemes.
bool isOurSubset(const QString &markup)
{
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    static const QRegularExpression ours(
        QStringLiteral("^<(/?(b|i|s|code|a)|br|a href=\"(https?://|mailto:)[^\"<>]*\")>$"));
    for (auto found = tag.globalMatch(markup); found.hasNext();)
        if (!ours.match(found.next().captured()).hasMatch())
            return false;
    return true;
}

} // namespace

class MarkdownBlocksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textBecomesBlocks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *text, const QStringList &expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << expected;
        };
        row("nothing", "", {});
        row("words", "Hello there", {QStringLiteral("P:Hello there")});
        row("two paragraphs", "One\n\nTwo", {QStringLiteral("P:One"), QStringLiteral("P:Two")});
        row("a line end is kept", "One\nTwo", {QStringLiteral("P:One<br>Two")});
        row("marks", "**a** *b* ~~c~~ `d`", {QStringLiteral("P:<b>a</b> <i>b</i> <s>c</s> <code>d</code>")});
        row("headings", "# A\n\n### B", {QStringLiteral("H1:A"), QStringLiteral("H3:B")});
        row("a list", "- a\n- b\n  - c\n",
            {QStringLiteral(">•P:a"), QStringLiteral(">•P:b"), QStringLiteral(">>•P:c")});
        row("a loose list", "1. a\n\n2. b\n\nEnd",
            {QStringLiteral(">1.P:a"), QStringLiteral(">2.P:b"), QStringLiteral("P:End")});
        row("tasks", "- [ ] a\n- [x] b", {QStringLiteral(">☐P:a"), QStringLiteral(">☑P:b")});
        row("an item with two paragraphs", "- a\n\n  b\n", {QStringLiteral(">•P:a"), QStringLiteral(">P:b")});
        row("code in an item", "- a\n  ```sh\n  ls\n  ```\n- b",
            {QStringLiteral(">•P:a"), QStringLiteral(">C/sh:ls"), QStringLiteral(">•P:b")});
        row("a quote", "> a\n> b", {QStringLiteral("|P:a<br>b")});
        row("code", "```python\nx = 1\n\ny\n```\nafter",
            {QStringLiteral("C/python:x = 1\n\ny"), QStringLiteral("P:after")});
        row("code that is still open", "```\nx\n", {QStringLiteral("C/:x")});
        row("code right below words", "see:\n```c\nint\n```", {QStringLiteral("P:see:"), QStringLiteral("C/c:int")});
        row("a table", "|a|b|\n|---|---:|\n|1|2|\n", {QStringLiteral("T2x2")});
        row("a rule", "a\n\n---\n\nb", {QStringLiteral("P:a"), QStringLiteral("R"), QStringLiteral("P:b")});
        row("a formula", "$$x^2$$", {QStringLiteral("F:x^2")});
        row("a formula in brackets", "\\[\nx^2\n\\]\n", {QStringLiteral("F:\\[\nx^2\n\\]")});
        row("HTML is text", "<script>a</script><b>", {QStringLiteral("P:&lt;script&gt;a&lt;/script&gt;&lt;b&gt;")});
        row("a link", "[a](https://example.org/?a=1&b=2)",
            {QStringLiteral("P:<a href=\"https://example.org/?a=1&amp;b=2\">a</a>")});
        row("a refused link", "[a](file:///etc/passwd)", {QStringLiteral("P:a (file:///etc/passwd)")});
        row("a script link", "[a](javascript:alert(1))", {QStringLiteral("P:a (javascript:alert(1))")});
        row("an image", "![cat](https://example.org/c.png)", {QStringLiteral("P:[image: cat → example.org]")});
        row("entities", "a &amp; b &lt;", {QStringLiteral("P:a &amp; b &lt;")});
    }

    void textBecomesBlocks()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, expected);

        QCOMPARE(drawn(blocksOf(text)), expected);
    }

    /// Random texts of Markdown's own characters, cut at random places.
    void textInPiecesGivesTheSameBlocksAsAtOnce()
    {
        static const QStringList parts{QStringLiteral("word "),
                                       QStringLiteral("\n"),
                                       QStringLiteral("\n\n"),
                                       QStringLiteral("- "),
                                       QStringLiteral("1. "),
                                       QStringLiteral("```"),
                                       QStringLiteral("```py\n"),
                                       QStringLiteral("> "),
                                       QStringLiteral("# "),
                                       QStringLiteral("|a|b|\n|---|---|\n"),
                                       QStringLiteral("**"),
                                       QStringLiteral("`"),
                                       QStringLiteral("  "),
                                       QStringLiteral("\t"),
                                       QStringLiteral("[a](http://x.y)"),
                                       QStringLiteral("\\["),
                                       QStringLiteral("\\]\n"),
                                       QStringLiteral("---\n"),
                                       QStringLiteral("<img src=x>"),
                                       QStringLiteral("~~~\n")};
        QRandomGenerator random(20261124);
        const int rounds =
            qEnvironmentVariableIntValue("ROOKERY_ROUNDS") > 0 ? qEnvironmentVariableIntValue("ROOKERY_ROUNDS") : 3000;
        for (int round = 0; round < rounds; ++round) {
            QString text;
            for (int i = random.bounded(40); i >= 0; --i)
                text += parts[random.bounded(parts.size())];

            MarkdownBlocks pieces;
            QList<Block> seen;
            for (qsizetype at = 0; at < text.size();) {
                const auto count = 1 + random.bounded(7);
                const auto first = pieces.append(QStringView(text).mid(at, count));
                QVERIFY(first <= pieces.blocks().size());
                QVERIFY2(pieces.blocks().mid(0, first) == seen.mid(0, first), qPrintable(text));
                seen = pieces.blocks();
                at += count;
            }

            QVERIFY2(drawn(pieces.blocks()) == drawn(blocksOf(text)), qPrintable(text));
            for (const auto &block : pieces.blocks()) {
                const bool source = block.kind == Block::Kind::Code || block.kind == Block::Kind::Formula;
                QVERIFY2(source || isOurSubset(block.text), qPrintable(block.text));
                for (const auto &row : block.cells)
                    for (const auto &cell : row)
                        QVERIFY2(isOurSubset(cell), qPrintable(cell));
            }
        }
    }

    void aRunWithoutSpacesIsBroken()
    {
        const auto blocks = blocksOf(QString(10'000, u'x'));

        QCOMPARE(blocks.size(), 1);
        for (const auto &line : blocks[0].text.split(QStringLiteral("<br>")))
            QVERIFY(line.size() <= ui::InlineText::kLongestRun);
    }

    void hugeTextsAreCutIntoBlocksThatAreCheapToDraw()
    {
        for (const auto &block : blocksOf(QString(200'000, u'a')))
            QVERIFY(block.plain.size() <= 3 * MarkdownBlocks::kLongestPiece);
        const auto code = blocksOf(QStringLiteral("```\n") + QStringLiteral("line\n").repeated(2000));
        QVERIFY(code.size() > 5);
        QVERIFY(code[1].continued);
    }

    void pathologicalTextsTakeLittleTime_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("brackets") << QStringLiteral("[").repeated(50'000);
        QTest::newRow("quotes") << QStringLiteral(">").repeated(20'000);
        QTest::newRow("stars") << QStringLiteral("*a_").repeated(20'000);
        QString nested;
        for (int depth = 0; depth < 500; ++depth)
            nested += QString(depth * 2, u' ') + QStringLiteral("- a\n");
        QTest::newRow("nested list") << nested;
        QTest::newRow("wide table") << QStringLiteral("|a").repeated(300) + QStringLiteral("|\n") +
                                           QStringLiteral("|---").repeated(300) + QStringLiteral("|\n");
        QTest::newRow("long word") << QString(1'000'000, u'w');
    }

    void pathologicalTextsTakeLittleTime()
    {
        QFETCH(QString, text);
        QElapsedTimer timer;
        timer.start();

        const auto blocks = blocksOf(text);

        QVERIFY(blocks.size() < 20'000);
        QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
    }

    void appendingToALongTextCostsWhatItCostsAtTheStart()
    {
        MarkdownBlocks blocks;
        blocks.setText(QStringLiteral("A paragraph of words.\n\n").repeated(20'000));
        QElapsedTimer timer;
        timer.start();

        for (int i = 0; i < 1000; ++i)
            blocks.append(QStringLiteral("word "));

        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }

    /// Whatever a model, a title or a file says: nothing of it becomes a tag, so nothing can be fetched.
    void carriersOfImagesAndLinksStayText_data()
    {
        QTest::addColumn<QString>("text");
        const QStringList hosts{QStringLiteral("http://127.0.0.1:9/x.png"),
                                QStringLiteral("file:///etc/passwd"),
                                QStringLiteral("//host/x"),
                                QStringLiteral("\\\\\\\\host\\x"),
                                QStringLiteral("data:image/png;base64,AAAA"),
                                QStringLiteral("qrc:/x"),
                                QStringLiteral("/dev/zero"),
                                QStringLiteral("x.png")};
        for (const auto &carrier : support::carriers(hosts))
            QTest::newRow(qPrintable(carrier)) << carrier;
    }

    void carriersOfImagesAndLinksStayText()
    {
        QFETCH(QString, text);

        for (const auto &block : blocksOf(text)) {
            QVERIFY2(isOurSubset(block.text), qPrintable(block.text));
            for (const auto &row : block.cells)
                for (const auto &cell : row)
                    QVERIFY2(isOurSubset(cell), qPrintable(cell));
            // And Qt, given the markup, sees no image in it.
            QTextDocument document;
            document.setHtml(block.text);
            QVERIFY(!document.toHtml().contains(QStringLiteral("<img")));
        }
    }

    void linksAreOfferedForThreeSchemesOnly_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("offered");
        for (const char *yes : {"http://a.b", "https://a.b/c?d#e", "HTTPS://A.B", "mailto:a@b.c"})
            QTest::newRow(yes) << QString::fromLatin1(yes) << true;
        for (const char *no : {"",
                               "a.b",
                               "//a.b",
                               "file:///x",
                               "smb://a/b",
                               "javascript:x",
                               "data:text/html,x",
                               "vbscript:x",
                               "http:",
                               "http:///x",
                               "mailto:",
                               "qrc:/x",
                               "ftp://a.b",
                               "ms-word:x",
                               "tel:1",
                               "about:blank",
                               " http://a b",
                               "http://a.b/<x>",
                               "view-source:http://a.b",
                               "blob:x",
                               "gopher://a.b",
                               "ws://a.b",
                               "sftp://a.b",
                               "magnet:?x",
                               "intent://a.b",
                               "steam://run/1",
                               "ldap://a.b",
                               "jar:http://a.b!/x",
                               "chrome://settings",
                               "search-ms:x"})
            QTest::newRow(qPrintable(QStringLiteral("no ") + QString::fromLatin1(no)))
                << QString::fromLatin1(no) << false;
    }

    void linksAreOfferedForThreeSchemesOnly()
    {
        QFETCH(QString, target);
        QFETCH(bool, offered);

        QCOMPARE(ui::InlineText::isAllowed(target), offered);
    }

    void hiddenCharactersAreShown()
    {
        QCOMPARE(ui::InlineText::visible(u"a\u202Eb\u200Bc"), QStringLiteral("a⟦U+202E⟧b⟦U+200B⟧c"));
        QCOMPARE(ui::InlineText::visible(u"\U000E0041"), QStringLiteral("⟦U+E0041⟧"));
        QCOMPARE(ui::InlineText::visible(u"plain ä 漢 🐦"), QStringLiteral("plain ä 漢 🐦"));
    }

    void whatDeceivesIsCountedAndWhatWritingNeedsIsNot()
    {
        QCOMPARE(ui::InlineText::deceptive(u"a\u202Eb\u2066c\u200Bd\uFEFF\U000E0041"), 5);
        QCOMPARE(ui::InlineText::deceptive(u"ä 漢 \U0001F469\u200D\U0001F373 می\u200Cخواهم so\u00ADft \u200Fא"), 0);
    }
};

QTEST_MAIN(MarkdownBlocksTest)
#include "MarkdownBlocksTest.moc"
