#include "storage/Database.h"
#include "storage/RowHash.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace storage;

class DatabaseTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString file(const char *name) { return m_folder.filePath(QString::fromLatin1(name)); }

private Q_SLOTS:
    void aPreciousFileIsSyncedFullyAndPrivate()
    {
        Database db(file("precious.db"), {});

        QCOMPARE(db.text("PRAGMA journal_mode"), QStringLiteral("wal"));
        QCOMPARE(db.integer("PRAGMA synchronous"), 2);
        QCOMPARE(db.integer("PRAGMA secure_delete"), 1);
        QCOMPARE(db.integer("PRAGMA foreign_keys"), 1);
        QCOMPARE(db.integer("PRAGMA trusted_schema"), 0);
        QCOMPARE(db.integer("PRAGMA cell_size_check"), 1);
        int defensive = 0;
        sqlite3_db_config(db.handle(), SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
        QCOMPARE(defensive, 1);
        db.exec("CREATE TABLE t (a)");
        for (const char *name : {"precious.db", "precious.db-wal"})
            QCOMPARE(QFileInfo(file(name)).permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    }

    void aCacheFileHasLargePages()
    {
        Database db(file("cache.db"), {.kind = Database::Kind::Cache});
        db.exec("CREATE TABLE t (a)");

        QCOMPARE(db.integer("PRAGMA page_size"), 65536);
        QCOMPARE(db.integer("PRAGMA auto_vacuum"), 2);
        QCOMPARE(db.integer("PRAGMA synchronous"), 1);
    }

    void valuesComeBackAsTheyWere()
    {
        Database db(file("values.db"), {});
        db.exec("CREATE TABLE t (i INTEGER, r REAL, s TEXT, b BLOB, e BLOB) STRICT");
        const auto text = QStringLiteral("a\0b ﷽ 😀").append(QChar(0));
        const QByteArray blob("\0\xff\0", 3);

        run(db, "INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5)", std::numeric_limits<qint64>::min(), 0.1, text, blob,
            QByteArray());

        Statement row(db, "SELECT i, r, s, b, e FROM t");
        QVERIFY(row.step());
        QCOMPARE(row.integer(0), std::numeric_limits<qint64>::min());
        QCOMPARE(row.real(1), 0.1);
        QCOMPARE(row.text(2), text);
        QCOMPARE(row.blob(3), blob);
        QVERIFY(!row.isNull(4));
    }

    void aTransactionWithoutCommitChangesNothing()
    {
        Database db(file("rollback.db"), {});
        db.exec("CREATE TABLE t (a)");

        {
            Transaction transaction(db);
            db.exec("INSERT INTO t VALUES (1)");
        }

        QCOMPARE(db.integer("SELECT count(*) FROM t"), 0);
    }

    void aFailingStatementNamesFileAndStatement()
    {
        Database db(file("named.db"), {});

        try {
            run(db, "SELECT * FROM absent");
            QFAIL("no exception");
        } catch (const StorageError &error) {
            QVERIFY(QByteArray(error.what()).contains("named.db: SELECT * FROM absent: no such table"));
        }
    }

    void aFileThatIsNoDatabaseIsDamage()
    {
        QFile text(file("text.db"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray(5000, 'x'));
        text.close();

        try {
            Database db(file("text.db"), {});
            QFAIL("no exception");
        } catch (const StorageError &error) {
            QVERIFY(error.isDamage());
        }
    }

    void rowHashTellsTypesAndBordersApart()
    {
        Database db(file("hash.db"), {});
        const auto hash = [&db](const char *sql) {
            Statement row(db, sql);
            row.step();
            return row.blob(0);
        };
        RowHash expected;
        expected.addText({"t", 1});
        expected.addInteger(-2);
        expected.addNull();

        QCOMPARE(hash("SELECT row_hash('t', -2, NULL)"), expected.result());
        QVERIFY(hash("SELECT row_hash('ab', 'c')") != hash("SELECT row_hash('a', 'bc')"));
        QVERIFY(hash("SELECT row_hash('1')") != hash("SELECT row_hash(1)"));
        QVERIFY(hash("SELECT row_hash(x'31')") != hash("SELECT row_hash('1')"));
        QVERIFY(hash("SELECT row_hash(1.0)") != hash("SELECT row_hash(1)"));
    }

    void sha256IsSha256()
    {
        QCOMPARE(sha256({"abc", 3}).toHex(),
                 QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "DatabaseTest.moc"
