#include "storage/TrashList.h"

#include "storage/ConversationTable.h"
#include "storage/Database.h"
#include "storage/Purge.h"
#include "storage/Statement.h"

#include <algorithm>

namespace storage {

QList<chat::TrashEntry> trashEntries(Database &db)
{
    static constexpr auto kSelect =
        "SELECT t.id, t.conversation, t.message, c.title, coalesce(substr(m.text, 1, 200), ''), t.clock_ms, "
        "iif(t.message = 0, c.messages, (SELECT count(*) FROM message x WHERE x.conversation = t.conversation AND "
        "x.trash = t.id)) FROM trash t JOIN conversation c ON c.id = t.conversation LEFT JOIN message m ON m.id = "
        "t.message WHERE c.trash = 0 OR c.trash = t.id ORDER BY t.id DESC";
    constexpr qint64 kDayMs = qint64(24) * 3600 * 1000;
    const auto now = TrashClock(db).last();
    QList<chat::TrashEntry> list;
    Statement rows(db, kSelect);
    while (rows.step()) {
        const auto left = rows.integer(5) + Purge::kTrashMs - now;
        list.append({.id = rows.integer(0),
                     .conversation = rows.integer(1),
                     .message = rows.integer(2),
                     .title = rows.text(3),
                     .text = rows.text(4),
                     .messages = static_cast<int>(rows.integer(6)),
                     .daysLeft = static_cast<int>(std::max<qint64>(0, (left + kDayMs - 1) / kDayMs))});
    }
    return list;
}

QStringList copiesOf(Database &db, const QList<qint64> &entries)
{
    // A fork's messages keep text and time.
    static constexpr auto kSelect =
        "SELECT DISTINCT c.id, c.title FROM trash t JOIN message gone ON gone.conversation = t.conversation AND "
        "(t.message = 0 OR gone.trash = t.id) AND gone.text <> '' "
        "JOIN message copy ON copy.created_ms = gone.created_ms AND copy.text = gone.text AND copy.trash = 0 "
        "AND copy.conversation <> gone.conversation "
        "JOIN conversation c ON c.id = copy.conversation AND c.trash = 0 WHERE t.id = ?1";
    QStringList titles;
    Statement rows(db, kSelect);
    for (const auto entry : entries) {
        rows.reset();
        rows.bind(entry);
        while (rows.step())
            if (const auto title = rows.text(1); !titles.contains(title))
                titles.append(title);
    }
    return titles;
}

} // namespace storage
