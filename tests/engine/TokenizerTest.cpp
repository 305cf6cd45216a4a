#include "engine/Tokenizer.h"

#include "engine/Error.h"
#include "engine/Utf8Stream.h"
#include "engine/WorldTokenizer.h"
#include "formats/Gguf.h"
#include "support/MemorySource.h"
#include "support/Shared.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <random>

using namespace engine;

namespace {

QString escapedByte(int byte)
{
    return QStringLiteral("\\x%1").arg(byte, 2, 16, QChar(u'0'));
}

/// "<s>", the 256 bytes, then `more`.
support::MemorySource worldSource(std::initializer_list<const char *> more)
{
    support::MemorySource source;
    source.texts["tokenizer.ggml.model"] = "rwkv";
    source.tokens = {"<s>"};
    for (int byte = 0; byte < 256; ++byte)
        source.tokens.push_back(escapedByte(byte).toStdString());
    source.tokens.insert(source.tokens.end(), more.begin(), more.end());
    return source;
}

std::unique_ptr<Tokenizer> makeTokenizer(const support::MemorySource &source)
{
    return engine::makeTokenizer(source, std::uint32_t(source.tokens.size()));
}

QJsonDocument json(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
}

Tokens ids(const QJsonValue &array)
{
    Tokens tokens;
    for (const auto &id : array.toArray())
        tokens.push_back(std::uint32_t(id.toInt()));
    return tokens;
}

std::unique_ptr<Tokenizer> worldTokenizer(const QString &path)
{
    return engine::makeTokenizer(*formats::GgufFile::open(path.toStdString()), 65536);
}

/// The slow way: tries every token at every position.
Tokens encodedByTrying(const Tokenizer &tokenizer, std::string_view text)
{
    Tokens tokens;
    while (!text.empty()) {
        std::uint32_t best = 0;
        for (std::uint32_t id = 1; id < tokenizer.size(); ++id)
            if (tokenizer.bytes(id).size() > tokenizer.bytes(best).size() && text.starts_with(tokenizer.bytes(id)))
                best = id;
        tokens.push_back(best);
        text.remove_prefix(tokenizer.bytes(best).size());
    }
    return tokens;
}

} // namespace

class TokenizerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLongestTokenIsTaken()
    {
        const auto tokenizer = makeTokenizer(worldSource({"ab", "abcd", "cd", "\\n\\n"}));

        QCOMPARE(tokenizer->encode("abcd"), (Tokens{258}));
        QCOMPARE(tokenizer->encode("abc"), (Tokens{257, 'c' + 1}));
        QCOMPARE(tokenizer->encode("abcabcd\n\n\n"), (Tokens{257, 'c' + 1, 258, 260, '\n' + 1}));
        QCOMPARE(tokenizer->encode(""), Tokens());
    }

    void everyTextComesBackFromItsTokens()
    {
        const auto tokenizer = makeTokenizer(worldSource({"aa", "aab", "\\xff\\xfe", "\\xff\\xfe\\xff", "aaaaaaaab"}));
        std::mt19937 generator(1);

        for (int round = 0; round < 2000; ++round) {
            std::string text(generator() % 40, ' ');
            for (auto &byte : text)
                byte = "ab\xFF\xFE\0\n"[generator() % 6];
            const auto tokens = tokenizer->encode(text);
            QCOMPARE(tokenizer->decode(tokens), text);
            QCOMPARE(tokens, encodedByTrying(*tokenizer, text));
        }
    }

    void tokensThatShareManyBeginningsAreAllFound()
    {
        auto source = worldSource({});
        std::mt19937 generator(2);
        for (int i = 0; i < 3000; ++i) {
            std::string token;
            for (unsigned length = 2 + generator() % 5; length > 0; --length)
                token += escapedByte(int(generator() % 256)).toStdString();
            source.tokens.push_back(token);
        }

        const auto tokenizer = makeTokenizer(source);

        for (std::uint32_t id = 1; id < tokenizer->size(); ++id) {
            const auto tokens = tokenizer->encode(tokenizer->bytes(id));
            QCOMPARE(tokens.size(), 1u);
            QCOMPARE(tokenizer->bytes(tokens[0]), tokenizer->bytes(id));
        }
    }

    void unusedAndUnknownIdsHaveNoBytes()
    {
        const auto tokenizer = makeTokenizer(worldSource({"ab", "[PAD258]", "[PAD7]"}));

        QCOMPARE(tokenizer->bytes(0), std::string_view());
        QCOMPARE(tokenizer->bytes(258), std::string_view());
        QCOMPARE(tokenizer->bytes(259), std::string_view("[PAD7]"));
        QCOMPARE(tokenizer->bytes(260), std::string_view());
        QCOMPARE(tokenizer->bytes(0xFFFFFFFF), std::string_view());
        QVERIFY(tokenizer->isEndOfText(0));
        QVERIFY(!tokenizer->isEndOfText(258));
    }

    void ofTwoTokensWithTheSameBytesTheFirstIsUsed()
    {
        const auto tokenizer = makeTokenizer(worldSource({"ab", "ab"}));

        QCOMPARE(tokenizer->encode("ab"), (Tokens{257}));
        QCOMPARE(tokenizer->bytes(258), std::string_view("ab"));
    }

    void tokensThatTheModelDoesNotHaveAreNeverUsed()
    {
        const auto source = worldSource({"ab", "cd"});

        const auto tokenizer = engine::makeTokenizer(source, 258);

        QCOMPARE(tokenizer->encode("abcd"), (Tokens{257, 'c' + 1, 'd' + 1}));
        QCOMPARE(tokenizer->size(), 258u);
    }

    void smallModelsWithoutAVocabularyReadBytes()
    {
        const support::MemorySource source;

        const auto tokenizer = engine::makeTokenizer(source, 256);

        QCOMPARE(tokenizer->kind(), std::string_view("bytes"));
        QCOMPARE(tokenizer->encode(std::string_view("\"in\0\xFF", 5)), (Tokens{34, 105, 110, 0, 255}));
        QCOMPARE(tokenizer->decode(Tokens{34, 0, 255, 256}), std::string("\"\0\xFF", 3));
        QVERIFY(!tokenizer->isEndOfText(0));
    }

    void aVocabularyOfPlainBytesIsByteLevel()
    {
        support::MemorySource source;
        source.texts["tokenizer.ggml.model"] = "rwkv";
        source.tokens = {"<s>"};
        for (int byte = 1; byte < 16; ++byte)
            source.tokens.push_back(escapedByte(byte).toStdString());

        const auto tokenizer = makeTokenizer(source);

        QCOMPARE(tokenizer->kind(), std::string_view("bytes"));
        QCOMPARE(tokenizer->size(), 16u);
        QCOMPARE(tokenizer->encode("\n"), (Tokens{10}));
        QVERIFY_EXCEPTION_THROWN(tokenizer->encode("a"), Error);
    }

    void vocabulariesThatCannotBeUsedAreRefused_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("replaced");
        QTest::addColumn<int>("code");
        const auto damaged = int(Error::Code::Damaged), unsupported = int(Error::Code::Unsupported);
        QTest::newRow("no token for a byte") << QStringLiteral("rwkv") << QStringLiteral("aa") << damaged;
        QTest::newRow("empty token for a byte") << QStringLiteral("rwkv") << QString() << damaged;
        QTest::newRow("broken escape") << QStringLiteral("rwkv") << QStringLiteral("\\x4") << damaged;
        QTest::newRow("token too long") << QStringLiteral("rwkv") << QString(5000, u'a') << damaged;
        QTest::newRow("another kind") << QStringLiteral("llama") << QStringLiteral("A") << unsupported;
        QTest::newRow("no kind") << QString() << QStringLiteral("A") << unsupported;
    }

    void vocabulariesThatCannotBeUsedAreRefused()
    {
        QFETCH(QString, kind);
        QFETCH(QString, replaced);
        QFETCH(int, code);
        auto source = worldSource({"ab"});
        source.texts["tokenizer.ggml.model"] = kind.toStdString();
        source.tokens['A' + 1] = replaced.toStdString();

        try {
            makeTokenizer(source);
            QFAIL("no error");
        } catch (const Error &error) {
            QCOMPARE(int(error.code()), code);
        }
    }

    void aLargeModelWithoutAVocabularyIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(engine::makeTokenizer(support::MemorySource(), 65536), Error);
    }

    void aVocabularyThatIsTooLongIsRefused()
    {
        auto source = worldSource({});
        source.tokens.insert(source.tokens.end(), 6000, std::string(1000, 'a'));

        QVERIFY_EXCEPTION_THROWN(makeTokenizer(source), Error);
    }

    void theHashTellsVocabulariesApart()
    {
        const auto one = makeTokenizer(worldSource({"ab", "c"})), same = makeTokenizer(worldSource({"ab", "c"})),
                   other = makeTokenizer(worldSource({"a", "bc"}));

        QCOMPARE(one->hash().size(), 32u);
        QCOMPARE(one->hash(), same->hash());
        QVERIFY(one->hash() != other->hash());
        QVERIFY(engine::makeTokenizer(support::MemorySource(), 256)->hash() !=
                engine::makeTokenizer(support::MemorySource(), 255)->hash());
    }

    void theSharedCasesOfTheWorldVocabularyAreMet()
    {
        NEED_SHARED(model, "fixtures/models/world-vocab.q8_0.gguf");
        NEED_SHARED(path, "fixtures/tokenizer_cases.json");
        const auto tokenizer = worldTokenizer(model);
        const auto cases = json(path)[QStringLiteral("cases")].toArray();
        QVERIFY(cases.size() > 100);

        for (const auto &value : cases) {
            const auto text =
                QByteArray::fromHex(value[QStringLiteral("bytes_hex")].toString().toLatin1()).toStdString();
            const auto expected = ids(value[QStringLiteral("ids")]);
            QCOMPARE(tokenizer->encode(text), expected);
            QCOMPARE(tokenizer->decode(expected), text);
        }
        QCOMPARE(tokenizer->kind(), std::string_view("world"));
        QCOMPARE(tokenizer->size(), 65536u);
    }

    void everyTokenOfTheWorldVocabularyEncodesToItself()
    {
        NEED_SHARED(model, "fixtures/models/world-vocab.q8_0.gguf");
        const auto tokenizer = worldTokenizer(model);

        for (std::uint32_t id = 1; id < 65530; ++id)
            QCOMPARE(tokenizer->encode(tokenizer->bytes(id)), (Tokens{id}));
        for (std::uint32_t id = 65530; id < 65536; ++id)
            QCOMPARE(tokenizer->bytes(id), std::string_view());
    }

    void theSharedStreamsShowTheSameTextAfterEachToken()
    {
        NEED_SHARED(model, "fixtures/models/world-vocab.q8_0.gguf");
        NEED_SHARED(path, "fixtures/utf8_stream_cases.json");
        const auto tokenizer = worldTokenizer(model);
        const auto cases = json(path).array();
        QVERIFY(!cases.isEmpty());

        for (const auto &value : cases) {
            const auto tokens = ids(value[QStringLiteral("ids")]);
            const auto shown = value[QStringLiteral("text_after_each")].toArray();
            Utf8Stream stream;
            for (std::size_t i = 0; i < tokens.size(); ++i)
                QCOMPARE(QString::fromStdString(stream.add(tokenizer->bytes(tokens[i]))),
                         shown[qsizetype(i)].toString());
            QCOMPARE(QString::fromStdString(stream.finish()), value[QStringLiteral("flushed")].toString());
        }
    }

    void encodingText()
    {
        NEED_SHARED(model, "fixtures/models/world-vocab.q8_0.gguf");
        const auto tokenizer = worldTokenizer(model);
        std::string text;
        for (const auto *name : {"README.md", "core/README.md", "core/engine/TokenTrie.cpp", "app/run.sh"}) {
            QFile file(QDir(support::sources()).filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            text += file.readAll().toStdString();
        }
        while (text.size() < 4'000'000)
            text += std::string(text);
        Tokens tokens;

        QBENCHMARK
        {
            tokens = tokenizer->encode(text);
        }
        qInfo("%zu bytes, %zu tokens", text.size(), tokens.size());
        QCOMPARE(tokenizer->decode(tokens), text);
    }

    void readingTheWorldVocabulary()
    {
        NEED_SHARED(model, "fixtures/models/world-vocab.q8_0.gguf");
        const auto file = formats::GgufFile::open(model.toStdString());

        QBENCHMARK
        {
            engine::makeTokenizer(*file, 65536);
        }
    }
};

QTEST_GUILESS_MAIN(TokenizerTest)
#include "TokenizerTest.moc"
