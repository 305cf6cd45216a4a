#include "storage/Database.h"
#include "storage/Migrations.h"

#include <QTemporaryDir>
#include <QTest>

using namespace storage;

class MigrationsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static void stepsThatFail(Database &db)
    {
        db.exec("CREATE TABLE half (a)");
        throw StorageError(chat::Error::Code::DiskFull, QStringLiteral("test"));
    }

private Q_SLOTS:
    void versionsCountUpFromOne()
    {
        for (const auto migrations : {chatsMigrations(), statesMigrations()})
            for (std::size_t i = 0; i < migrations.size(); ++i)
                QCOMPARE(migrations[i].version, static_cast<int>(i) + 1);
    }

    void eachOlderSchemaMigratesToTheFreshOne()
    {
        const auto migrations = chatsMigrations();
        Database fresh(m_folder.filePath(QStringLiteral("fresh.db")), {});
        migrate(fresh, migrations);

        for (std::size_t from = 1; from < migrations.size(); ++from) {
            Database old(m_folder.filePath(QStringLiteral("from%1.db").arg(from)), {});
            migrate(old, migrations.first(from));
            QVERIFY(schemaAge(old, migrations) == SchemaAge::Older);
            migrate(old, migrations);
            QCOMPARE(schemaText(old), schemaText(fresh));
            QVERIFY(schemaAge(old, migrations) == SchemaAge::Current);
        }
    }

    void aFailedStepLeavesTheVersionBefore()
    {
        Database db(m_folder.filePath(QStringLiteral("failed.db")), {});
        const auto migrations = chatsMigrations();
        migrate(db, migrations);
        const auto before = schemaText(db);
        std::vector<Migration> withFailure(migrations.begin(), migrations.end());
        withFailure.push_back({static_cast<int>(migrations.size()) + 1, stepsThatFail});

        QVERIFY_EXCEPTION_THROWN(migrate(db, withFailure), StorageError);

        QCOMPARE(schemaText(db), before);
        QVERIFY(schemaAge(db, migrations) == SchemaAge::Current);
    }

    void foreignVersionsAreNewer_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("next") << static_cast<int>(chatsMigrations().size()) + 1;
        QTest::newRow("far") << static_cast<int>(chatsMigrations().size()) + 1000;
        QTest::newRow("negative") << -1;
    }

    void foreignVersionsAreNewer()
    {
        QFETCH(int, version);
        Database db(m_folder.filePath(QStringLiteral("newer%1.db").arg(version)), {});
        migrate(db, chatsMigrations());

        db.exec(qPrintable(QStringLiteral("PRAGMA user_version = %1").arg(version)));

        QVERIFY(schemaAge(db, chatsMigrations()) == SchemaAge::Newer);
    }
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "MigrationsTest.moc"
