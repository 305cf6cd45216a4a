#pragma once

#include "chat/StateStore.h"

#include <QFuture>
#include <QHash>
#include <QList>
#include <QString>

namespace chat {

/// The disk that the states take. The chats' bytes and `otherBytes` (index and free space) are together `bytesOnDisk`.
struct StateSpace
{
    QList<StateUse> chats; ///< most first
    qint64 otherBytes = 0;
    qint64 bytesOnDisk = 0;
    qint64 budget = 0;
};

struct Backup
{
    QString path;
    qint64 madeMs = 0; ///< UTC
    qint64 bytes = 0;
};

/// What every file of the data folder takes, models left out.
struct DiskUse
{
    qint64 chats = 0;     ///< chats.db
    qint64 journals = 0;  ///< what is written but not yet moved into the databases (WAL)
    qint64 states = 0;    ///< states.db
    qint64 search = 0;    ///< search.db
    qint64 backups = 0;   ///< all of backups()
    qint64 originals = 0; ///< all of originals()
    qint64 free = 0;      ///< left on the disk
    qint64 total() const { return chats + journals + states + search + backups + originals; }
};

/// Chats that were in place before: damaged ones that were mended, or those that a restored backup replaced.
struct Original
{
    QString path; ///< a folder
    qint64 keptMs = 0;
    qint64 bytes = 0;
};

/// What one deletion took away, until it is brought back or its 30 days are over.
struct TrashEntry
{
    qint64 id = 0;
    ConversationId conversation = 0;
    MessageId message = 0; ///< the uppermost message that went; 0: the whole chat
    QString title;         ///< of the chat
    QString text;          ///< how `message` begins
    int messages = 0;      ///< that went
    int daysLeft = 0;

    bool operator==(const TrashEntry &) const = default;
};

/// What was deleted for real, and where it may still be, for the person to know.
struct ForgetReport
{
    int count = 0;             ///< chats and messages that are gone
    QStringList copies;        ///< titles of chats that were made from it by forking; they stay
    QStringList damagedCopies; ///< folders with damaged originals that were kept
};

/// The care of what is stored: space, backups, forgetting. Long work; none of it holds up the chats.
///
/// Thread: any. Futures throw chat::Error.
class StoreCare
{
public:
    virtual ~StoreCare() = default;

    virtual QFuture<chat::StateSpace> stateSpace() = 0;
    virtual QFuture<void> setStateBudget(qint64 bytes) = 0; ///< 0 = the default for this disk
    virtual QFuture<chat::DiskUse> diskUse() = 0;
    /// Tokens up to each chat's newest message, as its newest answer counted them; chats without a count are left out.
    virtual QFuture<QHash<ConversationId, qint64>> tokenCounts() = 0;

    /// Looks at every page and row of the chats; damage is mended as backUp does. False: there was some.
    virtual QFuture<bool> checkPages() = 0;

    virtual QFuture<QList<chat::Backup>> backups() = 0; ///< newest first
    /// Makes and verifies one now. A damaged copy is thrown away and the chats are mended, with the help of the backup
    /// before; what stays damaged then is marked, and in the backup as it is. Failures leave the older ones.
    virtual QFuture<chat::Backup> backUp() = 0;
    /// The same if the newest is a day old; an empty path when it was not due. For idle times.
    virtual QFuture<chat::Backup> backUpIfDue() = 0;
    /// Puts a backup in the place of the chats; what was there is kept as an original, whose folder is returned.
    /// Everything must be read anew after. Also takes an original, as long as it is sound.
    virtual QFuture<QString> restore(const QString &path) = 0;
    virtual QFuture<QList<chat::Original>> originals() = 0;        ///< newest first
    virtual QFuture<void> removeOriginal(const QString &path) = 0; ///< one of originals()

    /// What is in the trash, newest first: chats, and messages of chats that are not there themselves.
    virtual QFuture<QList<chat::TrashEntry>> trash() = 0;
    /// Deletes for real what these entries of the trash took: rows, search index, states, drafts, free pages, WAL; the
    /// backups are made anew without it.
    virtual QFuture<chat::ForgetReport> forget(const QList<qint64> &entries) = 0;
    /// The same for what has been in the trash for 30 days; returns how many chats and messages went.
    virtual QFuture<int> purgeTrash() = 0;
};

} // namespace chat

Q_DECLARE_METATYPE(chat::StateSpace)
Q_DECLARE_METATYPE(chat::DiskUse)
Q_DECLARE_METATYPE(chat::Backup)
Q_DECLARE_METATYPE(chat::Original)
Q_DECLARE_METATYPE(chat::TrashEntry)
Q_DECLARE_METATYPE(chat::ForgetReport)
