#pragma once

#include "support/Store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMap>

#include <cstdio>
#include <random>

namespace support {

/// How many faults to inject: `small` by default, `large` with ROOKERY_FAULTS=large.
inline int injections(int small, int large)
{
    return qEnvironmentVariable("ROOKERY_FAULTS") == QLatin1StringView("large") ? large : small;
}

/// The seed of this run, printed with every failure; ROOKERY_SEED repeats a run.
inline unsigned seed()
{
    static const unsigned value = qEnvironmentVariableIsSet("ROOKERY_SEED")
                                      ? static_cast<unsigned>(qEnvironmentVariableIntValue("ROOKERY_SEED"))
                                      : 20261124u;
    return value;
}

/// Where test stores lie: in memory when the system has such a place, as waiting for a disk proves nothing here.
inline QString fastPlace()
{
    const auto memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/rookery-test-XXXXXX");
}

/// The line that gates count.
inline void printPromise(const char *promise, int n, int bad)
{
    std::printf("%s n=%d bad=%d\n", promise, n, bad);
    std::fflush(stdout);
}

/// All live messages of the store, by id: "text|status|damaged".
inline QMap<chat::MessageId, QString> everything(chat::ConversationRepository &chats)
{
    QMap<chat::MessageId, QString> found;
    for (const auto &chat : take(chats.conversations()))
        for (const auto &message : take(chats.path(chat.leaf)))
            found.insert(message.id, message.text + (message.damaged ? QStringLiteral("|damaged") : QString()));
    return found;
}

inline void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const auto &name : QDir(from).entryList(QDir::Files))
        QFile::copy(QDir(from).filePath(name), QDir(to).filePath(name));
}

} // namespace support
