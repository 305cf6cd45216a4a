#pragma once

#include <stdexcept>
#include <string>

namespace engine {

/// What went wrong in the engine or in a model file. `what()` is one English sentence that names the object.
class Error : public std::runtime_error
{
public:
    enum class Code {
        NotAModel,      ///< the bytes are no model file we know
        Unsupported,    ///< a well-formed file of another architecture, version or tensor type
        Damaged,        ///< truncated, inconsistent or malformed
        WrongShape,     ///< a tensor is missing, unknown, or has another shape than the model needs
        OutOfMemory,
        Io,             ///< the file could not be read or written
        InvalidNumbers, ///< the model produced NaN or infinity
        InvalidInput,   ///< the caller's tokens, state or settings do not fit the model
        Cancelled,
    };

    Error(Code code, const std::string &detail) : std::runtime_error(detail), m_code(code) {}
    Code code() const noexcept { return m_code; }

private:
    Code m_code;
};

} // namespace engine
