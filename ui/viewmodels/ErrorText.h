#pragma once

#include "chat/Error.h"

#include <QString>

namespace ui {

/// A failure in the person's words: what happened; what is safe and what to do.
struct ErrorText
{
    QString title;
    QString advice;

    /// In the language of now. The detail of the error is for the log and "Show details" only.
    static ErrorText of(const chat::Error &error);
};

} // namespace ui
