#include "viewmodels/ToastViewModel.h"

#include <utility>

namespace ui {

namespace {
constexpr int kTickMs = 500;
}

ToastViewModel::ToastViewModel(QObject *parent) : QObject(parent)
{
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &ToastViewModel::onTick);
}

void ToastViewModel::show(const QString &text, const QString &action, std::function<void()> act, int ms)
{
    m_text = text;
    m_act = std::move(act);
    m_action = m_act ? action : QString();
    m_all = m_left = ms;
    m_timer.start();
    Q_EMIT changed();
    Q_EMIT remainingChanged();
}

double ToastViewModel::remaining() const
{
    return m_all > 0 ? double(m_left) / m_all : 0;
}

void ToastViewModel::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    Q_EMIT pausedChanged();
}

void ToastViewModel::onTick()
{
    if (m_paused)
        return;
    m_left -= kTickMs;
    if (m_left <= 0)
        return dismiss();
    Q_EMIT remainingChanged();
}

void ToastViewModel::act()
{
    const auto act = std::exchange(m_act, nullptr);
    dismiss();
    if (act)
        act();
}

void ToastViewModel::dismiss()
{
    if (m_text.isEmpty())
        return;
    m_timer.stop();
    m_text.clear();
    m_action.clear();
    m_act = nullptr;
    m_paused = false;
    Q_EMIT changed();
}

} // namespace ui
