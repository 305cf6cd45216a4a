#pragma once

#include "engine/Arena.h"
#include "engine/Matrix.h"
#include "engine/Model.h"
#include "engine/TensorIndex.h"

namespace engine {

/// Weight and bias of a normalisation, each [C]; empty where a file has none.
struct Norm
{
    std::vector<float> weight, bias;
};

/// Reads the tensors of a checked model one after another, packs the matrices, reports progress and obeys a stop
/// request.
///
/// Thread: one. Not owned: everything.
class WeightReader
{
public:
    WeightReader(const ModelSource &source, Arena &arena, ThreadPool &pool, const LoadOptions &options);

    void enterLayer(std::uint32_t index); ///< names from now on are those of blk.N
    void leaveLayers() { m_prefix.clear(); }

    bool has(const std::string &name) const; ///< "time_mix_gate", without blk.N and .weight
    TensorType type(const std::string &name) { return tensor(name).type; }
    Matrix matrix(const std::string &name);
    std::vector<Matrix> matrices(const std::string &name); ///< of a stack [n, rows, columns]
    std::vector<float> values(const std::string &name, const char *suffix = ".weight");

    /// Weights [C] of the previous token in a token shift; versions 4 and 5 store those of the current one.
    std::vector<float> shift(const std::string &name, const Config &config);

    std::vector<std::vector<float>> rows(const std::string &name); ///< of a stack [n, …, columns], each [columns]
    std::vector<std::byte> raw(const std::string &name);           ///< as in the file
    Norm norm(const std::string &name);                            ///< empty when absent

private:
    const TensorInfo &tensor(const std::string &name, const char *suffix = ".weight");
    Matrix::Options matrixOptions() const;
    void done(const TensorInfo &tensor);

    const ModelSource &m_source;
    Arena &m_arena;
    ThreadPool &m_pool;
    const LoadOptions &m_options;
    TensorIndex m_index;
    std::string m_prefix;
    std::uint64_t m_bytes = 0, m_read = 0;
    int m_reported = 0;
};

} // namespace engine
