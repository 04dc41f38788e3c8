// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/standing_text.h"

#include "ui/comparison/figure_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::Standing)
};

constexpr qsizetype mostFigures = 3; // by name, of a word

QString nameOf(const Reference& reference)
{
    return reference.runs.size() == 1 ? Texts::tr("the reference, run %1").arg(numbersText(reference.runs))
                                      : Texts::tr("the reference, runs %1").arg(numbersText(reference.runs));
}

/// "Innocents' p99 41.2 ms, there 12 ms"
QString sideBySide(const ComparedFigure& figure)
{
    return Texts::tr("%1 %2, there %3")
        .arg(titleOfFigure(figure.name), figureText(figure.kind, figure.secondMedian),
            figureText(figure.kind, figure.firstMedian));
}

QList<ComparedFigure> figuresWith(const Comparison& comparison, ComparisonWord word)
{
    QList<ComparedFigure> figures;
    std::copy_if(comparison.figures.begin(), comparison.figures.end(), std::back_inserter(figures),
        [word](const ComparedFigure& figure) { return figure.word == word; });
    return figures;
}

QString listed(const QList<ComparedFigure>& figures, qsizetype most)
{
    QStringList parts;
    for (const ComparedFigure& figure : figures.mid(0, most))
        parts.append(sideBySide(figure));
    const qsizetype more = figures.size() - parts.size();
    return more > 0 ? Texts::tr("%1; and %2 more").arg(parts.join(QStringLiteral("; "))).arg(more)
                    : parts.join(QStringLiteral("; "));
}

}

bool isWorse(const Standing& standing)
{
    return standing.comparison && !figuresWith(*standing.comparison, ComparisonWord::Worse).isEmpty();
}

QString standingSentence(const Standing& standing)
{
    const QString reference = nameOf(standing.reference);
    if (!standing.comparison)
        return Texts::tr("It is of %1, which later runs of this plan on this server are compared with.").arg(reference);
    const QList<ComparedFigure> worse = figuresWith(*standing.comparison, ComparisonWord::Worse);
    const QList<ComparedFigure> better = figuresWith(*standing.comparison, ComparisonWord::Better);
    QStringList sentences;
    if (!worse.isEmpty())
        sentences.append(Texts::tr("Worse than %1: %2.").arg(reference, listed(worse, mostFigures)));
    if (!better.isEmpty())
        sentences.append(Texts::tr("Better than %1: %2.").arg(reference, listed(better, mostFigures)));
    if (!sentences.isEmpty())
        return sentences.join(u' ');
    if (!figuresWith(*standing.comparison, ComparisonWord::NoDifferenceSeen).isEmpty())
        return Texts::tr("No difference seen to %1.").arg(reference);
    QList<ComparedFigure> primary = standing.comparison->figures;
    primary.removeIf([](const ComparedFigure& figure) { return !figure.isPrimary; });
    return Texts::tr("Not enough runs against %1: %2.").arg(reference, listed(primary, primary.size()));
}

}
