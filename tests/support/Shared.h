#pragma once

#include <QDir>
#include <QString>

namespace support {

/// Path in the folder of shared fixtures (ROOKERY_SHARED), or an empty string when that folder is absent.
inline QString shared(const QString &path)
{
    const auto root = qEnvironmentVariable("ROOKERY_SHARED");
    if (root.isEmpty() || !QDir(root).exists(path))
        return {};
    return QDir(root).filePath(path);
}

/// Path in tests/data: small files of our own, always there.
inline QString data(const QString &path)
{
    return QDir(qEnvironmentVariable("ROOKERY_TEST_DATA")).filePath(path);
}

/// The root of the project's sources.
inline QString sources()
{
    return qEnvironmentVariable("ROOKERY_SOURCES");
}

} // namespace support

/// First line of a test that needs shared fixtures.
#define NEED_SHARED(variable, path)                                                                                    \
    const QString variable = support::shared(QStringLiteral(path));                                                   \
    if (variable.isEmpty())                                                                                            \
    QSKIP("needs " path " in ROOKERY_SHARED")
