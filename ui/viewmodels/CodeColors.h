#pragma once

#include <QString>
#include <QStringView>

namespace ui {

/// Colours source code of the languages in its table, word by word and line by line: no grammar, and nothing that a
/// text could make slow. Each is named by what stands behind the fence ("py", "python", …).
class CodeColors
{
public:
    /// `source` escaped, with <kw> keyword, <st> string, <nu> number, <co> comment and <na> name of what is called
    /// around its words and <br> for line ends. Empty when the language is not in the table.
    static QString markup(const QString &language, QStringView source);
    static bool knows(const QString &language);
    static QStringList languages(); ///< one name each
};

} // namespace ui
