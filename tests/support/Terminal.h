#pragma once

#include "support/Shared.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace support {

/// What a run of rookery-cli left behind.
struct Run
{
    int status = -1; ///< exit status; -1 = crashed, or took longer than a minute
    QByteArray out;
    QByteArray messages; ///< standard error
};

/// The program that was built beside the test.
inline QString terminalProgram()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/rookery-cli");
}

inline Run runTerminal(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(terminalProgram(), arguments);
    process.write(input);
    process.closeWriteChannel();
    Run run;
    if (process.waitForFinished(60000) && process.exitStatus() == QProcess::NormalExit)
        run.status = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.messages = process.readAllStandardError();
    return run;
}

/// A file for an argument. Returns its path, or an empty string.
inline QString written(const QTemporaryDir &folder, const QByteArray &bytes,
                       const QString &name = QStringLiteral("file"))
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

inline QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace support

/// Fails the test with the program's own messages.
#define VERIFY_STATUS(run, expected)                                                                                   \
    QVERIFY2((run).status == (expected),                                                                               \
             ("status " + QByteArray::number((run).status) + ": " + (run).messages).constData())
