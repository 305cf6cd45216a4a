#pragma once

#include "chat/ConversationArchive.h"

namespace chat {

/// The chats of a file that this or another program wrote, recognised by its content: ours (ChatDocument::toJson), the
/// `conversations.json` of ChatGPT's export, a conversation of LM Studio, an export of llama.cpp's web interface.
/// Versions of a message become branches. System texts, tool calls and pictures are left out; two turns of one side in
/// a row become one.
///
/// Foreign bytes: throws Error (ImportMalformed, the detail says where). At most 256 MiB, a million messages and
/// 100,000 chats; a chat without any message is left out.
QList<ChatDocument> chatsFrom(const QByteArray &json);

} // namespace chat
