// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace labour {

/// Looks for a text in what arrives piece by piece, and holds no more of it than the text is long. An empty text is
/// nowhere.
class TextSearch
{
public:
    /// `text` has to outlive the search.
    void begin(std::string_view text)
    {
        m_text = text;
        m_tail.clear();
        m_isFound = false;
    }

    void feed(std::string_view piece)
    {
        if (m_text.empty() || m_isFound)
            return;
        const std::size_t overlap = m_text.size() - 1;
        const std::string seam = m_tail + std::string(piece.substr(0, overlap));
        m_isFound = seam.find(m_text) != std::string::npos || piece.find(m_text) != std::string_view::npos;
        m_tail = piece.size() >= overlap ? std::string(piece.substr(piece.size() - overlap)) : lastOf(seam, overlap);
    }

    bool isFound() const { return m_isFound; }

private:
    static std::string lastOf(const std::string& text, std::size_t length)
    {
        return text.size() > length ? text.substr(text.size() - length) : text;
    }

    std::string_view m_text;
    std::string m_tail; ///< the last bytes that came, one fewer than the text has
    bool m_isFound = false;
};

}
