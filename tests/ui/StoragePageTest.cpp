#include "support/Person.h"

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
};

QTEST_MAIN(StoragePageTest)
#include "StoragePageTest.moc"
