#include "inference/LoadedModel.h"

#include "engine/Error.h"
#include "engine/kernels/Kernels.h"
#include "formats/Fingerprint.h"
#include "formats/Gguf.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <map>

namespace inference {

namespace {

constexpr double kLoadShare = 0.7; ///< of the progress; hashing takes the rest
constexpr double kGuessedFlops = 5e10;

QByteArray bytesOf(const formats::Sha256 &hash)
{
    return QByteArray(reinterpret_cast<const char *>(hash.data()), qsizetype(hash.size()));
}

std::unique_ptr<formats::GgufFile> openFile(const QString &path)
{
    if (!path.startsWith(u':'))
        return formats::GgufFile::open(QFile::encodeName(path).toStdString());
    QFile resource(path);
    if (!resource.open(QIODevice::ReadOnly))
        throw engine::Error(engine::Error::Code::Io, "there is no resource " + path.toStdString());
    std::vector<std::byte> bytes(std::size_t(resource.size()));
    if (resource.read(reinterpret_cast<char *>(bytes.data()), resource.size()) != resource.size())
        throw engine::Error(engine::Error::Code::Io, "cannot read the resource " + path.toStdString());
    return std::make_unique<formats::GgufFile>(formats::ByteSource::memory(std::move(bytes)));
}

/// "Q8_0, F32", the type with the most bytes first.
QString typeNames(const engine::ModelSource &source)
{
    std::map<engine::TensorType, std::uint64_t> bytes;
    for (const auto &tensor : source.tensors())
        bytes[tensor.type] += tensor.bytes;
    std::vector<std::pair<std::uint64_t, engine::TensorType>> sorted;
    for (const auto &[type, sum] : bytes)
        sorted.emplace_back(sum, type);
    std::sort(sorted.rbegin(), sorted.rend());
    QStringList names;
    for (const auto &[sum, type] : sorted) {
        const auto name = engine::traits(type).name;
        names.append(QString::fromLatin1(name.data(), qsizetype(name.size())));
    }
    return names.join(QStringLiteral(", "));
}

chat::ModelInfo describe(const QString &path, const formats::GgufFile &file, const LoadedModel &loaded)
{
    const auto &config = loaded.model->config();
    const auto need = engine::memoryNeed(config, file);
    const auto version = engine::versionName(config.version);
    chat::ModelInfo info;
    info.builtIn = path.startsWith(u':');
    info.path = info.builtIn ? QString() : path;
    info.name = QString::fromStdString(file.text("general.name").value_or(std::string())).left(256).simplified();
    if (info.name.isEmpty())
        info.name = QFileInfo(path).completeBaseName();
    info.version = QString::fromLatin1(version.data(), qsizetype(version.size()));
    info.fingerprint = loaded.owner.fingerprint;
    info.tokenFormat = QByteArray::fromStdString(loaded.tokenizer->hash()) +
                       QByteArray(loaded.prompt.id().data(), qsizetype(loaded.prompt.id().size()));
    info.tensorTypes = typeNames(file);
    for (const auto &tensor : file.tensors())
        info.parameters += tensor.elements();
    info.fileBytes = file.fileBytes();
    info.memoryBytes = need.total();
    info.stateBytes = config.stateValues() * sizeof(float);
    info.vocabulary = int(config.vocabulary);
    info.threads = loaded.model->threads();
    info.canThink = loaded.prompt.thinks();
    return info;
}

} // namespace

void LoadedModel::fed(std::size_t tokens, double seconds)
{
    // Short feeds say little: a half, or nothing, is overhead.
    if (tokens < 16 || seconds <= 0)
        return;
    promptTokensPerSecond = 0.5 * promptTokensPerSecond + 0.5 * double(tokens) / seconds;
}

std::shared_ptr<LoadedModel> loadModel(const QString &path, const LoadChoice &choice,
                                       const std::function<void(double)> &progress, std::stop_token stop)
{
    QElapsedTimer timer;
    timer.start();
    const auto file = openFile(path);
    auto loaded = std::make_shared<LoadedModel>();
    loaded->model = engine::Model::load(*file, {.threads = choice.threads,
                                                .exact = false,
                                                .progress = [&](double done) { progress(done * kLoadShare); },
                                                .stop = stop});
    loaded->tokenizer = engine::makeTokenizer(*file, loaded->model->config().vocabulary);
    loaded->prompt = engine::PromptFormat(choice.family.value_or(engine::PromptFormat::familyOf(*file)));
    const auto hash =
        formats::fingerprint(*file, {.threads = loaded->model->threads(),
                                     .progress = [&](double done) { progress(kLoadShare + done * (1 - kLoadShare)); },
                                     .stop = stop});
    const auto kernels = engine::kernels::selected().name;
    loaded->owner = {.config = loaded->model->config(),
                     .fingerprint = bytesOf(hash),
                     .kernels = QByteArray(kernels.data(), qsizetype(kernels.size()))};
    loaded->info = describe(path, *file, *loaded);
    loaded->info.loadMs = int(timer.elapsed());
    loaded->promptTokensPerSecond = kGuessedFlops / (2.0 * double(loaded->info.parameters));
    return loaded;
}

} // namespace inference
