#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace chat {

/// A text that is sent with a question.
struct Attachment
{
    QString name; ///< of its file
    QString text;

    bool operator==(const Attachment &) const = default;
};

/// A message's text taken apart. Attachments are part of the text itself, so that drafts, exports and the model have
/// them without further ado: "[File: NAME, N characters]", a line end, N characters, a blank line; then the words.
struct AttachedText
{
    QList<Attachment> attachments;
    QString words;

    static AttachedText of(const QString &text);
    QString text() const;
    bool operator==(const AttachedText &) const = default;
};

} // namespace chat
