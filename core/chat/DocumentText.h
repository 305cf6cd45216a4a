#pragma once

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace chat {

/// The text of a document: plain text, Markdown and source code as they are (UTF-8, UTF-16 and UTF-32 by their mark,
/// else Latin-1), web pages without their markup, PDF by the program pdftotext. Line ends become "\n".
///
/// Throws Error: DocumentUnreadable (no text), DocumentTooLong, PdfToolMissing, FileIo, NotFound, Cancelled.
///
/// Thread: any but the window's.
QString documentText(const QString &path, std::stop_token stop);

/// Bytes of a text file; `name` says by its ending how they are to be read. Throws DocumentUnreadable.
QString decodedText(const QByteArray &bytes, const QString &name);

} // namespace chat
