#include "viewmodels/MarkdownParser.h"

#include "viewmodels/InlineText.h"

#include <QUrl>

#include <md4c.h>

#include <algorithm>

namespace ui {

namespace {

constexpr int kDeepest = 8;        // list and quote levels that are drawn; deeper ones look like this one
constexpr int kCellsATable = 1200; // then the table goes on in another block, so that one row stays cheap to draw
constexpr int kColumns = 64;

/// Collects md4c's events into blocks. Text callbacks come in order, so one open block is enough.
class Collector
{
public:
    QList<Block> blocks;

    int enterBlock(MD_BLOCKTYPE type, void *detail)
    {
        switch (type) {
        case MD_BLOCK_QUOTE:
            finish();
            ++m_quote;
            break;
        case MD_BLOCK_UL:
            finish();
            m_lists.append({false, 0, u'.'});
            break;
        case MD_BLOCK_OL: {
            finish();
            const auto *list = static_cast<MD_BLOCK_OL_DETAIL *>(detail);
            m_lists.append({true, list->start, QLatin1Char(list->mark_delimiter)});
            break;
        }
        case MD_BLOCK_LI: {
            finish();
            const auto *item = static_cast<MD_BLOCK_LI_DETAIL *>(detail);
            auto &list = m_lists.last();
            m_marker = item->is_task  ? (item->task_mark == ' ' ? QStringLiteral("☐") : QStringLiteral("☑"))
                       : list.ordered ? QString::number(list.next++) + list.delimiter
                                      : QStringLiteral("•");
            break;
        }
        case MD_BLOCK_HR:
            finish();
            begin(Block::Kind::Rule);
            finish();
            break;
        case MD_BLOCK_H:
            finish();
            begin(Block::Kind::Heading);
            m_block.level = int(static_cast<MD_BLOCK_H_DETAIL *>(detail)->level);
            break;
        case MD_BLOCK_CODE: {
            finish();
            begin(Block::Kind::Code);
            const auto &language = static_cast<MD_BLOCK_CODE_DETAIL *>(detail)->lang;
            m_block.language = QString::fromUtf8(language.text, qsizetype(language.size)).left(40);
            break;
        }
        case MD_BLOCK_P:
            finish();
            begin(Block::Kind::Paragraph);
            break;
        case MD_BLOCK_TABLE:
            finish();
            begin(Block::Kind::Table);
            break;
        case MD_BLOCK_TR:
            if (m_block.cells.size() * std::max<qsizetype>(1, m_block.columns.size()) > kCellsATable)
                continueTable();
            m_block.cells.append(QStringList());
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            m_inline.clear();
            if (m_block.cells.size() == 1 && m_block.columns.size() < kColumns && !m_block.continued) {
                const auto align = static_cast<MD_BLOCK_TD_DETAIL *>(detail)->align;
                m_block.columns.append(align == MD_ALIGN_RIGHT    ? Block::Align::End
                                       : align == MD_ALIGN_CENTER ? Block::Align::Center
                                                                  : Block::Align::Start);
            }
            break;
        default:
            break;
        }
        return 0;
    }

    int leaveBlock(MD_BLOCKTYPE type)
    {
        switch (type) {
        case MD_BLOCK_QUOTE:
            finish();
            --m_quote;
            break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            finish();
            m_lists.removeLast();
            break;
        case MD_BLOCK_LI:
            if (!m_open && !m_marker.isEmpty())
                begin(Block::Kind::Paragraph); // an item without words
            finish();
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            if (m_block.cells.last().size() < kColumns)
                m_block.cells.last().append(m_inline.markup());
            m_block.plain += m_inline.plain() + u'\t';
            m_inline.clear();
            break;
        case MD_BLOCK_TR:
            m_block.plain.chop(1);
            m_block.plain += u'\n';
            break;
        case MD_BLOCK_P:
        case MD_BLOCK_H:
        case MD_BLOCK_CODE:
        case MD_BLOCK_TABLE:
            finish();
            break;
        default:
            break;
        }
        return 0;
    }

    int enterSpan(MD_SPANTYPE type, void *detail)
    {
        ensureOpen();
        switch (type) {
        case MD_SPAN_EM:
            m_inline.open("i");
            break;
        case MD_SPAN_STRONG:
            m_inline.open("b");
            break;
        case MD_SPAN_DEL:
            m_inline.open("s");
            break;
        case MD_SPAN_CODE:
            m_inline.open("code");
            m_code = true;
            break;
        case MD_SPAN_LATEXMATH:
            m_inline.open("code");
            m_code = true;
            break;
        case MD_SPAN_LATEXMATH_DISPLAY:
            m_formulaOnly = m_inline.isEmpty();
            m_inline.open("code");
            m_code = true;
            break;
        case MD_SPAN_A:
            if (m_image == 0)
                m_inline.openLink(attribute(static_cast<MD_SPAN_A_DETAIL *>(detail)->href));
            break;
        case MD_SPAN_IMG:
            if (m_image++ == 0) {
                m_source = attribute(static_cast<MD_SPAN_IMG_DETAIL *>(detail)->src);
                m_inline.text(u"[image: ");
            }
            break;
        default:
            break;
        }
        return 0;
    }

    int leaveSpan(MD_SPANTYPE type)
    {
        switch (type) {
        case MD_SPAN_EM:
            m_inline.close("i");
            break;
        case MD_SPAN_STRONG:
            m_inline.close("b");
            break;
        case MD_SPAN_DEL:
            m_inline.close("s");
            break;
        case MD_SPAN_CODE:
        case MD_SPAN_LATEXMATH:
        case MD_SPAN_LATEXMATH_DISPLAY:
            m_inline.close("code");
            m_code = false;
            if (type == MD_SPAN_LATEXMATH_DISPLAY && m_formulaOnly)
                m_formulaEnd = m_inline.plain().size();
            break;
        case MD_SPAN_A:
            if (m_image == 0)
                m_inline.closeLink();
            break;
        case MD_SPAN_IMG:
            if (--m_image == 0) {
                const QUrl url(m_source);
                m_inline.text(QStringLiteral(" → %1]").arg(
                    InlineText::visible(url.host().isEmpty() ? m_source.left(80) : url.host())));
            }
            break;
        default:
            break;
        }
        return 0;
    }

    int text(MD_TEXTTYPE type, QByteArrayView bytes)
    {
        ensureOpen();
        if (m_block.kind == Block::Kind::Code) {
            m_block.text += QString::fromUtf8(bytes);
            return 0;
        }
        switch (type) {
        case MD_TEXT_BR:
        case MD_TEXT_SOFTBR: // chat answers mean their line ends
            m_inline.lineBreak();
            break;
        case MD_TEXT_NULLCHAR:
            m_inline.text(QStringView(u"\uFFFD"));
            break;
        case MD_TEXT_ENTITY:
            m_inline.text(entity(bytes));
            break;
        default: {
            const auto words = QString::fromUtf8(bytes);
            m_inline.text(m_code ? InlineText::visible(words) : words);
        }
        }
        return 0;
    }

private:
    struct List
    {
        bool ordered;
        unsigned next;
        QChar delimiter;
    };

    static QString attribute(const MD_ATTRIBUTE &attribute)
    {
        return QString::fromUtf8(attribute.text, qsizetype(attribute.size)).left(4096);
    }

    /// The few names people use; others stay as they are written.
    static QString entity(QByteArrayView bytes)
    {
        const auto name = QByteArray(bytes.data(), bytes.size());
        if (name.startsWith("&#")) {
            const bool hex = name.size() > 2 && (name[2] == 'x' || name[2] == 'X');
            bool valid = false;
            const auto code = name.mid(hex ? 3 : 2).chopped(1).toUInt(&valid, hex ? 16 : 10);
            if (valid && code >= 0x20 && code <= 0x10FFFF && !QChar::isSurrogate(code)) {
                const char32_t character = code;
                return QString::fromUcs4(&character, 1);
            }
            return QString(QChar(QChar::ReplacementCharacter));
        }
        static const std::pair<const char *, char16_t> names[] = {
            {"&amp;", u'&'},         {"&lt;", u'<'},        {"&gt;", u'>'},         {"&quot;", u'"'},
            {"&apos;", u'\''},       {"&nbsp;", u'\u00A0'}, {"&mdash;", u'\u2014'}, {"&ndash;", u'\u2013'},
            {"&hellip;", u'\u2026'}, {"&copy;", u'\u00A9'}, {"&times;", u'\u00D7'}, {"&deg;", u'\u00B0'},
            {"&rarr;", u'\u2192'},   {"&larr;", u'\u2190'}};
        for (const auto &[known, character] : names)
            if (name == known)
                return QString(QChar(character));
        return QString::fromUtf8(name);
    }

    void begin(Block::Kind kind)
    {
        m_block = Block();
        m_block.kind = kind;
        m_block.quote = std::min(m_quote, kDeepest);
        m_block.indent = std::min(int(m_lists.size()), kDeepest);
        m_block.marker = std::exchange(m_marker, QString());
        m_inline.clear();
        m_formulaOnly = false;
        m_formulaEnd = -1;
        m_open = true;
    }

    void ensureOpen()
    {
        if (!m_open)
            begin(Block::Kind::Paragraph); // words of a tight list item come without a paragraph
    }

    void finish()
    {
        if (!m_open)
            return;
        m_open = false;
        if (m_block.kind == Block::Kind::Paragraph && m_formulaOnly && m_formulaEnd == m_inline.plain().size()) {
            m_block.kind = Block::Kind::Formula;
            m_block.text = m_block.plain = m_inline.plain().trimmed();
        } else if (m_block.kind == Block::Kind::Paragraph || m_block.kind == Block::Kind::Heading) {
            m_block.text = m_inline.markup();
            m_block.plain = m_inline.plain();
        } else if (m_block.kind == Block::Kind::Code) {
            if (m_block.text.endsWith(u'\n'))
                m_block.text.chop(1);
            m_block.plain = m_block.text;
        }
        if (m_block.kind == Block::Kind::Paragraph && m_block.plain.isEmpty() && m_block.marker.isEmpty())
            return;
        blocks.append(m_block);
    }

    void continueTable()
    {
        const auto columns = m_block.columns;
        blocks.append(m_block);
        m_block.cells.clear();
        m_block.plain.clear();
        m_block.marker.clear();
        m_block.columns = columns;
        m_block.continued = true;
    }

    QList<List> m_lists;
    Block m_block;
    InlineText m_inline;
    QString m_marker;
    QString m_source;
    int m_quote = 0;
    int m_image = 0;
    qsizetype m_formulaEnd = -1;
    bool m_formulaOnly = false;
    bool m_code = false;
    bool m_open = false;
};

Collector *collector(void *user)
{
    return static_cast<Collector *>(user);
}

} // namespace

QList<Block> parseMarkdown(QStringView text)
{
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_LATEXMATHSPANS |
                   MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_NOINDENTEDCODEBLOCKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *user) {
        return collector(user)->enterBlock(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *, void *user) { return collector(user)->leaveBlock(type); };
    parser.enter_span = [](MD_SPANTYPE type, void *detail, void *user) {
        return collector(user)->enterSpan(type, detail);
    };
    parser.leave_span = [](MD_SPANTYPE type, void *, void *user) { return collector(user)->leaveSpan(type); };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE size, void *user) {
        return collector(user)->text(type, QByteArrayView(bytes, qsizetype(size)));
    };
    Collector found;
    const auto bytes = text.toUtf8();
    if (md_parse(bytes.constData(), MD_SIZE(bytes.size()), &parser, &found) == 0)
        return found.blocks;

    // md4c gives up only without memory: the text itself is still there.
    Block block;
    InlineText words;
    words.text(text);
    block.text = words.markup();
    block.plain = words.plain();
    return {block};
}

} // namespace ui
