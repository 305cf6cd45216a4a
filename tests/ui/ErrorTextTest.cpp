#include "viewmodels/ErrorText.h"

#include <QSet>
#include <QTest>

class ErrorTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsOwnSentenceAndAdvice()
    {
        QSet<QString> titles;
        const int last = int(chat::Error::Code::PdfToolMissing);
        for (int code = 0; code <= last; ++code) {
            const auto text = ui::ErrorText::of(chat::Error(chat::Error::Code(code), QStringLiteral("detail")));
            QVERIFY2(!text.title.isEmpty() && !text.advice.isEmpty(), qPrintable(QString::number(code)));
            titles.insert(text.title);
        }
        QCOMPARE(titles.size(), last + 1);
    }
};

QTEST_GUILESS_MAIN(ErrorTextTest)
#include "ErrorTextTest.moc"
