// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_table.h"

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

struct Unit {
    QString name;
    double factor;
    int decimals;
};

Unit unitOf(Figure::Kind kind)
{
    switch (kind) {
    case Figure::Kind::Count:
    case Figure::Kind::Share:
        return { QStringLiteral("%"), 100, 2 };
    case Figure::Kind::Milliseconds:
        return { QStringLiteral("ms"), 1, 2 };
    case Figure::Kind::Seconds:
    case Figure::Kind::Duration:
        return { QStringLiteral("s"), 1, 2 };
    case Figure::Kind::Bytes:
        return { QStringLiteral("MiB"), 1.0 / (1024 * 1024), 2 };
    case Figure::Kind::PerSecond:
        break;
    }
    return { QStringLiteral("/s"), 1, 1 };
}

QString numberOf(double value, const Unit& unit)
{
    return std::isfinite(value) ? QString::number(value * unit.factor, 'f', unit.decimals) : QStringLiteral("no reply");
}

QString signedOf(double value, const Unit& unit)
{
    return (value > 0 ? QStringLiteral("+") : QString()) % numberOf(value, unit);
}

QString pOf(double p)
{
    return p < 0.001 ? QStringLiteral("< 0.001") : QString::number(p, 'f', 3);
}

QStringList rowOf(const ComparedFigure& figure)
{
    const Unit unit = unitOf(figure.kind);
    QStringList row { figure.name % (figure.isPrimary ? QStringLiteral(" *") : QString()), unit.name,
        numberOf(figure.firstMedian, unit), numberOf(figure.secondMedian, unit) };
    const double difference = figure.secondMedian - figure.firstMedian;
    row.append(figure.shift             ? signedOf(figure.shift->estimate, unit)
            : std::isfinite(difference) ? signedOf(difference, unit)
                                        : QStringLiteral("-"));
    row.append(figure.shift ? QString(signedOf(figure.shift->ci95.low, unit) % QStringLiteral(" to ")
                   % signedOf(figure.shift->ci95.high, unit))
                            : QStringLiteral("-"));
    row.append(figure.p ? pOf(*figure.p) : QStringLiteral("-"));
    row.append(nameOf(figure.word));
    return row;
}

std::size_t runsOf(const Comparison& comparison, bool isSecond)
{
    std::size_t runs = 0;
    for (const ComparedFigure& figure : comparison.figures)
        runs = std::max(runs, isSecond ? figure.second.size() : figure.first.size());
    return runs;
}

QString runsText(std::size_t runs)
{
    return runs == 1 ? QStringLiteral("one run") : QStringLiteral("%1 runs").arg(runs);
}

QString withUnit(const QString& number, const Unit& unit)
{
    return unit.name == QLatin1String("/s") ? QString(number % QStringLiteral(" a second"))
                                            : QString(number % QLatin1Char(' ') % unit.name);
}

QString differenceSentence(const ComparedFigure& figure)
{
    const Unit unit = unitOf(figure.kind);
    QString text = QStringLiteral("B is %1 in %2: %3 where A has %4")
                       .arg(nameOf(figure.word), figure.name, withUnit(numberOf(figure.secondMedian, unit), unit),
                           withUnit(numberOf(figure.firstMedian, unit), unit));
    if (figure.shift)
        text += QStringLiteral(", a difference of %1 (95 % interval %2 to %3)")
                    .arg(withUnit(signedOf(figure.shift->estimate, unit), unit), signedOf(figure.shift->ci95.low, unit),
                        signedOf(figure.shift->ci95.high, unit));
    return text % QLatin1Char('.');
}

QStringList namesOf(const Comparison& comparison, ComparisonWord word)
{
    QStringList names;
    for (const ComparedFigure& figure : comparison.figures) {
        if (figure.word == word)
            names.append(figure.name);
    }
    return names;
}

}

QList<QStringList> comparisonTable(const Comparison& comparison)
{
    QList<QStringList> rows { { QStringLiteral("Figure"), QString(), QStringLiteral("A"), QStringLiteral("B"),
        QStringLiteral("B - A"), QStringLiteral("95 % interval"), QStringLiteral("p"), QStringLiteral("B is") } };
    for (const ComparedFigure& figure : comparison.figures)
        rows.append(rowOf(figure));
    return rows;
}

QString comparisonMethod(const Comparison& comparison)
{
    return QStringLiteral(
        "Medians over the runs; B - A by Hodges and Lehmann, without an interval that of the medians; p by the "
        "rank-sum "
        "test, at\na level of 5 %. * primary: a question asked beforehand, of which four runs a side can show a "
        "difference. p of the others\nis corrected by Holm; they take %1.")
        .arg(comparison.fewestForOthers);
}

QString sideRunsText(const Comparison& comparison, bool isSecond)
{
    return runsText(runsOf(comparison, isSecond));
}

QStringList comparisonStory(const Comparison& comparison)
{
    QStringList sentences;
    for (const ComparedFigure& figure : comparison.figures) {
        if (figure.word == ComparisonWord::Better || figure.word == ComparisonWord::Worse)
            sentences.append(differenceSentence(figure));
    }
    if (const QStringList same = namesOf(comparison, ComparisonWord::NoDifferenceSeen); !same.isEmpty())
        sentences.append(QStringLiteral("No difference was seen in %1, which is not to say that there is none.")
                             .arg(same.join(QStringLiteral(", "))));
    if (const QStringList few = namesOf(comparison, ComparisonWord::NotEnoughRuns); !few.isEmpty())
        sentences.append(few.size() == comparison.figures.size()
                ? QStringLiteral(
                    "There are not enough runs to tell a difference from chance; the figures stand side by "
                    "side.")
                : QStringLiteral("There are not enough runs to tell of %1.").arg(few.join(QStringLiteral(", "))));
    return sentences;
}

}
