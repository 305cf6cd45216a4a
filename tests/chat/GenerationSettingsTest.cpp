#include "chat/GenerationSettings.h"

#include <QTest>

using chat::GenerationSettings;

class GenerationSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonRoundTripKeepsEveryValue()
    {
        const GenerationSettings settings{.temperature = 0.7,
                                          .topP = 0.9,
                                          .topK = 40,
                                          .presence = 0.1,
                                          .frequency = 0.2,
                                          .decay = 0.99,
                                          .maxTokens = 77,
                                          .thinking = chat::Thinking::Long};

        QCOMPARE(GenerationSettings::fromJson(settings.toJson()), settings);
    }

    void rubbishGivesDefaultsAndRangesAreClamped()
    {
        QCOMPARE(GenerationSettings::fromJson("[1,2"), GenerationSettings());
        const auto settings = GenerationSettings::fromJson(R"({"temperature":1e308,"top_p":-3,"max_tokens":"many"})");
        QCOMPARE(settings.temperature, 5.0);
        QCOMPARE(settings.topP, 0.0);
        QCOMPARE(settings.maxTokens, GenerationSettings().maxTokens);
    }
};

QTEST_GUILESS_MAIN(GenerationSettingsTest)
#include "GenerationSettingsTest.moc"
