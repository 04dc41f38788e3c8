// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPalette;
class QTextDocument;

namespace labour {

/// Makes a page that was read from Markdown one that is easily read: code on a ground of its own, links in the
/// palette's colour, tables with thin lines.
void styleGuidePage(QTextDocument& page, const QPalette& palette);

}
