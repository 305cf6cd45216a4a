#include "viewmodels/AnswersViewModel.h"

#include <algorithm>
#include <array>

namespace ui {

namespace {

using chat::GenerationSettings;

struct Values
{
    double temperature;
    double topP;
    double penalty;
};

constexpr std::array<Values, 3> kPresets{{{0.3, 0.2, 0.3}, {1.0, 0.3, 0.5}, {1.3, 0.7, 0.6}}};

} // namespace

int AnswersViewModel::presetOf(const GenerationSettings &settings)
{
    for (int i = 0; i < int(kPresets.size()); ++i) {
        auto wanted = settings;
        applyPreset(wanted, i);
        if (wanted == settings)
            return i;
    }
    return Own;
}

void AnswersViewModel::applyPreset(GenerationSettings &settings, int preset)
{
    if (preset < 0 || preset >= int(kPresets.size()))
        return;
    const auto &values = kPresets[size_t(preset)];
    settings.temperature = values.temperature;
    settings.topP = values.topP;
    settings.presence = settings.frequency = values.penalty;
    settings.topK = GenerationSettings().topK;
    settings.decay = GenerationSettings().decay;
}

int AnswersViewModel::preset() const
{
    return presetOf(m_session.settings());
}

void AnswersViewModel::setPreset(int preset)
{
    auto settings = m_session.settings();
    applyPreset(settings, preset);
    apply(settings);
}

void AnswersViewModel::reset()
{
    GenerationSettings fresh;
    fresh.thinking = m_session.settings().thinking; // chosen at the composer, not on this page
    apply(fresh);
}

template<typename Value>
void AnswersViewModel::set(Value GenerationSettings::*field, Value value)
{
    auto settings = m_session.settings();
    settings.*field = value;
    apply(settings);
}

void AnswersViewModel::setTemperature(double temperature)
{
    set(&GenerationSettings::temperature, std::clamp(temperature, 0.0, 2.0));
}

void AnswersViewModel::setTopP(double topP)
{
    set(&GenerationSettings::topP, std::clamp(topP, 0.0, 1.0));
}

void AnswersViewModel::setTopK(int topK)
{
    set(&GenerationSettings::topK, std::clamp(topK, 0, 1000));
}

void AnswersViewModel::setPresence(double presence)
{
    set(&GenerationSettings::presence, std::clamp(presence, 0.0, 2.0));
}

void AnswersViewModel::setFrequency(double frequency)
{
    set(&GenerationSettings::frequency, std::clamp(frequency, 0.0, 2.0));
}

void AnswersViewModel::setDecay(double decay)
{
    set(&GenerationSettings::decay, std::clamp(decay, 0.9, 1.0));
}

void AnswersViewModel::setMaxTokens(int tokens)
{
    set(&GenerationSettings::maxTokens, std::clamp(tokens, 64, 16384));
}

void AnswersViewModel::apply(const GenerationSettings &settings)
{
    if (settings == m_session.settings())
        return;
    m_session.setSettings(settings);
    Q_EMIT changed();
}

} // namespace ui
