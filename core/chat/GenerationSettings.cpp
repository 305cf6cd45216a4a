#include "chat/GenerationSettings.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace chat {

namespace {

constexpr const char *kThinkingNames[] = {"off", "short", "long"};

double bounded(const QJsonObject &json, QLatin1StringView name, double low, double high, double fallback)
{
    const double value = json.value(name).toDouble(fallback);
    return std::isfinite(value) ? std::clamp(value, low, high) : fallback;
}

} // namespace

GenerationSettings GenerationSettings::greedy()
{
    return {.temperature = 0, .topP = 1, .topK = 0, .presence = 0, .frequency = 0};
}

QByteArray GenerationSettings::toJson() const
{
    const QJsonObject json{
        {QStringLiteral("temperature"), temperature},
        {QStringLiteral("top_p"), topP},
        {QStringLiteral("top_k"), topK},
        {QStringLiteral("presence"), presence},
        {QStringLiteral("frequency"), frequency},
        {QStringLiteral("decay"), decay},
        {QStringLiteral("max_tokens"), maxTokens},
        {QStringLiteral("thinking"), QLatin1StringView(kThinkingNames[static_cast<int>(thinking)])},
    };
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

GenerationSettings GenerationSettings::fromJson(const QByteArray &bytes)
{
    const auto json = QJsonDocument::fromJson(bytes).object();
    GenerationSettings s;
    s.temperature = bounded(json, QLatin1StringView("temperature"), 0, 5, s.temperature);
    s.topP = bounded(json, QLatin1StringView("top_p"), 0, 1, s.topP);
    s.topK = static_cast<int>(bounded(json, QLatin1StringView("top_k"), 0, 1 << 20, s.topK));
    s.presence = bounded(json, QLatin1StringView("presence"), -5, 5, s.presence);
    s.frequency = bounded(json, QLatin1StringView("frequency"), -5, 5, s.frequency);
    s.decay = bounded(json, QLatin1StringView("decay"), 0, 1, s.decay);
    s.maxTokens = static_cast<int>(bounded(json, QLatin1StringView("max_tokens"), 1, 1 << 20, s.maxTokens));
    const auto name = json.value(QLatin1StringView("thinking")).toString();
    for (int i = 0; i < 3; ++i)
        if (name == QLatin1StringView(kThinkingNames[i]))
            s.thinking = static_cast<Thinking>(i);
    return s;
}

} // namespace chat
