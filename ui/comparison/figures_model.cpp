// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/figures_model.h"

#include "ui/comparison/curve_text.h"
#include "ui/comparison/figure_text.h"
#include "ui/theme/icons.h"

#include <QFont>
#include <QLocale>

#include <cmath>
#include <limits>

namespace labour {

namespace {

constexpr double least = -std::numeric_limits<double>::infinity(); // nothing sorts below all there is

QString pText(const std::optional<double>& p)
{
    if (!p)
        return QStringLiteral("–");
    return *p < 0.001 ? QStringLiteral("< %1").arg(QLocale().toString(0.001, 'f', 3)) : QLocale().toString(*p, 'f', 3);
}

/// Between the medians where there are not runs enough for more.
std::optional<double> differenceOf(const ComparedFigure& figure)
{
    if (figure.shift)
        return figure.shift->estimate;
    const double plain = figure.secondMedian - figure.firstMedian;
    return std::isfinite(plain) ? std::optional(plain) : std::nullopt;
}

QString valuesText(Figure::Kind kind, const std::vector<double>& values)
{
    QStringList texts;
    for (const double value : values)
        texts.append(figureText(kind, value));
    return texts.join(QStringLiteral(", "));
}

}

void FiguresModel::setFigures(const ComparedFigures& figures)
{
    beginResetModel();
    m_figures = figures;
    endResetModel();
}

int FiguresModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_figures.comparison.figures.size());
}

int FiguresModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : FirstRunColumn + static_cast<int>(m_figures.runs.size());
}

double FiguresModel::ofRun(const ComparedFigure& figure, int column) const
{
    return m_figures.ofRuns.at(column - FirstRunColumn).value(figure.name, std::numeric_limits<double>::quiet_NaN());
}

QString FiguresModel::text(const ComparedFigure& figure, int column) const
{
    const QString none = QStringLiteral("–");
    switch (column) {
    case FigureColumn:
        return figure.isPrimary ? tr("%1 *").arg(titleOfFigure(figure.name)) : titleOfFigure(figure.name);
    case FirstColumn:
        return figureText(figure.kind, figure.firstMedian);
    case SecondColumn:
        return figureText(figure.kind, figure.secondMedian);
    case DifferenceColumn:
        if (const std::optional<double> difference = differenceOf(figure))
            return figureDifferenceText(figure.kind, *difference);
        return none;
    case IntervalColumn:
        return figure.shift ? intervalText(figure.kind, figure.shift->ci95) : none;
    case PColumn:
        return pText(figure.p);
    case WordColumn:
        return wordText(figure.word);
    default:
        break;
    }
    const double value = ofRun(figure, column);
    return std::isnan(value) ? none : figureText(figure.kind, value);
}

QString FiguresModel::tip(const ComparedFigure& figure, int column) const
{
    switch (column) {
    case FigureColumn:
        return tr("%1 In reports and conditions: %2.%3")
            .arg(helpOfFigure(figure.name), figure.name,
                figure.isPrimary ? tr(" * A primary figure: a question asked beforehand.") : QString());
    case FirstColumn:
        return tr("Median of %1").arg(valuesText(figure.kind, figure.first));
    case SecondColumn:
        return tr("Median of %1").arg(valuesText(figure.kind, figure.second));
    case DifferenceColumn:
        if (!figure.shift && differenceOf(figure))
            return tr("By so much B's median lies above A's. An interval takes four runs a side.");
        [[fallthrough]];
    case IntervalColumn:
        return figure.shift ? tr("By so much B lies above A (Hodges and Lehmann), with its interval of 95 %.")
                            : tr("An interval takes four runs a side, none of them without a reply.");
    case PColumn:
        return figure.isPrimary ? tr("Of the rank-sum test: how often chance alone sets the sides apart as far.")
                                : tr("Of the rank-sum test, corrected for the number of figures (Holm).");
    case WordColumn:
        if (figure.word == ComparisonWord::NotEnoughRuns)
            return tr("%1 This figure takes %2 runs a side.")
                .arg(helpOf(figure.word))
                .arg(figure.isPrimary ? fewestASide : m_figures.comparison.fewestForOthers);
        return helpOf(figure.word);
    default:
        return m_figures.runs.at(column - FirstRunColumn).name;
    }
}

QVariant FiguresModel::sortValue(const ComparedFigure& figure, int column) const
{
    switch (column) {
    case FigureColumn:
        return titleOfFigure(figure.name);
    case FirstColumn:
        return figure.firstMedian;
    case SecondColumn:
        return figure.secondMedian;
    case DifferenceColumn:
        return differenceOf(figure).value_or(least);
    case IntervalColumn:
        return figure.shift ? figure.shift->ci95.high - figure.shift->ci95.low : least;
    case PColumn:
        return figure.p.value_or(2);
    case WordColumn:
        return static_cast<int>(figure.word);
    default:
        break;
    }
    const double value = ofRun(figure, column);
    return std::isnan(value) ? least : value;
}

QVariant FiguresModel::data(const QModelIndex& index, int role) const
{
    const ComparedFigure& figure = m_figures.comparison.figures.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(figure, index.column());
    case Qt::ToolTipRole:
        return tip(figure, index.column());
    case SortRole:
        return sortValue(figure, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == FigureColumn || index.column() == WordColumn
            ? QVariant(Qt::AlignLeft | Qt::AlignVCenter)
            : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole:
        if (index.column() == FigureColumn && figure.isPrimary) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case Qt::DecorationRole:
        if (index.column() == WordColumn && figure.word == ComparisonWord::Better)
            return iconNamed(QStringLiteral("expected"));
        if (index.column() == WordColumn && figure.word == ComparisonWord::Worse)
            return iconNamed(QStringLiteral("failed"));
        return {};
    case IntervalRole:
        if (figure.shift)
            return QVariant::fromValue(IntervalLook { figure.shift->ci95.low, figure.shift->estimate,
                figure.shift->ci95.high, figure.word, text(figure, IntervalColumn) });
        return {};
    default:
        return {};
    }
}

QVariant FiguresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section >= FirstRunColumn)
        return m_figures.runs.at(section - FirstRunColumn).name;
    if (role == Qt::TextAlignmentRole)
        return section == FigureColumn || section == WordColumn ? QVariant(Qt::AlignLeft | Qt::AlignVCenter)
                                                                : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FigureColumn:
        return tr("Figure");
    case FirstColumn:
        return tr("A");
    case SecondColumn:
        return tr("B");
    case DifferenceColumn:
        return tr("B − A");
    case IntervalColumn:
        return tr("95 % interval");
    case PColumn:
        return tr("p");
    case WordColumn:
        return tr("B is");
    default:
        break;
    }
    return tr("Run %1").arg(section - FirstRunColumn + 1);
}

}
