#pragma once

#include <algorithm>
#include <vector>

namespace cli::bench {

/// Repeated measurements of one quantity.
class Series
{
public:
    void add(double value) { m_values.insert(std::ranges::upper_bound(m_values, value), value); }

    double median() const
    {
        const std::size_t middle = m_values.size() / 2;
        return m_values.size() % 2 ? m_values[middle] : (m_values[middle - 1] + m_values[middle]) / 2;
    }
    double least() const { return m_values.front(); }
    double most() const { return m_values.back(); }
    bool empty() const { return m_values.empty(); }

private:
    std::vector<double> m_values; // in order
};

} // namespace cli::bench
