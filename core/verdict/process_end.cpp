// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/process_end.h"

#include "core/catalogue/unit_text.h"

#include <QRegularExpression>

namespace labour {

std::optional<ProcessEnd> processEndOf(const Event& event)
{
    static const QRegularExpression form(
        QStringLiteral("\\A(?:the server's main )?process \\d+ (.+?)"
                       "(?:, (\\S+ [^,]+) after it began the (\\d+(?:st|nd|rd|th)) (.+) \\(request [^)]*\\))?\\z"));
    if (event.kind != events::workerExited && event.kind != events::serverExited)
        return std::nullopt;
    const QRegularExpressionMatch match = form.match(QString::fromStdString(event.detail));
    if (!match.hasMatch())
        return std::nullopt;
    ProcessEnd end { match.captured(1), {} };
    if (match.hasCaptured(4))
        end.last = LastRequest { match.captured(4), match.captured(3), secondsFromText(match.captured(2)) };
    return end;
}

}
