#pragma once

#include <QByteArray>
#include <QMetaType>

namespace chat {

enum class Thinking { Off, Short, Long };

/// How answers are drawn; a value, copied into every request.
struct GenerationSettings
{
    double temperature = 1.0; ///< 0 = always the best token
    double topP = 0.3;        ///< 0 = always the best token, >= 1 = off
    int topK = 0;             ///< 0 = off
    double presence = 0.5;
    double frequency = 0.5;
    double decay = 0.996; ///< of the penalty counts, a token
    int maxTokens = 4096; ///< of one answer
    Thinking thinking = Thinking::Off;

    /// Always the likeliest token, and nothing that repeats is punished: as the built-in model was trained and
    /// measured.
    static GenerationSettings greedy();

    QByteArray toJson() const; ///< stable: equal settings give equal bytes
    static GenerationSettings
    fromJson(const QByteArray &json); ///< missing or wrong fields take the defaults, ranges are clamped

    bool operator==(const GenerationSettings &) const = default;
};

} // namespace chat

Q_DECLARE_METATYPE(chat::GenerationSettings)
