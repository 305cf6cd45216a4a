#pragma once

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace chat {

/// The text of a PDF file, by the program pdftotext (package poppler-utils) in a process of its own that can open no
/// network connection, write no file, and has 512 MB and 60 seconds.
///
/// Throws Error: PdfToolMissing, DocumentUnreadable, DocumentTooLong, Cancelled.
///
/// Thread: any but the window's.
QByteArray pdfText(const QString &path, std::stop_token stop);

} // namespace chat
