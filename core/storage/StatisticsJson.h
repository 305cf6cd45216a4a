#pragma once

#include "chat/Message.h"

namespace storage {

/// Statistics as a JSON object; an empty array stands for none. Unknown or wrong fields are ignored when reading.
QByteArray statisticsToJson(const std::optional<chat::AnswerStatistics> &statistics);
std::optional<chat::AnswerStatistics> statisticsFromJson(const QByteArray &json);

} // namespace storage
