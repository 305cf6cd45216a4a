#include "storage/Purge.h"

#include "storage/ConversationTable.h"
#include "storage/Database.h"
#include "storage/Ids.h"

#include <algorithm>

namespace storage {

namespace {

constexpr qint64 kLongestStepMs = qint64(7) * 24 * 3600 * 1000;

const QString &clockName()
{
    static const QString name = QStringLiteral("trash.clock_ms");
    return name;
}

} // namespace

qint64 TrashClock::now(qint64 systemMs)
{
    ConversationTable values(m_db);
    const auto systemName = QStringLiteral("trash.system_ms");
    const auto seen = values.value(systemName);
    const qint64 step = seen.isEmpty() ? 0 : std::clamp<qint64>(systemMs - seen.toLongLong(), 0, kLongestStepMs);
    const qint64 now = last() + step;
    values.setValue(clockName(), QString::number(now));
    values.setValue(systemName, QString::number(systemMs));
    return now;
}

qint64 TrashClock::last() const
{
    return ConversationTable(m_db).value(clockName()).toLongLong();
}

void Purge::conversation(chat::ConversationId id)
{
    run(m_db, "DELETE FROM trash WHERE conversation = ?1", id);
    run(m_db, "DELETE FROM conversation WHERE id = ?1", id); // messages and token ids go with it
}

QList<qint64> Purge::expired(qint64 clockMs) const
{
    return ids(m_db, "SELECT id FROM trash WHERE clock_ms < ?1", clockMs - kTrashMs);
}

QList<chat::ConversationId> Purge::entries(const QList<qint64> &entries, int *count)
{
    QList<chat::ConversationId> touched;
    *count = 0;
    for (const auto trash : entries) {
        const auto found = ids(m_db, "SELECT conversation FROM trash WHERE id = ?1", trash);
        if (found.isEmpty())
            continue;
        const auto chat = found.first();
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
