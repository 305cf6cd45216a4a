#include "engine/Error.h"
#include "engine/Model.h"
#include "formats/Gguf.h"
#include "support/AlteredSource.h"
#include "support/Shared.h"

#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>
#include <thread>

using namespace engine;

namespace {

/// Logits of tests/data/ok.gguf after tokens 1, 2, 3, by the reference implementation.
constexpr float kLogits[] = {-0.096958545f, -0.013879969f, 0.23338729f,  0.21192598f,  0.86539946f,  0.046593231f,
                             0.076395455f,  -0.065706922f, -0.24665388f, -0.16174223f, 0.047505403f, -0.59703891f,
                             -0.29153761f,  -0.12380629f,  1.0321319f,   -1.0925731f};

using Logits = std::vector<float>;

template<typename Call>
int codeOf(Call call)
{
    try {
        call();
    } catch (const Error &error) {
        return int(error.code());
    }
    return -1;
}

} // namespace

/// The network on our own miniature model (two layers, two heads): what holds without any shared file.
class ModelTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<formats::GgufFile> m_file;

    std::unique_ptr<Model> load(bool exact = false, int threads = 2)
    {
        return Model::load(*m_file, {.threads = threads, .exact = exact, .progress = {}, .stop = {}});
    }
    static std::vector<std::uint32_t> manyTokens(std::size_t count)
    {
        std::vector<std::uint32_t> ids(count);
        for (std::size_t i = 0; i < count; ++i)
            ids[i] = std::uint32_t(i * 7 % 16);
        return ids;
    }

private Q_SLOTS:
    void init() { m_file = formats::GgufFile::open(support::data(QStringLiteral("ok.gguf")).toStdString()); }

    void logitsAreTheReferences_data()
    {
        QTest::addColumn<bool>("exact");
        QTest::addColumn<float>("limit");
        QTest::newRow("exact") << true << 1e-5f;
        QTest::newRow("default") << false << 0.1f;
    }
    void logitsAreTheReferences()
    {
        QFETCH(bool, exact);
        QFETCH(float, limit);
        const auto model = load(exact);
        State stepped = model->initialState(), filled = model->initialState();
        Logits stepLogits(16), prefillLogits(16);

        model->step(stepped, 1, {});
        model->step(stepped, 2, {});
        model->step(stepped, 3, stepLogits);
        const std::uint32_t ids[] = {1, 2, 3};
        QCOMPARE(model->prefill(filled, ids, prefillLogits), std::size_t(3));

        for (std::size_t i = 0; i < 16; ++i) {
            QVERIFY(std::fabs(stepLogits[i] - kLogits[i]) <= limit);
            QVERIFY(std::fabs(prefillLogits[i] - kLogits[i]) <= limit);
        }
    }

    void anyChunkLengthEqualsSteps()
    {
        const auto model = load(true);
        const auto ids = manyTokens(2 * Model::kChunk + 3);
        State stepped = model->initialState();
        Logits stepLogits(16), logits(16);
        for (std::size_t i = 0; i < ids.size(); ++i)
            model->step(stepped, ids[i], i + 1 == ids.size() ? std::span(stepLogits) : std::span<float>());

        for (const std::size_t piece : {1, 2, 7, 16, 17, 255, 256, 257, 515}) {
            State state = model->initialState();
            for (std::size_t fed = 0; fed < ids.size(); fed += piece)
                model->prefill(state, std::span(ids).subspan(fed, std::min(piece, ids.size() - fed)), logits);
            for (std::size_t i = 0; i < 16; ++i)
                QVERIFY(std::fabs(logits[i] - stepLogits[i]) <= 1e-4f);
            for (std::size_t i = 0; i < state.values().size(); ++i)
                QVERIFY(std::fabs(state.values()[i] - stepped.values()[i]) <= 1e-4f);
        }
    }

    void chunksCoverTheSegment()
    {
        for (const std::size_t tokens : {0, 1, 5, 255, 256, 257, 1000}) {
            std::size_t sum = 0;
            for (const auto chunk : Model::chunkSchedule(tokens)) {
                QVERIFY(chunk > 0 && chunk <= Model::kChunk);
                sum += chunk;
            }
            QCOMPARE(sum, tokens);
        }
    }

    void aStoppedChunkLeavesTheStateUntouched()
    {
        const auto model = load();
        const auto ids = manyTokens(3 * Model::kChunk);
        State state = model->initialState(), expected = model->initialState();
        model->prefill(expected, std::span(ids).first(Model::kChunk), {});
        std::stop_source source;
        Logits logits(16, -7);

        const auto fed = model->prefill(
            state, ids, logits, {.stop = source.get_token(), .onChunk = [&](std::size_t) { source.request_stop(); }});

        QCOMPARE(fed, Model::kChunk);
        QVERIFY(state == expected);
        QCOMPARE(logits, Logits(16, -7));
    }

    void aStopInTheMiddleOfAChunkLeavesTheStateBeforeIt()
    {
        const auto model = load();
        const auto ids = manyTokens(8 * Model::kChunk);
        std::vector<State> landed{model->initialState()}; // after 0, 1, 2, … chunks
        State running = landed.front();
        for (std::size_t i = 0; i < 8; ++i) {
            model->prefill(running, std::span(ids).subspan(i * Model::kChunk, Model::kChunk), {});
            landed.push_back(running);
        }

        for (int i = 0; i < 50; ++i) {
            std::stop_source source;
            std::jthread stopper([&] {
                std::this_thread::sleep_for(std::chrono::microseconds(i * 200));
                source.request_stop();
            });
            State state = model->initialState();
            const auto fed = model->prefill(state, ids, {}, {.stop = source.get_token(), .onChunk = {}});

            QCOMPARE(fed % Model::kChunk, std::size_t(0));
            QVERIFY(state == landed[fed / Model::kChunk]);
        }
    }

    void aStopBeforeTheStartFeedsNothing()
    {
        const auto model = load();
        std::stop_source source;
        source.request_stop();
        State state = model->initialState();

        QCOMPARE(model->prefill(state, manyTokens(5), {}, {.stop = source.get_token(), .onChunk = {}}), std::size_t(0));
        QCOMPARE(model->feedRows(state, manyTokens(5), {}, source.get_token()), std::size_t(0));

        QVERIFY(state == model->initialState());
    }

    void wrongInputIsRefused()
    {
        const auto model = load();
        State state = model->initialState(), foreign;
        Logits logits(16), few(15);
        const std::uint32_t beyond[] = {1, 16};

        QCOMPARE(codeOf([&] { model->step(state, 16, logits); }), int(Error::Code::InvalidInput));
        QCOMPARE(codeOf([&] { model->prefill(state, beyond, logits); }), int(Error::Code::InvalidInput));
        QCOMPARE(codeOf([&] { model->step(foreign, 1, logits); }), int(Error::Code::InvalidInput));
        QCOMPARE(codeOf([&] { model->step(state, 1, few); }), int(Error::Code::InvalidInput));
        QCOMPARE(codeOf([&] { model->stepBatch({}, {}, {}); }), int(Error::Code::InvalidInput));

        QVERIFY(state == model->initialState());
    }

    void undefinedWeightsGiveAnErrorInsteadOfNonsense_data()
    {
        QTest::addColumn<QString>("tensor");
        for (const char *name :
             {"blk.0.time_mix_key.weight", "blk.1.time_mix_receptance.weight", "blk.0.channel_mix_value.weight",
              "blk.0.channel_mix_key.weight", "token_embd.weight", "output_norm.bias", "output.weight"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void undefinedWeightsGiveAnErrorInsteadOfNonsense()
    {
        QFETCH(QString, tensor);
        support::AlteredSource source(*m_file);
        source.onRead = [&](const TensorInfo &info, std::span<std::byte> bytes) {
            if (info.name == tensor.toStdString())
                std::fill(bytes.begin(), bytes.end(), std::byte(0xff)); // NaN in F32, F16 and in the scales of Q8_0
        };
        const auto load = [&] {
            return Model::load(source, {.threads = 1, .exact = false, .progress = {}, .stop = {}});
        };
        QCOMPARE(codeOf(load), int(Error::Code::InvalidNumbers));
    }

    void numbersThatGoWrongLaterEndTheCall()
    {
        support::AlteredSource source(*m_file);
        source.onRead = [&](const TensorInfo &info, std::span<std::byte> bytes) {
            if (info.name == "token_embd.weight") // the last row only: loading tries the first
                std::fill(bytes.end() - 2, bytes.end(), std::byte(0xff));
        };
        const auto model = Model::load(source, {.threads = 1, .exact = false, .progress = {}, .stop = {}});
        State state = model->initialState(), untouched = model->initialState();
        Logits logits(16);
        const std::uint32_t ids[] = {1, 15, 2};

        model->step(state, 1, logits);
        QCOMPARE(codeOf([&] { model->step(state, 15, logits); }), int(Error::Code::InvalidNumbers));
        QCOMPARE(codeOf([&] { model->prefill(untouched, ids, logits); }), int(Error::Code::InvalidNumbers));
        QVERIFY(untouched == model->initialState());
    }

    void loadingReportsProgressAndCanBeStopped()
    {
        std::vector<double> seen;
        std::stop_source source;
        Model::load(*m_file,
                    {.threads = 1, .exact = false, .progress = [&](double part) { seen.push_back(part); }, .stop = {}});
        QVERIFY(!seen.empty() && std::is_sorted(seen.begin(), seen.end()) && seen.back() <= 1);

        const auto stopHalfway = [&](double part) {
            if (part > 0.5)
                source.request_stop();
        };
        const auto code = codeOf([&] {
            Model::load(*m_file, {.threads = 1, .exact = false, .progress = stopHalfway, .stop = source.get_token()});
        });
        QCOMPARE(code, int(Error::Code::Cancelled));
    }

    void memoryNeedIsKnownBeforehand()
    {
        const auto config = readConfig(*m_file);
        const auto need = memoryNeed(config, *m_file);

        QCOMPARE(need.state, config.stateValues() * 4);
        QVERIFY(need.weights > 30'000 && need.weights < 300'000);
        QCOMPARE(need.total(), need.weights + need.state + need.work);
    }

    void statesCompareBitByBit()
    {
        const Config config = readConfig(*m_file);
        State a(config), b(config);
        QVERIFY(a == b && a.finite());

        b.values()[5] = -0.0f;
        QVERIFY(!(a == b));
        a.values()[5] = b.values()[5] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(a == b && !a.finite());
        QVERIFY(!(a == State()));
    }
};

QTEST_GUILESS_MAIN(ModelTest)
#include "ModelTest.moc"
