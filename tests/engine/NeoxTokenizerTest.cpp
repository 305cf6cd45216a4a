#include "engine/NeoxTokenizer.h"

#include "engine/Error.h"
#include "engine/TextPieces.h"
#include "formats/TokenizerJson.h"
#include "support/Shared.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <random>

using namespace engine;

namespace {

/// The 256 letters in byte order behind a command, then `more`.
std::vector<std::string> vocabulary(std::initializer_list<const char *> more)
{
    std::vector<std::string> tokens{"<|endoftext|>"};
    char16_t spare = 0x100;
    for (char16_t byte = 0; byte < 256; ++byte) {
        const bool visible = (byte > 32 && byte < 127) || (byte > 160 && byte != 173);
        tokens.push_back(QString(QChar(visible ? byte : spare++)).toStdString());
    }
    tokens.insert(tokens.end(), more.begin(), more.end());
    return tokens;
}

Tokens byteTokens(std::string_view text)
{
    Tokens tokens;
    for (const char byte : text)
        tokens.push_back(static_cast<unsigned char>(byte) + 1u);
    return tokens;
}

std::vector<std::string> pieces(std::string_view text)
{
    std::vector<std::string> list;
    for (const auto piece : textPieces(text))
        list.emplace_back(piece);
    return list;
}

} // namespace

class NeoxTokenizerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreCutIntoPieces()
    {
        using Pieces = std::vector<std::string>;
        QCOMPARE(pieces(""), Pieces());
        QCOMPARE(pieces("Hello world42!"), (Pieces{"Hello", " world", "42", "!"}));
        QCOMPARE(pieces("it's we'll 'x"), (Pieces{"it", "'s", " we", "'ll", " '", "x"}));
        QCOMPARE(pieces("a  b\n\n"), (Pieces{"a", " ", " b", "\n\n"}));
        QCOMPARE(pieces("\n\nA"), (Pieces{"\n", "\n", "A"}));
        QCOMPARE(pieces(" "), (Pieces{" "}));
        QCOMPARE(pieces("日本 12³"), (Pieces{"日本", " 12³"}));
        QCOMPARE(pieces("a\xFF\xFE b"), (Pieces{"a", "\xFF\xFE", " b"}));
    }

    void textIsComposedButBrokenBytesStay()
    {
        QCOMPARE(composed("e\xCC\x81"), std::string("\xC3\xA9"));
        QCOMPARE(composed("\xFF"
                          "e\xCC\x81\xC3"),
                 std::string("\xFF\xC3\xA9\xC3"));
        QCOMPARE(composed(""), std::string());
    }

    void theBestPairIsMergedFirstAndTheLeftmostOfEqualOnes()
    {
        const NeoxTokenizer tokenizer(vocabulary({"ab", "bc", "aa", "aab"}), {"a b", "b c", "a a", "a ab"});

        QCOMPARE(tokenizer.encode("abc"), (Tokens{257, 'c' + 1}));
        QCOMPARE(tokenizer.encode("bc"), (Tokens{258}));
        QCOMPARE(tokenizer.encode("aaa"), (Tokens{259, 'a' + 1}));
        QCOMPARE(tokenizer.encode("aab"), (Tokens{260}));
    }

    void addedTokensAreFoundInTheTextTheLongestFirst()
    {
        const NeoxTokenizer tokenizer(vocabulary({"   ", "  ", "<|pause|>"}), {});

        QCOMPARE(tokenizer.encode("     a"), (Tokens{257, 258, 'a' + 1}));
        QCOMPARE(tokenizer.encode("a<|endoftext|>"), (Tokens{'a' + 1, 0}));
        QCOMPARE(tokenizer.bytes(257), std::string_view("   "));
        QCOMPARE(tokenizer.bytes(0), std::string_view());
        QCOMPARE(tokenizer.bytes(259), std::string_view());
    }

    void anyBytesComeBack()
    {
        const NeoxTokenizer tokenizer(vocabulary({"ab", "  ", "[PAD259]"}), {"a b"});
        std::mt19937 generator(1);

        for (int round = 0; round < 500; ++round) {
            std::string text(generator() % 30, ' ');
            for (auto &byte : text)
                byte = char(generator() % 3 ? "ab \xFF\0\n'"[generator() % 7] : 0x80 + generator() % 0x40);
            QCOMPARE(tokenizer.decode(tokenizer.encode(text)), text);
        }
        QCOMPARE(tokenizer.bytes(259), std::string_view());
        QCOMPARE(tokenizer.encode("\x80\xC0"), byteTokens("\x80\xC0"));
    }

    void bytesThatNoTextHasMayLackATokenAndAreReplaced()
    {
        auto tokens = vocabulary({});
        tokens[0xFF + 1] = "[PAD256]";

        QCOMPARE(NeoxTokenizer(tokens, {}).encode("a\xFF"), byteTokens("a\xEF\xBF\xBD"));
    }

    void aLongWordTakesNoSquareOfTime()
    {
        const NeoxTokenizer tokenizer(vocabulary({"aa", "aaaa"}), {"a a", "aa aa"});

        QCOMPARE(tokenizer.encode(std::string(400000, 'a')), Tokens(100000, 258));
    }

    void vocabulariesThatCannotBeUsedAreRefused()
    {
        auto missing = vocabulary({});
        missing['A' + 1] = "AA";

        QVERIFY_EXCEPTION_THROWN(NeoxTokenizer(missing, {}), Error);
        QVERIFY_EXCEPTION_THROWN(NeoxTokenizer({}, {}), Error);
        QVERIFY_EXCEPTION_THROWN(NeoxTokenizer(vocabulary({}), {"a b"}), Error);
        QVERIFY_EXCEPTION_THROWN(NeoxTokenizer(vocabulary({"ab"}), {"ab"}), Error);
        QVERIFY_EXCEPTION_THROWN(NeoxTokenizer(vocabulary({"ab"}), {""}), Error);
    }

    void theHashCoversTheMerges()
    {
        const auto tokens = vocabulary({"ab", "bc"});

        QVERIFY(NeoxTokenizer(tokens, {"a b", "b c"}).hash() != NeoxTokenizer(tokens, {"b c", "a b"}).hash());
    }

    void theSharedCasesAreMet()
    {
        NEED_SHARED(path, "fixtures/20B_tokenizer.json");
        NEED_SHARED(casesPath, "fixtures/neox_cases.json");
        const auto read = formats::readTokenizerJson(*formats::ByteSource::file(path.toStdString()));
        const NeoxTokenizer tokenizer(read.tokens, read.merges);
        QFile file(casesPath);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto cases = QJsonDocument::fromJson(file.readAll())[QStringLiteral("cases")].toArray();
        QVERIFY(cases.size() > 100);

        for (const auto &value : cases) {
            const auto text = value[QStringLiteral("text")].toString();
            Tokens expected;
            for (const auto &id : value[QStringLiteral("ids")].toArray())
                expected.push_back(std::uint32_t(id.toInt()));
            QVERIFY2(tokenizer.encode(text.toStdString()) == expected, qPrintable(text));
            if (!expected.empty() && expected[0] > 1)
                QCOMPARE(QString::fromStdString(tokenizer.decode(expected)),
                         text.normalized(QString::NormalizationForm_C));
        }
        QCOMPARE(tokenizer.size(), 50277u);
    }
};

QTEST_GUILESS_MAIN(NeoxTokenizerTest)
#include "NeoxTokenizerTest.moc"
