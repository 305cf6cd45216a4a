#include "formats/CheckpointFile.h"

#include "formats/HuggingFace.h"
#include "formats/Pth.h"
#include "formats/RwkvCpp.h"
#include "formats/Safetensors.h"

#include <algorithm>
#include <filesystem>

namespace formats {

namespace fs = std::filesystem;

namespace {

std::string firstBytes(const ByteSource &bytes)
{
    std::string head(std::size_t(std::min<std::uint64_t>(64, bytes.size())), '\0');
    bytes.read(0, std::as_writable_bytes(std::span(head)));
    return head;
}

[[noreturn]] void notAModel(const std::string &what)
{
    throw Error(Error::Code::NotAModel, what);
}

[[noreturn]] void refuse(const ByteSource &bytes, const std::string &head)
{
    if (bytes.size() == 0)
        notAModel("The file is empty.");
    if (head.starts_with("version https://git-lfs"))
        notAModel("This is a Git LFS pointer, not the model itself; download the real file.");
    if (head.starts_with("<!") || head.starts_with("<html"))
        notAModel("This is a web page, not a model; the download went wrong.");
    if (head.starts_with("\x80\x02\x8a\x0a"))
        throw Error(Error::Code::Unsupported,
                    "This is a checkpoint of PyTorch before 1.6; save it again with a newer PyTorch.");
    if (head.starts_with("lmgg") || head.starts_with("tjgg"))
        throw Error(Error::Code::Unsupported, "This is an old ggml file from before GGUF, which cannot be read.");
    notAModel("This is not a model file that Rookery knows.");
}

} // namespace

std::string_view containerName(Container container)
{
    switch (container) {
    case Container::Gguf:
        return "GGUF";
    case Container::Pth:
        return "PyTorch checkpoint";
    case Container::Safetensors:
        return "safetensors";
    case Container::RwkvCpp:
        return "rwkv.cpp";
    case Container::HuggingFaceFolder:
        return "Hugging Face folder";
    }
    return {};
}

Container recognise(const ByteSource &bytes)
{
    const auto head = firstBytes(bytes);
    if (head.starts_with("GGUF"))
        return Container::Gguf;
    if (head.starts_with("fmgg"))
        return Container::RwkvCpp;
    if (head.starts_with("PK\3\4") || head.starts_with("PK\5\6"))
        return Container::Pth;
    if (looksLikeSafetensors(bytes))
        return Container::Safetensors;
    refuse(bytes, head);
}

Container recognise(const std::string &path)
{
    if (!checkpointFolder(path).empty())
        return Container::HuggingFaceFolder;
    return recognise(*ByteSource::file(path));
}

std::string checkpointFolder(const std::string &path)
{
    if (fs::is_directory(path))
        return path;
    const auto name = fs::path(path).filename().string();
    const auto folder = fs::path(path).parent_path().string();
    const bool isPart = name.ends_with(".index.json") || name.find("-of-0") != name.npos;
    return isPart && looksLikeHuggingFaceFolder(folder.empty() ? "." : folder) ? (folder.empty() ? "." : folder)
                                                                               : std::string();
}

Checkpoint readCheckpoint(const std::string &path)
{
    if (const auto folder = checkpointFolder(path); !folder.empty())
        return readHuggingFaceFolder(folder);
    auto bytes = ByteSource::file(path);
    switch (recognise(*bytes)) {
    case Container::Pth:
        return readPth(std::move(bytes));
    case Container::RwkvCpp:
        return readRwkvCpp(std::move(bytes));
    case Container::Safetensors: {
        auto checkpoint = readSafetensors(std::move(bytes));
        checkpoint.transposedPairs = path.ends_with(".st");
        return checkpoint;
    }
    default:
        throw Error(Error::Code::Unsupported, "This is a GGUF file, which cannot be used here.");
    }
}

} // namespace formats
