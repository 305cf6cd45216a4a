#include "catalog/ModelFile.h"

#include "formats/Gguf.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace catalog {

std::optional<FileStamp> FileStamp::of(const QString &path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0 || !S_ISREG(found.st_mode))
        return std::nullopt;
    return FileStamp{qint64(found.st_size), qint64(found.st_mtim.tv_sec) * 1'000'000'000 + found.st_mtim.tv_nsec,
                     quint64(found.st_ino)};
}

QString cleanedText(const QString &text, int most)
{
    QString clean;
    for (const auto character : text.left(4 * most)) {
        const auto category = character.category();
        const bool hidden = category == QChar::Other_Control || category == QChar::Other_Format ||
                            category == QChar::Other_PrivateUse || category == QChar::Other_NotAssigned ||
                            category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
        if (!hidden)
            clean += character;
    }
    return clean.simplified().left(most);
}

namespace {

QString versionOf(const std::string &architecture)
{
    return architecture.size() == 5 && architecture.starts_with("rwkv") ? QString(QChar::fromLatin1(architecture[4]))
                                                                        : QString();
}

/// Types that hold at least a hundredth of the bytes, the largest first.
QString typesByBytes(const formats::GgufFile &file, quint64 all)
{
    std::array<quint64, 64> bytes{};
    for (const auto &tensor : file.tensors())
        bytes[std::size_t(tensor.type)] += tensor.bytes;
    QStringList names;
    while (true) {
        const auto most = std::max_element(bytes.begin(), bytes.end());
        if (*most == 0 || *most < all / 100)
            return names.join(QStringLiteral(", "));
        const auto type = decltype(file.tensors().front().type)(most - bytes.begin());
        names.append(QString::fromLatin1(traits(type).name.data(), qsizetype(traits(type).name.size())));
        *most = 0;
    }
}

void readHeader(ModelFile &model)
{
    const auto file = formats::GgufFile::open(QFile::encodeName(model.path).toStdString());
    const auto architecture = file->text("general.architecture").value_or("");
    const auto number = [&](const std::string &key) {
        return int(std::min<std::uint64_t>(file->integer(architecture + key).value_or(0), 1 << 24));
    };
    model.version = versionOf(architecture);
    model.layers = number(".block_count");
    model.width = number(".embedding_length");
    model.name = cleanedText(QString::fromStdString(file->text("general.name").value_or("")));
    for (const auto &tensor : file->tensors()) {
        model.parameters += tensor.elements();
        model.shape.weightBytes += tensor.bytes;
        if (tensor.name == "token_embd.weight") {
            model.shape.embeddingBytes = tensor.bytes;
            model.vocabulary = int(std::min<std::uint64_t>(tensor.shape.front(), 1 << 24));
        }
    }
    model.shape.stateBytes = stateBytes(model.version, model.layers, model.width);
    model.shape.scratchBytes =
        quint64(256) * 16 * quint64(model.width) * sizeof(float) + quint64(model.vocabulary) * sizeof(float);
    model.tensorTypes = typesByBytes(*file, model.shape.weightBytes);
    model.state = ModelFile::State::Ready;
}

} // namespace

ModelFile ModelFile::read(const QString &path, const FileStamp &stamp)
{
    ModelFile model;
    model.path = path;
    model.fileName = QFileInfo(path).fileName();
    model.stamp = stamp;
    if (!path.endsWith(QLatin1String(".gguf"), Qt::CaseInsensitive)) {
        model.state = State::NeedsImport;
    } else {
        try {
            readHeader(model);
        } catch (const std::exception &error) {
            model.problem =
                chat::Error(chat::Error::Code::NotAModel, cleanedText(QString::fromUtf8(error.what()), 400));
        }
    }
    if (model.name.isEmpty())
        model.name = cleanedText(QFileInfo(path).completeBaseName());
    return model;
}

} // namespace catalog
