// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heat_picture.h"

#include "core/measure/clock.h"
#include "ui/charts/decimation.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace labour {

namespace {

constexpr double slotS = static_cast<double>(slotNs) / static_cast<double>(nsPerSecond);
constexpr int shades = 256;

std::vector<QRgb> coloursOf(Theme theme)
{
    std::vector<QRgb> colours(shades);
    for (int i = 0; i < shades; ++i)
        colours[static_cast<std::size_t>(i)] = heatColour(static_cast<double>(i) / (shades - 1), theme).rgb();
    return colours;
}

}

HeatPicture heatPicture(const HeatMap& map, double fromS, double toS, int columns, Theme theme)
{
    const auto slotAt = [&map](double t) {
        return static_cast<std::size_t>(std::clamp(t / slotS + 1e-9, 0.0, static_cast<double>(map.size())));
    };
    const std::size_t first = slotAt(fromS);
    const std::size_t last = std::min(map.size(), slotAt(toS) + 1);
    if (!map.range() || last <= first || columns < 1)
        return {};
    // Columns begin at multiples of their width, so that a run that grows does not flicker.
    const std::size_t width = valuesPerColumn(last - first, columns);
    const std::size_t begin = first / width * width;
    const std::size_t count = (last - begin + width - 1) / width;
    const auto [low, high] = *map.range();
    std::vector<HeatMap::Counts> counts(count);
    std::uint32_t most = 1;
    for (std::size_t i = 0; i < count; ++i) {
        counts[i] = map.sum(begin + i * width, std::min(begin + (i + 1) * width, map.size()));
        most = std::max(most, *std::max_element(counts[i].begin(), counts[i].end()));
    }
    const std::vector<QRgb> colours = coloursOf(theme);
    const double range = std::log(static_cast<double>(most));
    HeatPicture picture { QImage(static_cast<int>(count), static_cast<int>(high - low + 1), QImage::Format_ARGB32),
        static_cast<double>(begin) * slotS, static_cast<double>(begin + count * width) * slotS,
        1 / (static_cast<double>(width) * slotS), most / (static_cast<double>(width) * slotS) };
    for (std::size_t bin = low; bin <= high; ++bin) {
        auto* line = reinterpret_cast<QRgb*>(picture.image.scanLine(static_cast<int>(high - bin)));
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t replies = counts[i][bin];
            const double share = most > 1 ? std::log(static_cast<double>(std::max(replies, 1U))) / range : 1;
            line[i] = replies == 0 ? qRgba(0, 0, 0, 0) : colours[static_cast<std::size_t>(share * (shades - 1))];
        }
    }
    return picture;
}

}
