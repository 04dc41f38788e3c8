// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/figure_text.h"

#include "ui/comparison/curve_text.h"

#include <QCoreApplication>
#include <QStringBuilder>

#include <algorithm>
#include <array>
#include <cmath>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::FigureText)
};

struct Words {
    const char* name;
    const char* title;
    const char* help;
};

// NOLINTNEXTLINE(modernize-avoid-c-arrays)
constexpr Words words[] {
    { "innocents.failed", QT_TRANSLATE_NOOP("labour::FigureText", "Innocents failed"),
        QT_TRANSLATE_NOOP("labour::FigureText", "The share of innocents that did not end as expected.") },
    { "innocents.p99", QT_TRANSLATE_NOOP("labour::FigureText", "Innocents' p99"),
        QT_TRANSLATE_NOOP("labour::FigureText",
            "The latency that 99 of 100 innocents did not exceed; one without a reply is slower than all with one.") },
    { "innocents.goodput_per_second", QT_TRANSLATE_NOOP("labour::FigureText", "Innocents' goodput"),
        QT_TRANSLATE_NOOP("labour::FigureText", "Replies as expected to innocents, a second.") },
    { "innocents.p50", QT_TRANSLATE_NOOP("labour::FigureText", "Innocents' p50"),
        QT_TRANSLATE_NOOP("labour::FigureText", "The latency that half of the innocents did not exceed.") },
    { "innocents.p90", QT_TRANSLATE_NOOP("labour::FigureText", "Innocents' p90"),
        QT_TRANSLATE_NOOP("labour::FigureText", "The latency that 9 of 10 innocents did not exceed.") },
    { "innocents.p999", QT_TRANSLATE_NOOP("labour::FigureText", "Innocents' p99.9"),
        QT_TRANSLATE_NOOP("labour::FigureText", "The latency that 999 of 1000 innocents did not exceed.") },
    { "innocents.max", QT_TRANSLATE_NOOP("labour::FigureText", "Innocents' slowest"),
        QT_TRANSLATE_NOOP("labour::FigureText", "The latency of the slowest innocent.") },
    { "innocents.no_reply", QT_TRANSLATE_NOOP("labour::FigureText", "Innocents without reply"),
        QT_TRANSLATE_NOOP("labour::FigureText", "The share of innocents that ended without a whole reply.") },
    { "failed", QT_TRANSLATE_NOOP("labour::FigureText", "All failed"),
        QT_TRANSLATE_NOOP(
            "labour::FigureText", "The share of all requests, culprits too, that did not end as expected.") },
    { "p50", QT_TRANSLATE_NOOP("labour::FigureText", "p50 of all"),
        QT_TRANSLATE_NOOP(
            "labour::FigureText", "The latency that half of all requests, culprits too, did not exceed.") },
    { "p99", QT_TRANSLATE_NOOP("labour::FigureText", "p99 of all"),
        QT_TRANSLATE_NOOP("labour::FigureText", "The latency that 99 of 100 requests, culprits too, did not exceed.") },
    { "goodput_per_second", QT_TRANSLATE_NOOP("labour::FigureText", "Goodput of all"),
        QT_TRANSLATE_NOOP("labour::FigureText", "Replies as expected to all requests, culprits too, a second.") },
    { "culprits.failed", QT_TRANSLATE_NOOP("labour::FigureText", "Culprits failed"),
        QT_TRANSLATE_NOOP(
            "labour::FigureText", "The share of culprits that did not end as their behaviour promises.") },
    { "rss", QT_TRANSLATE_NOOP("labour::FigureText", "Largest memory"),
        QT_TRANSLATE_NOOP(
            "labour::FigureText", "The most resident memory of all the server's processes together in any sample.") },
};

const Words* wordsFor(const QString& name)
{
    const auto* found = std::find_if(
        std::begin(words), std::end(words), [&](const Words& each) { return name == QLatin1String(each.name); });
    return found == std::end(words) ? nullptr : found;
}

struct Unit {
    QString name;
    double factor = 1;
};

Unit unitOf(Figure::Kind kind)
{
    switch (kind) {
    case Figure::Kind::Count:
    case Figure::Kind::Share:
        return { Texts::tr("%"), 100 };
    case Figure::Kind::Milliseconds:
        return { Texts::tr("ms") };
    case Figure::Kind::Seconds:
    case Figure::Kind::Duration:
        return { Texts::tr("s") };
    case Figure::Kind::Bytes:
        return { Texts::tr("MiB"), 1.0 / (1024 * 1024) };
    case Figure::Kind::PerSecond:
        break;
    }
    return { Texts::tr("/s") };
}

}

QString titleOfFigure(const QString& name)
{
    const Words* known = wordsFor(name);
    return known ? Texts::tr(known->title) : name;
}

QString helpOfFigure(const QString& name)
{
    const Words* known = wordsFor(name);
    return known ? Texts::tr(known->help) : QString();
}

QString figureText(Figure::Kind kind, double value)
{
    const Unit unit = unitOf(kind);
    const QString number = numberForPeople(value * unit.factor);
    return std::isfinite(value) ? QString(number % u' ' % unit.name) : number;
}

QString figureDifferenceText(Figure::Kind kind, double value)
{
    const Unit unit = unitOf(kind);
    return signedNumber(value * unit.factor) % u' ' % unit.name;
}

QString intervalText(Figure::Kind kind, const ConfidenceInterval& interval)
{
    const Unit unit = unitOf(kind);
    return Texts::tr("%1 to %2 %3")
        .arg(signedNumber(interval.low * unit.factor), signedNumber(interval.high * unit.factor), unit.name);
}

QString wordText(ComparisonWord word)
{
    switch (word) {
    case ComparisonWord::Better:
        return Texts::tr("better");
    case ComparisonWord::Worse:
        return Texts::tr("worse");
    case ComparisonWord::NoDifferenceSeen:
        return Texts::tr("no difference seen");
    case ComparisonWord::NotEnoughRuns:
        break;
    }
    return Texts::tr("not enough runs");
}

QString helpOf(ComparisonWord word)
{
    switch (word) {
    case ComparisonWord::Better:
        return Texts::tr("B is better than A, by more than chance explains at a level of 5 %.");
    case ComparisonWord::Worse:
        return Texts::tr("B is worse than A, by more than chance explains at a level of 5 %.");
    case ComparisonWord::NoDifferenceSeen:
        return Texts::tr("Chance alone may explain the difference; that is no proof that there is none.");
    case ComparisonWord::NotEnoughRuns:
        break;
    }
    return Texts::tr("With so few runs even the largest difference may be chance.");
}

}
