#include "chat/FreeSpace.h"

#include <QFile>

#include <sys/statvfs.h>

namespace chat {

qint64 freeBytes(const QString &folder)
{
    struct statvfs found = {};
    if (::statvfs(QFile::encodeName(folder).constData(), &found) != 0)
        return -1;
    return qint64(found.f_bavail) * qint64(found.f_frsize);
}

} // namespace chat
