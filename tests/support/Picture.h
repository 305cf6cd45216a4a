#pragma once

#include <QImage>

#include <algorithm>
#include <vector>

namespace support {

/// Share of the picture that its largest rectangle of a single colour takes, in steps of 20 pixels: about 0.8 when a
/// page stayed empty beside the sidebar, 1 when nothing was drawn at all.
inline double blankShare(const QImage &picture)
{
    constexpr int kTile = 20;
    const int across = picture.width() / kTile, down = picture.height() / kTile;
    if (across == 0 || down == 0)
        return 1;
    const auto colour = [&](int x, int y) { // of a tile; transparent, which no window is: more than one
        const auto first = picture.pixel(x * kTile, y * kTile);
        for (int dy = 0; dy < kTile; dy += 2)
            for (int dx = 0; dx < kTile; dx += 2)
                if (picture.pixel(x * kTile + dx, y * kTile + dy) != first)
                    return QRgb(0);
        return first;
    };
    // Largest rectangle below a skyline: for each row the height of equal tiles that ends there.
    int largest = 0;
    std::vector<int> height(std::size_t(across), 0);
    std::vector<QRgb> above(std::size_t(across), 0);
    for (int y = 0; y < down; ++y) {
        std::vector<QRgb> row(std::size_t(across), 0);
        for (int x = 0; x < across; ++x) {
            const auto at = std::size_t(x);
            row[at] = colour(x, y);
            height[at] = row[at] == 0 ? 0 : row[at] == above[at] ? height[at] + 1 : 1;
        }
        for (int left = 0; left < across; ++left)
            for (int right = left, lowest = height[std::size_t(left)];
                 right < across && lowest > 0 && row[std::size_t(right)] == row[std::size_t(left)]; ++right) {
                lowest = std::min(lowest, height[std::size_t(right)]);
                largest = std::max(largest, lowest * (right - left + 1));
            }
        above = row;
    }
    return double(largest) / (across * down);
}

} // namespace support
