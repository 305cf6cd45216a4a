#include "app/cli/Output.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>
#include <stdexcept>

#include <unistd.h>

namespace cli {

namespace {

void appendEscaped(std::string &out, unsigned char byte)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    out += "\\x";
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
}

[[noreturn]] void failWriting(const std::string &path, const QString &reason)
{
    throw std::runtime_error("cannot write " + path + ": " + reason.toStdString());
}

void writeTo(QFileDevice &file, const std::string &path, std::span<const std::byte> bytes)
{
    const auto size = static_cast<qint64>(bytes.size());
    if (file.write(reinterpret_cast<const char *>(bytes.data()), size) != size || !file.flush())
        failWriting(path, file.errorString());
}

} // namespace

void printJson(const Json &json)
{
    const auto text = json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
}

bool outputIsTerminal()
{
    return isatty(STDOUT_FILENO) != 0;
}

void printText(std::string_view text)
{
    const auto shown = outputIsTerminal() ? withoutControls(text) : std::string(text);
    std::fwrite(shown.data(), 1, shown.size(), stdout);
    std::fflush(stdout);
}

std::string withoutControls(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) {
            appendEscaped(out, byte);
        } else if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {
            appendEscaped(out, next);
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

void writeOutput(const std::string &path, std::span<const std::byte> bytes)
{
    if (path == "-") {
        std::fwrite(bytes.data(), 1, bytes.size(), stdout);
        return;
    }
    const auto name = QString::fromLocal8Bit(path.c_str());
    const QFileInfo info(name);
    if (info.exists() && !info.isFile()) {
        QFile device(name);
        if (!device.open(QIODevice::WriteOnly))
            failWriting(path, device.errorString());
        writeTo(device, path, bytes);
        return;
    }
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        failWriting(path, file.errorString());
    writeTo(file, path, bytes);
    if (!file.commit())
        failWriting(path, file.errorString());
}

void finishOutput()
{
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
        throw std::runtime_error("cannot write to standard output");
}

} // namespace cli
