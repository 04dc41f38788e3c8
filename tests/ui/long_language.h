// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace labour::test {

/// A language in which all texts of the window are as they are and 30 % longer, with letters that are high and deep:
/// what is not translated shows, and so does what has no room. In words, as any language that is broken into lines.
class LongLanguage : public QTranslator
{
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* text, const char* disambiguation, int n) const override
    {
        Q_UNUSED(disambiguation)
        Q_UNUSED(n)
        if (!QLatin1String(context).startsWith(QLatin1String("labour::")))
            return {};
        static const QString padding = QStringLiteral("ÅçÊğÑjÖpÜy ");
        QString longer = QString::fromUtf8(text);
        const qsizetype wanted = (longer.size() * 13 + 9) / 10;
        for (qsizetype i = 0; longer.size() < wanted; ++i)
            longer += padding.at(i % padding.size());
        return longer;
    }
};

}
