#include "chat/LocalFile.h"

#include "chat/Error.h"

#include <QFileInfo>
#include <QSaveFile>

namespace chat {

QByteArray readFile(const QString &path, qint64 most)
{
    // A device or a pipe would never end, so the kind is asked before the file is opened.
    const QFileInfo info(path);
    if (!info.exists())
        throw Error(Error::Code::NotFound, path + QStringLiteral(" is not there"));
    if (!info.isFile())
        throw Error(Error::Code::InvalidInput, path + QStringLiteral(" is not a regular file"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw Error(Error::Code::FileIo, path + QStringLiteral(": ") + file.errorString());
    const auto bytes = file.read(most + 1);
    if (file.error() != QFile::NoError)
        throw Error(Error::Code::FileIo, path + QStringLiteral(": ") + file.errorString());
    if (bytes.size() > most)
        throw Error(Error::Code::InvalidInput, path + QStringLiteral(" is longer than %1 bytes").arg(most));
    return bytes;
}

void replaceFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const auto failed = [&] {
        const auto code = file.error() == QFile::ResourceError ? Error::Code::DiskFull : Error::Code::FileIo;
        throw Error(code, path + QStringLiteral(": ") + file.errorString());
    };
    if (!file.open(QIODevice::WriteOnly))
        failed();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(bytes) != bytes.size() || !file.commit())
        failed();
}

} // namespace chat
