#include "catalog/Manifest.h"
#include "chat/Error.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

class ManifestTest : public QObject
{
    Q_OBJECT

    static QJsonObject model()
    {
        return {{QStringLiteral("id"), QStringLiteral("a")},
                {QStringLiteral("name"), QStringLiteral("RWKV-7 G1 1.5B")},
                {QStringLiteral("file"), QStringLiteral("a.gguf")},
                {QStringLiteral("version"), QStringLiteral("7")},
                {QStringLiteral("format"), QStringLiteral("gguf")},
                {QStringLiteral("bytes"), 1000.0},
                {QStringLiteral("sha256"), QString(64, u'a')},
                {QStringLiteral("urls"), QJsonArray{QStringLiteral("https://example.org/a.gguf")}}};
    }

    static QByteArray manifest(const QJsonArray &models)
    {
        return QJsonDocument(QJsonObject{{QStringLiteral("format"), 1}, {QStringLiteral("models"), models}}).toJson();
    }

    static QString refusal(const QByteArray &json)
    {
        try {
            catalog::Manifest::parse(json);
        } catch (const chat::Error &error) {
            return error.code == chat::Error::Code::ImportMalformed ? error.detail : QStringLiteral("wrong code");
        }
        return {};
    }

private Q_SLOTS:
    void aGoodEntryIsReadWhole()
    {
        const auto read = catalog::Manifest::parse(manifest({model()}));

        QCOMPARE(read.entries.size(), 1);
        const auto &entry = read.entries.first();
        QCOMPARE(entry.fileName, QStringLiteral("a.gguf"));
        QCOMPARE(entry.bytes, 1000);
        QCOMPARE(entry.sha256, QByteArray::fromHex(QByteArray(64, 'a')));
        QCOMPARE(entry.urls, QList<QUrl>{QUrl(QStringLiteral("https://example.org/a.gguf"))});
        QVERIFY(!entry.superseded);
    }

    void aHostileFieldIsRefusedByName_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *name, const char *field, const QJsonValue &value) {
            QTest::newRow(name) << QString::fromLatin1(field) << value;
        };
        const QList<QString> names{QStringLiteral("../a.gguf"),
                                   QStringLiteral("/etc/a.gguf"),
                                   QStringLiteral("a\\b.gguf"),
                                   QStringLiteral("a.gguf\n"),
                                   QStringLiteral(".a.gguf"),
                                   QStringLiteral("a.desktop"),
                                   QStringLiteral("a\u202Eb.gguf"),
                                   QStringLiteral(".gguf"),
                                   QString(),
                                   QString(300, u'a') + QStringLiteral(".gguf"),
                                   QStringLiteral("a:b.gguf"),
                                   QStringLiteral(" a.gguf")};
        for (const auto &name : names)
            row(qPrintable(QStringLiteral("file ") + name.left(20)), "file", name);
        row("file is a number", "file", 3);
        row("negative size", "bytes", -1);
        row("size with a fraction", "bytes", 0.5);
        row("size beyond all disks", "bytes", 1e300);
        row("size as text", "bytes", QStringLiteral("1000"));
        row("short hash", "sha256", QStringLiteral("abcd"));
        row("hash of other letters", "sha256", QString(64, u'z'));
        row("MD5", "sha256", QString(32, u'a'));
        row("no addresses", "urls", QJsonArray());
        row("plain http", "urls", QJsonArray{QStringLiteral("http") + QStringLiteral("://example.org/a")});
        row("file address", "urls", QJsonArray{QStringLiteral("file:///etc/passwd")});
        row("address with a password", "urls", QJsonArray{QStringLiteral("https://u:p@example.org/a")});
        row("no host", "urls", QJsonArray{QStringLiteral("https:///a")});
        row("address is a number", "urls", QJsonArray{1});
        row("nine addresses", "urls",
            QJsonArray::fromStringList(QStringList(9, QStringLiteral("https://example.org/a"))));
        row("unknown format", "format", QStringLiteral("exe"));
        row("no id", "id", QString());
        row("long name", "name", QString(500, u'a'));
        row("name with an escape", "name", QStringLiteral("a\x1b[2J"));
        row("name with direction marks", "name", QStringLiteral("a\u202Eb"));
        row("flag as text", "reasoning", QStringLiteral("yes"));
        row("a million layers", "layers", 1e6);
    }

    void aHostileFieldIsRefusedByName()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        auto changed = model();
        changed.insert(field, value);

        const auto detail = refusal(manifest({changed}));

        QVERIFY2(detail.contains(QStringLiteral("models[0].") + field), qPrintable(detail));
    }

    void aHostileWholeIsRefused()
    {
        QVERIFY(!refusal("").isEmpty());
        QVERIFY(!refusal("[]").isEmpty());
        QVERIFY(!refusal("<html>sign in</html>").isEmpty());
        QVERIFY(!refusal(QByteArray(5 * 1024 * 1024, ' ')).isEmpty());
        QVERIFY(!refusal(QByteArray(100'000, '[')).isEmpty());
        QVERIFY(!refusal("{\"format\": 2, \"models\": []}").isEmpty());
        QVERIFY(!refusal("{\"format\": 1, \"models\": {}}").isEmpty());
        QVERIFY(!refusal(manifest({3})).isEmpty());
        QVERIFY(refusal(manifest({model(), model()})).contains(QStringLiteral("two entries")));
        QJsonArray many;
        for (int i = 0; i <= catalog::Manifest::kMaxEntries; ++i)
            many.append(i);
        QVERIFY(refusal(manifest(many)).contains(QStringLiteral("models")));
    }
};

QTEST_GUILESS_MAIN(ManifestTest)
#include "ManifestTest.moc"
