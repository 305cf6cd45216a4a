#include "support/Person.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

using support::addChat;
using support::Person;

/// The storage page: backups and what is kept of a chat.
class StoragePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::prepareWindows(); }

    void aBackupIsBroughtBackAndTheChatsOfNowAreKept()
    {
        QTemporaryDir folder;
        addChat(folder.path(), QStringLiteral("Old"), 1, -1, {});
        Person person(folder.path());
        QVERIFY(person.ready());
        QTRY_COMPARE(person.chats().rowCount(), 1);
        person.window()->setProperty("page", QStringLiteral("storage"));
        QTRY_VERIFY(person.item(QStringLiteral("backUp")));
        QMetaObject::invokeMethod(person.item(QStringLiteral("backUp")), "clicked");
        QTRY_COMPARE(person.storage().backups().size(), 1);
        person.window()->setProperty("page", QStringLiteral("chat"));
        QVERIFY(person.ask(QStringLiteral("Hello")));
        QTRY_COMPARE(person.chats().rowCount(), 2);

        person.storage().restore(person.storage().backups()[0].toMap()[QStringLiteral("path")].toString());
        QTRY_COMPARE(person.chats().rowCount(), 1);
        QTRY_COMPARE(person.storage().originals().size(), 1);
        QVERIFY(person.chat().isEmpty());
        QCOMPARE(person.toast().action(), QStringLiteral("Undo"));
        person.toast().act();
        QTRY_COMPARE(person.chats().rowCount(), 2);
        QTRY_COMPARE(person.storage().originals().size(), 2);
        QVERIFY(person.quit());
    }

    void textOnlyFreesTheStatesAndSaysSo()
    {
        QTemporaryDir folder;
        Person person(folder.path());
        QVERIFY(person.ready());
        QVERIFY(person.ask(QStringLiteral("Hello")));
        const auto kept = [&] { return person.chats().index(0).data(ui::ConversationListModel::KeptRole).toBool(); };
        QTRY_VERIFY(kept());

        person.chats().setTextOnly(person.chats().idAt(0), true);
        QTRY_VERIFY(!kept());
        QTRY_VERIFY(person.toast().text().contains(QStringLiteral("Kept as text")));
        QVERIFY(person.ask(QStringLiteral("And then?"))); // nothing is kept of the next answer either
        person.storage().load();
        QTRY_VERIFY(person.storage().totalText() != QStringLiteral("0 bytes"));
        QVERIFY(!kept());
        QVERIFY(person.quit());
    }

    void whatWasDeletedIsBroughtBackOrForgottenFromTheStoragePage()
    {
        QTemporaryDir folder;
        addChat(folder.path(), QStringLiteral("Kept"), 1, -1, {});
        addChat(folder.path(), QStringLiteral("Regretted"), 1, -1, {});
        addChat(folder.path(), QStringLiteral("Secretcanary"), 1, -1, {});
        {
            Person person(folder.path());
            QVERIFY(person.ready());
            QTRY_COMPARE(person.chats().rowCount(), 3);
            person.chats().trash(person.chats().idAt(0)); // the newest: the secret
            QTRY_VERIFY(!person.toast().action().isEmpty());
            person.chats().trash(person.chats().idAt(0));
            QTRY_COMPARE(person.chats().rowCount(), 1);
            QVERIFY(person.quit());
        }

        Person person(folder.path());
        QVERIFY(person.ready());
        person.go("storage");
        QTRY_COMPARE(person.trash().entries().size(), 2); // no undo is left, but this is
        const auto entry = [&](int at) { return person.trash().entries()[at].toMap(); };
        QCOMPARE(entry(1)[QStringLiteral("title")].toString(), QStringLiteral("Secretcanary"));
        person.trash().bringBack(entry(0)[QStringLiteral("entry")].toLongLong());
        QTRY_COMPARE(person.chats().rowCount(), 2);
        QTRY_COMPARE(person.trash().entries().size(), 1);

        // By keys: asked first, and what has the focus then keeps it.
        const auto press = [&](const char *name) {
            if (!QTest::qWaitFor([&] { return person.item(QString::fromLatin1(name)) != nullptr; }, 20'000))
                return false;
            person.item(QString::fromLatin1(name))->forceActiveFocus(Qt::TabFocusReason);
            person.press(Qt::Key_Return);
            return true;
        };
        QVERIFY(press("forget"));
        QTRY_VERIFY(person.item(QStringLiteral("keepTrash")) &&
                    person.item(QStringLiteral("keepTrash"))->hasActiveFocus());
        person.press(Qt::Key_Return);
        QTRY_VERIFY(!person.item(QStringLiteral("keepTrash")));
        QCOMPARE(person.trash().entries().size(), 1);
        QVERIFY(press("emptyTrash"));
        QVERIFY(press("forgetNow"));
        QTRY_VERIFY(person.trash().entries().isEmpty());
        QTRY_VERIFY(!person.trash().busy());
        QVERIFY(person.toast().text().contains(QStringLiteral("Gone for good")));
        QVERIFY(person.quit());

        QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("Secretcanary"), qPrintable(file.fileName()));
        }
    }
};

QTEST_MAIN(StoragePageTest)
#include "StoragePageTest.moc"
