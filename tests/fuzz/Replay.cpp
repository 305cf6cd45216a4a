#include "fuzz/Target.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

/// Runs a target on every file of the folders it is given, each whole, then cut at some places and with single bytes
/// changed.
int main(int argc, char **argv)
{
    std::size_t runs = 0;
    const auto run = [&](const std::vector<std::uint8_t> &bytes) {
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
        ++runs;
    };
    std::vector<std::filesystem::path> files;
    for (int i = 1; i < argc; ++i)
        for (const auto &entry : std::filesystem::directory_iterator(argv[i]))
            files.push_back(entry.path());
    std::ranges::sort(files);
    for (const auto &file : files) {
        std::ifstream stream(file, std::ios::binary);
        std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(stream), {}};
        run(bytes);
        const auto step = std::max<std::size_t>(1, bytes.size() / 50);
        for (std::size_t cut = 0; cut < bytes.size(); cut += step)
            run({bytes.begin(), bytes.begin() + std::ptrdiff_t(cut)});
        for (std::size_t at = 0; at < bytes.size(); at += step) {
            auto changed = bytes;
            changed[at] ^= 0xff;
            run(changed);
        }
    }
    std::cout << runs << " inputs\n";
    return runs > 0 ? 0 : 1;
}
