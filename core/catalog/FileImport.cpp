#include "catalog/FileImport.h"

#include "catalog/CatalogEntry.h"
#include "catalog/Download.h"
#include "catalog/PartFile.h"
#include "catalog/PosixFile.h"
#include "chat/Error.h"
#include "formats/Convert.h"
#include "formats/Gguf.h"
#include "formats/OpenModel.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace catalog {

namespace {

using Code = chat::Error::Code;

constexpr qint64 kReserve = 256ll << 20; // the chats' room

std::string native(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

/// The first of NAME.gguf, NAME-2.gguf, … that is free.
QString freeName(const QString &folder, const QString &base)
{
    for (int copy = 1; copy < 1000; ++copy) {
        const auto name =
            base.left(120) + (copy == 1 ? QString() : QStringLiteral("-%1").arg(copy)) + QStringLiteral(".gguf");
        if (!isSafeFileName(name))
            throw chat::Error(Code::InvalidInput, name);
        if (!QFileInfo::exists(QDir(folder).filePath(name)))
            return name;
    }
    throw chat::Error(Code::InvalidInput, base + QStringLiteral(": too many of that name"));
}

void requireRoom(const QString &folder, qint64 bytes)
{
    const auto free = freeBytes(folder);
    if (free >= 0 && free - bytes < kReserve)
        throw chat::Error(Code::DiskFull,
                          QStringLiteral("%1: needs %2 bytes, %3 are free").arg(folder).arg(bytes).arg(free));
}

QString copyGguf(const QString &path, const QString &folder, const ImportOptions &options)
{
    formats::GgufFile::open(native(path)); // throws when it is none
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly))
        throw chat::Error(Code::FileIo, path + QStringLiteral(": ") + source.errorString());
    DownloadRequest request;
    request.id = QStringLiteral("import");
    request.folder = folder;
    request.fileName = freeName(folder, QFileInfo(path).completeBaseName());
    request.bytes = source.size();
    PartFile::remove(folder, request.fileName);
    try {
        PartFile part(request, kReserve);
        part.reserve(source.size());
        QByteArray buffer(4 << 20, Qt::Uninitialized);
        while (part.position() < source.size()) {
            if (options.stop.stop_requested())
                throw chat::Error(Code::Cancelled, path);
            const auto got = source.read(buffer.data(), buffer.size());
            if (got <= 0)
                throw chat::Error(Code::FileIo, path + QStringLiteral(": ") + source.errorString());
            part.write(buffer.constData(), got);
            if (options.progress)
                options.progress(double(part.position()) / double(source.size()));
        }
        return part.publish();
    } catch (...) {
        PartFile::remove(folder, request.fileName);
        throw;
    }
}

QString convertModel(const QString &path, const QString &folder, const ImportOptions &options)
{
    formats::OpenOptions open;
    open.needsVocabulary = true;
    const auto source = formats::openModel(native(path), open);
    std::uint64_t parameters = 0;
    for (const auto &tensor : source->tensors())
        parameters += tensor.elements();
    // Small models lose too much in few bits.
    const auto type = !options.type.isEmpty()    ? options.type
                      : parameters < 600'000'000 ? QStringLiteral("Q8_0")
                                                 : QStringLiteral("Balanced");
    const auto recipe = formats::recipeByName(type.toStdString());
    if (!recipe)
        throw chat::Error(Code::InvalidInput, type + QStringLiteral(" is no kind of weights"));
    auto plan = formats::planConversion(*source, *recipe);
    requireRoom(folder, qint64(plan.bytes));
    const auto to = QDir(folder).filePath(freeName(folder, QFileInfo(path).completeBaseName() + u'-' + type));
    formats::ConvertOptions how;
    how.threads = options.threads > 0 ? options.threads : 2;
    how.stop = options.stop;
    if (options.progress)
        how.progress = [&](std::uint64_t done, std::uint64_t all) {
            options.progress(all > 0 ? double(done) / double(all) : 0);
        };
    formats::convert(*source, plan, native(to), how);
    return to;
}

} // namespace

QString importFile(const QString &path, const QString &folder, const ImportOptions &options)
{
    if (!QDir().mkpath(folder))
        throw chat::Error(Code::FileIo, folder);
    try {
        const bool gguf = formats::recognise(native(path)) == formats::Container::Gguf;
        return gguf ? copyGguf(path, folder, options) : convertModel(path, folder, options);
    } catch (const chat::Error &) {
        throw;
    } catch (const std::bad_alloc &) {
        throw chat::Error(Code::OutOfMemory, path);
    } catch (const std::exception &error) {
        if (options.stop.stop_requested())
            throw chat::Error(Code::Cancelled, path);
        throw chat::Error(Code::NotAModel, QString::fromUtf8(error.what()));
    }
}

} // namespace catalog
