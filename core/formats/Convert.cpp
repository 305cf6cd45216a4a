#include "formats/Convert.h"

#include "engine/Config.h"
#include "engine/ThreadPool.h"
#include "formats/Gguf.h"
#include "formats/GgufWriter.h"
#include "formats/ImportedModel.h"
#include "formats/OutputFile.h"
#include "formats/Quantise.h"
#include "formats/TensorList.h"

#include <algorithm>

namespace formats {

namespace {

constexpr std::uint64_t kChunkValues = 8u << 20; ///< values converted between two looks at `stop`
constexpr std::uint64_t kPieceValues = 64u << 10;

Metadata metadataOf(const engine::ModelSource &source)
{
    if (const auto *file = dynamic_cast<const GgufFile *>(&source))
        return file->metadata();
    if (const auto *model = dynamic_cast<const ImportedModel *>(&source))
        return model->metadata();
    throw Error(Error::Code::Unsupported, "Only model files can be converted.");
}

Vocabulary vocabularyOf(const engine::ModelSource &source)
{
    const auto *model = dynamic_cast<const ImportedModel *>(&source);
    return model ? model->wholeVocabulary() : copyVocabulary(source);
}

void describeVocabulary(Metadata &metadata, const Vocabulary &vocabulary)
{
    metadata.set("tokenizer.ggml.model", vocabulary.model);
    if (!vocabulary.pre.empty())
        metadata.set("tokenizer.ggml.pre", vocabulary.pre);
    metadata.add("tokenizer.ggml.bos_token_id", std::uint64_t(0));
    metadata.add("tokenizer.ggml.eos_token_id", std::uint64_t(0));
    if (vocabulary.model != "rwkv")
        return;
    // Other programs end a chat's turn with this token: a blank line, or a line end where there is no token for that.
    for (const auto *text : {"\\n\\n", "\\n"}) {
        const auto found = std::ranges::find(vocabulary.tokens, text);
        if (found == vocabulary.tokens.end())
            continue;
        metadata.add("tokenizer.ggml.eot_token_id", std::uint64_t(found - vocabulary.tokens.begin()));
        break;
    }
    if (vocabulary.tokens.size() > 256)
        metadata.add("tokenizer.chat_template", std::string("rwkv-world"));
}

std::uint64_t rowsOf(const engine::TensorInfo &tensor)
{
    return tensor.elements() / tensor.columns();
}

/// Reads, converts and writes one tensor after another.
class Converter
{
public:
    Converter(const engine::ModelSource &source, const ConversionPlan &plan, OutputFile &out,
              const ConvertOptions &options)
        : m_source(source),
          m_plan(plan),
          m_out(out),
          m_options(options),
          m_pool(std::max(1, options.threads)),
          m_scratch(std::size_t(m_pool.size()))
    {
    }

    void run()
    {
        m_out.append(m_plan.header);
        for (std::size_t i = 0; i < m_plan.tensors.size(); ++i)
            convertTensor(m_source.tensors()[i], m_plan.tensors[i]);
    }

private:
    struct Scratch
    {
        std::vector<std::byte> raw;
        std::vector<float> values;
    };

    void convertTensor(const engine::TensorInfo &from, const engine::TensorInfo &to)
    {
        const auto found = m_options.importance.find(from.name);
        const auto importance = found != m_options.importance.end() && found->second.size() == from.columns()
                                    ? std::span<const float>(found->second)
                                    : std::span<const float>();
        const auto rows = rowsOf(from);
        const auto step = std::max<std::uint64_t>(1, kChunkValues / from.columns());
        for (std::uint64_t row = 0; row < rows; row += step) {
            if (m_options.stop.stop_requested())
                throw Error(Error::Code::Cancelled, "the conversion was stopped");
            const auto count = std::min(step, rows - row);
            convertRows(from, to, row, count, importance);
            m_done += count * engine::rowBytes(from.type, from.columns());
            if (m_options.progress)
                m_options.progress(m_done, m_plan.sourceBytes);
        }
        m_out.append(std::vector<std::byte>(std::size_t(ggufPadding(to.bytes))));
    }

    void convertRows(const engine::TensorInfo &from, const engine::TensorInfo &to, std::uint64_t first,
                     std::uint64_t count, std::span<const float> importance)
    {
        const auto inBytes = engine::rowBytes(from.type, from.columns()),
                   outBytes = engine::rowBytes(to.type, to.columns());
        m_chunk.resize(std::size_t(count * outBytes));
        const auto grain = std::max<std::uint64_t>(1, kPieceValues / from.columns());
        m_pool.run(std::size_t(count), std::size_t(grain), [&](std::size_t begin, std::size_t end, int thread) {
            auto &scratch = m_scratch[std::size_t(thread)];
            for (auto row = begin; row < end;) {
                const auto rows = std::min<std::size_t>(end - row, std::size_t(grain));
                const auto out = std::span(m_chunk).subspan(row * outBytes, rows * outBytes);
                convertPiece(from, to, {(first + row) * inBytes, rows}, out, importance, scratch);
                row += rows;
            }
        });
        m_out.append(m_chunk);
    }

    struct Piece
    {
        std::uint64_t offset; ///< in the source tensor, bytes
        std::size_t rows;
    };

    void convertPiece(const engine::TensorInfo &from, const engine::TensorInfo &to, Piece piece,
                      std::span<std::byte> out, std::span<const float> importance, Scratch &scratch) const
    {
        if (from.type == to.type) {
            m_source.read(from, piece.offset, out);
            return;
        }
        const auto columns = std::size_t(from.columns());
        scratch.raw.resize(piece.rows * std::size_t(engine::rowBytes(from.type, columns)));
        scratch.values.resize(piece.rows * columns);
        m_source.read(from, piece.offset, scratch.raw);
        engine::dequantise(from.type, scratch.raw, scratch.values);
        const auto rowOut = std::size_t(engine::rowBytes(to.type, columns));
        if (importance.empty()) {
            quantise(to.type, scratch.values, out);
            return;
        }
        for (std::size_t row = 0; row < piece.rows; ++row)
            quantise(to.type, std::span(scratch.values).subspan(row * columns, columns),
                     out.subspan(row * rowOut, rowOut), importance);
    }

    const engine::ModelSource &m_source;
    const ConversionPlan &m_plan;
    OutputFile &m_out;
    const ConvertOptions &m_options;
    engine::ThreadPool m_pool;
    std::vector<Scratch> m_scratch; ///< one a thread
    std::vector<std::byte> m_chunk;
    std::uint64_t m_done = 0;
};

} // namespace

ConversionPlan planConversion(const engine::ModelSource &source, const Recipe &recipe, Vocabulary vocabulary)
{
    engine::readConfig(source);
    ConversionPlan plan;
    plan.metadata = metadataOf(source);
    plan.vocabulary = vocabulary.empty() ? vocabularyOf(source) : std::move(vocabulary);
    if (!plan.vocabulary.empty())
        describeVocabulary(plan.metadata, plan.vocabulary);
    plan.metadata.set("general.file_type", fileType(recipe));
    plan.metadata.set("general.quantization_version", std::uint64_t(2));
    for (auto tensor : source.tensors()) {
        plan.sourceBytes += tensor.bytes;
        tensor.type = recipe.typeOf(tensor);
        measure(tensor);
        plan.bytes += tensor.bytes + ggufPadding(tensor.bytes);
        plan.tensors.push_back(std::move(tensor));
    }
    plan.header = ggufHeader(plan.metadata, plan.vocabulary, plan.tensors);
    plan.bytes += plan.header.size();
    return plan;
}

void convert(const engine::ModelSource &source, ConversionPlan &plan, const std::string &path,
             const ConvertOptions &options)
{
    OutputFile out(path, plan.bytes);
    Converter(source, plan, out, options).run();
    out.finish();
}

} // namespace formats
