#pragma once

#include "viewmodels/Block.h"

namespace ui {

/// The blocks of one piece of Markdown (see MarkdownBlocks, which cuts a text into pieces). HTML is shown as the text
/// it is, images as "[image: words → host]", a formula as its LaTeX source.
QList<Block> parseMarkdown(QStringView text);

} // namespace ui
