#pragma once

#include "chat/Persona.h"

namespace storage {

class Database;

/// SQL of the tables `persona` and `folder`. Callers hold the transaction.
///
/// Thread: the database's. Throws StorageError (NotFound when a named row is absent).
class ShelfTable
{
public:
    explicit ShelfTable(Database &db) : m_db(db) {}

    QList<chat::Persona> personas() const; ///< not the retired ones, by name
    chat::Persona persona(qint64 id) const;
    chat::Persona save(const chat::Persona &persona);
    /// Of a persona that says the same, also a retired one; else of a new one that is not offered to new chats.
    qint64 idOf(const chat::Persona &persona);
    void retire(qint64 id);

    QList<chat::Folder> folders() const; ///< by name
    chat::Folder addFolder(const QString &name);
    void renameFolder(qint64 id, const QString &name);
    void removeFolder(qint64 id);

private:
    Database &m_db;
};

} // namespace storage
