#include "catalog/ModelLibrary.h"
#include "catalog/PosixFile.h"
#include "support/Shared.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using catalog::ModelFile;
using catalog::ModelLibrary;
using Code = chat::Error::Code;

class ModelLibraryTest : public QObject
{
    Q_OBJECT

    /// A library over a fresh folder.
    struct Library
    {
        QTemporaryDir folder;
        catalog::JobThread jobs;
        ModelLibrary library;

        Library() : library(jobs, folder.filePath(QStringLiteral("data/library.json")))
        {
            QSignalSpy changed(&library, &ModelLibrary::changed);
            library.setFolder(models());
            QVERIFY(changed.wait());
        }

        QString models() const { return folder.filePath(QStringLiteral("models")); }

        QString put(const QString &name, const QByteArray &bytes)
        {
            const auto path = QDir(models()).filePath(name);
            QDir().mkpath(QFileInfo(path).path());
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                qFatal("cannot write");
            return path;
        }
    };

    static QByteArray model()
    {
        QFile file(support::data(QStringLiteral("ok.gguf")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void filesPutInByHandAppearByThemselves()
    {
        Library here;
        QCOMPARE(here.library.files().size(), 0);

        const auto path = here.put(QStringLiteral("deep/er/mine.gguf"), model());
        here.put(QStringLiteral("notes.txt"), "not a model");
        here.put(QStringLiteral("half.gguf.part"), "a part");

        QTRY_COMPARE(here.library.files().size(), 1);
        QTRY_COMPARE(int(here.library.files().first().state), int(ModelFile::State::Ready));
        const auto file = *here.library.file(path);
        QVERIFY(!file.ours);
        QCOMPARE(file.version.size(), 1);
        QVERIFY(file.layers > 0 && file.width > 0 && file.vocabulary > 0 && file.parameters > 0);
        QVERIFY(!file.tensorTypes.isEmpty());
        QVERIFY(file.shape.stateBytes > 0);
        QVERIFY(here.library.bytesOnDisk() == model().size());
        QVERIFY(here.library.freeBytes() > 0);
    }

    void whatIsNoModelSaysWhy()
    {
        Library here;

        const auto broken = here.put(QStringLiteral("broken.gguf"), model().left(model().size() / 2));
        const auto other = here.put(QStringLiteral("other.gguf"), "<html>sign in</html>");
        const auto pth = here.put(QStringLiteral("old.pth"), "PK");

        QTRY_COMPARE(here.library.files().size(), 3);
        QCOMPARE(int(here.library.file(broken)->state), int(ModelFile::State::Unusable));
        QVERIFY(!here.library.file(broken)->problem.detail.isEmpty());
        QCOMPARE(int(here.library.file(other)->state), int(ModelFile::State::Unusable));
        QCOMPARE(int(here.library.file(pth)->state), int(ModelFile::State::NeedsImport));
    }

    void aFileStillBeingCopiedBecomesUsableWhenItIsWhole()
    {
        Library here;
        const auto path = here.put(QStringLiteral("slow.gguf"), model().left(model().size() / 2));
        QTRY_COMPARE(here.library.files().size(), 1);

        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write(model().mid(model().size() / 2));
        file.close();

        QTRY_COMPARE_WITH_TIMEOUT(int(here.library.file(path)->state), int(ModelFile::State::Ready), 10'000);
    }

    void changesAndLossesAreNoticed()
    {
        Library here;
        const auto path = here.put(QStringLiteral("mine.gguf"), model());
        QTRY_VERIFY(here.library.file(path) && here.library.file(path)->state == ModelFile::State::Ready);
        QSignalSpy changed(&here.library, &ModelLibrary::fileChanged), gone(&here.library, &ModelLibrary::fileGone);

        QVERIFY(QFile::resize(path, model().size() / 2)); // a stick pulled while it was written, another program
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(int(here.library.file(path)->state), int(ModelFile::State::Unusable));

        QVERIFY(QFile::remove(path));
        QTRY_COMPARE(gone.size(), 1);
    }

    void aWatchedFileElsewhereIsNoticedToo()
    {
        Library here;
        const auto outside = here.folder.filePath(QStringLiteral("outside.gguf"));
        catalog::replaceFile(outside, model());
        QSignalSpy changed(&here.library, &ModelLibrary::fileChanged), gone(&here.library, &ModelLibrary::fileGone);
        QSignalSpy scanned(&here.library, &ModelLibrary::changed);
        here.library.watch(outside);
        here.library.rescan();
        QTRY_VERIFY(!scanned.isEmpty());
        QCOMPARE(changed.size(), 0);

        QVERIFY(QFile::resize(outside, model().size() / 2));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toString(), outside);
        catalog::replaceFile(outside, model()); // another file under the same name
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(QFile::remove(outside));
        QTRY_COMPARE(gone.size(), 1);
        QVERIFY(here.library.files().isEmpty());
    }

    void onlyOursIsRemovedUnlessSaidTwice()
    {
        Library here;
        const auto mine = here.put(QStringLiteral("mine.gguf"), model()),
                   ours = here.put(QStringLiteral("ours.gguf"), model());
        here.library.adopt(ours, QCryptographicHash::hash(model(), QCryptographicHash::Sha256),
                           QStringLiteral("https://example.org/ours.gguf"), QStringLiteral("id"));
        QTRY_VERIFY(here.library.file(ours) && here.library.file(ours)->ours && here.library.file(mine));
        QSignalSpy failed(&here.library, &ModelLibrary::failed);

        here.library.remove(mine, false);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first()[1].value<chat::Error>().code == Code::InvalidInput);
        QVERIFY(QFile::exists(mine));

        here.library.remove(ours, false);
        QTRY_VERIFY(!QFile::exists(ours));
        here.library.remove(mine, true);
        QTRY_VERIFY(!QFile::exists(mine));
        QTRY_COMPARE(here.library.files().size(), 0);
    }

    void ourFileThatWasReplacedIsNotOursAnyMore()
    {
        Library here;
        const auto path = here.put(QStringLiteral("ours.gguf"), model());
        here.library.adopt(path, {}, {}, {});
        QTRY_VERIFY(here.library.file(path) && here.library.file(path)->ours);
        here.put(QStringLiteral("ours.gguf"), model() + "more");
        QTRY_VERIFY(here.library.file(path)->changed);
        QSignalSpy failed(&here.library, &ModelLibrary::failed);

        here.library.remove(path, false);

        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(QFile::exists(path));
    }

    void nothingOutsideTheFolderIsRemoved()
    {
        Library here;
        const auto outside = here.folder.filePath(QStringLiteral("outside.gguf"));
        catalog::replaceFile(outside, model());
        QSignalSpy failed(&here.library, &ModelLibrary::failed);

        here.library.remove(outside, true);
        QTRY_COMPARE(failed.size(), 1);
        here.library.remove(here.models() + QStringLiteral("/../outside.gguf"), true);
        QTRY_COMPARE(failed.size(), 2);

        QVERIFY(QFile::exists(outside));
    }

    void verifyTellsGoodFromBad()
    {
        Library here;
        const auto path = here.put(QStringLiteral("ours.gguf"), model());
        here.library.adopt(path, QCryptographicHash::hash(model(), QCryptographicHash::Sha256), {}, {});
        QTRY_VERIFY(here.library.file(path) && here.library.file(path)->ours);
        QSignalSpy verified(&here.library, &ModelLibrary::verified);

        here.library.verify(path);
        QVERIFY(verified.wait());
        QCOMPARE(int(verified.last()[1].value<ModelFile::Check>()), int(ModelFile::Check::Good));

        auto flipped = model();
        flipped[flipped.size() - 1] = char(flipped.back() ^ 1);
        here.put(QStringLiteral("ours.gguf"), flipped);
        here.library.verify(path);
        QVERIFY(verified.wait());
        QCOMPARE(int(verified.last()[1].value<ModelFile::Check>()), int(ModelFile::Check::Bad));

        const auto mine = here.put(QStringLiteral("mine.gguf"), model());
        here.library.verify(mine);
        QVERIFY(verified.wait());
        QCOMPARE(int(verified.last()[1].value<ModelFile::Check>()), int(ModelFile::Check::NothingToCompare));
        here.library.verify(mine); // against the hash of the first time
        QVERIFY(verified.wait());
        QCOMPARE(int(verified.last()[1].value<ModelFile::Check>()), int(ModelFile::Check::Good));
    }

    void verifyCanBeStopped()
    {
        Library here;
        const auto path = here.put(QStringLiteral("mine.gguf"), model());
        QSignalSpy failed(&here.library, &ModelLibrary::failed);
        std::stop_source stop;
        stop.request_stop();

        here.library.verify(path, stop.get_token());

        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first()[1].value<chat::Error>().code == Code::Cancelled);
    }

    void renameKeepsWhatIsKnown()
    {
        Library here;
        const auto path = here.put(QStringLiteral("ours.gguf"), model());
        here.library.adopt(path, {}, QStringLiteral("https://example.org/x"), QStringLiteral("id"));
        QTRY_VERIFY(here.library.file(path) && here.library.file(path)->ours);
        QSignalSpy failed(&here.library, &ModelLibrary::failed), moved(&here.library, &ModelLibrary::moved),
            gone(&here.library, &ModelLibrary::fileGone);

        for (const auto &bad : {QStringLiteral("../x.gguf"), QStringLiteral("x.txt"), QStringLiteral("x.pth"),
                                QStringLiteral("ours.gguf")}) {
            here.library.rename(path, bad);
            QTRY_VERIFY(!failed.isEmpty());
            failed.clear();
        }
        here.library.rename(path, QStringLiteral("better.gguf"));

        const auto renamed = QDir(here.models()).filePath(QStringLiteral("better.gguf"));
        QTRY_VERIFY(here.library.file(renamed));
        QVERIFY(here.library.file(renamed)->ours);
        QCOMPARE(here.library.fileOfCatalogue(QStringLiteral("id"))->path, renamed);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved[0], (QVariantList{path, renamed}));
        QCOMPARE(gone.size(), 0);
    }

    void aFileMovedByAnotherProgramIsTheSameOne()
    {
        Library here;
        const auto path = here.put(QStringLiteral("ours.gguf"), model());
        here.library.adopt(path, {}, QStringLiteral("https://example.org/x"), QStringLiteral("id"));
        here.put(QStringLiteral("deep/other.gguf"), model());
        QTRY_COMPARE(here.library.files().size(), 2);
        QTRY_VERIFY(here.library.file(path)->ours);
        here.library.watch(path);
        QSignalSpy moved(&here.library, &ModelLibrary::moved), gone(&here.library, &ModelLibrary::fileGone);
        const auto to = QDir(here.models()).filePath(QStringLiteral("deep/mine.gguf"));

        QVERIFY(QFile::rename(path, to));

        QTRY_VERIFY(here.library.file(to));
        QVERIFY(here.library.file(to)->ours);
        QCOMPARE(here.library.files().size(), 2);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(gone.size(), 0);
        QVERIFY(QFile::remove(to));
        QTRY_COMPARE(gone.size(), 1);
    }

    void recordsSurviveARestart()
    {
        QTemporaryDir folder;
        const auto models = folder.filePath(QStringLiteral("models")),
                   records = folder.filePath(QStringLiteral("data/library.json"));
        const auto path = models + QStringLiteral("/ours.gguf");
        QDir().mkpath(models);
        catalog::replaceFile(path, model());
        {
            catalog::JobThread jobs;
            ModelLibrary library(jobs, records);
            library.setFolder(models);
            library.adopt(path, QByteArray(32, 'a'), QStringLiteral("https://example.org/x"), QStringLiteral("id"));
            QTRY_VERIFY(library.file(path) && library.file(path)->ours);
        }

        catalog::JobThread jobs;
        ModelLibrary library(jobs, records);
        library.setFolder(models);
        QTRY_VERIFY(library.file(path));

        QVERIFY(library.file(path)->ours);
        QCOMPARE(library.file(path)->sha256, QByteArray(32, 'a'));
        QCOMPARE(QFile::permissions(records) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void brokenRecordsAreAnEmptyStart_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("garbage") << QByteArray("\0\xff{", 3);
        QTest::newRow("other kinds") << QByteArray("{\"files\": {\"a\": 1}}");
        QTest::newRow("wrong fields") << QByteArray(
            "{\"files\": [1, {\"path\": 3, \"ours\": \"yes\", \"check\": 99, \"sha256\": \"zz\"}]}");
    }

    void brokenRecordsAreAnEmptyStart()
    {
        QFETCH(QByteArray, bytes);
        Library here;
        const auto records = here.folder.filePath(QStringLiteral("data/library.json"));
        QDir().mkpath(QFileInfo(records).path());
        catalog::replaceFile(records, bytes);
        const auto path = here.put(QStringLiteral("mine.gguf"), model());

        catalog::JobThread jobs;
        ModelLibrary library(jobs, records);
        library.setFolder(here.models());

        QTRY_VERIFY(library.file(path));
        QVERIFY(!library.file(path)->ours);
    }

    void hostileNamesAreShownClean()
    {
        QCOMPARE(catalog::cleanedText(QStringLiteral("a\x1b[2J\u202Eb\u200Bc\nd")), QStringLiteral("a[2Jbcd"));
        QCOMPARE(catalog::cleanedText(QString(1000, u'x')).size(), 256);
    }
};

QTEST_GUILESS_MAIN(ModelLibraryTest)
#include "ModelLibraryTest.moc"
