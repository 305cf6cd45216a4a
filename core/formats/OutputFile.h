#pragma once

#include "formats/ByteSource.h"

namespace formats {

/// A file that appears whole or not at all: bytes go to `PATH.part`, which takes the path's place only in finish(),
/// after everything is on the disk. What is there under the path stays untouched until then. A `.part` left by a killed
/// program is begun anew; one that another program is writing is refused. A path that is no regular file (a pipe, a
/// device) is written directly; "-" is standard output.
///
/// Thread: one at a time. Owns: the open file; the destructor removes an unfinished `.part`.
class OutputFile
{
public:
    /// Checks that `bytes` fit on the disk first. Throws Error(Io) that names the path and, when they do not, both
    /// numbers.
    OutputFile(const std::string &path, std::uint64_t bytes);
    ~OutputFile();
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;

    void append(std::span<const std::byte> bytes);
    void finish();

private:
    void openPart(std::uint64_t bytes);
    [[noreturn]] void fail(const char *what) const;

    std::string m_path;
    std::string m_part; ///< empty when the path is written directly
    int m_descriptor = -1;
};

} // namespace formats
