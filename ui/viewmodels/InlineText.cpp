#include "viewmodels/InlineText.h"

#include <QUrl>

namespace ui {

namespace {

bool isHidden(char32_t c)
{
    return c == 0x00AD || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE01EF);
}

bool isControl(QChar c)
{
    return (c < QChar(0x20) && c != u'\n' && c != u'\t') || (c >= QChar(0x7F) && c < QChar(0xA0)) ||
           c == QChar(0xFFFE) || c == QChar(0xFFFF);
}

void appendEscaped(QString &out, QChar c)
{
    switch (c.unicode()) {
    case u'<':
        out += QStringLiteral("&lt;");
        break;
    case u'>':
        out += QStringLiteral("&gt;");
        break;
    case u'&':
        out += QStringLiteral("&amp;");
        break;
    case u'"':
        out += QStringLiteral("&quot;");
        break;
    case u'\'':
        out += QStringLiteral("&#39;");
        break;
    default:
        out += isControl(c) ? QChar(QChar::ReplacementCharacter) : c;
    }
}

} // namespace

QString InlineText::escaped(QStringView text)
{
    QString out;
    out.reserve(text.size() + 16);
    for (const auto c : text)
        appendEscaped(out, c);
    return out;
}

QString InlineText::visible(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair)
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
        if (isHidden(c))
            out += QStringLiteral("⟦U+%1⟧").arg(uint(c), 4, 16, QLatin1Char('0')).toUpper();
        else if (pair)
            out += text.mid(i, 2);
        else
            out += isControl(text[i]) ? QChar(QChar::ReplacementCharacter) : text[i];
        i += pair;
    }
    return out;
}

int InlineText::deceptive(QStringView text)
{
    int count = 0;
    for (const auto c : text.toUcs4()) // soft hyphens, joiners, and the marks of scripts from right to left are writing
        count += isHidden(c) && c != 0x00AD && c != 0x061C && (c < 0x200C || c > 0x200F);
    return count;
}

QString InlineText::broken(QStringView text)
{
    QString out;
    out.reserve(text.size() + text.size() / kLongestRun);
    int run = 0;
    for (const auto c : text) {
        run = c.isSpace() ? 0 : run + 1;
        out += isControl(c) ? QChar(QChar::ReplacementCharacter) : c;
        if (run >= kLongestRun && !c.isHighSurrogate()) {
            out += u'\n';
            run = 0;
        }
    }
    return out;
}

bool InlineText::isAllowed(const QString &target)
{
    const QUrl url(target, QUrl::StrictMode);
    if (!url.isValid())
        return false;
    const auto scheme = url.scheme().toLower();
    if (scheme == QStringLiteral("http") || scheme == QStringLiteral("https"))
        return !url.host().isEmpty();
    return scheme == QStringLiteral("mailto") && url.path().contains(u'@');
}

void InlineText::text(QStringView text)
{
    m_plain += text;
    for (const auto c : text) {
        if (c == u'\n') {
            m_markup += QStringLiteral("<br>");
            m_run = 0;
            continue;
        }
        m_run = c.isSpace() ? 0 : m_run + 1;
        appendEscaped(m_markup, c);
        if (m_run >= kLongestRun && !c.isHighSurrogate()) {
            m_markup += QStringLiteral("<br>");
            m_run = 0;
        }
    }
}

void InlineText::lineBreak()
{
    m_markup += QStringLiteral("<br>");
    m_plain += u'\n';
    m_run = 0;
}

void InlineText::open(const char *tag)
{
    m_markup += u'<' + QLatin1String(tag) + u'>';
}

void InlineText::close(const char *tag)
{
    m_markup += QStringLiteral("</") + QLatin1String(tag) + u'>';
}

void InlineText::openLink(const QString &target)
{
    if (m_linkOpen)
        return;
    if (!isAllowed(target)) {
        m_refused = target;
        return;
    }
    m_linkOpen = true;
    m_markup +=
        QStringLiteral("<a href=\"") + escaped(QString::fromUtf8(QUrl(target).toEncoded())) + QStringLiteral("\">");
}

void InlineText::closeLink()
{
    if (m_linkOpen) {
        m_markup += QStringLiteral("</a>");
        m_linkOpen = false;
    } else if (!m_refused.isEmpty()) {
        text(QStringLiteral(" (%1)").arg(visible(m_refused)));
    }
    m_refused.clear();
}

void InlineText::clear()
{
    m_markup.clear();
    m_plain.clear();
    m_refused.clear();
    m_run = 0;
    m_linkOpen = false;
}

} // namespace ui
