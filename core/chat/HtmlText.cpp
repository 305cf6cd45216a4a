#include "chat/HtmlText.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace chat {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
}

bool isNameChar(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
}

template<std::size_t Count>
bool contains(const std::array<std::string_view, Count> &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What these hold is not for reading.
constexpr std::array<std::string_view, 6> kSilent{"script", "style", "template", "svg", "noscript", "iframe"};
constexpr std::array<std::string_view, 12> kParagraphs{"p",  "h1", "h2", "h3",    "h4",  "h5",
                                                       "h6", "ul", "ol", "table", "pre", "blockquote"};
constexpr std::array<std::string_view, 19> kLines{"br",      "div",  "li",     "tr",     "section", "article", "header",
                                                  "footer",  "nav",  "aside",  "main",   "dt",      "dd",      "title",
                                                  "caption", "form", "figure", "option", "hr"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kEntities{
    {{"amp", "&"},        {"lt", "<"},         {"gt", ">"},         {"quot", "\""},       {"apos", "'"},
     {"nbsp", " "},       {"ndash", "\u2013"}, {"mdash", "\u2014"}, {"hellip", "\u2026"}, {"lsquo", "\u2018"},
     {"rsquo", "\u2019"}, {"ldquo", "\u201C"}, {"rdquo", "\u201D"}, {"laquo", "\u00AB"},  {"raquo", "\u00BB"},
     {"auml", "\u00E4"},  {"ouml", "\u00F6"},  {"uuml", "\u00FC"},  {"szlig", "\u00DF"},  {"euro", "\u20AC"},
     {"copy", "\u00A9"},  {"deg", "\u00B0"},   {"times", "\u00D7"}, {"bull", "\u2022"}}};

void appendUtf8(std::string &out, std::uint32_t c)
{
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xC0 | (c >> 6));
        out += char(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += char(0xE0 | (c >> 12));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    } else {
        out += char(0xF0 | (c >> 18));
        out += char(0x80 | ((c >> 12) & 0x3F));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    }
}

class Reader
{
public:
    explicit Reader(std::string_view html) : m_html(html) {}

    std::string run()
    {
        while (m_at < m_html.size()) {
            const char c = m_html[m_at];
            if (c == '<' && markup())
                continue;
            if (c == '&' && entity())
                continue;
            add(c);
            ++m_at;
        }
        return std::move(m_text);
    }

private:
    std::string_view rest() const { return m_html.substr(m_at); }

    /// Skips to behind `mark`, or to the end when there is none.
    void skipBehind(std::string_view mark)
    {
        const auto end = m_html.find(mark, m_at);
        m_at = end == std::string_view::npos ? m_html.size() : end + mark.size();
    }

    /// At "<". False: it is none of a tag.
    bool markup()
    {
        if (rest().starts_with("<!--")) {
            skipBehind("-->");
            return true;
        }
        if (m_at + 1 >= m_html.size())
            return false;
        const char next = m_html[m_at + 1];
        const bool closing = next == '/';
        if (!closing && next != '!' && next != '?' && !(lower(next) >= 'a' && lower(next) <= 'z'))
            return false;
        const auto end = tagEnd();
        if (!end)
            return false;
        const auto from = m_at + (closing ? 2 : 1);
        std::string name;
        for (auto i = from; i < *end && isNameChar(m_html[i]) && name.size() < 16; ++i)
            name += lower(m_html[i]);
        const bool selfClosing = m_html[*end - 1] == '/';
        m_at = *end + 1;
        if (!closing && !selfClosing && contains(kSilent, name))
            skipSilent(name);
        else
            tag(name, closing);
        return true;
    }

    /// Index of the ">" that ends the tag; a quoted one does not, unless its quote has no end. Without one near the "<"
    /// is a letter like any other.
    std::optional<std::size_t> tagEnd()
    {
        if (m_nextEnd <= m_at) // at a "<": 0 is none yet
            m_nextEnd = std::min(m_html.find('>', m_at), m_html.size());
        const auto most = std::min(m_html.size(), m_at + kLongestTag);
        if (m_nextEnd >= most)
            return std::nullopt;
        char quote = 0;
        bool afterEquals = false;
        for (auto i = m_at + 1; i < most; ++i) {
            const char c = m_html[i];
            if (quote != 0) {
                if (c == quote)
                    quote = 0;
            } else if ((c == '"' || c == '\'') && afterEquals) {
                quote = c;
            } else if (c == '>') {
                return i;
            }
            if (!isBlank(c))
                afterEquals = c == '=';
        }
        return m_nextEnd;
    }

    void skipSilent(std::string_view name)
    {
        while (m_at < m_html.size()) {
            skipBehind("</");
            const auto found = rest().substr(0, name.size());
            if (found.size() == name.size() &&
                std::equal(found.begin(), found.end(), name.begin(), [](char a, char b) { return lower(a) == b; })) {
                skipBehind(">");
                return;
            }
        }
    }

    void tag(std::string_view name, bool closing)
    {
        if (name == "pre")
            m_pre = !closing;
        if (contains(kParagraphs, name))
            m_lines = std::max(m_lines, 2);
        else if (contains(kLines, name))
            m_lines = std::max(m_lines, 1);
        else if ((name == "td" || name == "th") && closing)
            m_tab = true;
        if (name == "li" && !closing)
            m_item = true;
    }

    bool entity()
    {
        const auto end = rest().substr(0, kLongestEntity).find(';');
        if (end == std::string_view::npos || end < 2)
            return false;
        const auto name = rest().substr(1, end - 1);
        std::string text;
        if (name.front() == '#') {
            const auto code = number(name.substr(1));
            if (!code)
                return false;
            appendUtf8(text, *code);
        } else {
            const auto found = std::find_if(kEntities.begin(), kEntities.end(),
                                            [name](const auto &each) { return each.first == name; });
            if (found == kEntities.end())
                return false;
            text = found->second;
        }
        for (const char c : text)
            add(c);
        m_at += end + 1;
        return true;
    }

    static std::optional<std::uint32_t> number(std::string_view digits)
    {
        const bool hex = !digits.empty() && lower(digits.front()) == 'x';
        if (hex)
            digits.remove_prefix(1);
        if (digits.empty() || digits.size() > 7)
            return std::nullopt;
        std::uint32_t value = 0;
        for (const char each : digits) {
            const char c = lower(each);
            const int digit = c >= '0' && c <= '9' ? c - '0' : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (digit < 0)
                return std::nullopt;
            value = value * (hex ? 16u : 10u) + std::uint32_t(digit);
        }
        const bool letter = value >= 0x20 && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
        return letter || value == '\n' || value == '\t' ? std::optional(value) : std::nullopt;
    }

    void add(char c)
    {
        if (isBlank(c) && !m_pre) {
            m_space = true;
            return;
        }
        if (c == '\r' || c == '\0')
            return;
        separate();
        m_text += c;
    }

    /// What lies between the text so far and the letter that follows.
    void separate()
    {
        if (m_text.empty()) {
            m_lines = 0;
            m_space = m_tab = false;
        }
        if (m_lines > 0)
            m_text.append(std::size_t(m_lines), '\n');
        else if (m_tab)
            m_text += '\t';
        else if (m_space && !isBlank(m_text.back()))
            m_text += ' ';
        if (m_item)
            m_text += "- ";
        m_lines = 0;
        m_space = m_tab = m_item = false;
    }

    static constexpr std::size_t kLongestTag = 64 << 10, kLongestEntity = 12;

    std::string_view m_html;
    std::size_t m_at = 0;
    std::string m_text;
    int m_lines = 0; ///< line ends before the next letter
    bool m_space = false, m_tab = false, m_item = false, m_pre = false;
    std::size_t m_nextEnd = 0; ///< the first ">" from m_at on, once looked for
};

} // namespace

std::string htmlToText(std::string_view html)
{
    if (html.starts_with("\xEF\xBB\xBF"))
        html.remove_prefix(3);
    return Reader(html).run();
}

} // namespace chat
