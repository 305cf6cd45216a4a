#pragma once

#include "chat/Message.h"

#include <QList>

namespace chat {

/// What was found when the chats were opened; what of it the person should know is said once.
struct StoreReport
{
    bool readOnly = false;        ///< nothing can be saved: asked for, or made by a newer version
    bool newer = false;           ///< made by a newer version of the program
    bool networkFolder = false;   ///< on a network file system: warn before the first write
    bool cutShort = false;        ///< the run before did not close the file: StoreCare::checkPages is due
    QList<MessageId> interrupted; ///< answers that a kill cut short; now MessageStatus::Interrupted
    bool salvaged = false;        ///< the file was damaged and has been rebuilt from what could be read
    qint64 messagesRecovered = 0; ///< when salvaged
    qint64 messagesLost = 0;      ///< when salvaged; each known one has a placeholder marked as damaged
    QString keptCopy;             ///< when salvaged: folder with the damaged original

    bool operator==(const StoreReport &) const = default;
};

} // namespace chat

Q_DECLARE_METATYPE(chat::StoreReport)
