#include "support/Shared.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Entry
{
    QString context;
    QString source;
    QStringList translations; ///< one a plural form
    bool unfinished = false;
    bool plural = false;
};

QList<Entry> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Entry> entries;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto name = xml.name();
        if (name == u"name") {
            context = xml.readElementText();
        } else if (name == u"message") {
            entries.append({.context = context, .source = {}, .translations = {}});
            entries.back().plural = xml.attributes().value(QStringLiteral("numerus")) == u"yes";
        } else if (name == u"source") {
            entries.back().source = xml.readElementText();
        } else if (name == u"translation") {
            auto &entry = entries.back();
            entry.unfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
            if (!entry.plural)
                entry.translations.append(xml.readElementText());
        } else if (name == u"numerusform") {
            entries.back().translations.append(xml.readElementText());
        }
    }
    return xml.hasError() ? QList<Entry>() : entries;
}

QString file(const QString &language)
{
    return support::sources() + QStringLiteral("/translations/rookery_%1.ts").arg(language);
}

/// "%1", "%2", "%n", each once. "%Ln" is "%n" with thousands marks.
QStringList placeholders(QString text)
{
    text.replace(QStringLiteral("%L"), QStringLiteral("%"));
    static const QRegularExpression pattern(QStringLiteral("%(?:[1-9]|n)"));
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

} // namespace

/// The words of the window in every language: complete, and with the numbers in their places. When it fails after you
/// changed words: translations/README.md says what to do.
class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("forms"); ///< of the plural
        QTest::newRow("English") << QStringLiteral("en") << 2;
        QTest::newRow("German") << QStringLiteral("de") << 2;
        QTest::newRow("Simplified Chinese") << QStringLiteral("zh_CN") << 1;
    }

    /// lupdate reads the sources into a copy of the file: what it does not know it marks as unfinished.
    void everyStringOfTheSourcesIsTranslated()
    {
        QFETCH_GLOBAL(QString, language);
        const auto lupdate = qEnvironmentVariable("ROOKERY_LUPDATE", QStringLiteral("/usr/lib/qt6/bin/lupdate"));
        if (!QFile::exists(lupdate))
            QSKIP("needs lupdate (ROOKERY_LUPDATE)");
        const QDir sources(support::sources());
        QTemporaryDir folder;
        const auto copy = folder.filePath(QStringLiteral("copy.ts"));
        QVERIFY(QFile::copy(file(language), copy));

        QProcess process;
        process.setWorkingDirectory(sources.path());
        QStringList arguments{QStringLiteral("-silent"),
                              QStringLiteral("-locations"),
                              QStringLiteral("none"),
                              QStringLiteral("-extensions"),
                              QStringLiteral("cpp,h,qml"),
                              QStringLiteral("-I"),
                              sources.path(),
                              QStringLiteral("-I"),
                              sources.filePath(QStringLiteral("ui")),
                              QStringLiteral("-I"),
                              sources.filePath(QStringLiteral("core"))};
        if (language == QStringLiteral("en"))
            arguments.append(QStringLiteral("-pluralonly"));
        arguments << QStringLiteral("ui");
        for (const auto &each :
             QDir(sources.filePath(QStringLiteral("app"))).entryList({QStringLiteral("*.cpp"), QStringLiteral("*.h")}))
            arguments.append(QStringLiteral("app/") + each);
        process.start(lupdate, arguments << QStringLiteral("-ts") << copy);
        QVERIFY(process.waitForFinished(120'000));
        QCOMPARE(process.exitCode(), 0);

        QStringList missing;
        const auto entries = read(copy);
        QVERIFY(entries.size() >= read(file(language)).size());
        for (const auto &entry : entries)
            if (entry.translations.isEmpty() || entry.translations.contains(QString()))
                missing.append(entry.context + QStringLiteral(": ") + entry.source);
        QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("not translated (translations/README.md):\n  ") +
                                               missing.join(QStringLiteral("\n  "))));
    }

    void noEntryIsUnfinished()
    {
        QFETCH_GLOBAL(QString, language);
        QFETCH_GLOBAL(int, forms);
        const auto entries = read(file(language));
        QVERIFY(entries.size() > 5);
        for (const auto &entry : entries) {
            QVERIFY2(!entry.unfinished, qPrintable(entry.source));
            QVERIFY2(!entry.translations.contains(QString()), qPrintable(entry.source));
            QVERIFY2(entry.translations.size() == (entry.plural ? forms : 1), qPrintable(entry.source));
        }
    }

    void placeholdersAgree()
    {
        QFETCH_GLOBAL(QString, language);
        for (const auto &entry : read(file(language)))
            for (int form = 0; form < entry.translations.size(); ++form) {
                auto wanted = placeholders(entry.source);
                auto found = placeholders(entry.translations[form]);
                if (entry.plural && form == 0 && entry.translations.size() > 1 && !found.contains(QStringLiteral("%n")))
                    wanted.removeAll(QStringLiteral("%n")); // "one token" needs no number
                QVERIFY2(found == wanted, qPrintable(entry.source + QStringLiteral(" → ") + entry.translations[form]));
            }
    }

    /// "…" stays where more follows, a sentence keeps its end, names of files keep their endings.
    void marksAgree()
    {
        QFETCH_GLOBAL(QString, language);
        static const QRegularExpression end(QStringLiteral("[.。]$"));
        for (const auto &entry : read(file(language)))
            for (const auto &translation : entry.translations) {
                const auto what = entry.source + QStringLiteral(" → ") + translation;
                QVERIFY2(entry.source.endsWith(u'…') == translation.endsWith(u'…'), qPrintable(what));
                QVERIFY2(end.match(entry.source).hasMatch() == end.match(translation).hasMatch(), qPrintable(what));
                QVERIFY2(translation == translation.trimmed() || entry.source != entry.source.trimmed(),
                         qPrintable(what));
                QVERIFY2(entry.source.contains(QStringLiteral("(*")) == translation.contains(QStringLiteral("(*")),
                         qPrintable(what));
            }
    }

    void placeholdersAreFound()
    {
        QCOMPARE(placeholders(QStringLiteral("%1 of %Ln tokens, %2 %, %1")),
                 QStringList({QStringLiteral("%1"), QStringLiteral("%2"), QStringLiteral("%n")}));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "TranslationsTest.moc"
