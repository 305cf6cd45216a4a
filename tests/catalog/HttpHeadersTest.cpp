#include "catalog/CatalogEntry.h"
#include "catalog/HttpHeaders.h"
#include "catalog/PartJournal.h"
#include "catalog/PublicAddress.h"

#include <QRandomGenerator>
#include <QTest>

using catalog::ContentRange;
using catalog::ResponseHead;

class HttpHeadersTest : public QObject
{
    Q_OBJECT

    static ResponseHead head(const QByteArray &fields)
    {
        return ResponseHead::parse("HTTP/1.1 200 OK\r\n" + fields).value_or(ResponseHead());
    }

    static QByteArray journal()
    {
        catalog::PartJournal journal;
        journal.request.id = QStringLiteral("a");
        journal.request.fileName = QStringLiteral("a.gguf");
        journal.request.sources = {QUrl(QStringLiteral("https://example.org/a.gguf"))};
        journal.request.bytes = 9'000'000;
        journal.validators.insert(QStringLiteral("https://example.org/a.gguf"), "\"x\"");
        journal.marks = {{4 << 20, QByteArray(32, 'a')}, {8 << 20, QByteArray(32, 'b')}};
        return journal.toBytes();
    }

private Q_SLOTS:
    void contentRangesAreReadStrictly_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("good");
        for (const char *good :
             {"bytes 0-0/1", "bytes 5-9/10", "bytes 5-9/*", "bytes */10", "bytes 0-9007199254740990/9007199254740991"})
            QTest::newRow(good) << QByteArray(good) << true;
        for (const char *bad : {"",
                                "bytes",
                                "bytes ",
                                "bytes /",
                                "bytes */*",
                                "bytes 5-9",
                                "bytes 9-5/10",
                                "bytes 5-10/10",
                                "bytes -1-5/10",
                                "bytes +5-9/10",
                                "bytes 5- 9/10",
                                "bytes 5-9/ 10",
                                "Bytes 5-9/10",
                                "lines 5-9/10",
                                "bytes 5-9/10/11",
                                "bytes 5-9/-1",
                                "bytes 0x5-9/10",
                                "bytes 5-9/18446744073709551616",
                                "bytes 5-99999999999999999999/*",
                                "bytes -/10",
                                "bytes 5-/10",
                                "bytes -9/10"})
            QTest::newRow(qPrintable(QStringLiteral("no: ") + QLatin1String(bad))) << QByteArray(bad) << false;
    }

    void contentRangesAreReadStrictly()
    {
        QFETCH(QByteArray, value);
        QFETCH(bool, good);
        QCOMPARE(ContentRange::parse(value).has_value(), good);
    }

    void factsOfAHead()
    {
        QCOMPARE(*head("Content-Length: 5").contentLength(), 5);
        QCOMPARE(*head("X: y").contentLength(), -1);
        QVERIFY(!head("Content-Length: 5\r\nContent-Length: 6").contentLength());
        QVERIFY(!head("Content-Length: 5, 5").contentLength());
        QCOMPARE(head("ETag: \"a\"").strongETag(), QByteArray("\"a\""));
        for (const char *weak : {"ETag: W/\"a\"", "ETag: a", "ETag: \"a", "ETag: \"a\"b\"", "ETag: \""})
            QCOMPARE(head(weak).strongETag(), QByteArray());
        const auto hex = QByteArray(64, 'a');
        QCOMPARE(head("X-Linked-ETag: \"" + hex + '"').statedSha256(), QByteArray(32, char(0xaa)));
        QCOMPARE(head("ETag: \"" + hex.left(40) + '"').statedSha256(), QByteArray());
        QCOMPARE(head("ETag: W/\"" + hex + '"').statedSha256(), QByteArray());
        QCOMPARE(head("Retry-After: 99999").retryAfter(), 600);
        QVERIFY(head("Content-Encoding: gzip").hasUnknownEncoding() &&
                !head("Content-Encoding: identity").hasUnknownEncoding());
    }

    void redirectsLeadOnlyToHttps_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("target");
        QTest::newRow("absolute") << QByteArray("https://b.org/x?y=1#z") << QStringLiteral("https://b.org/x?y=1");
        QTest::newRow("path") << QByteArray("/x") << QStringLiteral("https://a.org/x");
        QTest::newRow("other host, same scheme") << QByteArray("//b.org/x") << QStringLiteral("https://b.org/x");
        for (const char *bad : {"", "ftp://b.org/x", "file:///etc/passwd", "javascript:x", "data:,x", "https:///x",
                                "https://u:p@b.org/", "https://u@b.org/", "https://[::1/x"})
            QTest::newRow(qPrintable(QStringLiteral("no: ") + QLatin1String(bad))) << QByteArray(bad) << QString();
        QTest::newRow("no: unencrypted") << QByteArray("http"
                                                       "://b.org/x")
                                         << QString();
    }

    void redirectsLeadOnlyToHttps()
    {
        QFETCH(QByteArray, location);
        QFETCH(QString, target);
        const auto url = catalog::redirectTarget(QUrl(QStringLiteral("https://a.org/b/c")), location);
        QCOMPARE(url.isValid() ? url.toString() : QString(), target);
    }

    void onlyPublicAddressesArePublic()
    {
        for (const char *address :
             {"8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"})
            QVERIFY2(catalog::isPublicAddress(QHostAddress(QString::fromLatin1(address))), address);
        for (const char *address : {"0.0.0.0",
                                    "10.0.0.1",
                                    "100.64.0.1",
                                    "127.0.0.1",
                                    "127.255.255.255",
                                    "169.254.169.254",
                                    "172.16.0.1",
                                    "172.31.255.255",
                                    "192.168.1.1",
                                    "192.0.2.1",
                                    "198.18.0.1",
                                    "203.0.113.9",
                                    "224.0.0.1",
                                    "240.0.0.1",
                                    "255.255.255.255",
                                    "::",
                                    "::1",
                                    "::ffff:127.0.0.1",
                                    "::ffff:10.0.0.1",
                                    "64:ff9b::7f00:1",
                                    "2002:7f00:1::",
                                    "fe80::1",
                                    "fc00::1",
                                    "fd12::1",
                                    "ff02::1",
                                    "2001:db8::1",
                                    "2001::1"})
            QVERIFY2(!catalog::isPublicAddress(QHostAddress(QString::fromLatin1(address))), address);
        QVERIFY(!catalog::isPublicAddress(QHostAddress()));
    }

    void aJournalComesBackAsItWasWritten()
    {
        const auto read = catalog::PartJournal::parse(journal());
        QVERIFY(read);
        QCOMPARE(read->toBytes(), journal());
        QCOMPARE(catalog::PartJournal::parse(journal() + "9000000 abc")->marks.size(), 2); // half a line
        QVERIFY(!catalog::PartJournal::parse(""));
        QVERIFY(!catalog::PartJournal::parse("{}\n"));
    }

    /// Ten thousand changed inputs a seed; what is accepted must keep its promises.
    void changedInputsNeverBreakAPromise()
    {
        const QByteArray full = "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 100-199/200\r\nContent-Length: "
                                "100\r\nETag: \"abc\"\r\nLocation: /there?x=1#y\r\nRetry-After: 5\r\n"
                                "Transfer-Encoding: chunked\r\nX-Linked-ETag: \"" +
                                QByteArray(64, '1') + "\"\r\nX-Linked-Size: 5";
        QRandomGenerator random(20260503);
        const auto changed = [&](QByteArray bytes) {
            for (int i = random.bounded(1, 6); i > 0; --i) {
                const auto at = random.bounded(int(bytes.size()));
                switch (random.bounded(4)) {
                case 0:
                    bytes[at] = char(random.bounded(256));
                    break;
                case 1:
                    bytes.remove(at, random.bounded(8));
                    break;
                case 2:
                    bytes.insert(at, bytes.mid(random.bounded(int(bytes.size())), random.bounded(16)));
                    break;
                default:
                    bytes.truncate(std::max(1, at));
                    break;
                }
                if (bytes.isEmpty())
                    bytes = "x";
            }
            return bytes;
        };
        int accepted = 0;
        for (int i = 0; i < 10'000; ++i) {
            if (const auto range = ContentRange::parse(changed("bytes 100-199/200"))) {
                ++accepted;
                QVERIFY(range->first <= range->last && (range->total < 0 || range->last < range->total));
            }
            if (const auto parsed = ResponseHead::parse(changed(full))) {
                ++accepted;
                QVERIFY(parsed->status >= 100 && parsed->status <= 999);
                QVERIFY(parsed->contentLength().value_or(0) >= -1);
                const auto target =
                    catalog::redirectTarget(QUrl(QStringLiteral("https://a.org/b")), parsed->value("location"));
                QVERIFY(!target.isValid() || (target.scheme() == QLatin1String("https") &&
                                              target.userInfo().isEmpty() && !target.host().isEmpty()));
            }
            if (const auto read = catalog::PartJournal::parse(changed(journal()))) {
                ++accepted;
                qint64 before = 0;
                for (const auto &mark : read->marks) {
                    QVERIFY(mark.end > before && mark.end - before <= catalog::PartJournal::kBlock &&
                            mark.sha256.size() == 32);
                    before = mark.end;
                }
                QVERIFY(catalog::isSafeFileName(read->request.fileName));
            }
        }
        QVERIFY(accepted > 1000);
    }
};

QTEST_GUILESS_MAIN(HttpHeadersTest)
#include "HttpHeadersTest.moc"
