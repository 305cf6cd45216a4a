#include "app/cli/ModelFile.h"

#include "app/AppPaths.h"
#include "formats/Gguf.h"
#include "formats/OpenModel.h"

#include <QResource>

namespace cli {

namespace {

std::unique_ptr<engine::ModelSource> openBuiltIn()
{
    const auto data = QResource(app::builtInModel()).uncompressedData();
    const auto bytes = std::as_bytes(std::span(data.constData(), static_cast<std::size_t>(data.size())));
    return std::make_unique<formats::GgufFile>(formats::ByteSource::memory({bytes.begin(), bytes.end()}));
}

} // namespace

ModelFile::ModelFile(const std::string &path)
    : m_source(path.empty() ? openBuiltIn() : formats::openModel(path)), m_config(engine::readConfig(*m_source))
{
}

std::unique_ptr<engine::Tokenizer> ModelFile::tokenizer() const
{
    return engine::makeTokenizer(*m_source, m_config.vocabulary);
}

std::unique_ptr<engine::Model> ModelFile::load(const Common &common, bool exact) const
{
    engine::LoadOptions options;
    options.threads = common.threads;
    options.exact = exact;
    return engine::Model::load(*m_source, options);
}

} // namespace cli
