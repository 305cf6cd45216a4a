#include "engine/Workspace.h"

#include <algorithm>

namespace engine {

Activations &Workspace::take(std::size_t columns, Formats formats)
{
    auto shelf = std::find_if(m_shelves.begin(), m_shelves.end(), [&](const Shelf &candidate) {
        return candidate.columns == columns && candidate.formats == formats;
    });
    if (shelf == m_shelves.end())
        shelf = m_shelves.insert(m_shelves.end(), Shelf{columns, formats, {}, 0});
    if (shelf->taken == shelf->items.size())
        shelf->items.emplace_back(m_maxRows, columns, formats);
    return shelf->items[shelf->taken++];
}

void Workspace::release()
{
    for (auto &shelf : m_shelves)
        shelf.taken = 0;
}

} // namespace engine
