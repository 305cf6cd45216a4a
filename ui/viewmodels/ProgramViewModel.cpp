#include "viewmodels/ProgramViewModel.h"

#include "viewmodels/InlineText.h"

#include <QCoreApplication>
#include <QThread>
#include <QTime>

#include <algorithm>

namespace ui {

ProgramViewModel::ProgramViewModel(const QString &dataFolder, QObject *parent)
    : QObject(parent), m_dataFolder(dataFolder)
{
}

int ProgramViewModel::mostThreads() const
{
    return std::max(1, QThread::idealThreadCount());
}

void ProgramViewModel::setThreads(int threads)
{
    threads = std::clamp(threads, 0, mostThreads());
    if (threads == m_threads)
        return;
    m_threads = threads;
    Q_EMIT threadsChanged();
}

void ProgramViewModel::setNotifies(bool notifies)
{
    if (notifies == m_notifies)
        return;
    m_notifies = notifies;
    Q_EMIT notifiesChanged();
}

void ProgramViewModel::addPart(const QString &name, const QString &version, const QString &licence)
{
    m_parts.append(QVariantMap{
        {QStringLiteral("name"), name}, {QStringLiteral("version"), version}, {QStringLiteral("licence"), licence}});
}

void ProgramViewModel::log(const QString &line)
{
    const auto stamped = QTime::currentTime().toString(QStringLiteral("HH:mm:ss ")) +
                         InlineText::visible(line.left(kLogLine)).replace(u'\n', u' ');
    QMetaObject::invokeMethod(
        this,
        [this, stamped] {
            m_log.append(stamped);
            if (m_log.size() > kLogLines)
                m_log.removeFirst();
            Q_EMIT logged();
        },
        Qt::QueuedConnection);
}

QString ProgramViewModel::logText() const
{
    return m_log.join(u'\n');
}

QString ProgramViewModel::versions() const
{
    QStringList lines{QStringLiteral("Rookery ") + QCoreApplication::applicationVersion()};
    for (const auto &each : m_parts) {
        const auto part = each.toMap();
        lines.append(QStringLiteral("%1 %2, %3")
                         .arg(part.value(QStringLiteral("name")).toString(),
                              part.value(QStringLiteral("version")).toString(),
                              part.value(QStringLiteral("licence")).toString()));
    }
    return lines.join(u'\n');
}

void ProgramViewModel::clearLog()
{
    m_log.clear();
    Q_EMIT logged();
}

} // namespace ui
