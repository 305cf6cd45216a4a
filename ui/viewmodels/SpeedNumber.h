#pragma once

#include <QLocale>
#include <QString>

namespace ui {

/// Tokens a second for reading: a decimal only where it says something ("41.8", "7,800").
inline QString speedNumber(double tokensPerSecond)
{
    return QLocale().toString(tokensPerSecond, 'f', tokensPerSecond < 99.95 ? 1 : 0);
}

} // namespace ui
