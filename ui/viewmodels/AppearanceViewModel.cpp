#include "viewmodels/AppearanceViewModel.h"

#include <algorithm>
#include <cmath>

namespace ui {

void AppearanceViewModel::setScheme(Scheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    Q_EMIT changed();
}

void AppearanceViewModel::setScale(double &field, double scale)
{
    if (!std::isfinite(scale))
        return;
    scale = std::clamp(scale, kSmallest, kLargest);
    if (scale == field)
        return;
    field = scale;
    Q_EMIT changed();
}

void AppearanceViewModel::setTextScale(double scale)
{
    setScale(m_textScale, scale);
}

void AppearanceViewModel::setCodeScale(double scale)
{
    setScale(m_codeScale, scale);
}

void AppearanceViewModel::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    Q_EMIT changed();
}

void AppearanceViewModel::zoom(int steps)
{
    setTextScale(steps == 0 ? 1.0 : std::round((m_textScale + steps * kStep) * 100) / 100);
}

void AppearanceViewModel::setLessMovement(bool less)
{
    if (less == m_lessMovement)
        return;
    m_lessMovement = less;
    Q_EMIT changed();
}

void AppearanceViewModel::setWideLines(bool wide)
{
    if (wide == m_wideLines)
        return;
    m_wideLines = wide;
    Q_EMIT changed();
}

} // namespace ui
