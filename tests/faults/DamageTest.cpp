#include "storage/Database.h"
#include "storage/Statement.h"
#include "support/Faults.h"

#include <QSet>
#include <QTemporaryDir>

using namespace support;
using storage::SqliteConversationRepository;

/// P28, P29: whatever happens to the bytes of chats.db, it opens, and every message whose bytes were not touched is
/// there.
class DamageTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 kPage = 4096;

    QTemporaryDir m_folder{fastPlace()};
    QString m_sound;                      ///< folder with an undamaged store
    QMap<chat::MessageId, QString> m_all; ///< what is in it
    std::mt19937 m_random{seed()};

    qint64 below(qint64 limit) { return std::uniform_int_distribution<qint64>(0, limit - 1)(m_random); }

    /// A copy of the sound store; the caller damages it.
    QString copy()
    {
        const auto folder = m_folder.filePath(QStringLiteral("damaged"));
        QDir(folder).removeRecursively();
        copyFolder(m_sound, folder);
        return folder + QStringLiteral("/chats.db");
    }

    static void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(at);
        file.write(bytes);
    }

    /// Opens the damaged copy. Of the messages without a byte on a touched page, all must be back; nothing may be
    /// invented. Returns what is wrong, empty = nothing.
    QString verify(const QString &path, const QSet<qint64> &touchedPages)
    {
        SqliteConversationRepository chats(QFileInfo(path).path());
        QMap<chat::MessageId, QString> found;
        try {
            // Damage that is met while reading moves leaves; whoever shows the chats then lists them anew.
            try {
                found = everything(chats);
            } catch (const chat::Error &error) {
                if (error.code != chat::Error::Code::NotFound || !take(chats.open()).salvaged)
                    throw;
                found = everything(chats);
            }
        } catch (const chat::Error &error) {
            return QStringLiteral("does not open: ") + error.detail.right(60);
        }
        for (auto message = m_all.cbegin(); message != m_all.cend(); ++message) {
            const auto now = found.value(message.key());
            if (now == message.value() || touchesMessage(touchedPages, message.key()))
                continue;
            return QStringLiteral("message %1: %2").arg(message.key()).arg(now.right(40));
        }
        for (auto message = found.cbegin(); message != found.cend(); ++message)
            if (message.value() != m_all.value(message.key()) && !message.value().endsWith(QStringLiteral("|damaged")))
                return QStringLiteral("message %1 changed unnoticed").arg(message.key());
        return {};
    }

    QMap<chat::MessageId, QSet<qint64>> m_pagesOf; ///< pages that hold bytes of a message

    bool touchesMessage(const QSet<qint64> &pages, chat::MessageId id) const { return m_pagesOf[id].intersects(pages); }

    /// The words that a message repeats and no other has.
    static QString tag(int chat, int turn, const char *who)
    {
        return QStringLiteral("%3 of chat %1 turn %2. ").arg(chat).arg(turn).arg(QLatin1StringView(who));
    }

    /// Which pages hold a message: those with its repeated words.
    void findPages()
    {
        QFile file(m_sound + QStringLiteral("/chats.db"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        for (auto message = m_all.cbegin(); message != m_all.cend(); ++message) {
            const auto needle = message.value().section(u'.', 0, 0).toUtf8() + ".";
            for (auto at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1))
                m_pagesOf[message.key()] += {at / kPage, (at + needle.size() - 1) / kPage};
        }
    }

    void expectNone(const char *promise, int n, const QStringList &wrong)
    {
        printPromise(promise, n, static_cast<int>(wrong.size()));
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QStringLiteral("seed %1: ").arg(seed()) + wrong.join(QStringLiteral("\n")).left(2000)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_sound = m_folder.filePath(QStringLiteral("sound"));
        QDir().mkpath(m_sound);
        {
            SqliteConversationRepository chats(m_sound);
            for (int c = 0; c < 6; ++c) {
                const auto chat = take(chats.createConversation(0)).id;
                chat::MessageId last = 0;
                for (int i = 0; i < 10; ++i) {
                    last = turn(chats, chat, last, tag(c, i, "Question").repeated(1 + i),
                                tag(c, i, "Answer").repeated(i == 5 ? 700 : 1 + 3 * i))[1]
                               .id;
                }
            }
            m_all = everything(chats);
        }
        QCOMPARE(m_all.size(), 120);
        QVERIFY(!QFile::exists(m_sound + QStringLiteral("/chats.db-wal")));
        findPages();
        for (auto message = m_all.cbegin(); message != m_all.cend(); ++message)
            QVERIFY(!m_pagesOf[message.key()].isEmpty());
    }

    void anyBlockOfGarbage()
    {
        const int n = injections(60, 2000);
        QStringList wrong;
        for (int i = 0; i < n; ++i) {
            const auto path = copy();
            const qint64 size = QFileInfo(path).size();
            const qint64 length = qint64(1) << below(15), at = below(size);
            QByteArray garbage(std::min(length, size - at), Qt::Uninitialized);
            for (auto &byte : garbage)
                byte = static_cast<char>(i % 3 == 0 ? 0 : below(256));
            overwrite(path, at, garbage);
            QSet<qint64> touched;
            for (qint64 page = at / kPage; page <= (at + garbage.size() - 1) / kPage; ++page)
                touched.insert(page);
            if (const auto what = verify(path, touched); !what.isEmpty())
                wrong.append(QStringLiteral("%1 bytes at %2: %3").arg(garbage.size()).arg(at).arg(what));
        }
        expectNone("P28 garbage", n, wrong);
    }

    void everyPageZeroedInTurn()
    {
        QStringList wrong;
        const qint64 pages = QFileInfo(m_sound + QStringLiteral("/chats.db")).size() / kPage;
        for (qint64 page = 0; page < pages; ++page) {
            const auto path = copy();
            overwrite(path, page * kPage, QByteArray(kPage, '\0'));
            if (const auto what = verify(path, {page}); !what.isEmpty())
                wrong.append(QStringLiteral("page %1: %2").arg(page).arg(what));
        }
        expectNone("P28 zeroed", static_cast<int>(pages), wrong);
    }

    void theFileCutAtEveryPage()
    {
        QStringList wrong;
        const qint64 pages = QFileInfo(m_sound + QStringLiteral("/chats.db")).size() / kPage;
        for (qint64 left = 1; left < pages; ++left) {
            const auto path = copy();
            QVERIFY(QFile::resize(path, left * kPage));
            QSet<qint64> touched;
            for (qint64 page = left; page < pages; ++page)
                touched.insert(page);
            if (const auto what = verify(path, touched); !what.isEmpty())
                wrong.append(QStringLiteral("cut to %1: %2").arg(left).arg(what));
        }
        expectNone("P28 cut", static_cast<int>(pages) - 1, wrong);
    }

    void everyByteOfTheFirstPage()
    {
        const int step = injections(41, 1);
        QStringList wrong;
        int n = 0;
        for (qint64 at = 0; at < kPage; at += step, ++n) {
            const auto path = copy();
            overwrite(path, at, QByteArray(1, static_cast<char>(below(256))));
            if (const auto what = verify(path, {}); !what.isEmpty())
                wrong.append(QStringLiteral("byte %1: %2").arg(at).arg(what));
        }
        expectNone("P28 first page", n, wrong);
    }

    void flippedBitsAreFound()
    {
        const int n = injections(300, 10'000);
        QStringList wrong;
        for (int i = 0; i < n; ++i) {
            const auto path = copy();
            const qint64 at = below(QFileInfo(path).size());
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.seek(at);
            const char byte = static_cast<char>(file.read(1)[0] ^ (1 << below(8)));
            file.seek(at);
            file.write(&byte, 1);
            file.close();
            if (const auto what = verify(path, {at / kPage}); !what.isEmpty())
                wrong.append(QStringLiteral("bit at %1: %2").arg(at).arg(what));
        }
        expectNone("P29", n, wrong);
    }

    void aDamagedLinkHidesNothing_data()
    {
        QTest::addColumn<char>("parent");
        QTest::newRow("none") << '\0';
        QTest::newRow("newer") << '\x7f';
        QTest::newRow("of another chat") << '\x05';
    }

    void aDamagedLinkHidesNothing()
    {
        // GIVEN an answer whose stored parent (two bytes before its text: parent, role) is another
        QFETCH(char, parent);
        const auto path = copy();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        file.close();
        const auto at = bytes.indexOf(tag(2, 0, "Answer").toUtf8());
        QVERIFY(at > 2 && bytes[at - 2] == 41 && bytes[at - 1] == 2);
        overwrite(path, at - 2, QByteArray(1, parent));

        SqliteConversationRepository chats(QFileInfo(path).path());
        const auto found = everything(chats);

        QCOMPARE(found.size(), m_all.size());
        QVERIFY(found[42].endsWith(QStringLiteral("|damaged")));
        QCOMPARE(found[41], m_all[41]);
    }

    void aChatRowWithoutValuesIsNotLeftOut()
    {
        // GIVEN a sound page whose last row, the first chat's, is all zeros: SQLite reads it as NULLs without a word
        const auto path = copy();
        overwrite(path, 2 * kPage - 71, QByteArray(71, '\0'));

        QCOMPARE(verify(path, {1}), QString());
    }

    /// A byte of the row's header, found by what stands around it: the type of a column that decides where it belongs.
    /// 9 is "the number 1, stored in no byte": all columns behind it are read one byte off.
    void aRowThatIsReadOneByteOffLosesNoOther_data()
    {
        QTest::addColumn<int>("turn");
        for (const int turn : {1, 4, 9})
            QTest::addRow("turn %d", turn) << turn;
    }

    void aRowThatIsReadOneByteOffLosesNoOther()
    {
        QFETCH(int, turn);
        const auto path = copy();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        file.close();
        // header: size, id (0), conversation (1), parent (1), role (1) … before the values
        const auto text = bytes.indexOf(tag(2, turn, "Question").toUtf8());
        const auto header = bytes.lastIndexOf(QByteArray("\x00\x01\x01", 3), text);
        QVERIFY(header > 0 && text - header < 40);
        overwrite(path, header + 1, QByteArray(1, '\x09'));

        QCOMPARE(verify(path, {header / kPage}), QString());
    }

    void aMessageDoesNotHideInATrashThatIsNotThere()
    {
        const auto path = copy();
        {
            storage::Database db(path, {});
            db.exec("UPDATE message SET trash = 1 WHERE id = 16"); // its hash is wrong now
        }

        SqliteConversationRepository chats(QFileInfo(path).path());

        QCOMPARE(everything(chats).size(), m_all.size());
    }

    void anUnknownFormatNumberIsDamage()
    {
        const auto path = copy();
        overwrite(path, 47, QByteArray(1, '\x77')); // SQLite calls this an "error", not a damaged file

        QCOMPARE(verify(path, {}), QString());
    }

    void aChatThatPointsAwayFromItsNewestMessageShowsIt_data()
    {
        QTest::addColumn<qint64>("leaf");
        QTest::newRow("an older message") << qint64(4);
        QTest::newRow("none") << qint64(0);
        QTest::newRow("one of another chat") << qint64(41);
    }

    void aChatThatPointsAwayFromItsNewestMessageShowsIt()
    {
        QFETCH(qint64, leaf);
        const auto path = copy();
        {
            storage::Database db(path, {});
            storage::run(db, "UPDATE conversation SET leaf = ?1 WHERE id = 1", leaf);
        }

        QCOMPARE(verify(path, {1}), QString());
        SqliteConversationRepository chats(QFileInfo(path).path());
        QVERIFY(take(chats.conversation(1)).damaged); // said, and still said at the next start
        QVERIFY(!take(chats.open()).salvaged);
    }

    void otherContents_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::newRow("text") << QByteArray("Dear diary, ").repeated(1000);
        QTest::newRow("short text") << QByteArray("x");
        QTest::newRow("only the header") << QByteArray("SQLite format 3\0", 16);
    }

    void otherContents()
    {
        QFETCH(QByteArray, contents);
        const auto path = copy();
        QFile::remove(path);
        overwrite(path, 0, contents);

        SqliteConversationRepository chats(QFileInfo(path).path());
        const auto report = take(chats.open());

        QVERIFY(report.salvaged);
        QVERIFY(take(chats.conversations()).isEmpty());
        QFile kept(report.keptCopy + QStringLiteral("/chats.db"));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), contents);
        take(chats.createConversation(0));
    }

    void aLiveWalIsReadToo()
    {
        // GIVEN a store whose newest turn is only in the WAL, and a main file without its header
        const auto folder = m_folder.filePath(QStringLiteral("live"));
        const auto crashed = m_folder.filePath(QStringLiteral("crashed"));
        copyFolder(m_sound, folder);
        chat::MessageId added = 0;
        {
            SqliteConversationRepository chats(folder);
            const auto chat = take(chats.conversations())[0];
            added = turn(chats, chat.id, chat.leaf, QStringLiteral("only in the WAL"), QStringLiteral("yes"))[1].id;
            copyFolder(folder, crashed);
        }
        overwrite(crashed + QStringLiteral("/chats.db"), 0, QByteArray(kPage, 'x'));

        SqliteConversationRepository chats(crashed);
        const auto report = take(chats.open());

        QVERIFY(report.salvaged);
        QCOMPARE(report.messagesRecovered, 122);
        QCOMPARE(report.messagesLost, 0);
        QCOMPARE(take(chats.path(added)).last().text, QStringLiteral("yes"));
        QCOMPARE(take(chats.path(added)).last().tokens.run, (chat::Tokens{1, 2, 3}));
    }

    void theReportCountsWhatWasLost()
    {
        const auto path = copy();
        // The page that holds turn 3 of chat 2 and its neighbours.
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto at = file.readAll().indexOf("Answer of chat 2 turn 3.");
        file.close();
        overwrite(path, at / kPage * kPage, QByteArray(kPage, '\xaa'));

        SqliteConversationRepository chats(QFileInfo(path).path());
        take(chats.open());
        const auto left = everything(chats);
        const auto report = take(chats.open());

        QVERIFY(report.salvaged);
        QVERIFY(report.messagesLost > 0);
        QCOMPARE(report.messagesRecovered + report.messagesLost, 120);
        int placeholders = 0;
        for (const auto &text : left)
            placeholders += text == QStringLiteral("|damaged");
        QVERIFY(placeholders > 0);
        QVERIFY(take(chats.conversations()).size() == 6);
    }
};

QTEST_GUILESS_MAIN(DamageTest)
#include "DamageTest.moc"
