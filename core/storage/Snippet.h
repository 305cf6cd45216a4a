#pragma once

#include "storage/SearchTokenizer.h"

#include <QPair>
#include <QString>

namespace storage {

struct Snippet
{
    QString text;                      ///< one line
    QList<QPair<int, int>> highlights; ///< (start, length) in text
};

/// A piece of `text` around the first of the `wanted` words; the last of them matches beginnings too.
Snippet makeSnippet(const QString &text, const SearchTokenizer &tokenizer, const QList<SearchToken> &wanted);

} // namespace storage
