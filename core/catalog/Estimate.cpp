#include "catalog/Estimate.h"

namespace catalog {

namespace {

constexpr int kChunkRows = 256;

/// Bits a weight that a label stands for, as published files of it have them; 0: unknown label.
double bitsPerWeight(const QString &label)
{
    static const QHash<QString, double> bits{{QStringLiteral("16 bit"), 16}, {QStringLiteral("Q8_0"), 8.9},
                                             {QStringLiteral("Q6_K"), 7.0},  {QStringLiteral("Q5_K_M"), 6.0},
                                             {QStringLiteral("Q5_K"), 6.0},  {QStringLiteral("Q4_K_M"), 5.2},
                                             {QStringLiteral("Q4_K"), 5.2}};
    return bits.value(label);
}

/// Small models lose too much in few bits; larger ones gain more from being read faster.
QString conversionType(const CatalogEntry &entry)
{
    return entry.parameters < 600'000'000 ? QStringLiteral("Q8_0") : QStringLiteral("Q5_K");
}

quint64 weightBytes(const CatalogEntry &entry)
{
    if (!entry.needsConversion() && entry.bytes > 0)
        return quint64(entry.bytes);
    const auto label = entry.needsConversion() ? conversionType(entry) : entry.quantisation;
    return quint64(double(entry.parameters) * bitsPerWeight(label) / 8);
}

} // namespace

quint64 stateBytes(const QString &version, int layers, int width)
{
    const auto values = quint64(layers) * quint64(width) * (version == QLatin1String("4") ? 5 : 2 + 64);
    return values * sizeof(float);
}

Estimate estimate(const ModelShape &shape, const MachineInfo &machine)
{
    Estimate made;
    made.weightBytes = shape.weightBytes;
    made.stateBytes = shape.stateBytes;
    if (shape.weightBytes == 0)
        return made;
    made.memoryBytes = shape.weightBytes + 2 * shape.stateBytes + shape.scratchBytes;
    const auto perToken =
        double(shape.weightBytes - std::min(shape.embeddingBytes, shape.weightBytes)) + 2.0 * double(shape.stateBytes);
    if (machine.readBytesPerSecond > 0 && perToken > 0)
        made.tokensPerSecond =
            0.8 * machine.readBytesPerSecond / perToken; // a step reaches about four fifths of plain reading
    if (machine.totalMemory > 0) {
        const auto share = double(made.memoryBytes) / double(machine.totalMemory);
        made.fit = share > 1 ? Fit::TooBig : share > 0.7 ? Fit::Tight : Fit::Fits;
        made.enoughFree = machine.freeMemory == 0 || made.memoryBytes <= machine.freeMemory;
    }
    return made;
}

Estimate estimate(const CatalogEntry &entry, const MachineInfo &machine)
{
    ModelShape shape;
    shape.weightBytes = weightBytes(entry);
    shape.stateBytes = stateBytes(entry.version, entry.layers, entry.width);
    if (entry.parameters > 0)
        shape.embeddingBytes =
            quint64(double(shape.weightBytes) * double(entry.vocabulary) * entry.width / double(entry.parameters));
    // Rows of a chunk: about 16 of the width each (mixes, projections, the four times wider channel mixing), and
    // logits.
    shape.scratchBytes =
        quint64(kChunkRows) * 16 * quint64(entry.width) * sizeof(float) + quint64(entry.vocabulary) * sizeof(float);
    return estimate(shape, machine);
}

} // namespace catalog
