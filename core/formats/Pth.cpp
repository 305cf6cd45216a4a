#include "formats/Pth.h"

#include "formats/Pickle.h"
#include "formats/ZipArchive.h"

#include <algorithm>

namespace formats {

namespace {

constexpr std::uint64_t kMaxPickleBytes = 32u << 20;

std::string rootOf(const ZipArchive &archive)
{
    constexpr std::string_view kPickle = "/data.pkl";
    std::string root;
    int found = 0;
    for (const auto &[name, member] : archive.members())
        if (name.ends_with(kPickle) && std::ranges::count(name, '/') == 1) {
            root = name.substr(0, name.size() - kPickle.size());
            ++found;
        }
    if (found != 1)
        throw Error(Error::Code::NotAModel, "This zip archive is no PyTorch checkpoint (it needs one data.pkl).");
    return root;
}

std::vector<std::byte> contents(const ByteSource &bytes, const ZipArchive::Member &member)
{
    std::vector<std::byte> result(std::size_t(member.bytes));
    bytes.read(member.offset, result);
    return result;
}

void requireLittleEndian(const ByteSource &bytes, const ZipArchive &archive, const std::string &root)
{
    const auto order = archive.find(root + "/byteorder");
    if (!order)
        return;
    constexpr std::string_view kLittle = "little";
    const auto expected = std::as_bytes(std::span(kLittle));
    if (order->bytes != kLittle.size() || !std::ranges::equal(contents(bytes, *order), expected))
        throw Error(Error::Code::Unsupported, "This checkpoint was written on a big-endian machine.");
}

} // namespace

Checkpoint readPth(std::shared_ptr<const ByteSource> bytes)
{
    const ZipArchive archive(*bytes);
    const auto root = rootOf(archive);
    requireLittleEndian(*bytes, archive, root);
    const auto member = *archive.find(root + "/data.pkl");
    if (member.bytes > kMaxPickleBytes)
        throw Error(Error::Code::Damaged, "the pickle has " + std::to_string(member.bytes) + " bytes");
    const auto locate = [&](const Storage &storage) {
        const auto place = archive.find(root + "/data/" + storage.key);
        if (!place)
            throw Error(Error::Code::Damaged, "the storage " + printable(storage.key) + " is missing");
        if (checkedProduct(storage.elements, storage.elementBytes, "a storage") != place->bytes)
            throw Error(Error::Code::Damaged,
                        "the storage " + printable(storage.key) + " has another size than the pickle says");
        return place->offset;
    };

    Checkpoint result;
    result.container = Checkpoint::Container::Pth;
    result.tensors = runPickle(contents(*bytes, member), locate);
    checkNames(result.tensors);
    result.files.push_back(std::move(bytes));
    return result;
}

} // namespace formats
