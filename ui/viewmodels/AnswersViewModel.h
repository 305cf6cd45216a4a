#pragma once

#include "chat/ChatSession.h"

#include <QObject>
#include <QQmlEngine>

namespace ui {

/// How answers are drawn: three presets by name, and the values behind them. Every change acts on the next answer.
///
/// Thread: GUI. The session must outlive it.
class AnswersViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int preset READ preset WRITE setPreset NOTIFY changed)
    Q_PROPERTY(double temperature READ temperature WRITE setTemperature NOTIFY changed)
    Q_PROPERTY(double topP READ topP WRITE setTopP NOTIFY changed)
    Q_PROPERTY(int topK READ topK WRITE setTopK NOTIFY changed)
    Q_PROPERTY(double presence READ presence WRITE setPresence NOTIFY changed)
    Q_PROPERTY(double frequency READ frequency WRITE setFrequency NOTIFY changed)
    Q_PROPERTY(double decay READ decay WRITE setDecay NOTIFY changed)
    Q_PROPERTY(int maxTokens READ maxTokens WRITE setMaxTokens NOTIFY changed)

public:
    enum Preset { Precise, Balanced, Creative, Own };
    Q_ENUM(Preset)

    explicit AnswersViewModel(chat::ChatSession &session, QObject *parent = nullptr)
        : QObject(parent), m_session(session)
    {
    }

    static int presetOf(const chat::GenerationSettings &settings);
    static void applyPreset(chat::GenerationSettings &settings, int preset); ///< Own changes nothing

    int preset() const; ///< Own when the values are nobody's
    void setPreset(int preset);
    Q_INVOKABLE void reset(); ///< everything as it was delivered
    double temperature() const { return m_session.settings().temperature; }
    void setTemperature(double temperature);
    double topP() const { return m_session.settings().topP; }
    void setTopP(double topP);
    int topK() const { return m_session.settings().topK; } ///< 0: no limit
    void setTopK(int topK);
    double presence() const { return m_session.settings().presence; }
    void setPresence(double presence);
    double frequency() const { return m_session.settings().frequency; }
    void setFrequency(double frequency);
    double decay() const { return m_session.settings().decay; }
    void setDecay(double decay);
    int maxTokens() const { return m_session.settings().maxTokens; }
    void setMaxTokens(int tokens);
    void reload() { Q_EMIT changed(); } ///< after settings came from elsewhere

Q_SIGNALS:
    void changed();

private:
    void apply(const chat::GenerationSettings &settings);
    template<typename Value>
    void set(Value chat::GenerationSettings::*field, Value value);

    chat::ChatSession &m_session;
};

} // namespace ui
