#include "support/Shared.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

/// Checks every #include of the sources against the table of core/README.md.
class LayeringTest : public QObject
{
    Q_OBJECT

    struct Include
    {
        QString file;   ///< relative to the sources
        QString header; ///< as written
    };

    static QList<Include> includes(const QString &folder)
    {
        static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*[\"<]([^\">]+)[\">]"),
                                                QRegularExpression::MultilineOption);
        const QDir root(support::sources());
        QList<Include> found;
        QDirIterator files(root.filePath(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const auto text = QString::fromUtf8(file.readAll());
            for (auto match = pattern.globalMatch(text); match.hasNext();)
                found.append({root.relativeFilePath(file.fileName()), match.next().captured(1)});
        }
        return found;
    }

private Q_SLOTS:
    void foldersIncludeOnlyWhatTheTableAllows_data()
    {
        QTest::addColumn<QStringList>("allowed");
        const QMap<QString, QString> table{
            {QStringLiteral("core/engine"), QStringLiteral("engine")},
            {QStringLiteral("core/formats"), QStringLiteral("formats engine")},
            {QStringLiteral("core/chat"), QStringLiteral("chat")},
            {QStringLiteral("core/inference"), QStringLiteral("inference chat engine formats")},
            {QStringLiteral("core/storage"), QStringLiteral("storage chat")},
            {QStringLiteral("core/catalog"), QStringLiteral("catalog chat formats")},
            {QStringLiteral("ui"), QStringLiteral("ui viewmodels chat catalog")},
        };
        for (auto row = table.begin(); row != table.end(); ++row)
            QTest::newRow(qPrintable(row.key())) << row.value().split(u' ');
    }

    void foldersIncludeOnlyWhatTheTableAllows()
    {
        QFETCH(QStringList, allowed);
        static const QSet<QString> ours{QStringLiteral("engine"), QStringLiteral("formats"), QStringLiteral("chat"),
                                        QStringLiteral("inference"), QStringLiteral("storage"), QStringLiteral("catalog"),
                                        QStringLiteral("ui"), QStringLiteral("viewmodels"), QStringLiteral("app")};

        for (const auto &include : includes(QString::fromLatin1(QTest::currentDataTag()))) {
            const auto folder = include.header.section(u'/', 0, 0);
            QVERIFY2(!include.header.contains(u'/') || !ours.contains(folder) || allowed.contains(folder),
                     qPrintable(include.file + QStringLiteral(" includes ") + include.header));
        }
    }

    void engineAndFormatsAreFreeOfQt()
    {
        for (const auto &folder : {QStringLiteral("core/engine"), QStringLiteral("core/formats")})
            for (const auto &include : includes(folder))
                QVERIFY2(!include.header.startsWith(u'Q') && !include.header.startsWith(QStringLiteral("Qt")),
                         qPrintable(include.file + QStringLiteral(" includes ") + include.header));
    }

    void libraryHeadersStayBehindTheirDoor_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("door");
        QTest::newRow("oneDNN") << QStringLiteral("^(oneapi/dnnl/|dnnl)") << QStringLiteral("^core/engine/Gemm\\w*\\.cpp$");
        QTest::newRow("ICU") << QStringLiteral("^unicode/") << QStringLiteral("^core/engine/TextPieces\\.cpp$");
        QTest::newRow("SIMD") << QStringLiteral("^(immintrin|x86intrin|[a-z]mmintrin)\\.h$")
                              << QStringLiteral("^core/engine/kernels/");
        QTest::newRow("SQLite") << QStringLiteral("^(sqlite3\\.h|SQLiteCpp/|QSql)") << QStringLiteral("^core/storage/");
        QTest::newRow("network requests") << QStringLiteral("^(QNetworkRequest|QNetworkReply|QTcp|QSsl|QUdp|QtNetwork)")
                                          << QStringLiteral("^core/catalog/");
        QTest::newRow("Qt Quick in core") << QStringLiteral("^(QQ|QtQ|QGui|QtGui)") << QStringLiteral("^(ui|app)/");
    }

    void libraryHeadersStayBehindTheirDoor()
    {
        QFETCH(QString, header);
        QFETCH(QString, door);
        const QRegularExpression wanted(header), allowed(door);

        for (const auto &folder : {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})
            for (const auto &include : includes(folder))
                QVERIFY2(!wanted.match(include.header).hasMatch() || allowed.match(include.file).hasMatch(),
                         qPrintable(include.file + QStringLiteral(" includes ") + include.header));
    }

    void theRuleFindsIncludes()
    {
        QVERIFY(includes(QStringLiteral("core/chat")).size() > 10);
    }
};

QTEST_GUILESS_MAIN(LayeringTest)
#include "LayeringTest.moc"
