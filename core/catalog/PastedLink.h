#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace catalog {

/// A file on Hugging Face or ModelScope that somebody pasted the address of.
struct PastedLink
{
    QUrl url;              ///< where the file itself is
    QString fileName = {}; ///< safe

    /// nullopt when the text is no address of one model file there: pages of a file ("blob", "file/view") are turned
    /// into the file's own address, query and fragment are dropped, "https://" may be missing. Mirrors of Hugging Face
    /// are understood.
    static std::optional<PastedLink> parse(const QString &text);
};

/// True when the text looks like an address rather than like words to search for.
bool looksLikeLink(const QString &text);

} // namespace catalog
