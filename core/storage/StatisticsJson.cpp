#include "storage/StatisticsJson.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace storage {

namespace {

/// One list of the fields for both directions: `visit(name, field)`.
template<typename Statistics, typename Visit>
void eachField(Statistics &s, Visit visit)
{
    visit("model", s.model);
    visit("prompt_tokens", s.promptTokens);
    visit("reused_tokens", s.reusedTokens);
    visit("answer_tokens", s.answerTokens);
    visit("thinking_ms", s.thinkingMs);
    visit("tokens_per_second", s.tokensPerSecond);
    visit("prompt_tokens_per_second", s.promptTokensPerSecond);
    visit("tokens_in_chat", s.tokensInChat);
    visit("confidence", s.confidence);
    visit("offered", s.offered);
}

} // namespace

QByteArray statisticsToJson(const std::optional<chat::AnswerStatistics> &statistics)
{
    if (!statistics)
        return {};
    QJsonObject json;
    eachField(*statistics,
              [&json](const char *name, const auto &field) { json.insert(QLatin1StringView(name), field); });
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<chat::AnswerStatistics> statisticsFromJson(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return {};
    const auto json = QJsonDocument::fromJson(bytes).object();
    chat::AnswerStatistics statistics;
    eachField(statistics, [&json](const char *name, auto &field) {
        const auto value = json.value(QLatin1StringView(name));
        using Field = std::remove_reference_t<decltype(field)>;
        if constexpr (std::is_same_v<Field, QString>)
            field = value.toString();
        else if constexpr (std::is_same_v<Field, bool>)
            field = value.toBool(field);
        else if constexpr (std::is_integral_v<Field>)
            field = static_cast<Field>(value.toInteger(field));
        else
            field = value.toDouble(field);
    });
    return statistics;
}

} // namespace storage
