#include "storage/SnapshotOrder.h"

#include <QTest>

using chat::SnapshotKind;
using storage::SnapshotRow;

class SnapshotOrderTest : public QObject
{
    Q_OBJECT

    static QList<qint64> ids(const QList<SnapshotRow> &rows)
    {
        QList<qint64> list;
        for (const auto &row : storage::dropOrder(rows))
            list.append(row.id);
        return list;
    }

private Q_SLOTS:
    void pinnedPrefixesAreNotInTheList() { QVERIFY(ids({{1, 1, SnapshotKind::Pinned, 10, 1, 1}}).isEmpty()); }

    void theNewestOfEachChatGoesLastThenLastPromptEnds()
    {
        const QList<SnapshotRow> rows{
            {1, 1, SnapshotKind::AnswerEnd, 5000, 8, 1}, {2, 1, SnapshotKind::PromptEnd, 3000, 7, 1},
            {3, 2, SnapshotKind::AnswerEnd, 5000, 6, 1}, {4, 2, SnapshotKind::PromptEnd, 3000, 5, 1},
            {5, 1, SnapshotKind::AnswerEnd, 1000, 9, 1}, // looked at last, though not the deepest
        };

        QCOMPARE(ids(rows), (QList<qint64>{1, 4, 2, 3, 5}));
    }

    void crowdedWaypointsGoFirst()
    {
        QList<SnapshotRow> rows{{100, 1, SnapshotKind::AnswerEnd, 4000, 100, 1}};
        for (int tokens = 3900; tokens > 3000; tokens -= 100)
            rows.append({tokens, 1, SnapshotKind::Waypoint, tokens, tokens, 1});

        const auto order = ids(rows);

        // 256 apart below 4000: 3700, 3400, 3100 stay longest.
        QCOMPARE(order.mid(order.size() - 4), (QList<qint64>{3100, 3400, 3700, 100}));
    }

    void aChatWithoutAnswerKeepsItsLatest()
    {
        QCOMPARE(ids({{1, 1, SnapshotKind::Waypoint, 512, 1, 1},
                      {2, 1, SnapshotKind::Waypoint, 1024, 2, 1},
                      {3, 2, SnapshotKind::AnswerEnd, 9, 0, 1}}),
                 (QList<qint64>{1, 3, 2}));
    }
};

QTEST_APPLESS_MAIN(SnapshotOrderTest)
#include "SnapshotOrderTest.moc"
