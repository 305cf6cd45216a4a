#pragma once

#include "engine/ModelSource.h"
#include "formats/ByteReader.h"
#include "formats/Metadata.h"

namespace formats {

/// A GGUF file of an RWKV model. Little endian:
///
///     "GGUF", u32 version (2 or 3), u64 tensors, u64 keys
///     key:     text, u32 type, value      text: u64 length, bytes
///              types 0 u8, 1 i8, 2 u16, 3 i16, 4 u32, 5 i32, 6 f32, 7 bool (one byte), 8 text, 10 u64, 11 i64, 12 f64,
///              9 array: u32 element type, u64 count, elements
///     tensor:  text name, u32 dimensions (1 to 4), u64 each (fastest first), u32 ggml type, u64 offset from the data's
///     start zeros up to `general.alignment` (a power of two, 32 by default), then the data
///
/// Everything is checked against the file's real length before memory is taken for it; arrays stay in the file. Whether
/// the tensors make a whole model is for engine::readConfig.
///
/// Owns: a share of the bytes.
class GgufFile : public engine::ModelSource
{
public:
    /// Throws Error: NotAModel (no GGUF), Unsupported (another architecture, version or tensor type), Damaged, Io.
    static std::unique_ptr<GgufFile> open(const std::string &path);
    explicit GgufFile(std::shared_ptr<const ByteSource> bytes);

    static bool recognise(const ByteSource &bytes);

    const std::vector<engine::TensorInfo> &tensors() const override { return m_tensors; }
    void read(const engine::TensorInfo &tensor, std::uint64_t offset, std::span<std::byte> out) const override;
    std::optional<std::uint64_t> integer(std::string_view key) const override { return m_metadata.integer(key); }
    std::optional<double> number(std::string_view key) const override { return m_metadata.number(key); }
    std::optional<std::string> text(std::string_view key) const override { return m_metadata.text(key); }
    std::vector<std::string> vocabulary() const override;
    std::vector<std::string> texts(std::string_view key) const override;

    const Metadata &metadata() const { return m_metadata; } ///< everything but arrays
    std::uint32_t version() const { return m_version; }
    std::uint64_t fileBytes() const { return m_bytes->size(); }

private:
    struct Array
    {
        std::uint32_t type = 0;
        std::uint64_t count = 0;
        std::uint64_t position = 0; ///< of the first element in the file
    };

    void readKeys(ByteReader &reader, std::uint64_t count);
    void readValue(ByteReader &reader, const std::string &key, std::uint32_t type);
    Array readArray(ByteReader &reader, const std::string &key);
    void requireWholeModel() const;
    std::uint64_t alignment() const;
    void readTensors(ByteReader &reader, std::uint64_t count);
    void place(std::uint64_t dataStart);

    std::shared_ptr<const ByteSource> m_bytes;
    std::uint32_t m_version = 0;
    Metadata m_metadata;
    std::map<std::string, Array, std::less<>> m_arrays;
    std::vector<engine::TensorInfo> m_tensors;
};

} // namespace formats
