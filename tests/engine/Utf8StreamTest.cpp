#include "engine/Utf8Stream.h"

#include "support/Shared.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using engine::Utf8Stream;

class Utf8StreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sequencesCutAnywhereComeOutWhole()
    {
        const std::string text = "a\xC3\xA9\xE4\xBD\xA0\xF0\x9F\x98\x80z";
        Utf8Stream stream;

        std::string got;
        for (const char byte : text) {
            const auto piece = stream.add(std::string_view(&byte, 1));
            QVERIFY(piece.empty() || (static_cast<unsigned char>(piece.front()) & 0xC0) != 0x80);
            got += piece;
        }

        QCOMPARE(got, text);
        QCOMPARE(stream.finish(), std::string());
    }

    void illFormedPartsBecomeReplacementCharacters_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("replacements");
        QTest::newRow("lone continuation") << QByteArray("\x80") << 1;
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << 2;
        QTest::newRow("overlong of three") << QByteArray("\xE0\x80\x80") << 3;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << 3;
        QTest::newRow("above U+10FFFF") << QByteArray("\xF4\x90\x80\x80") << 4;
        QTest::newRow("cut sequence, then letter") << QByteArray("\xF0\x9F\x98") << 1;
        QTest::newRow("impossible bytes") << QByteArray("\xFE\xFF") << 2;
    }

    void illFormedPartsBecomeReplacementCharacters()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, replacements);
        Utf8Stream stream;

        const auto text = stream.add(bytes.toStdString() + "x") + stream.finish();

        QCOMPARE(QString::fromStdString(text), QString(replacements, QChar::ReplacementCharacter) + u'x');
    }

    void anIncompleteEndIsOneReplacementCharacterAndTheStreamStartsAnew()
    {
        Utf8Stream stream;

        QCOMPARE(stream.add("\xE4\xBD"), std::string());
        QCOMPARE(stream.finish(), std::string("\xEF\xBF\xBD"));
        QCOMPARE(stream.add("\xA0"), std::string("\xEF\xBF\xBD"));
    }

    void everyTwoBytesGiveWhatQtDecodes()
    {
        for (int i = 0; i < 65536; ++i) {
            const char bytes[] = {static_cast<char>(i >> 8), static_cast<char>(i & 255)};
            Utf8Stream stream;
            auto text = stream.add({bytes, 1});
            text += stream.add({bytes + 1, 1});
            text += stream.finish();
            QCOMPARE(QString::fromUtf8(text.data(), qsizetype(text.size())).size(),
                     QString::fromStdString(text).size());
            QVERIFY2(QByteArray::fromStdString(text).isValidUtf8(), qPrintable(QString::number(i, 16)));
        }
    }

    void theSharedCasesShowTheSameTextAfterEachToken()
    {
        // Through the World vocabulary: see TokenizerTest, which has the bytes of the tokens.
        NEED_SHARED(path, "fixtures/utf8_stream_cases.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto cases = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(!cases.isEmpty());

        for (const auto &value : cases) {
            const auto bytes =
                QByteArray::fromHex(value[QStringLiteral("bytes_hex")].toString().toLatin1()).toStdString();
            Utf8Stream stream;
            std::string whole;
            for (const char byte : bytes)
                whole += stream.add(std::string_view(&byte, 1));
            whole += stream.finish();
            QCOMPARE(QString::fromStdString(whole), value[QStringLiteral("whole")].toString());
        }
    }
};

QTEST_GUILESS_MAIN(Utf8StreamTest)
#include "Utf8StreamTest.moc"
