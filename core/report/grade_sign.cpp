// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/grade_sign.h"

#include <QCoreApplication>

#include <array>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::Grades)
};

}

const GradeSign& signOf(Grade grade)
{
    static const std::array<GradeSign, 5> table { {
        { QLatin1Char('U'), QStringLiteral("#00795a"), QStringLiteral("#35c79b"), {} },
        { QLatin1Char('D'), QStringLiteral("#996300"), QStringLiteral("#e69f00"),
            { { 0.5, 0 }, { 1, 0.5 }, { 0.5, 1 }, { 0, 0.5 } } },
        { QLatin1Char('R'), QStringLiteral("#0072b2"), QStringLiteral("#56b4e9"),
            { { 0.5, 0.04 }, { 1, 0.96 }, { 0, 0.96 } } },
        { QLatin1Char('W'), QStringLiteral("#a8487c"), QStringLiteral("#cc79a7"),
            { { 0.08, 0.08 }, { 0.92, 0.08 }, { 0.92, 0.92 }, { 0.08, 0.92 } } },
        { QLatin1Char('X'), QStringLiteral("#c44500"), QStringLiteral("#ff8a4c"),
            { { 0.22, 0 }, { 0.5, 0.28 }, { 0.78, 0 }, { 1, 0.22 }, { 0.72, 0.5 }, { 1, 0.78 }, { 0.78, 1 },
                { 0.5, 0.72 }, { 0.22, 1 }, { 0, 0.78 }, { 0.28, 0.5 }, { 0, 0.22 } } },
    } };
    return table.at(static_cast<std::size_t>(grade));
}

const std::vector<Grade>& allGrades()
{
    static const std::vector<Grade> grades { Grade::Unharmed, Grade::Degraded, Grade::Recovered, Grade::Wedged,
        Grade::Died };
    return grades;
}

QString meaningOf(Grade grade)
{
    switch (grade) {
    case Grade::Unharmed:
        return Texts::tr("no innocent request noticed");
    case Grade::Degraded:
        return Texts::tr("some innocents were slow, none failed, and all is well again");
    case Grade::Recovered:
        return Texts::tr("some innocents failed, and all is well again");
    case Grade::Wedged:
        return Texts::tr("the server still runs, and innocents are still hurt at the end");
    case Grade::Died:
        break;
    }
    return Texts::tr("the server's main process is gone, or nothing listens any more");
}

}
