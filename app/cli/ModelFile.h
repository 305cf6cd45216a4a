#pragma once

#include "app/cli/Command.h"
#include "engine/Model.h"
#include "engine/Tokenizer.h"

#include <memory>
#include <string>

namespace cli {

/// A model file of any container that is open, of which nothing but the header is read yet. Throws engine::Error.
class ModelFile
{
public:
    explicit ModelFile(const std::string &path); ///< empty: the model inside the program

    const engine::ModelSource &source() const { return *m_source; }
    const engine::Config &config() const { return m_config; }
    std::unique_ptr<engine::Tokenizer> tokenizer() const;
    std::unique_ptr<engine::Model> load(const Common &common, bool exact = false) const;

private:
    std::unique_ptr<engine::ModelSource> m_source;
    engine::Config m_config;
};

} // namespace cli
