#include "storage/Purge.h"

#include "storage/ConversationTable.h"
#include "storage/Database.h"
#include "storage/Ids.h"

#include <algorithm>

namespace storage {

namespace {

constexpr qint64 kLongestStepMs = qint64(7) * 24 * 3600 * 1000;

} // namespace

qint64 TrashClock::now(qint64 systemMs)
{
    ConversationTable values(m_db);
    const auto clock = QStringLiteral("trash.clock_ms"), last = QStringLiteral("trash.system_ms");
    const auto seen = values.value(last);
    const qint64 step = seen.isEmpty() ? 0 : std::clamp<qint64>(systemMs - seen.toLongLong(), 0, kLongestStepMs);
    const qint64 now = values.value(clock).toLongLong() + step;
    values.setValue(clock, QString::number(now));
    values.setValue(last, QString::number(systemMs));
    return now;
}

void Purge::conversation(chat::ConversationId id)
{
    run(m_db, "DELETE FROM trash WHERE conversation = ?1", id);
    run(m_db, "DELETE FROM conversation WHERE id = ?1", id); // messages and token ids go with it
}

QList<chat::ConversationId> Purge::expired(qint64 clockMs, int *count)
{
    const auto old = ids(m_db, "SELECT id FROM trash WHERE clock_ms < ?1", clockMs - kTrashMs);
    QList<chat::ConversationId> touched;
    *count = 0;
    for (const auto trash : old) {
        const auto chat = ids(m_db, "SELECT conversation FROM trash WHERE id = ?1", trash).value(0);
        touched.append(chat);
        if (!ids(m_db, "SELECT id FROM conversation WHERE id = ?1 AND trash = ?2", chat, trash).isEmpty()) {
            conversation(chat);
            ++*count;
            continue;
        }
        run(m_db, "DELETE FROM message WHERE conversation = ?1 AND trash = ?2", chat, trash);
        *count += static_cast<int>(m_db.integer("SELECT changes()"));
        run(m_db, "DELETE FROM trash WHERE id = ?1", trash);
    }
    return touched;
}

} // namespace storage
