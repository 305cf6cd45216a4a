#include "chat/IdleCare.h"

#include "chat/Futures.h"

#include <utility>

namespace chat {

IdleCare::IdleCare(StoreCare &care, std::function<bool()> isBusy, QObject *parent)
    : QObject(parent), m_care(care), m_isBusy(std::move(isBusy))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleCare::look);
}

void IdleCare::start()
{
    rest(kRetryMs);
}

void IdleCare::rest(int ms)
{
    m_timer.start(ms);
}

void IdleCare::checkSoon()
{
    m_checkDue = true;
    if (!m_looking)
        rest(kSoonMs);
}

void IdleCare::look()
{
    if (m_looking)
        return;
    if (m_isBusy())
        return rest(m_checkDue ? kSoonMs : kRetryMs);
    m_looking = true;
    if (std::exchange(m_checkDue, false))
        return checkPages();
    whenDone(
        m_care.purgeTrash(), this,
        [this](int count) {
            if (count > 0)
                Q_EMIT purged(count);
            backUp();
        },
        [this](const Error &error) {
            Q_EMIT failed(error);
            backUp(); // what cannot be purged must not keep the rest from being safe
        });
}

void IdleCare::checkPages()
{
    whenDone(
        m_care.checkPages(), this,
        [this](bool sound) {
            Q_EMIT checked(sound);
            end(kRetryMs);
        },
        [this](const Error &) { end(kRetryMs); }); // the backup meets the same disk, and says so
}

void IdleCare::backUp()
{
    whenDone(
        m_care.backUpIfDue(), this,
        [this](const Backup &backup) {
            if (!backup.path.isEmpty())
                Q_EMIT backedUp(backup);
            end(kRestMs);
        },
        [this](const Error &error) {
            Q_EMIT failed(error);
            end(kRestMs);
        });
}

void IdleCare::end(int restMs)
{
    m_looking = false;
    rest(m_checkDue ? kSoonMs : restMs);
    Q_EMIT finished();
}

} // namespace chat
