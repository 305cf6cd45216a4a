#include "engine/PromptFormat.h"

#include "support/MemorySource.h"

#include <QTest>

using namespace engine;

class PromptFormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void segmentsJoinToThePromptThatTheModelsWereTrainedOn()
    {
        const PromptFormat format(PromptFamily::World);

        const auto prompt = format.systemSegment("Be brief.") + format.userSegment("Hi", false) +
                            format.answerSegment("Hello.") + format.userSegment("Bye", false);

        QCOMPARE(prompt, std::string("System: Be brief.\n\nUser: Hi\n\nAssistant: Hello.\n\nUser: Bye\n\nAssistant:"));
        QCOMPARE(format.userSegment("Hi", true), std::string("User: Hi\n\nAssistant:"));
    }

    void theFedCopyOfATextHasNoBlankLines_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("fed");
        QTest::newRow("plain") << QByteArray("a b") << QByteArray("a b");
        QTest::newRow("blank line") << QByteArray("a\n\n\nb") << QByteArray("a\nb");
        QTest::newRow("Windows line ends") << QByteArray("a\r\n\r\nb\r\nc") << QByteArray("a\nb\nc");
        QTest::newRow("both ends") << QByteArray(" \n\ta \n") << QByteArray("a");
        QTest::newRow("a turn inside") << QByteArray("a\n\nAssistant: b") << QByteArray("a\nAssistant: b");
        QTest::newRow("only blanks") << QByteArray(" \r\n ") << QByteArray();
        QTest::newRow("any bytes") << QByteArray("\xFF\0\xFE", 3) << QByteArray("\xFF\0\xFE", 3);
    }

    void theFedCopyOfATextHasNoBlankLines()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, fed);

        QCOMPARE(QByteArray::fromStdString(PromptFormat::normalise(text.toStdString())), fed);
    }

    void answersGoIntoTheHistoryTrimmedBehindOneBlank()
    {
        const PromptFormat format(PromptFamily::World);

        QCOMPARE(format.answerSegment("  Hello\n\nyou \n"), std::string(" Hello\n\nyou"));
        QCOMPARE(format.answerSegment(" \n"), std::string());
    }

    void aModelThinksWhenItsTemplateOrItsNameSaysSo_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("chatTemplate");
        QTest::addColumn<bool>("thinks");
        const auto row = [](const char *name, const char *chatTemplate, bool thinks) {
            QTest::addRow("%s, %s", name, chatTemplate)
                << QString::fromLatin1(name) << QString::fromLatin1(chatTemplate) << thinks;
        };
        row("RWKV7-G1 1.5B", "rwkv-world", true);
        row("rwkv7-g0a-7.2b", "", true);
        row("RWKV-7 G1e", "", true);
        row("RWKV-7 World 1.5B", "rwkv-world", false);
        row("rwkv-4-big1", "", false);
        row("Fledgling", "rwkv-world", false);
        row("llama g1", "", false);
        row("anything", "{{ '<think>' }}", true);
        row("", "", false);
    }

    void aModelThinksWhenItsTemplateOrItsNameSaysSo()
    {
        QFETCH(QString, name);
        QFETCH(QString, chatTemplate);
        QFETCH(bool, thinks);
        support::MemorySource source;
        source.texts["general.name"] = name.toStdString();
        source.texts["tokenizer.chat_template"] = chatTemplate.toStdString();

        QCOMPARE(PromptFormat::familyOf(source) == PromptFamily::G1, thinks);
        QVERIFY(PromptFormat::familyOf(support::MemorySource()) == PromptFamily::World);
    }

    void everyFamilyHasItsSpeakersAndStopsAtThem_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("prompt");
        const auto row = [](const char *family, const char *prompt) {
            QTest::newRow(family) << QString::fromLatin1(family) << QString::fromLatin1(prompt);
        };
        row("world", "System: Be brief.\n\nUser: Hi\n\nAssistant: Hello.");
        row("g1", "System: Be brief.\n\nUser: Hi\n\nAssistant: Hello.");
        row("raven", "Be brief.\n\nBob: Hi\n\nAlice: Hello.");
        row("answers", "Be brief.\n\nQuestion: Hi\n\nAnswer: Hello.");
    }

    void everyFamilyHasItsSpeakersAndStopsAtThem()
    {
        QFETCH(QString, family);
        QFETCH(QString, prompt);
        const PromptFormat format(*PromptFormat::familyByName(family.toStdString()));
        const auto chat =
            format.systemSegment("Be brief.") + format.userSegment("Hi", false) + format.answerSegment("Hello.");

        QCOMPARE(QString::fromStdString(chat), prompt);
        QCOMPARE(format.openingSegment("Hello.", false), chat.substr(chat.rfind("\n\n")));
        for (const auto &word : format.stopWords())
            QVERIFY2(word.starts_with("System") || chat.find("\n\n" + word) != std::string::npos, word.c_str());
        QVERIFY(format.stopWords().size() >= 2);
        QCOMPARE(PromptFormat::name(format.family()), std::string_view(family.toStdString()));
        QVERIFY(!PromptFormat::familyByName("bard"));
    }

    void idsOfOneFamilyAreNotTakenForAnothers()
    {
        // World and G1 differ in what is fed to think, which is no part of the history.
        QCOMPARE(PromptFormat(PromptFamily::World).id(), PromptFormat(PromptFamily::G1).id());
        QVERIFY(PromptFormat(PromptFamily::World).id() != PromptFormat(PromptFamily::Raven).id());
        QVERIFY(PromptFormat(PromptFamily::Raven).id() != PromptFormat(PromptFamily::Answers).id());
    }

    void olderModelsAreKnownByTheirNames()
    {
        support::MemorySource source;
        source.texts["general.name"] = "RWKV-4-Raven-7B-v12";
        QVERIFY(PromptFormat::familyOf(source) == PromptFamily::Raven);
        source.texts["general.name"] = "rwkv-4-pile-169m";
        QVERIFY(PromptFormat::familyOf(source) == PromptFamily::Answers);
    }

    void onlyModelsThatThinkGetASuffix()
    {
        QCOMPARE(PromptFormat(PromptFamily::World).thinkSuffix(ThinkMode::Long), std::string());
        QCOMPARE(PromptFormat(PromptFamily::G1).thinkSuffix(ThinkMode::Off), std::string());
        QCOMPARE(PromptFormat(PromptFamily::G1).thinkSuffix(ThinkMode::Short), std::string(" <think>\n</think"));
        QCOMPARE(PromptFormat(PromptFamily::G1).thinkSuffix(ThinkMode::Long), std::string(" <think"));
    }

    void thoughtsAreSeparatedFromTheAnswer_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("thinking");
        QTest::addColumn<QString>("answer");
        const auto row = [](const char *name, const char *suffix, const char *text, const char *thinking,
                            const char *answer) {
            QTest::newRow(name) << QString::fromLatin1(suffix) << QString::fromLatin1(text)
                                << QString::fromLatin1(thinking) << QString::fromLatin1(answer);
        };
        row("plain", "", " Hello you.\n", "", "Hello you.");
        row("thought", " <think", ">\nLet me see.\n</think>\n\nFour.", "Let me see.", "Four.");
        row("mark left out", " <think", "Hm.</think>Four.", "Hm.", "Four.");
        row("empty thought", " <think>\n</think", ">\n\nFour.", "", "Four.");
        row("empty thought, mark left out", " <think>\n</think", " Four.", "", "Four.");
        row("never ended", " <think", ">\nHm, 1 < 2", "Hm, 1 < 2", "");
        row("cut in the mark", " <think", ">Hm </thi", "Hm </thi", "");
        row("thinks unasked", "", " <think>\nHm\n</think>\nYes", "Hm", "Yes");
        row("a mark in the answer", "", "Write <think> and </think>", "", "Write <think> and </think>");
        row("almost a mark", "", " <thin air>", "", "<thin air>");
        row("blanks inside", "", " a \n\n b ", "", "a \n\n b");
        row("greater than first in the answer", "", "> quote", "", "> quote");
        row("nothing", "", "", "", "");
        row("nothing thought", " <think", "", "", "");
    }

    void thoughtsAreSeparatedFromTheAnswer()
    {
        QFETCH(QString, suffix);
        QFETCH(QString, text);
        QFETCH(QString, thinking);
        QFETCH(QString, answer);

        const auto whole = ThoughtSplitter::split(suffix.toStdString(), text.toStdString());
        ThoughtSplitter stream(suffix.toStdString());
        ThoughtSplitter::Parts pieces;
        const auto take = [&pieces](const ThoughtSplitter::Parts &more) {
            pieces.thinking += more.thinking;
            pieces.answer += more.answer;
        };
        for (const char letter : text.toStdString())
            take(stream.add(std::string_view(&letter, 1)));
        take(stream.finish());

        QCOMPARE(QString::fromStdString(whole.thinking), thinking);
        QCOMPARE(QString::fromStdString(whole.answer), answer);
        QCOMPARE(QString::fromStdString(pieces.thinking), thinking);
        QCOMPARE(QString::fromStdString(pieces.answer), answer);
    }

    void itIsKnownWhetherTheModelIsThinkingNow()
    {
        ThoughtSplitter stream(" <think");

        stream.add(">\nHm");
        QVERIFY(stream.thinkingNow());
        stream.add("\n</think>\nYes");
        QVERIFY(!stream.thinkingNow());
    }
};

QTEST_GUILESS_MAIN(PromptFormatTest)
#include "PromptFormatTest.moc"
