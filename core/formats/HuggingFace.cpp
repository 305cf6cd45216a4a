#include "formats/HuggingFace.h"

#include "formats/Architecture.h"
#include "formats/Pth.h"
#include "formats/Safetensors.h"
#include "formats/TensorList.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

namespace formats {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMaxJsonBytes = 4u << 20;
constexpr std::size_t kMaxParts = 1000;
constexpr int kMaxDepth = 16;

struct Weights
{
    const char *whole;
    const char *index;
    Checkpoint (*read)(std::shared_ptr<const ByteSource>);
};

constexpr Weights kWeights[] = {
    {"model.safetensors", "model.safetensors.index.json", readSafetensors},
    {"pytorch_model.bin", "pytorch_model.bin.index.json", readPth},
};

std::string inside(const std::string &folder, const std::string &name)
{
    return (std::filesystem::path(folder) / name).string();
}

bool exists(const std::string &path)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

Json readJson(const std::string &path)
{
    const auto bytes = ByteSource::file(path);
    if (bytes->size() > kMaxJsonBytes)
        throw Error(Error::Code::Damaged, path + " is too large");
    std::string text(std::size_t(bytes->size()), '\0');
    bytes->read(0, std::as_writable_bytes(std::span(text)));
    bool tooDeep = false;
    auto json = Json::parse(
        text,
        [&](int level, Json::parse_event_t, Json &) {
            tooDeep = tooDeep || level > kMaxDepth;
            return !tooDeep;
        },
        false);
    if (tooDeep || json.is_discarded() || !json.is_object())
        throw Error(Error::Code::Damaged, path + " is no JSON object");
    return json;
}

/// The files of a model in parts, from {"weight_map": {tensor: file}}.
std::set<std::string> partsOf(const std::string &index)
{
    const auto json = readJson(index);
    const auto map = json.find("weight_map");
    if (map == json.end() || !map->is_object())
        throw Error(Error::Code::Damaged, index + " lists no files");
    std::set<std::string> parts;
    for (const auto &[tensor, file] : map->items()) {
        const auto name = file.is_string() ? file.get<std::string>() : std::string();
        if (name.empty() || name.find_first_of("/\\") != name.npos || name.front() == '.' ||
            name.find('\0') != name.npos)
            throw Error(Error::Code::Damaged, index + " lists a file outside its folder");
        parts.insert(name);
    }
    if (parts.empty() || parts.size() > kMaxParts)
        throw Error(Error::Code::Damaged, index + " lists " + std::to_string(parts.size()) + " files");
    return parts;
}

void append(Checkpoint &whole, Checkpoint part)
{
    if (whole.files.empty()) {
        whole = std::move(part);
        return;
    }
    const auto first = std::uint32_t(whole.files.size());
    for (auto &file : part.files)
        whole.files.push_back(std::move(file));
    if (whole.tensors.size() + part.tensors.size() > kMaxTensors)
        throw Error(Error::Code::Damaged, "the files have too many tensors together");
    for (auto &tensor : part.tensors) {
        tensor.file += first;
        whole.tensors.push_back(std::move(tensor));
    }
}

Checkpoint readParts(const std::string &folder)
{
    for (const auto &weights : kWeights) {
        if (exists(inside(folder, weights.whole)))
            return weights.read(ByteSource::file(inside(folder, weights.whole)));
        const auto index = inside(folder, weights.index);
        if (!exists(index))
            continue;
        Checkpoint whole;
        for (const auto &part : partsOf(index))
            append(whole, weights.read(ByteSource::file(inside(folder, part))));
        checkNames(whole.tensors);
        return whole;
    }
    throw Error(Error::Code::NotAModel,
                "The folder " + folder + " holds no model (no model.safetensors, no pytorch_model.bin).");
}

void apply(const Json &config, Checkpoint &checkpoint)
{
    const auto type = config.find("model_type");
    if (type != config.end() && type->is_string() && !type->get_ref<const std::string &>().starts_with("rwkv"))
        requireRwkv(type->get_ref<const std::string &>());
    if (const auto epsilon = config.find("norm_eps"); epsilon != config.end() && epsilon->is_number())
        checkpoint.normEpsilon = epsilon->get<double>();
}

} // namespace

bool looksLikeHuggingFaceFolder(const std::string &folder)
{
    std::error_code ignored;
    return std::filesystem::is_directory(folder, ignored) && std::ranges::any_of(kWeights, [&](const auto &weights) {
               return exists(inside(folder, weights.whole)) || exists(inside(folder, weights.index));
           });
}

Checkpoint readHuggingFaceFolder(const std::string &folder)
{
    const auto configuration = inside(folder, "config.json");
    const auto config = exists(configuration) ? readJson(configuration) : Json::object();
    Checkpoint checkpoint;
    apply(config, checkpoint); // says what the folder holds before its weights are read
    checkpoint = readParts(folder);
    apply(config, checkpoint);
    return checkpoint;
}

} // namespace formats
