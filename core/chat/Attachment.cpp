#include "chat/Attachment.h"

namespace chat {

namespace {

constexpr QLatin1StringView kOpen("[File: "), kBetween(", "), kClose(" characters]\n"), kBehind("\n\n");

QString shortName(QString name)
{
    for (auto &c : name)
        if (c.category() == QChar::Other_Control || c == u'\n' || c == u'[' || c == u']')
            c = u' ';
    return name.simplified().right(120);
}

} // namespace

AttachedText AttachedText::of(const QString &text)
{
    AttachedText parts;
    qsizetype at = 0;
    while (QStringView(text).mid(at).startsWith(kOpen)) {
        const auto close = text.indexOf(kClose, at);
        const auto lineEnd = text.indexOf(u'\n', at);
        const auto head = QStringView(text).mid(at + kOpen.size(), std::max<qsizetype>(0, close - at - kOpen.size()));
        const auto between = head.lastIndexOf(kBetween);
        bool isNumber = false;
        const auto size = head.mid(between + kBetween.size()).toLongLong(&isNumber);
        const auto begin = close + kClose.size();
        // Somebody may write such a line by hand: then it is words.
        if (close < 0 || close > lineEnd || between < 0 || !isNumber || size < 0 || size > text.size() - begin ||
            QStringView(text).mid(begin + size, kBehind.size()) != kBehind)
            break;
        parts.attachments.append({head.left(between).toString(), text.mid(begin, size)});
        at = begin + size + kBehind.size();
    }
    parts.words = text.mid(at);
    return parts;
}

QString AttachedText::text() const
{
    QString all;
    for (const auto &each : attachments)
        all +=
            kOpen + shortName(each.name) + kBetween + QString::number(each.text.size()) + kClose + each.text + kBehind;
    return all + words;
}

} // namespace chat
