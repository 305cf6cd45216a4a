#pragma once

#include <QStringList>

namespace support {

/// Every way in which a text may ask for something to be fetched or opened, with each of `targets`.
inline QStringList carriers(const QStringList &targets)
{
    static const QStringList forms{
        QStringLiteral("![a](%1)"),
        QStringLiteral("![a](<%1>)"),
        QStringLiteral("![a][r]\n\n[r]: %1"),
        QStringLiteral("![r]\n\n[r]: %1 \"t\""),
        QStringLiteral("[![a](%1)](%1)"),
        QStringLiteral("<img src=\"%1\">"),
        QStringLiteral("<img src='%1' onerror=x>"),
        QStringLiteral("<svg><image href=\"%1\"/></svg>"),
        QStringLiteral("<div style=\"background:url(%1)\">"),
        QStringLiteral("<link rel=stylesheet href=%1>"),
        QStringLiteral("<style>@import url(%1);</style>"),
        QStringLiteral("<iframe src=%1></iframe>"),
        QStringLiteral("<a href=\"%1\"><img src=%1></a>"),
        QStringLiteral("&lt;img src=\"%1\"&gt;"),
        QStringLiteral("&#60;img src=%1&#62;"),
        QStringLiteral("| ![a](%1) | <img src=%1> |\n|---|---|\n| ![b](%1) | x |"),
    };
    QStringList all;
    for (const auto &form : forms)
        for (const auto &target : targets)
            all += QString(form).replace(QStringLiteral("%1"), target);
    return all;
}

} // namespace support
