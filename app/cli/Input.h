#pragma once

#include "engine/Tokenizer.h"

#include <CLI/CLI.hpp>

#include <string>

namespace cli {

/// The bytes of a file; "-" is standard input. Throws std::runtime_error that names the path.
std::string readInput(const std::string &path);

/// "1,2,3", or "@FILE" with the same inside (blanks and line ends are allowed). Throws UsageError that names what is no
/// id.
engine::Tokens readTokens(const std::string &argument);

/// A text that is given by --text or --file.
class TextOption
{
public:
    /// Adds both options to `command`, one of which must be given unless others of `group` may stand for them.
    CLI::Option_group *addTo(CLI::App &command);

    bool given() const { return m_text->count() > 0 || m_file->count() > 0; }
    std::string read() const;

private:
    CLI::Option *m_text = nullptr;
    CLI::Option *m_file = nullptr;
    std::string m_textValue;
    std::string m_fileValue;
};

} // namespace cli
