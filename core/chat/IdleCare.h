#pragma once

#include "chat/Error.h"
#include "chat/StoreCare.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace chat {

/// Looks after the store while nothing else is done: empties the trash of what is 30 days old, and makes the day's
/// backup. Begins a minute after the start, looks again every hour, and waits while `isBusy`. After a run that was cut
/// short the first look is at the pages of the chats' file, and comes soon.
///
/// Thread: GUI. The store's care must outlive it.
class IdleCare : public QObject
{
    Q_OBJECT

public:
    static constexpr int kRetryMs = 60 * 1000, kRestMs = 60 * 60 * 1000, kSoonMs = 3000;

    IdleCare(StoreCare &care, std::function<bool()> isBusy, QObject *parent = nullptr);

    void start();
    void checkSoon(); ///< the next look is at the pages alone
    void look();      ///< now, if nothing is busy; does nothing while a look is under way

Q_SIGNALS:
    void purged(int count);                    ///< chats and messages that left the trash for good
    void checked(bool sound);                  ///< false: damage was found, and mended
    void backedUp(const chat::Backup &backup); ///< the day's
    void failed(const chat::Error &error);     ///< of the trash or the backup; tried again in an hour
    void finished();                           ///< of one look

private:
    void checkPages();
    void backUp();
    void end(int restMs);
    void rest(int ms);

    StoreCare &m_care;
    std::function<bool()> m_isBusy;
    QTimer m_timer;
    bool m_looking = false;
    bool m_checkDue = false;
};

} // namespace chat
