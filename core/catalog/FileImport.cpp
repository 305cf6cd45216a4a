#include "catalog/FileImport.h"

#include "chat/FreeSpace.h"
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
    const auto free = chat::freeBytes(folder);
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

quint64 parameters(const engine::ModelSource &source)
{
    quint64 sum = 0;
    for (const auto &tensor : source.tensors())
        sum += tensor.elements();
    return sum;
}

/// Small models lose too much in few bits.
QString usualType(const engine::ModelSource &source)
{
    return parameters(source) < 600'000'000 ? QStringLiteral("Best") : QStringLiteral("Balanced");
}

std::unique_ptr<engine::ModelSource> openForImport(const QString &path)
{
    formats::OpenOptions open;
    open.needsVocabulary = true;
    return formats::openModel(native(path), open);
}

formats::ConversionPlan plan(const engine::ModelSource &source, const QString &type)
{
    const auto recipe = formats::recipeByName(type.toStdString());
    if (!recipe)
        throw chat::Error(Code::InvalidInput, type + QStringLiteral(" is no kind of weights"));
    return formats::planConversion(source, *recipe);
}

QString versionOf(const formats::ConversionPlan &plan)
{
    return QString::fromStdString(plan.metadata.text("general.architecture").value_or("")).right(1);
}

ModelShape shapeOf(const formats::ConversionPlan &plan)
{
    const auto architecture = plan.metadata.text("general.architecture").value_or("");
    const auto number = [&](const std::string &key) {
        return int(std::min<std::uint64_t>(plan.metadata.integer(architecture + key).value_or(0), 1 << 24));
    };
    ModelShape shape;
    for (const auto &tensor : plan.tensors) {
        shape.weightBytes += tensor.bytes;
        if (tensor.name == "token_embd.weight")
            shape.embeddingBytes = tensor.bytes;
    }
    shape.stateBytes = stateBytes(versionOf(plan), number(".block_count"), number(".embedding_length"));
    return shape;
}

/// What a reader throws, as the rest of the program knows it.
template<typename Work>
auto translated(const QString &path, const std::stop_token &stop, Work work)
{
    try {
        return work();
    } catch (const chat::Error &) {
        throw;
    } catch (const std::bad_alloc &) {
        throw chat::Error(Code::OutOfMemory, path);
    } catch (const std::exception &error) {
        if (stop.stop_requested())
            throw chat::Error(Code::Cancelled, path);
        throw chat::Error(Code::NotAModel, QString::fromUtf8(error.what()));
    }
}

QString convertModel(const QString &path, const QString &folder, const ImportOptions &options)
{
    const auto source = openForImport(path);
    const auto type = options.type.isEmpty() ? usualType(*source) : options.type;
    auto conversion = plan(*source, type);
    requireRoom(folder, qint64(conversion.bytes));
    const auto to = QDir(folder).filePath(freeName(folder, QFileInfo(path).completeBaseName() + u'-' + type));
    formats::ConvertOptions how;
    how.threads = options.threads > 0 ? options.threads : 2;
    how.stop = options.stop;
    if (options.progress)
        how.progress = [&](std::uint64_t done, std::uint64_t all) {
            options.progress(all > 0 ? double(done) / double(all) : 0);
        };
    formats::convert(*source, conversion, native(to), how);
    return to;
}

} // namespace

QString importFile(const QString &path, const QString &folder, const ImportOptions &options)
{
    if (!QDir().mkpath(folder))
        throw chat::Error(Code::FileIo, folder);
    return translated(path, options.stop, [&] {
        const bool gguf = formats::recognise(native(path)) == formats::Container::Gguf;
        return gguf ? copyGguf(path, folder, options) : convertModel(path, folder, options);
    });
}

ImportOffer importOffer(const QString &path, const MachineInfo &machine)
{
    return translated(path, {}, [&] {
        ImportOffer offer;
        const auto container = formats::recognise(native(path));
        if (container == formats::Container::Gguf)
            return offer;
        const auto source = openForImport(path);
        offer.container = QString::fromLatin1(formats::containerName(container).data());
        offer.parameters = parameters(*source);
        const auto usual = usualType(*source);
        for (const auto &type : {QStringLiteral("Smallest"), QStringLiteral("Balanced"), QStringLiteral("Best")}) {
            const auto conversion = plan(*source, type);
            offer.version = versionOf(conversion);
            offer.choices.append({.type = type,
                                  .fileBytes = conversion.bytes,
                                  .estimate = estimate(shapeOf(conversion), machine),
                                  .usual = type == usual});
        }
        return offer;
    });
}

} // namespace catalog
