#include "support/Person.h"

#include <QTemporaryDir>
#include <QTest>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

using support::addChat;
using support::Person;

/// The sidebar and Ctrl+K by keys: naming, deleting, folders, finding.
class SidebarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::prepareWindows(); }

    void chatsAreRenamedDeletedAndBroughtBackByKeys()
    {
        QTemporaryDir folder;
        Person person(folder.path());
        QVERIFY(person.ready());
        QVERIFY(person.ask(QStringLiteral("Hello")));
        auto *list = person.item(QStringLiteral("chats"));
        QVERIFY(list);

        list->forceActiveFocus(Qt::TabFocusReason);
        person.press(Qt::Key_F2);
        QTRY_VERIFY(person.window()->activeFocusItem()->inherits("QQuickTextInput"));
        person.press(Qt::Key_A, Qt::ControlModifier);
        person.type(QStringLiteral("Greetings"));
        person.press(Qt::Key_Return);
        QTRY_COMPARE(person.chat().title(), QStringLiteral("Greetings"));

        list->forceActiveFocus(Qt::TabFocusReason);
        person.press(Qt::Key_Delete);
        QTRY_COMPARE(person.chats().rowCount(), 0);
        QTRY_VERIFY(person.chat().isEmpty());
        person.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(person.chats().rowCount(), 1);
        QTRY_COMPARE(person.chat().title(), QStringLiteral("Greetings"));
        QVERIFY(person.quit());
    }

    void wordsAreFoundInAllChatsAndTheChatOpensAtTheMessage()
    {
        QTemporaryDir folder;
        const auto wanted =
            addChat(folder.path(), QStringLiteral("Old"), 120, 4, QStringLiteral("Where is <b>Zanzibar</b> & why?"));
        addChat(folder.path(), QStringLiteral("New"), 1, -1, {});
        Person person(folder.path());
        QVERIFY(person.ready());
        const auto isShown = [&] {
            auto *view = person.item(QStringLiteral("transcript"));
            const auto row = person.chat().transcript()->firstRowOf(wanted);
            return view && row >= 0 && view->property("currentIndex").toInt() == row &&
                   person.chat().conversation() == 1;
        };

        person.press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(person.item(QStringLiteral("paletteQuery")) &&
                    person.item(QStringLiteral("paletteQuery"))->hasActiveFocus());
        person.type(QStringLiteral("zanzi"));
        QTRY_COMPARE(person.palette().hits().size(), 1);
        const auto markup = person.palette().hits()[0].toMap()[QStringLiteral("markup")].toString();
        QVERIFY2(markup.contains(QStringLiteral("&lt;b&gt;<b>Zanzibar</b>&lt;/b&gt; &amp;")), qPrintable(markup));
        person.press(Qt::Key_Return);
        QTRY_VERIFY(isShown());
        QVERIFY(person.chat().hasOlder() || person.chat().transcript()->rowCount() > 100); // not the newest page

        // From the sidebar, out of another chat; then one goes on from there.
        person.chat().open(2);
        QTRY_COMPARE(person.chat().conversation(), 2);
        QTRY_VERIFY(person.item(QStringLiteral("composer"))->hasActiveFocus());
        auto *field = person.item(QStringLiteral("sidebarSearch"));
        QVERIFY(field);
        field->forceActiveFocus(Qt::TabFocusReason);
        QTRY_VERIFY(field->hasActiveFocus());
        person.type(QStringLiteral("zanzibar"));
        QCOMPARE(field->property("text").toString(), QStringLiteral("zanzibar"));
        QCOMPARE(person.search().query(), QStringLiteral("zanzibar"));
        QTRY_COMPARE(person.search().hits().size(), 1);
        QTRY_COMPARE(person.item(QStringLiteral("searchResults"))->property("count").toInt(), 1);
        person.press(Qt::Key_Down);
        QTRY_VERIFY(person.item(QStringLiteral("searchResults"))->hasActiveFocus());
        person.press(Qt::Key_Return);
        QTRY_VERIFY(isShown());
        person.press(Qt::Key_E);
        QTRY_COMPARE(qint64(person.chat().editing()), wanted);
        QTRY_VERIFY(person.chat().statusText().contains(QStringLiteral("tokens first"))); // the cost is said before
        QVERIFY(person.quit());
    }

    void chatsLieInFoldersByKeyboard()
    {
        QTemporaryDir folder;
        addChat(folder.path(), QStringLiteral("Beans"), 1, -1, {});
        addChat(folder.path(), QStringLiteral("Letters"), 1, -1, {});
        Person person(folder.path());
        QVERIFY(person.ready());
        QTRY_COMPARE(person.chats().rowCount(), 2);
        const auto top = [&] { return person.chats().titleOf(person.chats().idAt(0)); };
        const auto heading = [&] {
            return person.chats().sectionTitle(
                person.chats().index(0).data(ui::ConversationListModel::SectionKeyRole).toString());
        };
        auto *list = person.item(QStringLiteral("chats"));
        QVERIFY(list);
        list->forceActiveFocus(Qt::TabFocusReason);
        list->setProperty("currentIndex", 1);

        person.press(Qt::Key_M);
        QTRY_VERIFY(person.item(QStringLiteral("folderName")) &&
                    person.item(QStringLiteral("folderName"))->hasActiveFocus());
        person.type(QStringLiteral("Garden"));
        person.press(Qt::Key_Return);
        QTRY_COMPARE(heading(), QStringLiteral("Garden"));
        QCOMPARE(top(), QStringLiteral("Beans"));

        person.chats().removeFolder(person.chats().folders()[0].toMap()[QStringLiteral("id")].toLongLong());
        QTRY_COMPARE(top(), QStringLiteral("Letters"));
        QTRY_VERIFY(!person.toast().action().isEmpty());
        person.toast().act();
        QTRY_COMPARE(heading(), QStringLiteral("Garden"));
        QVERIFY(person.quit());
    }

    void aFolderFoldsByKeysAndByMouseAndStaysFolded()
    {
        QTemporaryDir folder;
        addChat(folder.path(), QStringLiteral("Beans"), 1, -1, {});
        addChat(folder.path(), QStringLiteral("Slugs"), 1, -1, {});
        addChat(folder.path(), QStringLiteral("Letters"), 1, -1, {});
        const auto rows = [](Person &person) { return person.program().sidebar().rowCount(); };
        {
            Person person(folder.path());
            QVERIFY(person.ready());
            QTRY_COMPARE(rows(person), 3);
            person.chats().addFolder(QStringLiteral("Garden"), {1, 2});
            QTRY_COMPARE(person.program().sidebar().countIn(1), 2);
            auto *list = person.item(QStringLiteral("chats"));
            QVERIFY(list);
            list->forceActiveFocus(Qt::TabFocusReason);
            list->setProperty("currentIndex", 0);

            person.press(Qt::Key_Left);
            QTRY_COMPARE(rows(person), 2);
            person.press(Qt::Key_Delete); // of a folder's row nothing is deleted
            person.press(Qt::Key_Down);
            QCOMPARE(list->property("currentIndex").toInt(), 1);
            person.press(Qt::Key_Up);
            person.press(Qt::Key_Right);
            QTRY_COMPARE(rows(person), 3);
            QVERIFY(person.click(QStringLiteral("folderHeading")));
            QTRY_COMPARE(rows(person), 2);
            QVERIFY(person.quit());
        }

        Person person(folder.path());
        QVERIFY(person.ready());
        QTRY_COMPARE(person.chats().rowCount(), 3);
        QTRY_COMPARE(rows(person), 2);
        QVERIFY(person.click(QStringLiteral("folderHeading")));
        QTRY_COMPARE(rows(person), 3);
        QVERIFY(person.quit());
    }

    void aCommandOfTheTypedNameStandsBeforeMessages()
    {
        QTemporaryDir folder;
        addChat(folder.path(), QStringLiteral("Trains"), 3, 1,
                QStringLiteral("Which scale have the models of the trains?"));
        Person person(folder.path());
        QVERIFY(person.ready());
        person.press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(person.item(QStringLiteral("paletteQuery")) &&
                    person.item(QStringLiteral("paletteQuery"))->hasActiveFocus());

        person.type(QStringLiteral("models"));
        QTRY_COMPARE(person.palette().hits().size(), 1);
        person.press(Qt::Key_Return);

        QTRY_COMPARE(person.window()->property("page").toString(), QStringLiteral("models"));
        QVERIFY(person.quit());
    }
};

QTEST_MAIN(SidebarTest)
#include "SidebarTest.moc"
