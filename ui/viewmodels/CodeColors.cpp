#include "viewmodels/CodeColors.h"

#include "viewmodels/InlineText.h"

#include <QSet>
#include <QStringList>

#include <array>
#include <vector>

namespace ui {

namespace {

enum Trait {
    None = 0,
    TripleQuotes = 1,     ///< """ and ''' go over lines
    BackQuotes = 2,       ///< `…` is a string over lines
    SingleQuotes = 4,     ///< '…' is a string
    AnyCase = 8,          ///< keywords in capitals too
    DashNames = 16,       ///< a-b is one word
    Tags = 32,            ///< <name …> colours its name
    KeysBeforeColon = 64, ///< "key": or key: is a name
    DoubledQuotes = 128,  ///< a quote is escaped by doubling it, not by a backslash
};

/// A language as the lexer sees it. Words are separated by spaces; the first name is the one that is shown.
struct Language
{
    const char *names;
    const char *keywords;
    const char *lineComments;
    const char *blockOpen;
    const char *blockClose;
    int traits;
};

constexpr const char *kCFamily =
    "auto bool break case char const continue default do double else enum extern false float for goto if inline int "
    "long nullptr NULL return short signed sizeof static struct switch true typedef union unsigned void volatile while";

constexpr std::array kLanguages{
    Language{
        "python py python3 pyw",
        "and as assert async await break case class continue def del elif else except False finally for from "
        "global if import in is lambda match None nonlocal not or pass raise return self True try while with yield",
        "#", "", "", TripleQuotes | SingleQuotes},
    Language{"javascript js jsx mjs node",
             "async await break case catch class const continue debugger default delete do else export extends false "
             "finally for from function get if import in instanceof let new null of return set static super switch "
             "this throw true try typeof undefined var void while yield",
             "//", "/*", "*/", SingleQuotes | BackQuotes},
    Language{"typescript ts tsx",
             "abstract any as async await boolean break case catch class const constructor continue declare default "
             "delete do else enum export extends false finally for from function if implements import in instanceof "
             "interface is keyof let namespace never new null number of private protected public readonly return "
             "static string super switch this throw true try type typeof undefined unknown var void while yield",
             "//", "/*", "*/", SingleQuotes | BackQuotes},
    Language{"c h", kCFamily, "//", "/*", "*/", SingleQuotes},
    Language{"c++ cpp cc cxx hpp hxx",
             "alignas auto bool break case catch char class co_await co_return concept const constexpr continue "
             "decltype default delete do double else enum explicit export extern false final float for friend if "
             "inline int long mutable namespace new noexcept nullptr operator override private protected public "
             "requires return short signed sizeof static static_assert static_cast struct switch template this throw "
             "true try typedef typename union unsigned using virtual void volatile while",
             "//", "/*", "*/", SingleQuotes},
    Language{"c# csharp cs",
             "abstract as async await base bool break byte case catch char class const continue decimal default do "
             "double else enum event false finally float for foreach get if in int interface internal is lock long "
             "namespace new null object out override params private protected public readonly record ref return sealed "
             "set static string struct switch this throw true try typeof using var virtual void while yield",
             "//", "/*", "*/", SingleQuotes},
    Language{"java",
             "abstract assert boolean break byte case catch char class continue default do double else enum extends "
             "false final finally float for if implements import instanceof int interface long native new null package "
             "private protected public record return short static super switch synchronized this throw throws true "
             "try var void volatile while",
             "//", "/*", "*/", SingleQuotes},
    Language{"kotlin kt kts",
             "as break by class companion const constructor continue data do else enum false final for fun if import "
             "in interface internal is lateinit null object open override package private public return sealed super "
             "suspend this throw true try typealias val var when while",
             "//", "/*", "*/", SingleQuotes | TripleQuotes},
    Language{"swift",
             "as async await break case catch class continue default defer do else enum extension false for func guard "
             "if import in init inout internal is let nil private protocol public return self Self static struct "
             "super switch throw throws true try var where while",
             "//", "/*", "*/", TripleQuotes},
    Language{"go golang",
             "any bool break byte case chan const continue default defer else error fallthrough false float64 for func "
             "go goto if import int interface len make map nil package range return rune select string struct switch "
             "true type uint var",
             "//", "/*", "*/", BackQuotes | SingleQuotes},
    Language{"rust rs",
             "as async await bool break const continue crate dyn else enum extern f32 f64 false fn for i32 i64 if impl "
             "in let loop match mod move mut pub ref return self Self static str String struct super trait true type "
             "u8 u32 u64 unsafe use usize where while",
             "//", "/*", "*/", None},
    Language{"ruby rb",
             "alias and attr_accessor begin break case class def do else elsif end ensure false for if in include "
             "module next nil not or puts raise redo require rescue retry return self super then true undef unless "
             "until when while yield",
             "#", "", "", SingleQuotes},
    Language{"php",
             "abstract and array as break case catch class const continue default do echo else elseif extends false "
             "final finally fn for foreach function global if implements include interface isset list match namespace "
             "new null or private protected public require return static switch this throw trait true try use var "
             "while",
             "// #", "/*", "*/", SingleQuotes | AnyCase},
    Language{"lua",
             "and break do else elseif end false for function goto if in local nil not or repeat return then true "
             "until while",
             "--", "--[[", "]]", SingleQuotes},
    Language{"r", "break else FALSE for function if in Inf library NA NaN next NULL repeat require return TRUE while",
             "#", "", "", SingleQuotes},
    Language{"sql sqlite postgresql mysql",
             "add all alter and as asc avg begin between by case cast check column commit constraint count create "
             "cross database default delete desc distinct drop else end exists foreign from full group having if in "
             "index inner insert integer into is join key left like limit max min not null on or order outer primary "
             "references right rollback select set sum table text then transaction union unique update values varchar "
             "view when where with",
             "--", "/*", "*/", SingleQuotes | AnyCase | DoubledQuotes},
    Language{"bash sh shell zsh console",
             "alias break case cd continue declare do done echo elif else esac exit export fi for function if in local "
             "read return set shift source sudo then trap unset until while",
             "#", "", "", SingleQuotes},
    Language{"json jsonc json5", "false null true", "//", "/*", "*/", KeysBeforeColon},
    Language{"yaml yml", "false no null off on true yes", "#", "", "", SingleQuotes | KeysBeforeColon | DashNames},
    Language{"toml ini conf", "false true", "# ;", "", "", SingleQuotes | TripleQuotes},
    Language{"html xml svg xhtml vue", "", "", "<!--", "-->", Tags | DashNames},
    Language{"css scss less", "and from important import keyframes media not only supports to", "", "/*", "*/",
             SingleQuotes | KeysBeforeColon | DashNames},
};

QStringList words(const char *list)
{
    return QString::fromLatin1(list).split(u' ', Qt::SkipEmptyParts);
}

/// The table's row, taken apart once.
struct Rules
{
    QSet<QString> keywords;
    QStringList lineComments;
    QString blockOpen, blockClose;
    int traits = None;
};

const Language *find(const QString &language)
{
    const auto name = language.toLower();
    for (const auto &each : kLanguages)
        if (words(each.names).contains(name))
            return &each;
    return nullptr;
}

const Rules &rulesOf(const Language &language)
{
    static std::array<Rules, kLanguages.size()> all;
    auto &rules = all[std::size_t(&language - kLanguages.data())];
    if (rules.lineComments.isEmpty() && rules.keywords.isEmpty() && rules.blockOpen.isEmpty()) {
        const auto keywords = words(language.keywords);
        rules.keywords = {keywords.begin(), keywords.end()};
        rules.lineComments = words(language.lineComments);
        rules.blockOpen = QString::fromLatin1(language.blockOpen);
        rules.blockClose = QString::fromLatin1(language.blockClose);
        rules.traits = language.traits;
    }
    return rules;
}

class Lexer
{
public:
    Lexer(const Rules &rules, QStringView source) : m_rules(rules), m_source(source) {}

    QString run()
    {
        while (m_at < m_source.size())
            step();
        return m_markup;
    }

private:
    bool has(int trait) const { return (m_rules.traits & trait) != 0; }
    QStringView rest() const { return m_source.mid(m_at); }
    QChar at(qsizetype place) const { return place < m_source.size() ? m_source[place] : QChar(); }

    void step()
    {
        const auto c = m_source[m_at];
        if (!m_rules.blockOpen.isEmpty() && rest().startsWith(m_rules.blockOpen))
            return take("co", endOf(m_rules.blockClose, m_at + m_rules.blockOpen.size()));
        for (const auto &mark : m_rules.lineComments)
            if (rest().startsWith(mark) && beginsComment(mark))
                return take("co", lineEnd());
        if (c == u'"' || (c == u'\'' && has(SingleQuotes)) || (c == u'`' && has(BackQuotes)))
            return string(c);
        if (c.isDigit() && !isWord(m_at - 1))
            return number();
        if (c == u'<' && has(Tags))
            return tag();
        if (isWord(m_at))
            return word();
        plain(m_at + 1);
    }

    /// In a shell, "#" begins a comment at the beginning of a word alone; "$#" and "a#b" are none.
    bool beginsComment(const QString &mark) const
    {
        return mark != QStringLiteral("#") || m_at == 0 || m_source[m_at - 1].isSpace();
    }

    bool isWord(qsizetype place) const
    {
        if (place < 0 || place >= m_source.size())
            return false;
        const auto c = m_source[place];
        return c.isLetterOrNumber() || c == u'_' ||
               (c == u'-' && has(DashNames) && place > 0 && m_source[place - 1].isLetterOrNumber());
    }

    qsizetype lineEnd() const
    {
        const auto end = m_source.indexOf(u'\n', m_at);
        return end < 0 ? m_source.size() : end;
    }

    qsizetype endOf(const QString &mark, qsizetype from) const
    {
        const auto end = m_source.indexOf(mark, from);
        return end < 0 ? m_source.size() : end + mark.size();
    }

    void string(QChar quote)
    {
        const QString triple(3, quote);
        if (has(TripleQuotes) && rest().startsWith(triple))
            return take("st", endOf(triple, m_at + 3));
        const bool overLines = quote == u'`';
        auto end = m_at + 1;
        for (; end < m_source.size(); ++end) {
            const auto c = m_source[end];
            if (c == u'\n' && !overLines)
                break;
            if (c == u'\\' && !has(DoubledQuotes) && end + 1 < m_source.size() && m_source[end + 1] != u'\n')
                ++end;
            else if (c == quote) {
                ++end;
                break;
            }
        }
        take(has(KeysBeforeColon) && next(end) == u':' ? "na" : "st", end);
    }

    void number()
    {
        auto end = m_at + 1;
        while (end < m_source.size() && (m_source[end].isLetterOrNumber() || m_source[end] == u'_' ||
                                         (m_source[end] == u'.' && at(end + 1).isDigit())))
            ++end;
        take("nu", end);
    }

    void tag()
    {
        auto end = m_at + 1;
        if (at(end) == u'/' || at(end) == u'!' || at(end) == u'?')
            ++end;
        plain(end);
        end = m_at;
        while (isWord(end))
            ++end;
        if (end > m_at)
            take("kw", end);
    }

    void word()
    {
        auto end = m_at;
        while (isWord(end))
            ++end;
        const auto found = m_source.mid(m_at, end - m_at).toString();
        if (m_rules.keywords.contains(has(AnyCase) ? found.toLower() : found))
            return take("kw", end);
        const auto behind = next(end);
        const bool name = has(KeysBeforeColon) ? behind == u':' : has(Tags) ? behind == u'=' : at(end) == u'(';
        if (name)
            return take("na", end);
        plain(end);
    }

    /// The next character on this line that is no blank.
    QChar next(qsizetype place) const
    {
        while (place < m_source.size() && (m_source[place] == u' ' || m_source[place] == u'\t'))
            ++place;
        return at(place);
    }

    void plain(qsizetype end)
    {
        m_markup += escaped(end);
        m_at = end;
    }

    void take(const char *tag, qsizetype end)
    {
        const QLatin1StringView name(tag);
        m_markup += QLatin1StringView("<") + name + QLatin1StringView(">") + escaped(end) + QLatin1StringView("</") +
                    name + QLatin1StringView(">");
        m_at = end;
    }

    QString escaped(qsizetype end) const
    {
        return InlineText::escaped(m_source.mid(m_at, end - m_at)).replace(u'\n', QStringLiteral("<br>"));
    }

    const Rules &m_rules;
    QStringView m_source;
    QString m_markup;
    qsizetype m_at = 0;
};

} // namespace

QString CodeColors::markup(const QString &language, QStringView source)
{
    const auto *known = find(language);
    return known ? Lexer(rulesOf(*known), source).run() : QString();
}

bool CodeColors::knows(const QString &language)
{
    return find(language) != nullptr;
}

QStringList CodeColors::languages()
{
    QStringList names;
    for (const auto &each : kLanguages)
        names.append(words(each.names).constFirst());
    return names;
}

} // namespace ui
