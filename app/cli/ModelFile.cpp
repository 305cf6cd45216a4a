#include "app/cli/ModelFile.h"

#include "formats/OpenModel.h"

namespace cli {

ModelFile::ModelFile(const std::string &path)
    : m_source(formats::openModel(path)), m_config(engine::readConfig(*m_source))
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
