#include "engine/Config.h"
#include "engine/Error.h"
#include "formats/Gguf.h"
#include "support/AlteredSource.h"
#include "support/Shared.h"

#include <QTest>

using namespace engine;

/// What is read from a model's names and shapes, and what is refused, on our own miniature model.
class ConfigTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<formats::GgufFile> m_file;

    template<typename Change>
    void refuses(Change change, Error::Code code, const char *words)
    {
        support::AlteredSource source(*m_file);
        change(source);
        try {
            readConfig(source);
        } catch (const Error &error) {
            QCOMPARE(int(error.code()), int(code));
            QVERIFY2(std::string(error.what()).find(words) != std::string::npos, error.what());
            return;
        }
        QFAIL("accepted");
    }

private Q_SLOTS:
    void init() { m_file = formats::GgufFile::open(support::data(QStringLiteral("ok.gguf")).toStdString()); }

    void sizesComeFromTheTensors()
    {
        const auto config = readConfig(*m_file);

        QCOMPARE(versionName(config.version), std::string_view("7"));
        QCOMPARE(config.layers, 2u);
        QCOMPARE(config.width, 32u);
        QCOMPARE(config.vocabulary, 16u);
        QCOMPARE(config.heads, 2u);
        QCOMPARE(config.headSize, 16u);
        QCOMPARE(config.feedForward, 32u);
        QCOMPARE(config.stateValues(), std::size_t(2 * 32 * (2 + 16)));
    }

    void otherArchitecturesAreNamed()
    {
        refuses([](auto &source) { source.texts["general.architecture"] = "qwen2"; }, Error::Code::Unsupported,
                "This is Qwen2, not RWKV");
        refuses([](auto &source) { source.texts["general.architecture"] = "arwkv7"; }, Error::Code::Unsupported,
                "Qwen2");
        refuses([](auto &source) { source.texts["general.architecture"] = "rwkv6"; }, Error::Code::WrongShape, "rwkv7");
    }

    void tensorsMustBeComplete()
    {
        for (const char *name : {"blk.1.time_mix_v1.weight", "blk.0.time_mix_r_k.weight", "output_norm.bias",
                                 "token_embd_norm.weight", "blk.1.channel_mix_value.weight"}) {
            refuses([&](auto &source) { source.remove(name); }, Error::Code::WrongShape, "");
        }
    }

    void layerZeroNeedsNoValueMix()
    {
        support::AlteredSource source(*m_file);
        for (const char *name : {"blk.0.time_mix_v0.weight", "blk.0.time_mix_v1.weight", "blk.0.time_mix_v2.weight"})
            source.remove(name);

        QCOMPARE(readConfig(source), readConfig(*m_file));
    }

    void unknownTensorsAreRefused()
    {
        refuses(
            [](auto &source) {
                auto more = source.list().back();
                more.name = "blk.1.time_mix_surprise.weight";
                source.list().push_back(more);
            },
            Error::Code::WrongShape, "time_mix_surprise");
        refuses(
            [](auto &source) {
                auto more = source.list().back();
                more.name = "blk.1.s_emb.weight";
                source.list().push_back(more);
            },
            Error::Code::Unsupported, "DeepEmbed");
    }

    void wrongShapesAreNamed()
    {
        refuses(
            [](auto &source) {
                source.tensor("blk.1.time_mix_key.weight").shape = {32, 64};
            },
            Error::Code::WrongShape, "tensor blk.1.time_mix_key.weight: expected (32, 32), found (32, 64)");
        refuses(
            [](auto &source) {
                source.tensor("blk.1.time_mix_w1.weight").shape = {5, 32};
            },
            Error::Code::WrongShape, "time_mix_w2");
        refuses([](auto &source) { source.tensor("blk.0.attn_norm.weight").shape = {31}; }, Error::Code::WrongShape,
                "attn_norm");
        refuses(
            [](auto &source) {
                source.tensor("output.weight").shape = {17, 32};
            },
            Error::Code::WrongShape, "output.weight");
        refuses([](auto &source) { source.tensor("blk.0.time_mix_k_k.weight").shape = {std::uint64_t(1) << 40}; },
                Error::Code::WrongShape, "impossible size");
    }

    void layerNumbersMustBeDenseAndPlain()
    {
        for (const char *name : {"blk.7.attn_norm.weight", "blk.4294967296.attn_norm.weight", "blk.01.attn_norm.weight",
                                 "blk.-1.attn_norm.weight", "blk.99999.attn_norm.weight", "blk..attn_norm.weight"})
            refuses([&](auto &source) { source.tensor("blk.1.attn_norm.weight").name = name; }, Error::Code::WrongShape,
                    "");
    }

    void metadataMustAgree()
    {
        refuses([](auto &source) { source.integers["rwkv7.block_count"] = 3; }, Error::Code::WrongShape, "block_count");
        refuses([](auto &source) { source.integers["rwkv7.embedding_length"] = 64; }, Error::Code::WrongShape,
                "embedding_length");
        for (const std::uint64_t size : {0, 3, 64})
            refuses([&](auto &source) { source.integers["rwkv7.wkv.head_size"] = size; }, Error::Code::WrongShape, "");
    }
};

QTEST_GUILESS_MAIN(ConfigTest)
#include "ConfigTest.moc"
