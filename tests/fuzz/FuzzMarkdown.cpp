#include "fuzz/Target.h"
#include "viewmodels/MarkdownBlocks.h"

namespace {

/// Everything that QML would read as rich text.
bool isOurs(const QString &markup)
{
    static const QStringList tags{QStringLiteral("<b>"),    QStringLiteral("</b>"),    QStringLiteral("<i>"),
                                  QStringLiteral("</i>"),   QStringLiteral("<s>"),     QStringLiteral("</s>"),
                                  QStringLiteral("<code>"), QStringLiteral("</code>"), QStringLiteral("</a>"),
                                  QStringLiteral("<br>")};
    for (auto at = markup.indexOf(u'<'); at >= 0; at = markup.indexOf(u'<', at + 1)) {
        const auto rest = QStringView(markup).mid(at);
        const bool known =
            std::any_of(tags.begin(), tags.end(), [rest](const QString &tag) { return rest.startsWith(tag); });
        const bool link = rest.startsWith(u"<a href=\"http") || rest.startsWith(u"<a href=\"mailto:");
        if (!known && !link)
            return false;
    }
    return true;
}

} // namespace

/// An answer in pieces, cut at bytes 0xFE: streamed it gives the blocks that it gives at once, each append says truly
/// from where on they changed, and no markup but ours comes out.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    ui::MarkdownBlocks stream, whole;
    QString text;
    for (const auto &piece : bytes.split(char(0xFE))) {
        const auto letters = QString::fromUtf8(piece);
        const auto before = stream.blocks();
        const auto changed = stream.append(letters);
        text += letters;
        if (changed < 0 || stream.blocks().mid(0, changed) != before.mid(0, changed))
            std::abort();
    }
    whole.setText(text);
    if (whole.blocks() != stream.blocks())
        std::abort();
    for (const auto &block : whole.blocks()) {
        if ((block.kind == ui::Block::Kind::Paragraph || block.kind == ui::Block::Kind::Heading) && !isOurs(block.text))
            std::abort();
        for (const auto &row : block.cells)
            for (const auto &cell : row)
                if (!isOurs(cell))
                    std::abort();
    }
    return 0;
}
