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

void AppearanceViewModel::setTextScale(double scale)
{
    if (!std::isfinite(scale))
        return;
    scale = std::clamp(scale, kSmallest, kLargest);
    if (scale == m_textScale)
        return;
    m_textScale = scale;
    Q_EMIT changed();
}

void AppearanceViewModel::zoom(int steps)
{
    setTextScale(steps == 0 ? 1.0 : m_textScale + steps * kStep);
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
