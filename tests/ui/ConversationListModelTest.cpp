#include "viewmodels/ConversationListModel.h"
#include "viewmodels/SidebarModel.h"

#include "support/FakeConversationRepository.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using ui::ConversationListModel;

namespace {

/// Folders in memory; nothing else is asked of it here.
class FakeShelf : public chat::ShelfRepository
{
public:
    QList<chat::Folder> all;
    QHash<qint64, qint64> folderOf;

    QFuture<QList<chat::Persona>> personas() override { return QtFuture::makeReadyFuture(QList<chat::Persona>()); }
    QFuture<chat::Persona> persona(qint64) override { return QtFuture::makeReadyFuture(chat::Persona()); }
    QFuture<chat::Persona> savePersona(const chat::Persona &each) override { return QtFuture::makeReadyFuture(each); }
    QFuture<void> retirePersona(qint64) override { return QtFuture::makeReadyFuture(); }
    QFuture<QList<chat::Folder>> folders() override
    {
        auto sorted = all;
        std::ranges::sort(sorted, {}, &chat::Folder::name);
        return QtFuture::makeReadyFuture(sorted);
    }
    QFuture<chat::Folder> addFolder(const QString &name) override
    {
        all.append({++m_last, name});
        return QtFuture::makeReadyFuture(all.back());
    }
    QFuture<void> renameFolder(qint64 id, const QString &name) override
    {
        for (auto &each : all)
            if (each.id == id)
                each.name = name;
        return QtFuture::makeReadyFuture();
    }
    QFuture<void> removeFolder(qint64 id) override
    {
        all.removeIf([id](const chat::Folder &each) { return each.id == id; });
        return QtFuture::makeReadyFuture();
    }
    QFuture<void> setFolder(qint64 chat, qint64 folder) override
    {
        folderOf[chat] = folder;
        return QtFuture::makeReadyFuture();
    }

private:
    qint64 m_last = 0;
};

} // namespace

class ConversationListModelTest : public QObject
{
    Q_OBJECT

    static void add(support::FakeConversationRepository &repository, chat::ConversationId id, const QString &title,
                    int daysAgo, bool pinned = false)
    {
        chat::Conversation conversation;
        conversation.id = id;
        conversation.title = title;
        conversation.pinned = pinned;
        conversation.changedMs = QDateTime::currentDateTime().addDays(-daysAgo).toMSecsSinceEpoch();
        repository.chats[id].conversation = conversation;
    }

    static void addThree(support::FakeConversationRepository &repository)
    {
        add(repository, 1, QStringLiteral("a"), 2);
        add(repository, 2, QStringLiteral("b"), 1);
        add(repository, 3, QStringLiteral("c"), 0);
    }

    static QString titles(const QAbstractItemModel &model)
    {
        QStringList found;
        for (int row = 0; row < model.rowCount(); ++row)
            found += model.index(row, 0).data(ConversationListModel::TitleRole).toString();
        return found.join(u' ');
    }

    static bool isLoaded(ConversationListModel &model)
    {
        QSignalSpy loaded(&model, &ConversationListModel::loaded);
        model.load();
        return loaded.wait();
    }

private Q_SLOTS:
    void chatsStandByDateUnderTheirHeadings()
    {
        support::FakeConversationRepository repository;
        add(repository, 1, QStringLiteral("old"), 3);
        add(repository, 2, QStringLiteral("pinned"), 90, true);
        add(repository, 3, QStringLiteral("new"), 0);
        add(repository, 4, QStringLiteral("yesterday"), 1);
        ConversationListModel model(repository);
        QAbstractItemModelTester tester(&model);
        QVERIFY(isLoaded(model));

        QCOMPARE(titles(model), QStringLiteral("pinned new yesterday old"));
        const QStringList sections{QStringLiteral("Pinned"), QStringLiteral("Today"), QStringLiteral("Yesterday"),
                                   QStringLiteral("Last week")};
        for (int row = 0; row < 4; ++row)
            QCOMPARE(model.index(row).data(ConversationListModel::SectionRole).toString(), sections[row]);
    }

    void foldersStandBetweenThePinnedAndTheDays()
    {
        support::FakeConversationRepository repository;
        FakeShelf shelf;
        add(repository, 1, QStringLiteral("pinned"), 9, true);
        add(repository, 2, QStringLiteral("new"), 0);
        add(repository, 3, QStringLiteral("garden"), 40);
        add(repository, 4, QStringLiteral("letters"), 50);
        ConversationListModel model(repository);
        model.setShelf(&shelf);
        QAbstractItemModelTester tester(&model);
        QVERIFY(isLoaded(model));

        model.addFolder(QStringLiteral("Today"), {3}); // called like the heading of a day
        QTRY_COMPARE(titles(model), QStringLiteral("pinned garden new letters"));
        model.addFolder(QStringLiteral("  Post  "), {4});

        QTRY_COMPARE(titles(model), QStringLiteral("pinned letters garden new"));
        QCOMPARE(shelf.folderOf.value(4), 2);
        QStringList headings;
        for (int row = 0; row < 4; ++row)
            headings += model.sectionTitle(model.index(row).data(ConversationListModel::SectionKeyRole).toString());
        QCOMPARE(headings.join(u' '), QStringLiteral("Pinned Post Today Today"));
        QVERIFY(model.index(2).data(ConversationListModel::SectionKeyRole) !=
                model.index(3).data(ConversationListModel::SectionKeyRole));
        QCOMPARE(model.folders().size(), 2);
    }

    void aFolderIsRenamedAndRemovedAndItsChatsStay()
    {
        support::FakeConversationRepository repository;
        FakeShelf shelf;
        add(repository, 1, QStringLiteral("old"), 9);
        add(repository, 2, QStringLiteral("new"), 0);
        ConversationListModel model(repository);
        model.setShelf(&shelf);
        QSignalSpy removed(&model, &ConversationListModel::folderRemoved);
        QVERIFY(isLoaded(model));
        model.addFolder(QStringLiteral("A"), {1});
        QTRY_COMPARE(titles(model), QStringLiteral("old new"));

        model.renameFolder(1, QStringLiteral("B"));
        QTRY_COMPARE(model.sectionTitle(model.index(0).data(ConversationListModel::SectionKeyRole).toString()),
                     QStringLiteral("B"));
        model.removeFolder(1);
        QTRY_COMPARE(titles(model), QStringLiteral("new old"));

        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][1].value<QList<qint64>>(), QList<qint64>{1});
        model.addFolder(removed[0][0].toString(), removed[0][1].value<QList<qint64>>()); // the undo
        QTRY_COMPARE(titles(model), QStringLiteral("old new"));
    }

    void whatASessionSaysOfAChatDoesNotMoveItOutOfItsPlace()
    {
        support::FakeConversationRepository repository;
        add(repository, 1, QStringLiteral("a"), 2);
        add(repository, 2, QStringLiteral("b"), 0);
        ConversationListModel model(repository);
        QVERIFY(isLoaded(model));
        auto asOpened = model.conversations()[1];
        model.setPinned(1, true);
        model.setTextOnly(1, true);

        asOpened.title = QStringLiteral("renamed");
        model.update(asOpened); // it was opened before it was pinned

        QCOMPARE(titles(model), QStringLiteral("renamed b"));
        QVERIFY(model.conversations()[0].pinned);
        QVERIFY(model.conversations()[0].keepTextOnly);
    }

    void aChatWithoutStatesSaysWhatReadingItAgainTakes()
    {
        support::FakeConversationRepository repository;
        add(repository, 1, QStringLiteral("a"), 0);
        ConversationListModel model(repository);
        QVERIFY(isLoaded(model));
        const auto cost = [&] { return model.index(0).data(ConversationListModel::CostRole).toString(); };

        QCOMPARE(cost(), QStringLiteral("text only"));
        model.setTokenCounts({{1, 2000}});
        model.setReadingSpeed(100);
        QCOMPARE(cost(), QStringLiteral("text only, about 20 s to read again"));
        model.setUse({{1, 5'000'000, 2}});
        QVERIFY(cost().isEmpty());
        QCOMPARE(model.index(0).data(ConversationListModel::StateBytesRole).toLongLong(), 5'000'000);
    }

    void aChangedChatMovesToTheTop()
    {
        support::FakeConversationRepository repository;
        addThree(repository);
        ConversationListModel model(repository);
        QAbstractItemModelTester tester(&model);
        QVERIFY(isLoaded(model));

        auto changed = model.conversations()[2];
        changed.changedMs = QDateTime::currentMSecsSinceEpoch() + 1000;
        model.upsert(changed);
        QCOMPARE(titles(model), QStringLiteral("a c b"));
        model.setPinned(2, true);
        QCOMPARE(titles(model), QStringLiteral("b a c"));
    }

    void theOrderDoesNotGoByTheClock()
    {
        support::FakeConversationRepository repository;
        addThree(repository);
        ConversationListModel model(repository);
        QAbstractItemModelTester tester(&model);
        QVERIFY(isLoaded(model));
        const auto write = [&](chat::ConversationId id, int daysAgo) { // as the clock has it
            auto changed = model.conversations()[model.rowOf(id)];
            changed.changedMs = QDateTime::currentDateTime().addDays(-daysAgo).toMSecsSinceEpoch() + 1;
            model.upsert(changed);
        };

        write(1, 3650); // ten years back
        QCOMPARE(titles(model), QStringLiteral("a c b"));
        QCOMPARE(model.index(0).data(ConversationListModel::SectionRole).toString(), QStringLiteral("Today"));
        write(2, -3650); // ten years ahead
        write(3, 0);     // and right again
        QCOMPARE(titles(model), QStringLiteral("c b a"));
        for (int row = 0; row < 2; ++row)
            QCOMPARE(model.index(row).data(ConversationListModel::SectionRole).toString(), QStringLiteral("Today"));
        model.trash(2);
        QCOMPARE(titles(model), QStringLiteral("c a"));
        model.restore(2);
        QTRY_COMPARE(titles(model), QStringLiteral("c b a"));
    }

    void deletingCanBeUndone()
    {
        support::FakeConversationRepository repository;
        add(repository, 1, QStringLiteral("a"), 2);
        add(repository, 2, QStringLiteral("b"), 1);
        ConversationListModel model(repository);
        QAbstractItemModelTester tester(&model);
        QSignalSpy loaded(&model, &ConversationListModel::loaded);
        QSignalSpy trashed(&model, &ConversationListModel::trashed);
        model.load();
        QVERIFY(loaded.wait());

        model.trash(2);
        QCOMPARE(titles(model), QStringLiteral("a"));
        QVERIFY(trashed.wait());
        QVERIFY(repository.chats[2].trashed);
        model.restore(2);

        QTRY_COMPARE(titles(model), QStringLiteral("b a"));
        QVERIFY(!repository.chats[2].trashed);
    }

    void aFoldedFolderKeepsOneRowForAllItsChats()
    {
        support::FakeConversationRepository repository;
        FakeShelf shelf;
        add(repository, 1, QStringLiteral("a"), 1);
        add(repository, 2, QStringLiteral("b"), 2);
        add(repository, 3, QStringLiteral("c"), 3);
        ConversationListModel model(repository);
        ui::SidebarModel sidebar(model);
        QAbstractItemModelTester tester(&sidebar);
        model.setShelf(&shelf);
        QVERIFY(isLoaded(model));
        QCOMPARE(titles(sidebar), QStringLiteral("a b c"));
        model.addFolder(QStringLiteral("F"), {2, 3});
        QTRY_COMPARE(titles(sidebar), QStringLiteral("b c a"));
        QSignalSpy folded(&sidebar, &ui::SidebarModel::foldedChanged);

        sidebar.setFolded(1, true);

        QCOMPARE(titles(sidebar), QStringLiteral("b a"));
        QVERIFY(sidebar.index(0).data(ui::SidebarModel::kFoldedRole).toBool());
        QVERIFY(!sidebar.index(1).data(ui::SidebarModel::kFoldedRole).toBool());
        QCOMPARE(sidebar.countIn(1), 2);
        QCOMPARE(sidebar.rowOf(3), 0); // its folder stands for it
        QCOMPARE(sidebar.rowOf(1), 1);
        QCOMPARE(folded.size(), 1);
        QCOMPARE(sidebar.foldedText(), QStringLiteral("1"));
        model.setFolder(1, 1); // a chat goes into it unseen
        QCOMPARE(titles(sidebar), QStringLiteral("a"));
        QCOMPARE(sidebar.countIn(1), 3);
        model.setPinned(3, true); // a pinned chat stands in no folder
        QCOMPARE(titles(sidebar), QStringLiteral("c a"));
        sidebar.setFolded(1, false);
        QCOMPARE(titles(sidebar), QStringLiteral("c a b"));
        sidebar.setFolded(0, true); // days do not fold
        QCOMPARE(titles(sidebar), QStringLiteral("c a b"));
    }

    void theSidebarFollowsEveryChangeOfTheList()
    {
        support::FakeConversationRepository repository;
        FakeShelf shelf;
        for (int id = 1; id <= 6; ++id)
            add(repository, id, QString(QChar(u'a' + id - 1)), id);
        ConversationListModel model(repository);
        ui::SidebarModel sidebar(model);
        QAbstractItemModelTester tester(&sidebar);
        model.setShelf(&shelf);
        QVERIFY(isLoaded(model));
        QSignalSpy moved(&sidebar, &QAbstractItemModel::rowsMoved);
        QSignalSpy removed(&sidebar, &QAbstractItemModel::rowsRemoved);

        auto changed = model.conversations()[3];
        changed.changedMs = QDateTime::currentMSecsSinceEpoch() + 1000;
        model.upsert(changed); // answered in: goes to the top
        QCOMPARE(titles(sidebar), QStringLiteral("d a b c e f"));
        QCOMPARE(moved.size(), 1); // and keeps its item on the screen
        QCOMPARE(removed.size(), 0);
        model.setPinned(6, true);
        QCOMPARE(titles(sidebar), QStringLiteral("f d a b c e"));
        model.setPinned(6, false);
        QCOMPARE(titles(sidebar), QStringLiteral("d a b c e f"));
        QCOMPARE(moved.size(), 3);
        model.trash(2);
        QCOMPARE(titles(sidebar), QStringLiteral("d a c e f"));
        QCOMPARE(removed.size(), 1);
        model.rename(1, QStringLiteral("new"));
        QCOMPARE(titles(sidebar), QStringLiteral("d new c e f"));
    }

    void aFailedDeleteBringsTheChatBack()
    {
        support::FakeConversationRepository repository;
        add(repository, 1, QStringLiteral("a"), 2);
        ConversationListModel model(repository);
        QSignalSpy loaded(&model, &ConversationListModel::loaded);
        QSignalSpy failed(&model, &ConversationListModel::failed);
        model.load();
        QVERIFY(loaded.wait());

        repository.failWrites(1);
        model.trash(1);

        QVERIFY(failed.wait());
        QCOMPARE(titles(model), QStringLiteral("a"));
    }
};

QTEST_MAIN(ConversationListModelTest)
#include "ConversationListModelTest.moc"
