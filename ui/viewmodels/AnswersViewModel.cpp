#include "viewmodels/AnswersViewModel.h"

#include <algorithm>
#include <array>

namespace ui {

namespace {

struct Values
{
    double temperature;
    double topP;
    double penalty;
};

constexpr std::array<Values, 3> kPresets{{{0.3, 0.2, 0.3}, {1.0, 0.3, 0.5}, {1.3, 0.7, 0.6}}};

} // namespace

int AnswersViewModel::presetOf(const chat::GenerationSettings &settings)
{
    for (size_t i = 0; i < kPresets.size(); ++i)
        if (settings.temperature == kPresets[i].temperature && settings.topP == kPresets[i].topP &&
            settings.presence == kPresets[i].penalty && settings.frequency == kPresets[i].penalty)
            return int(i);
    return Own;
}

void AnswersViewModel::applyPreset(chat::GenerationSettings &settings, int preset)
{
    if (preset < 0 || preset >= int(kPresets.size()))
        return;
    const auto &values = kPresets[size_t(preset)];
    settings.temperature = values.temperature;
    settings.topP = values.topP;
    settings.presence = settings.frequency = values.penalty;
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

void AnswersViewModel::setTemperature(double temperature)
{
    auto settings = m_session.settings();
    settings.temperature = std::clamp(temperature, 0.0, 2.0);
    apply(settings);
}

void AnswersViewModel::setTopP(double topP)
{
    auto settings = m_session.settings();
    settings.topP = std::clamp(topP, 0.0, 1.0);
    apply(settings);
}

void AnswersViewModel::setPenalty(double penalty)
{
    auto settings = m_session.settings();
    settings.presence = settings.frequency = std::clamp(penalty, 0.0, 2.0);
    apply(settings);
}

void AnswersViewModel::setMaxTokens(int tokens)
{
    auto settings = m_session.settings();
    settings.maxTokens = std::clamp(tokens, 64, 16384);
    apply(settings);
}

void AnswersViewModel::apply(const chat::GenerationSettings &settings)
{
    if (settings == m_session.settings())
        return;
    m_session.setSettings(settings);
    Q_EMIT changed();
}

} // namespace ui
