#include "app/cli/Input.h"

#include "app/cli/Command.h"

#include <QFile>

#include <charconv>

namespace cli {

std::string readInput(const std::string &path)
{
    QFile file(QString::fromLocal8Bit(path.c_str()));
    const bool opened = path == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        throw std::runtime_error("cannot read " + path + ": " + file.errorString().toStdString());
    const auto bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        throw std::runtime_error("cannot read " + path + ": " + file.errorString().toStdString());
    return bytes.toStdString();
}

engine::Tokens readTokens(const std::string &argument)
{
    static constexpr std::string_view kBlanks = " \t\r\n";
    const auto text = argument.starts_with('@') ? readInput(argument.substr(1)) : argument;
    engine::Tokens tokens;
    std::string_view rest = text;
    while (rest.find_first_not_of(kBlanks) != std::string_view::npos) {
        const auto comma = rest.find(',');
        auto word = rest.substr(0, comma);
        word.remove_prefix(std::min(word.find_first_not_of(kBlanks), word.size()));
        word = word.substr(0, word.find_last_not_of(kBlanks) + 1);
        std::uint32_t token = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), token);
        if (error != std::errc() || end != word.data() + word.size())
            throw UsageError("\"" + std::string(word.substr(0, 40)) + "\" is not a token id");
        tokens.push_back(token);
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
    return tokens;
}

CLI::Option_group *TextOption::addTo(CLI::App &command)
{
    auto *group = command.add_option_group("input");
    m_text = group->add_option("--text", m_textValue, "The text itself");
    m_file = group->add_option("--file", m_fileValue, "A file with the text; - is standard input");
    group->require_option(1);
    return group;
}

std::string TextOption::read() const
{
    return m_text->count() > 0 ? m_textValue : readInput(m_fileValue);
}

} // namespace cli
