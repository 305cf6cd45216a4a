#pragma once

#include "engine/ModelSource.h"
#include "formats/Checkpoint.h"
#include "formats/Vocabulary.h"

#include <mutex>

namespace formats {

/// A low-rank change of a matrix: W + B A * scale.
struct LowRankChange
{
    RawTensor a; ///< [rank, in]
    RawTensor b; ///< [out, rank]
    double scale = 1;
};

/// One tensor of the model in GGUF's name and layout, made of parts of a checkpoint.
struct ImportedTensor
{
    /// What the container did to the values and reading undoes (rwkv.cpp stores decays transformed).
    enum class Undo { Nothing, Exp, NegativeExp, ExpOfNegativeExp };

    engine::TensorInfo info;
    std::vector<RawTensor> parts; ///< one after another
    Undo undo = Undo::Nothing;
    std::optional<LowRankChange> change;
};

/// A checkpoint of another container, seen as a GGUF file: same names, shapes and metadata. Tensors that stand in the
/// file as GGUF wants them are read straight from it; the others are made when they are asked for, and the last few are
/// kept.
///
/// Thread: const functions may be called from several threads at once.
class ImportedModel : public engine::ModelSource
{
public:
    ImportedModel(std::vector<std::shared_ptr<const ByteSource>> files, std::vector<ImportedTensor> tensors,
                  Metadata metadata, Vocabulary vocabulary);

    const std::vector<engine::TensorInfo> &tensors() const override { return m_infos; }
    void read(const engine::TensorInfo &tensor, std::uint64_t offset, std::span<std::byte> out) const override;
    std::optional<std::uint64_t> integer(std::string_view key) const override { return m_metadata.integer(key); }
    std::optional<double> number(std::string_view key) const override { return m_metadata.number(key); }
    std::optional<std::string> text(std::string_view key) const override { return m_metadata.text(key); }
    std::vector<std::string> vocabulary() const override { return m_vocabulary.tokens; }
    std::vector<std::string> texts(std::string_view key) const override;

    const Metadata &metadata() const { return m_metadata; }
    const Vocabulary &wholeVocabulary() const { return m_vocabulary; }

private:
    using Bytes = std::shared_ptr<const std::vector<std::byte>>;

    bool isDirect(const ImportedTensor &tensor) const;
    Bytes made(std::size_t index) const;
    std::vector<std::byte> make(const ImportedTensor &tensor) const;
    void change(std::span<float> matrix, const LowRankChange &change) const;

    std::vector<std::shared_ptr<const ByteSource>> m_files;
    std::vector<ImportedTensor> m_tensors;
    std::vector<engine::TensorInfo> m_infos; ///< `offset` is the index into m_tensors
    Metadata m_metadata;
    Vocabulary m_vocabulary;

    static constexpr std::size_t kKeptBytes = 64u << 20; ///< of made tensors, and one more in any case
    mutable std::mutex m_making;                         ///< one tensor is made at a time
    mutable std::mutex m_mutex;
    mutable std::vector<std::pair<std::size_t, Bytes>> m_made; ///< newest last
};

} // namespace formats
