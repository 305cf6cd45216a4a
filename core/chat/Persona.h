#pragma once

#include "chat/Message.h"

#include <QFuture>
#include <QList>
#include <QMetaType>
#include <QString>

namespace chat {

/// A system text with a name. Never changed once made: a chat goes on with the text it began with, as its state is
/// built on it.
struct Persona
{
    qint64 id = 0;
    QString name;
    QString text;          ///< the system text, fed before the first message
    QByteArray settings;   ///< GenerationSettings::toJson(), empty = the program's
    bool retired = false;  ///< replaced or removed: old chats use it, new ones are not offered it
    QString greeting = {}; ///< the answer that a new chat begins with; empty = none

    bool operator==(const Persona &) const = default;
};

/// What a new chat with the persona begins with: nothing, or its greeting as a message that is not saved yet.
QList<Message> greetingOf(const Persona &persona);

/// A folder that chats can be put in.
struct Folder
{
    qint64 id = 0;
    QString name;

    bool operator==(const Folder &) const = default;
};

/// Personas and folders: what chats are sorted by.
///
/// Thread: any. Futures throw chat::Error.
class ShelfRepository
{
public:
    virtual ~ShelfRepository() = default;

    virtual QFuture<QList<chat::Persona>> personas() = 0;  ///< not the retired ones; by name
    virtual QFuture<chat::Persona> persona(qint64 id) = 0; ///< retired ones too
    /// With id 0 a new one, else the one that takes its place, with a new id; the old one retires.
    virtual QFuture<chat::Persona> savePersona(const chat::Persona &persona) = 0;
    virtual QFuture<void> retirePersona(qint64 id) = 0;

    virtual QFuture<QList<chat::Folder>> folders() = 0; ///< by name
    virtual QFuture<chat::Folder> addFolder(const QString &name) = 0;
    virtual QFuture<void> renameFolder(qint64 id, const QString &name) = 0;
    virtual QFuture<void> removeFolder(qint64 id) = 0;                       ///< its chats are in none afterwards
    virtual QFuture<void> setFolder(qint64 conversation, qint64 folder) = 0; ///< 0 = none
};

} // namespace chat

Q_DECLARE_METATYPE(chat::Persona)
Q_DECLARE_METATYPE(chat::Folder)
