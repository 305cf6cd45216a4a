#include "storage/ShelfTable.h"

#include "storage/ConversationTable.h"
#include "storage/Database.h"
#include "storage/Ids.h"

#include <QJsonDocument>
#include <QJsonObject>

#define PERSONA "id, name, text, settings, retired"

namespace storage {

namespace {

const QString &greetingName()
{
    static const QString name = QStringLiteral("greeting");
    return name;
}

/// The column `settings` holds the sampling settings and, as one more field of theirs, the greeting.
QByteArray packed(const chat::Persona &persona)
{
    if (persona.greeting.isEmpty())
        return persona.settings;
    auto fields = QJsonDocument::fromJson(persona.settings).object();
    fields.insert(greetingName(), persona.greeting);
    return QJsonDocument(fields).toJson(QJsonDocument::Compact);
}

chat::Persona read(const Statement &row)
{
    chat::Persona persona{row.integer(0), row.text(1), row.text(2), row.blob(3), row.integer(4) != 0};
    auto fields = QJsonDocument::fromJson(persona.settings).object();
    persona.greeting = fields.take(greetingName()).toString();
    if (!persona.greeting.isEmpty())
        persona.settings = fields.isEmpty() ? QByteArray() : QJsonDocument(fields).toJson(QJsonDocument::Compact);
    return persona;
}

/// Runs an UPDATE … RETURNING of one row whose last parameter is the id.
template<typename... Values>
void update(Database &db, const char *sql, const Values &...values)
{
    Statement statement(db, sql, values...);
    if (!statement.step())
        throw StorageError(chat::Error::Code::NotFound, QStringLiteral("no such row: ") + QString::fromUtf8(sql));
    statement.run();
}

qint64 inserted(Statement &insert)
{
    insert.step();
    const qint64 id = insert.integer(0);
    insert.run();
    return id;
}

void sealFolder(Database &db, qint64 id)
{
    run(db, "UPDATE folder SET hash = row_hash('folder', id, name) WHERE id = ?1", id);
}

void sealPersona(Database &db, qint64 id)
{
    run(db, "UPDATE persona SET hash = row_hash('persona', " PERSONA ") WHERE id = ?1", id);
}

} // namespace

QList<chat::Persona> ShelfTable::personas() const
{
    Statement rows(m_db, "SELECT " PERSONA " FROM persona WHERE retired = 0 ORDER BY name, id");
    QList<chat::Persona> list;
    while (rows.step())
        list.append(read(rows));
    return list;
}

chat::Persona ShelfTable::persona(qint64 id) const
{
    Statement row(m_db, "SELECT " PERSONA " FROM persona WHERE id = ?1", id);
    if (!row.step())
        throw StorageError(chat::Error::Code::NotFound, QStringLiteral("persona %1 is not there").arg(id));
    return read(row);
}

chat::Persona ShelfTable::save(const chat::Persona &persona)
{
    if (persona.id != 0)
        retire(persona.id);
    Statement insert(
        m_db, "INSERT INTO persona (name, text, settings, retired, hash) VALUES (?1, ?2, ?3, 0, x'') RETURNING id",
        persona.name, persona.text, packed(persona));
    const qint64 id = inserted(insert);
    sealPersona(m_db, id);
    return this->persona(id);
}

qint64 ShelfTable::idOf(const chat::Persona &persona)
{
    Statement same(m_db, "SELECT id FROM persona WHERE name = ?1 AND text = ?2 AND settings = ?3 ORDER BY retired, id",
                   persona.name, persona.text, packed(persona));
    if (same.step())
        return same.integer(0);
    auto foreign = persona;
    foreign.id = 0;
    const auto id = save(foreign).id;
    retire(id);
    return id;
}

void ShelfTable::retire(qint64 id)
{
    update(m_db, "UPDATE persona SET retired = 1 WHERE id = ?1 RETURNING id", id);
    sealPersona(m_db, id);
}

QList<chat::Folder> ShelfTable::folders() const
{
    Statement rows(m_db, "SELECT id, name FROM folder ORDER BY name, id");
    QList<chat::Folder> list;
    while (rows.step())
        list.append({rows.integer(0), rows.text(1)});
    return list;
}

chat::Folder ShelfTable::addFolder(const QString &name)
{
    Statement insert(m_db, "INSERT INTO folder (name, hash) VALUES (?1, x'') RETURNING id", name);
    const qint64 id = inserted(insert);
    sealFolder(m_db, id);
    return {id, name};
}

void ShelfTable::renameFolder(qint64 id, const QString &name)
{
    update(m_db, "UPDATE folder SET name = ?1 WHERE id = ?2 RETURNING id", name, id);
    sealFolder(m_db, id);
}

void ShelfTable::removeFolder(qint64 id)
{
    for (const auto chat : ids(m_db, "SELECT id FROM conversation WHERE folder = ?1 AND trash = 0", id))
        ConversationTable(m_db).setFolder(chat, 0);
    update(m_db, "DELETE FROM folder WHERE id = ?1 RETURNING id", id);
}

} // namespace storage
