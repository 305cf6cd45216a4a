#include "engine/PythonText.h"

#include "engine/Error.h"

#include <QTest>

using namespace engine;

class PythonTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapesOfBytesAreBytes()
    {
        QCOMPARE(unescapeBytes(R"(a\t\n\r\\\'\"\x80\xff)"), std::string("a\t\n\r\\'\"\x80\xFF"));
        QCOMPARE(unescapeBytes("\xE4\xBD\xA0"), std::string("\xE4\xBD\xA0"));
        QCOMPARE(unescapeBytes(R"(\x00)"), std::string(1, '\0'));
    }

    void escapesOfTextAreCharacters()
    {
        QCOMPARE(unescapeText(R"(\x80)"), std::string("\xC2\x80"));
        QCOMPARE(unescapeText(R"(\u4f60\U0001f600\x41)"), std::string("\xE4\xBD\xA0\xF0\x9F\x98\x80\x41"));
    }

    void brokenEscapesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("escaped");
        for (const char *escaped :
             {"\\", "a\\", "\\x", "\\x4", "\\xg1", "\\x-1", "\\q", "\\u123", "\\ud800", "\\U00110000"})
            QTest::newRow(escaped) << QByteArray(escaped);
    }

    void brokenEscapesAreRefused()
    {
        QFETCH(QByteArray, escaped);

        QVERIFY_EXCEPTION_THROWN(unescapeText(escaped.toStdString()), Error);
        if (!escaped.startsWith("\\u") && !escaped.startsWith("\\U"))
            QVERIFY_EXCEPTION_THROWN(unescapeBytes(escaped.toStdString()), Error);
    }

    void bytesKnowNoCharacterEscapes() { QVERIFY_EXCEPTION_THROWN(unescapeBytes("\\u4f60"), Error); }
};

QTEST_GUILESS_MAIN(PythonTextTest)
#include "PythonTextTest.moc"
