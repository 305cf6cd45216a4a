#include "chat/Attachment.h"
#include "chat/DocumentText.h"
#include "chat/Error.h"
#include "chat/HtmlText.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using chat::AttachedText;
using chat::Error;

namespace {

QByteArray encoded(const QString &text, QStringConverter::Encoding encoding)
{
    return QStringEncoder(encoding, QStringConverter::Flag::WriteBom)(text);
}

/// A PDF file of one page that says the words; offsets are left to the reader's repair.
QByteArray pdf(const QByteArray &words)
{
    const auto stream = "BT /F1 24 Tf 72 700 Td (" + words + ") Tj ET";
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 "
           "R>>>>>>endobj\n"
           "4 0 obj<</Length " +
           QByteArray::number(stream.size()) + ">>stream\n" + stream +
           "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
           "trailer<</Root 1 0 R/Size 6>>\n%%EOF\n";
}

} // namespace

class DocumentTextTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }

    /// The code that reading ends with, -1: none.
    static int failure(const QString &path, std::stop_token stop = {})
    {
        try {
            chat::documentText(path, stop);
        } catch (const Error &error) {
            return int(error.code);
        }
        return -1;
    }

private Q_SLOTS:
    void everyUnicodeEncodingIsRead()
    {
        const auto text = QStringLiteral("Bäume, 木, 🐦\nzwei");
        for (const auto encoding :
             {QStringConverter::Utf8, QStringConverter::Utf16LE, QStringConverter::Utf16BE, QStringConverter::Utf32LE})
            QCOMPARE(chat::decodedText(encoded(text, encoding), QStringLiteral("a.txt")), text);
        QCOMPARE(chat::decodedText(text.toUtf8(), QStringLiteral("a.txt")), text);
        QCOMPARE(chat::decodedText("gr\xFC\xDF\r\ngott\r", QStringLiteral("a.txt")), QStringLiteral("grüß\ngott\n"));
    }

    void whatIsNoTextIsRefused()
    {
        QCOMPARE(failure(write(QStringLiteral("a.bin"), QByteArray("a\0b", 3))), int(Error::Code::DocumentUnreadable));
        QCOMPARE(failure(write(QStringLiteral("b.txt"), " \n")), int(Error::Code::DocumentUnreadable));
        QCOMPARE(failure(m_folder.filePath(QStringLiteral("gone"))), int(Error::Code::NotFound));
        QCOMPARE(failure(m_folder.path()), int(Error::Code::InvalidInput));
        QCOMPARE(failure(QStringLiteral("/dev/zero")), int(Error::Code::InvalidInput));
    }

    void aWebPageIsItsWords()
    {
        const auto text =
            chat::htmlToText("<!DOCTYPE html><title>T</title><style>p{}</style><h1 title=\"a>b\">Head</h1>"
                             "<p>One &amp; &#8364;\n  two<br>three<ul><li>a<li>b</ul><script>if(a<b)x()"
                             "</script><table><tr><td>1</td><td>2</td></tr></table><pre>x\n  y</pre>");

        QCOMPARE(QString::fromStdString(text),
                 QStringLiteral("T\n\nHead\n\nOne & € two\nthree\n\n- a\n- b\n\n1\t2\n\nx\n  y"));
        QCOMPARE(chat::htmlToText("a < b && c <"), std::string("a < b && c <"));
        QCOMPARE(chat::htmlToText("<img src=\"http://a/b\" alt='x'><p>y"), std::string("y"));
    }

    void aHostileWebPageTakesLittleTime()
    {
        QElapsedTimer timer;
        timer.start();
        for (const char *piece : {"<a", "<a=\"", "<a='>", "<!--", "&", "<script>", "</script", "<a=\">"}) {
            std::string page;
            while (page.size() < (4u << 20))
                page += piece;
            QVERIFY(chat::htmlToText(page).size() <= page.size());
            page += '>';
            QVERIFY(chat::htmlToText(page).size() <= page.size());
        }

        QVERIFY2(timer.elapsed() < 60'000, "the time is not linear"); // seconds when it is, hours when it is not
    }

    void aPdfFileIsReadByAConfinedProgram()
    {
        const auto path = write(QStringLiteral("a.pdf"), pdf("Hello from a page"));
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) {
            QCOMPARE(failure(path), int(Error::Code::PdfToolMissing));
            return;
        }
        QVERIFY(chat::documentText(path, {}).contains(QStringLiteral("Hello from a page")));
        QCOMPARE(failure(write(QStringLiteral("b.pdf"), "%PDF-1.4\nnothing of the kind")),
                 int(Error::Code::DocumentUnreadable));
        std::stop_source stopped;
        stopped.request_stop();
        QCOMPARE(failure(path, stopped.get_token()), int(Error::Code::Cancelled));
    }

    void withoutTheProgramPdfFilesGiveASentence()
    {
        const auto path = write(QStringLiteral("c.pdf"), pdf("x"));
        const auto before = qgetenv("PATH");
        qputenv("PATH", m_folder.path().toLocal8Bit());
        const auto code = failure(path);
        qputenv("PATH", before);

        QCOMPARE(code, int(Error::Code::PdfToolMissing));
    }

    /// A stand-in for the program, that tries what the real one must not do.
    void theProgramHasNoNetworkAndWritesNothing()
    {
        QTemporaryDir tools;
        QFile tool(tools.filePath(QStringLiteral("pdftotext")));
        QVERIFY(tool.open(QIODevice::WriteOnly));
        tool.write("#!/bin/bash\n"
                   "exec 2>&1\n"
                   "if (exec 3<>/dev/tcp/127.0.0.1/9) 2>&1 | grep -q 'Permission denied'; then echo no network; fi\n"
                   "ulimit -f; ulimit -v; ulimit -t\n");
        tool.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        tool.close();
        const auto before = qgetenv("PATH");
        qputenv("PATH", tools.path().toLocal8Bit() + ":" + before);
        const auto text = chat::documentText(write(QStringLiteral("d.pdf"), pdf("x")), {});
        qputenv("PATH", before);

        QCOMPARE(text, QStringLiteral("no network\n0\n524288\n60\n"));
    }

    void attachmentsAndWordsComeApartAsTheyWerePutTogether_data()
    {
        QTest::addColumn<AttachedText>("parts");
        const auto row = [](const char *name, const AttachedText &parts) { QTest::newRow(name) << parts; };
        row("words", {{}, QStringLiteral("Hi")});
        row("one", {{{QStringLiteral("a.txt"), QStringLiteral("text\n\n[File: b, 1 characters]\nx\n\n")}},
                    QStringLiteral("Hi")});
        row("two", {{{QStringLiteral("a, b.md"), QStringLiteral("1")}, {QStringLiteral("c"), QString()}}, QString()});
        row("by hand", {{}, QStringLiteral("[File: a.txt, 500 characters]\nshort\n\nHi")});
        row("no number", {{}, QStringLiteral("[File: a.txt, many characters]\nx\n\n")});
    }

    void attachmentsAndWordsComeApartAsTheyWerePutTogether()
    {
        QFETCH(AttachedText, parts);

        QCOMPARE(AttachedText::of(parts.text()), parts);
    }

    void aNameCannotEndItsLine()
    {
        const AttachedText parts{{{QStringLiteral("a\n[x]"), QStringLiteral("t")}}, QStringLiteral("w")};

        const auto read = AttachedText::of(parts.text());

        QCOMPARE(read.attachments.size(), 1);
        QCOMPARE(read.attachments[0].text, QStringLiteral("t"));
        QCOMPARE(read.words, QStringLiteral("w"));
    }
};

QTEST_GUILESS_MAIN(DocumentTextTest)
#include "DocumentTextTest.moc"
