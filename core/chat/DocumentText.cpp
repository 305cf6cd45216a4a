#include "chat/DocumentText.h"

#include "chat/Error.h"
#include "chat/HtmlText.h"
#include "chat/LocalFile.h"
#include "chat/PdfText.h"

#include <QFileInfo>
#include <QStringDecoder>

namespace chat {

namespace {

constexpr qint64 kMostBytes = qint64(64) << 20;

bool isWebPage(const QByteArray &bytes, const QString &name)
{
    const auto suffix = QFileInfo(name).suffix().toLower();
    if (suffix == QStringLiteral("html") || suffix == QStringLiteral("htm") || suffix == QStringLiteral("xhtml"))
        return true;
    const auto begin = bytes.left(512).trimmed().toLower();
    return begin.startsWith("<!doctype html") || begin.startsWith("<html");
}

QString decoded(const QByteArray &bytes)
{
    const auto mark = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(mark.value_or(QStringConverter::Utf8));
    QString text = decoder(bytes);
    if (!mark && decoder.hasError())
        text = QString::fromLatin1(bytes);
    return text;
}

} // namespace

QString decodedText(const QByteArray &bytes, const QString &name)
{
    auto text = decoded(bytes);
    if (text.contains(QChar(u'\0')))
        throw Error(Error::Code::DocumentUnreadable, name + QStringLiteral(" is not a text"));
    if (isWebPage(bytes, name))
        text = QString::fromStdString(htmlToText(text.toStdString()));
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    if (text.trimmed().isEmpty())
        throw Error(Error::Code::DocumentUnreadable, name + QStringLiteral(" holds no text"));
    return text;
}

QString documentText(const QString &path, std::stop_token stop)
{
    if (QFileInfo(path).size() > kMostBytes)
        throw Error(Error::Code::DocumentTooLong, path + QStringLiteral(" is longer than 64 MiB"));
    const auto bytes = readFile(path, kMostBytes);
    if (stop.stop_requested())
        throw Error(Error::Code::Cancelled, path);
    return decodedText(bytes.startsWith("%PDF-") ? pdfText(path, stop) : bytes, QFileInfo(path).fileName());
}

} // namespace chat
