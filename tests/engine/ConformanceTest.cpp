#include "engine/Error.h"
#include "engine/Model.h"
#include "formats/OpenModel.h"
#include "support/MemorySource.h"
#include "support/Shared.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace engine;

namespace {

using Tokens = std::vector<std::uint32_t>;
using Logits = std::vector<float>;

std::unique_ptr<Model> load(const QString &path, bool exact, int threads = 2)
{
    const auto file = formats::openModel(path.toStdString());
    return Model::load(*file, {.threads = threads, .exact = exact, .progress = {}, .stop = {}});
}

/// The reference took this file's `time_first` (version 5.2, plain) for that of version 5.1 (an exponent).
/// OpenModelTest compares the file with the checkpoint it was made from.
const QString kWrongReference = QStringLiteral("tiny52h.webrwkv.f16.st");

QJsonObject expectation(const QString &file)
{
    const auto path = support::shared(QStringLiteral("fixtures/expected/%1.json").arg(file));
    QFile json(path);
    return !path.isEmpty() && json.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(json.readAll()).object()
                                                             : QJsonObject();
}

/// The cases that were computed with the file's own epsilon (some come a second time with another one).
std::vector<QJsonObject> cases(const QString &file, const Config &config)
{
    std::vector<QJsonObject> result;
    for (const auto &item : expectation(file)[QLatin1String("cases")].toArray()) {
        const double epsilon = item.toObject()[QLatin1String("gn_eps")].toDouble();
        if (config.heads == 0 || std::fabs(epsilon - double(config.groupNormEpsilon)) < 1e-6)
            result.push_back(item.toObject());
    }
    if (result.empty())
        throw std::runtime_error("no case fits the model");
    return result;
}

Tokens tokens(const QJsonArray &ids)
{
    Tokens result;
    for (const auto &id : ids)
        result.push_back(std::uint32_t(id.toInt()));
    return result;
}

/// Largest difference to the oracle's logits of a case.
double distance(const Logits &logits, const QJsonObject &expected)
{
    QFile file(support::shared(QStringLiteral("fixtures/") + expected[QLatin1String("logits_file")].toString()));
    if (!file.open(QIODevice::ReadOnly))
        return INFINITY;
    const auto bytes = file.readAll();
    if (std::size_t(bytes.size()) != logits.size() * sizeof(double))
        return INFINITY;
    double largest = 0;
    for (std::size_t i = 0; i < logits.size(); ++i) {
        double value;
        std::memcpy(&value, bytes.data() + i * sizeof value, sizeof value);
        const double difference = std::fabs(value - double(logits[i]));
        largest = std::isnan(difference) ? INFINITY : std::max(largest, difference);
    }
    return largest;
}

std::size_t best(const Logits &logits)
{
    return std::size_t(std::max_element(logits.begin(), logits.end()) - logits.begin());
}

float margin(Logits logits)
{
    std::partial_sort(logits.begin(), logits.begin() + 2, logits.end(), std::greater());
    return logits[0] - logits[1];
}

Logits steps(Model &model, State &state, std::span<const std::uint32_t> ids)
{
    Logits logits(model.config().vocabulary);
    for (std::size_t i = 0; i < ids.size(); ++i)
        model.step(state, ids[i], i + 1 == ids.size() ? std::span(logits) : std::span<float>());
    return logits;
}

Logits prefill(Model &model, State &state, std::span<const std::uint32_t> ids)
{
    Logits logits(model.config().vocabulary);
    if (model.prefill(state, ids, logits) != ids.size())
        throw std::runtime_error("prefill stopped by itself");
    return logits;
}

enum Mode { Step, Prefill };

/// The limits of the fixtures' README for the default kernels.
double limit(const QString &file, Mode mode)
{
    const bool f32 = file.contains(QLatin1String("f32."), Qt::CaseInsensitive) || file.contains(QLatin1String("FP32"));
    const bool half = file.contains(QLatin1String("f16.")); // and bf16
    if (f32 || (half && mode == Step))
        return 1e-3;
    if (file.startsWith(QLatin1String("tiny6h")))
        return 0.5;
    return half || file.contains(QLatin1String("q8_0")) ? 0.1 : 0.25;
}

constexpr double kExactLimit = 1e-3;

/// A model of version 5.2 with one decay and one bonus a head. As such, or as version 5.1g: there each stands once, and
/// the bonus as its logarithm.
support::MemorySource oneNumberAHead(const ModelSource &source, bool as51g)
{
    support::MemorySource made;
    made.texts["general.architecture"] = "rwkv5";
    const auto config = readConfig(source);
    for (const auto &tensor : source.tensors()) {
        const bool decay = tensor.name.ends_with("time_mix_decay.weight");
        if (!decay && !tensor.name.ends_with("time_mix_first.weight")) {
            std::vector<std::byte> bytes(tensor.bytes);
            source.read(tensor, 0, bytes);
            made.add(tensor.name, tensor.type, tensor.shape, std::move(bytes));
            continue;
        }
        std::vector<float> numbers;
        for (std::uint32_t head = 0; head < config.heads; ++head) {
            const float raw = decay ? -3.0f + 2.5f * float(head) : -0.7f + 0.4f * float(head);
            numbers.insert(numbers.end(), as51g ? 1 : config.headSize, decay || as51g ? raw : std::exp(raw));
        }
        const std::vector<std::uint64_t> wide{config.heads, config.headSize}, narrow{config.heads};
        made.add(tensor.name, as51g ? narrow : wide, numbers);
    }
    return made;
}

/// Every component's sum, sum of squares and largest magnitude, in every layer.
QString compareStates(State &state, const Config &config, const QJsonArray &layers)
{
    for (std::uint32_t i = 0; i < config.layers; ++i) {
        const auto values = state.layer(i);
        const auto expected = layers[int(i)].toObject();
        const std::size_t C = config.width;
        struct Part
        {
            const char *name;
            std::size_t offset, count;
        };
        const std::vector<Part> parts =
            config.version == Config::Version::V4
                ? std::vector<Part>{{"att_x", 0, C},
                                    {"ffn_x", C, C},
                                    {"aa", 2 * C, C},
                                    {"bb", 3 * C, C},
                                    {"pp", 4 * C, C}}
                : std::vector<Part>{{"att_x", 0, C}, {"ffn_x", C, C}, {"S", 2 * C, C * config.headSize}};
        for (const auto &part : parts) {
            double sum = 0, squares = 0, largest = 0;
            for (const float value : values.subspan(part.offset, part.count)) {
                sum += double(value);
                squares += double(value) * double(value);
                largest = std::max(largest, std::fabs(double(value)));
            }
            const auto numbers = expected[QLatin1String(part.name)].toObject();
            const auto near = [&](double got, const char *name, double scale) {
                const auto found = numbers[QLatin1String(name)];
                return found.isDouble() && std::fabs(got - found.toDouble()) <= scale;
            };
            if (!near(sum, "sum", 1e-4 * std::sqrt(double(part.count)) * std::max(1.0, largest)) ||
                !near(squares, "sumsq", 1e-3 * std::max(1.0, squares)) ||
                !near(largest, "absmax", 1e-3 * std::max(1.0, largest)))
                return QStringLiteral("layer %1 %2: sum %3 squares %4 largest %5")
                    .arg(QString::number(i), QLatin1String(part.name), QString::number(sum), QString::number(squares),
                         QString::number(largest));
        }
    }
    return {};
}

} // namespace

/// The engine against logits and states of the reference implementation, for every model file of the fixtures.
class ConformanceTest : public QObject
{
    Q_OBJECT

private:
    static void addFiles()
    {
        QTest::addColumn<QString>("file");
        for (const auto &name : {QStringLiteral("fixtures/models"), QStringLiteral("fixtures/rwkv.cpp")}) {
            const auto folder = support::shared(name);
            if (folder.isEmpty())
                continue;
            for (const auto &file : QDir(folder).entryList(QDir::Files))
                if (file != kWrongReference && !expectation(file)[QLatin1String("cases")].toArray().isEmpty())
                    QTest::addRow("%s", qPrintable(file)) << file;
        }
    }

    static QString path(const QString &file)
    {
        const auto model = support::shared(QStringLiteral("fixtures/models/") + file);
        return model.isEmpty() ? support::shared(QStringLiteral("fixtures/rwkv.cpp/") + file) : model;
    }

private Q_SLOTS:
    void initTestCase() { NEED_SHARED(folder, "fixtures/expected"); }

    void exactLogitsAndStatesAreTheOracles_data() { addFiles(); }
    void exactLogitsAndStatesAreTheOracles()
    {
        QFETCH(QString, file);
        const auto model = load(path(file), true);

        for (const auto &expected : cases(file, model->config())) {
            const auto ids = tokens(expected[QLatin1String("prompt_ids")].toArray());
            State stepped = model->initialState(), filled = model->initialState();
            const auto stepLogits = steps(*model, stepped, ids), prefillLogits = prefill(*model, filled, ids);

            QVERIFY2(distance(stepLogits, expected) <= kExactLimit,
                     qPrintable(QString::number(distance(stepLogits, expected))));
            QVERIFY2(distance(prefillLogits, expected) <= kExactLimit,
                     qPrintable(QString::number(distance(prefillLogits, expected))));
            for (std::size_t i = 0; i < stepLogits.size(); ++i)
                QVERIFY(std::fabs(stepLogits[i] - prefillLogits[i]) <= 1e-4f);
            const auto layers = expected[QLatin1String("state_after_prompt")].toArray();
            QCOMPARE(compareStates(stepped, model->config(), layers), QString());
            QCOMPARE(compareStates(filled, model->config(), layers), QString());
        }
    }

    /// There is no file of version 5.1g with expected logits; it says less in the same words as 5.2.
    void aModelOfVersion51gIsOneOf52WithOneNumberAHead()
    {
        const auto file = formats::openModel(path(QStringLiteral("tiny52h.f16.gguf")).toStdString());
        const Tokens ids{34, 105, 110, 32, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112};
        for (const bool exact : {true, false}) {
            const LoadOptions options{.threads = 2, .exact = exact, .progress = {}, .stop = {}};
            const auto wide = Model::load(oneNumberAHead(*file, false), options),
                       narrow = Model::load(oneNumberAHead(*file, true), options);
            QCOMPARE(versionName(wide->config().version), std::string_view("5.2"));
            QCOMPARE(versionName(narrow->config().version), std::string_view("5.1g"));
            for (auto *feed : {&steps, &prefill}) {
                State a = wide->initialState(), b = narrow->initialState();
                const auto expected = feed(*wide, a, ids), got = feed(*narrow, b, ids);
                for (std::size_t i = 0; i < expected.size(); ++i)
                    QVERIFY2(std::fabs(expected[i] - got[i]) <= 1e-5f,
                             qPrintable(QString::number(expected[i] - got[i])));
                QVERIFY(margin(expected) > 0);
            }
        }
    }

    void defaultLogitsAreWithinTheLimits_data() { addFiles(); }
    void defaultLogitsAreWithinTheLimits()
    {
        QFETCH(QString, file);
        const auto model = load(path(file), false);

        for (const auto &expected : cases(file, model->config())) {
            const auto ids = tokens(expected[QLatin1String("prompt_ids")].toArray());
            for (const Mode mode : {Step, Prefill}) {
                State state = model->initialState();
                const auto logits = mode == Step ? steps(*model, state, ids) : prefill(*model, state, ids);

                const double found = distance(logits, expected);
                QVERIFY2(found <= limit(file, mode), qPrintable(QStringLiteral("%1 %2").arg(mode).arg(found)));
                if (expected[QLatin1String("top1_gap")].toDouble() > 2 * limit(file, mode))
                    QCOMPARE(int(best(logits)), expected[QLatin1String("top")].toArray()[0].toArray()[0].toInt());
            }
        }
    }

    void exactGreedyTextIsTheOracles_data() { addFiles(); }
    void exactGreedyTextIsTheOracles()
    {
        QFETCH(QString, file);
        const auto model = load(path(file), true);

        int compared = 0;
        for (const auto &expected : cases(file, model->config())) {
            State state = model->initialState();
            auto logits = prefill(*model, state, tokens(expected[QLatin1String("prompt_ids")].toArray()));
            for (const auto id : tokens(expected[QLatin1String("greedy64")].toArray())) {
                if (margin(logits) > 1e-2f)
                    QCOMPARE(std::uint32_t(best(logits)), id);
                else if (best(logits) != id)
                    break; // a tie for us: the texts part here
                ++compared;
                model->step(state, id, logits);
            }
        }
        QVERIFY(compared > 64);
    }

    void everyPathGivesTheSameBitsAgain_data() { addFiles(); }
    void everyPathGivesTheSameBitsAgain()
    {
        QFETCH(QString, file);
        const auto two = load(path(file), false, 2), one = load(path(file), false, 1);
        Tokens ids;
        for (std::uint32_t i = 0; i < 300; ++i)
            ids.push_back((i * 37 + 11) % std::min(two->config().vocabulary, 256u));

        // Threads, and the same segment again.
        State a = two->initialState(), b = two->initialState(), c = two->initialState();
        const auto logitsA = prefill(*two, a, ids), logitsB = prefill(*one, b, ids), logitsC = prefill(*two, c, ids);
        QVERIFY(a == b && logitsA == logitsB);
        QVERIFY(a == c && logitsA == logitsC);

        // Rows at once, steps one by one, either number of threads.
        const std::span<const std::uint32_t> few(ids.data(), 37);
        State stepped = two->initialState(), steppedAlone = two->initialState(), fed = two->initialState();
        const auto stepLogits = steps(*two, stepped, few), aloneLogits = steps(*one, steppedAlone, few);
        Logits rowLogits(two->config().vocabulary);
        QCOMPARE(two->feedRows(fed, few, rowLogits), few.size());
        QVERIFY(stepped == steppedAlone && stepLogits == aloneLogits);
        QVERIFY(stepped == fed && stepLogits == rowLogits);

        // Saved in the middle and taken up again.
        State kept = two->initialState();
        steps(*two, kept, few.first(20));
        State restored = one->initialState();
        std::copy(kept.values().begin(), kept.values().end(), restored.values().begin());
        QVERIFY(steps(*one, restored, few.subspan(20)) == stepLogits);
        QVERIFY(restored == stepped);
    }

    void everyRowOfABatchIsTheRowAlone_data() { addFiles(); }
    void everyRowOfABatchIsTheRowAlone()
    {
        QFETCH(QString, file);
        const auto model = load(path(file), false);
        const std::size_t V = model->config().vocabulary;

        for (const std::size_t count : {2u, 5u, 16u}) {
            std::vector<State> states, alone;
            for (std::uint32_t i = 0; i < count; ++i) {
                State state = model->initialState();
                model->step(state, i * 3 + 1, {});
                states.push_back(state);
                alone.push_back(state);
            }
            std::vector<State *> pointers;
            Tokens ids;
            for (std::uint32_t i = 0; i < count; ++i) {
                pointers.push_back(&states[i]);
                ids.push_back(i * 7 % 256);
            }
            Logits together(count * V), single(V);
            model->stepBatch(pointers, ids, together);

            for (std::size_t i = 0; i < count; ++i) {
                model->step(alone[i], ids[i], single);
                QVERIFY(alone[i] == states[i]);
                QVERIFY(std::equal(single.begin(), single.end(), together.begin() + std::ptrdiff_t(i * V)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(ConformanceTest)
#include "ConformanceTest.moc"
