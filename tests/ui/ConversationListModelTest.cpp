#include "viewmodels/ConversationListModel.h"

#include "support/FakeConversationRepository.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using ui::ConversationListModel;

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

    static QString titles(const ConversationListModel &model)
    {
        QStringList found;
        for (int row = 0; row < model.rowCount(); ++row)
            found += model.index(row).data(ConversationListModel::TitleRole).toString();
        return found.join(u' ');
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
        QSignalSpy loaded(&model, &ConversationListModel::loaded);

        model.load();
        QVERIFY(loaded.wait());

        QCOMPARE(titles(model), QStringLiteral("pinned new yesterday old"));
        const QStringList sections{QStringLiteral("Pinned"), QStringLiteral("Today"), QStringLiteral("Yesterday"),
                                   QStringLiteral("Last week")};
        for (int row = 0; row < 4; ++row)
            QCOMPARE(model.index(row).data(ConversationListModel::SectionRole).toString(), sections[row]);
    }

    void aChangedChatMovesToTheTop()
    {
        support::FakeConversationRepository repository;
        add(repository, 1, QStringLiteral("a"), 2);
        add(repository, 2, QStringLiteral("b"), 1);
        add(repository, 3, QStringLiteral("c"), 0);
        ConversationListModel model(repository);
        QAbstractItemModelTester tester(&model);
        QSignalSpy loaded(&model, &ConversationListModel::loaded);
        model.load();
        QVERIFY(loaded.wait());

        auto changed = model.conversations()[2];
        changed.changedMs = QDateTime::currentMSecsSinceEpoch() + 1000;
        model.upsert(changed);
        QCOMPARE(titles(model), QStringLiteral("a c b"));
        model.setPinned(2, true);
        QCOMPARE(titles(model), QStringLiteral("b a c"));
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
