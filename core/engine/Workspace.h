#pragma once

#include "engine/Activations.h"

#include <deque>

namespace engine {

/// Scratch rows of passes of up to `maxRows` rows. What was taken is given back all at once and kept for the next pass,
/// so a warm workspace allocates nothing.
///
/// Thread: one.
class Workspace
{
public:
    explicit Workspace(std::size_t maxRows) : m_maxRows(maxRows) {}

    std::size_t maxRows() const { return m_maxRows; }

    /// [maxRows, columns], with values of earlier uses. Valid until release(). Throws Error(OutOfMemory).
    Activations &take(std::size_t columns, Formats formats = kFloat32);
    void release();

private:
    struct Shelf // of rows of one kind
    {
        std::size_t columns;
        Formats formats;
        std::deque<Activations> items;
        std::size_t taken = 0;
    };

    std::size_t m_maxRows;
    std::deque<Shelf> m_shelves;
};

} // namespace engine
