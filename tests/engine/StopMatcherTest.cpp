#include "engine/StopMatcher.h"

#include "engine/PromptFormat.h"

#include <QTest>

using engine::StopMatcher;
using Found = StopMatcher::Found;
using Pieces = std::vector<std::string>;

namespace {

struct Outcome
{
    Found found = Found::Nothing;
    std::string text;     ///< of the answer
    std::size_t kept = 0; ///< tokens
    std::string tail;
    bool copyKept = true; ///< the caller had a copy of the state before token `kept`, or had not fed it
    bool operator==(const Outcome &) const = default;
};

/// Plays the caller's part: pieces are tokens, an empty piece is token 0.
Outcome play(const Pieces &pieces)
{
    StopMatcher matcher(engine::PromptFormat(engine::PromptFamily::World).stopWords());
    Outcome outcome;
    std::size_t copyBefore = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        outcome.found = matcher.add(pieces[i].empty() ? 0 : 1, pieces[i]);
        outcome.text += matcher.takeText();
        if (outcome.found != Found::Nothing) {
            outcome.kept = matcher.keptTokens();
            outcome.tail = matcher.tail();
            outcome.copyKept = outcome.kept == i || outcome.kept == copyBefore;
            return outcome;
        }
        if (matcher.beginsMaybeHere())
            copyBefore = i;
    }
    outcome.kept = matcher.keptTokens();
    outcome.text += matcher.finish();
    return outcome;
}

} // namespace

class StopMatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerEndsBeforeTheStopText_data()
    {
        QTest::addColumn<QStringList>("pieces");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kept");
        QTest::addColumn<QString>("tail");
        const auto row = [](const char *name, const QStringList &pieces, const char *text, int kept,
                            const char *tail = "") {
            QTest::newRow(name) << pieces << QString::fromLatin1(text) << kept << QString::fromLatin1(tail);
        };
        const auto list = [](const char *text) { return QString::fromLatin1(text).split(u'|'); };
        row("whole tokens", list(" Hi|.|\n\n|User:"), " Hi.", 2);
        row("byte by byte", list("a|\n|\n|U|s|e|r|:"), "a", 1);
        row("one token", list("a|\n\nUser:"), "a", 1);
        row("system", list("a|\n\n|System|:"), "a", 1);
        row("assistant", list("a|\n\n|Assistant:"), "a", 1);
        row("text before the newlines in one token", list("a|b.\n\n|User:"), "ab.", 1, "b.");
        row("the word cut off by the next text", list("a|\n\n|User: more"), "a", 1);
        row("three newlines", list("a|\n\n\n|User:"), "a", 1);
        row("newlines one by one", list("a|\n|\n|\n|\n|User:"), "a", 1);
        row("a false start before", list("a|\n\n|Use|\n\n|User:"), "a\n\nUse", 3);
        row("a false start that ends in a newline", list("a|\n\n|Us\n|\n|User:"), "a\n\nUs", 2, "Us");
        row("a blank line before", list("a|\n\n|b|\n\n|User:"), "a\n\nb", 3);
    }

    void anAnswerEndsBeforeTheStopText()
    {
        QFETCH(QStringList, pieces);
        QFETCH(QString, text);
        QFETCH(int, kept);
        QFETCH(QString, tail);
        Pieces tokens;
        for (const auto &piece : pieces)
            tokens.push_back(piece.toStdString());

        const auto outcome = play(tokens);

        QVERIFY(outcome.found == Found::StopText);
        QCOMPARE(QString::fromStdString(outcome.text), text);
        QCOMPARE(int(outcome.kept), kept);
        QCOMPARE(QString::fromStdString(outcome.tail), tail);
        QVERIFY(outcome.copyKept);
    }

    void whatOnlyLooksLikeAStopIsText_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"a\nUser:", "User:", "a\n\nuser:", "a\n\nUsers:", "a\n\n User:", "a\n\n", "\n\nUser", "a\n \nUser:"})
            QTest::newRow(QByteArray(text).replace("\n", "\\n").constData()) << QString::fromLatin1(text);
    }

    void whatOnlyLooksLikeAStopIsText()
    {
        QFETCH(QString, text);
        Pieces letters;
        for (const auto letter : text.toStdString())
            letters.emplace_back(1, letter);

        const auto outcome = play(letters);

        QVERIFY(outcome.found == Found::Nothing);
        QCOMPARE(QString::fromStdString(outcome.text), text);
    }

    void tokenZeroEndsTheText()
    {
        QVERIFY((play({" Hi", ""}) == Outcome{Found::EndOfText, " Hi", 1, "", true}));
        QVERIFY((play({""}) == Outcome{Found::EndOfText, "", 0, "", true}));
    }

    void newlinesBeforeTokenZeroAreNotKept()
    {
        QVERIFY((play({" Hi", ".\n", "\n", ""}) == Outcome{Found::EndOfText, " Hi.", 1, ".", true}));
        QVERIFY((play({" Hi", "\n\n", "Us", ""}) == Outcome{Found::EndOfText, " Hi\n\nUs", 3, "", true}));
    }

    void theCopyOfTheStateIsAskedForAtTheFirstTokenThatMayBeginAStop()
    {
        StopMatcher matcher(engine::PromptFormat(engine::PromptFamily::World).stopWords());

        matcher.add(1, "a");
        QVERIFY(!matcher.beginsMaybeHere());
        matcher.add(1, "\n");
        QVERIFY(matcher.beginsMaybeHere());
        matcher.add(1, "\n");
        QVERIFY(!matcher.beginsMaybeHere());
        QCOMPARE(matcher.keptTokens(), 1u);
        matcher.add(1, "b");
        QVERIFY(!matcher.beginsMaybeHere());
        QCOMPARE(matcher.keptTokens(), 4u);
    }

    void textThatMayBeAStopIsHeldBackAndNothingElse()
    {
        StopMatcher matcher(engine::PromptFormat(engine::PromptFamily::World).stopWords());

        matcher.add(1, "a\n");
        QCOMPARE(matcher.takeText(), std::string("a"));
        matcher.add(1, "\nUse");
        QCOMPARE(matcher.takeText(), std::string());
        matcher.add(1, "ful");
        QCOMPARE(matcher.takeText(), std::string("\n\nUseful"));
    }

    void everyCutOfAnAnswerGivesTheSameTextAndAUsableCopy()
    {
        const std::string answer = "One.\n\nUse two\n\n\n\nUser: ha";
        for (unsigned cuts = 0; cuts < 1u << 17; cuts += 37) {
            Pieces pieces(1);
            for (std::size_t i = 0; i < answer.size(); ++i) {
                if (i > 4 && i < 22 && (cuts >> (i - 5) & 1) && !pieces.back().empty())
                    pieces.emplace_back();
                pieces.back() += answer[i];
            }

            const auto outcome = play(pieces);

            QVERIFY(outcome.found == Found::StopText);
            QCOMPARE(outcome.text, std::string("One.\n\nUse two"));
            QVERIFY(outcome.copyKept);
            std::string kept;
            for (std::size_t i = 0; i < outcome.kept; ++i)
                kept += pieces[i];
            QCOMPARE(kept + outcome.tail, outcome.text);
        }
    }
};

QTEST_GUILESS_MAIN(StopMatcherTest)
#include "StopMatcherTest.moc"
