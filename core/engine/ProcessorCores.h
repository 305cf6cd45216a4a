#pragma once

namespace engine {

/// Whole cores that this process may run on: two hardware threads of one core count once, for they share what limits
/// us.
int processorCores();

} // namespace engine
