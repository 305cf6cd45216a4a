#include "chat/IdleCare.h"

#include "chat/Futures.h"

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

void IdleCare::look()
{
    if (m_looking)
        return;
    if (m_isBusy())
        return rest(kRetryMs);
    m_looking = true;
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

void IdleCare::backUp()
{
    const auto end = [this] {
        m_looking = false;
        rest(kRestMs);
        Q_EMIT finished();
    };
    whenDone(
        m_care.backUpIfDue(), this,
        [this, end](const Backup &backup) {
            if (!backup.path.isEmpty())
                Q_EMIT backedUp(backup);
            end();
        },
        [this, end](const Error &error) {
            Q_EMIT failed(error);
            end();
        });
}

} // namespace chat
