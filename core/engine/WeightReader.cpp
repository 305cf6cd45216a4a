#include "engine/WeightReader.h"

#include "engine/Error.h"

namespace engine {

namespace {

constexpr int kProgressSteps = 40;

/// A run of whole rows of another source's tensor, as a tensor of its own.
class Slice : public ModelSource
{
public:
    Slice(const ModelSource &source, const TensorInfo &whole, std::uint64_t offset)
        : m_source(source), m_whole(whole), m_offset(offset)
    {
    }

    const std::vector<TensorInfo> &tensors() const override { return m_source.tensors(); }
    void read(const TensorInfo &, std::uint64_t offset, std::span<std::byte> out) const override
    {
        m_source.read(m_whole, m_offset + offset, out);
    }
    std::optional<std::uint64_t> integer(std::string_view) const override { return {}; }
    std::optional<double> number(std::string_view) const override { return {}; }
    std::optional<std::string> text(std::string_view) const override { return {}; }
    std::vector<std::string> vocabulary() const override { return {}; }

private:
    const ModelSource &m_source;
    const TensorInfo &m_whole;
    std::uint64_t m_offset;
};

} // namespace

WeightReader::WeightReader(const ModelSource &source, Arena &arena, ThreadPool &pool, const LoadOptions &options)
    : m_source(source), m_arena(arena), m_pool(pool), m_options(options), m_index(source)
{
    for (const auto &tensor : source.tensors())
        m_bytes += tensor.bytes;
}

void WeightReader::enterLayer(std::uint32_t index)
{
    m_prefix = "blk." + std::to_string(index) + ".";
}

bool WeightReader::has(const std::string &name) const
{
    return m_index.find(m_prefix + name + ".weight") != nullptr;
}

const TensorInfo &WeightReader::tensor(const std::string &name, const char *suffix)
{
    if (m_options.stop.stop_requested())
        throw Error(Error::Code::Cancelled, "loading was stopped");
    return m_index.at(m_prefix + name + suffix);
}

void WeightReader::done(const TensorInfo &tensor)
{
    m_read += tensor.bytes;
    const int step = m_bytes == 0 ? kProgressSteps : int(double(m_read) / double(m_bytes) * kProgressSteps);
    if (step > m_reported && m_options.progress)
        m_options.progress(double(step) / kProgressSteps);
    m_reported = step;
}

Matrix::Options WeightReader::matrixOptions() const
{
    return {.exact = m_options.exact, .oneDnnStep = m_options.oneDnnStep};
}

Matrix WeightReader::matrix(const std::string &name)
{
    const auto &info = tensor(name);
    auto shaped = info;
    if (shaped.shape.size() == 1) // a matrix of one row
        shaped.shape.insert(shaped.shape.begin(), 1);
    auto result = Matrix::load(m_source, shaped, m_arena, m_pool, matrixOptions());
    done(info);
    return result;
}

std::vector<Matrix> WeightReader::matrices(const std::string &name)
{
    const auto &info = tensor(name);
    const std::size_t count = info.shape.front();
    auto part = info;
    part.shape.erase(part.shape.begin());
    part.bytes = info.bytes / count;
    std::vector<Matrix> result;
    for (std::size_t i = 0; i < count; ++i)
        result.push_back(Matrix::load(Slice(m_source, info, i * part.bytes), part, m_arena, m_pool, matrixOptions()));
    done(info);
    return result;
}

std::vector<std::byte> WeightReader::raw(const std::string &name)
{
    const auto &info = tensor(name);
    std::vector<std::byte> bytes(info.bytes);
    m_source.read(info, 0, bytes);
    done(info);
    return bytes;
}

std::vector<float> WeightReader::values(const std::string &name, const char *suffix)
{
    const auto &info = tensor(name, suffix);
    std::vector<std::byte> bytes(info.bytes);
    m_source.read(info, 0, bytes);
    std::vector<float> result(info.elements());
    dequantise(info.type, bytes, result);
    done(info);
    return result;
}

std::vector<float> WeightReader::shift(const std::string &name, const Config &config)
{
    auto weights = values(name);
    if (config.version < Config::Version::V6)
        for (auto &weight : weights)
            weight = 1 - weight;
    return weights;
}

std::vector<std::vector<float>> WeightReader::rows(const std::string &name)
{
    const std::size_t columns = tensor(name).columns();
    const auto all = values(name);
    std::vector<std::vector<float>> result;
    for (auto begin = all.begin(); begin != all.end(); begin += std::ptrdiff_t(columns))
        result.emplace_back(begin, begin + std::ptrdiff_t(columns));
    return result;
}

Norm WeightReader::norm(const std::string &name)
{
    if (!has(name))
        return {};
    return {values(name), values(name, ".bias")};
}

} // namespace engine
