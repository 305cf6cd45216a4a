#pragma once

#include "app/cli/bench/RandomModel.h"

namespace cli::bench {

/// Writes the model as a GGUF file that other programs can run, too. Throws engine::Error(Io) that names the path.
void writeGguf(const RandomModel &model, const std::string &path);

} // namespace cli::bench
