#include "app/Log.h"

#include <QMutex>
#include <QtGlobal>

namespace app {

namespace {

// Qt's message handler is a plain function: it finds the page here, under the lock, until the Log ends.
QMutex s_lock;
ui::ProgramViewModel *s_shown = nullptr;
QtMessageHandler s_before = nullptr;

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    {
        const QMutexLocker held(&s_lock);
        if (s_shown && type != QtDebugMsg)
            s_shown->log((type == QtInfoMsg ? QString() : QStringLiteral("! ")) + message);
    }
    const bool ours = QLatin1StringView(context.category) == QLatin1StringView("rookery");
    if (s_before && !(ours && type == QtInfoMsg))
        s_before(type, context, message);
}

} // namespace

Log::Log(ui::ProgramViewModel &shown)
{
    const QMutexLocker held(&s_lock);
    s_shown = &shown;
    s_before = qInstallMessageHandler(handle);
}

Log::~Log()
{
    qInstallMessageHandler(s_before);
    const QMutexLocker held(&s_lock);
    s_shown = nullptr;
}

} // namespace app
