#include "support/Store.h"

#include <QTemporaryDir>

using namespace support;
using chat::Error;

class ShelfTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::SqliteConversationRepository> m_chats;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_chats = std::make_unique<storage::SqliteConversationRepository>(m_folder->path());
    }
    void cleanup() { m_chats.reset(); }

    void aChangedPersonaIsANewOneAndTheOldTextStays()
    {
        const auto first =
            take(m_chats->savePersona({0, QStringLiteral("Tutor"), QStringLiteral("Be patient."), "{}", false}));
        auto edited = first;
        edited.text = QStringLiteral("Be strict.");

        const auto second = take(m_chats->savePersona(edited));

        QVERIFY(second.id != first.id);
        QCOMPARE(take(m_chats->personas()), QList{second});
        QCOMPARE(take(m_chats->persona(first.id)).text, QStringLiteral("Be patient."));
        QVERIFY(take(m_chats->persona(first.id)).retired);
        take(m_chats->retirePersona(second.id));
        QVERIFY(take(m_chats->personas()).isEmpty());
        QCOMPARE(failure(m_chats->persona(99)), Error::Code::NotFound);
    }

    void aRemovedFolderLeavesItsChats()
    {
        const auto folder = take(m_chats->addFolder(QStringLiteral("Work")));
        const auto chat = take(m_chats->createConversation(0)).id;
        take(m_chats->setFolder(chat, folder.id));
        take(m_chats->renameFolder(folder.id, QStringLiteral("Home")));
        QCOMPARE(take(m_chats->folders()), (QList<chat::Folder>{{folder.id, QStringLiteral("Home")}}));
        QCOMPARE(take(m_chats->conversation(chat)).folder, folder.id);

        take(m_chats->removeFolder(folder.id));

        QVERIFY(take(m_chats->folders()).isEmpty());
        QCOMPARE(take(m_chats->conversation(chat)).folder, 0);
        QVERIFY(!take(m_chats->conversation(chat)).damaged);
        QCOMPARE(failure(m_chats->removeFolder(folder.id)), Error::Code::NotFound);
    }
};

QTEST_GUILESS_MAIN(ShelfTest)
#include "ShelfTest.moc"
