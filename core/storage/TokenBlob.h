#pragma once

#include "chat/Message.h"

namespace storage {

/// Token ids as u32 little endian, one after the other.
QByteArray tokensToBlob(const chat::Tokens &tokens);
chat::Tokens tokensFromBlob(const QByteArray &blob); ///< a trailing part of an id is ignored

} // namespace storage
