// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/figures.h"

#include "core/catalogue/nearest.h"
#include "core/catalogue/unit_text.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>

namespace labour {

namespace {

constexpr double never = std::numeric_limits<double>::infinity();

void add(Figures& figures, const QString& prefix, const Tally& tally, double seconds)
{
    const auto all = static_cast<double>(tally.requests);
    const auto count = [&](const char* name, std::uint64_t value) {
        figures.insert(prefix + QLatin1String(name), { Figure::Kind::Count, static_cast<double>(value), all });
    };
    const auto latency = [&](const char* name, double quantile) {
        figures.insert(prefix + QLatin1String(name),
            { Figure::Kind::Milliseconds, tally.latencyMs(quantile).value_or(tally.requests > 0 ? never : 0), 0 });
    };
    const auto perSecond = [&](const char* name, std::uint64_t value) {
        figures.insert(prefix + QLatin1String(name),
            { Figure::Kind::PerSecond, seconds > 0 ? static_cast<double>(value) / seconds : 0, 0 });
    };
    count("requests", tally.requests);
    count("as_expected", tally.asExpected);
    count("failed", tally.failed());
    count("unfinished", tally.unfinished);
    count("no_reply", tally.noReply());
    latency("p50", 0.5);
    latency("p90", 0.9);
    latency("p99", 0.99);
    latency("p999", 0.999);
    latency("max", 1);
    perSecond("requests_per_second", tally.requests);
    perSecond("goodput_per_second", tally.goodReplies);
}

bool fits(Figure::Kind kind, const QString& unit)
{
    static const QStringList times { QStringLiteral("us"), QStringLiteral("ms"), QStringLiteral("s"),
        QStringLiteral("m"), QStringLiteral("min"), QStringLiteral("h") };
    switch (kind) {
    case Figure::Kind::Count:
    case Figure::Kind::Share:
        return unit.isEmpty() || unit == QLatin1String("%");
    case Figure::Kind::Milliseconds:
    case Figure::Kind::Seconds:
    case Figure::Kind::Duration:
        return times.contains(unit);
    case Figure::Kind::Bytes:
        return unit != QLatin1String("%") && !times.contains(unit);
    case Figure::Kind::PerSecond:
        break;
    }
    return unit.isEmpty();
}

QString unitsFor(Figure::Kind kind)
{
    switch (kind) {
    case Figure::Kind::Count:
        return QStringLiteral("a number or a share, as in 5 or 1%");
    case Figure::Kind::Share:
        return QStringLiteral("a share, as in 1%");
    case Figure::Kind::Milliseconds:
    case Figure::Kind::Seconds:
    case Figure::Kind::Duration:
        return QStringLiteral("a time with its unit, as in 500ms or 10s");
    case Figure::Kind::Bytes:
        return QStringLiteral("a size, as in 1MiB");
    case Figure::Kind::PerSecond:
        break;
    }
    return QStringLiteral("a number a second, without a unit");
}

std::optional<double> valueOf(Figure::Kind kind, const QString& number, const QString& unit)
{
    bool isNumber = false;
    const double plain = number.toDouble(&isNumber);
    if (!isNumber)
        return std::nullopt;
    if (unit == QLatin1String("%"))
        return plain / 100;
    if (kind == Figure::Kind::Bytes)
        return bytesFromText(number % unit);
    if (kind == Figure::Kind::Seconds || kind == Figure::Kind::Duration)
        return secondsFromText(number % unit);
    if (kind == Figure::Kind::Milliseconds) {
        const std::optional<double> seconds = secondsFromText(number % unit);
        return seconds ? std::optional(*seconds * 1000) : std::nullopt;
    }
    return plain;
}

}

Figures figuresOf(const Recording& recording)
{
    Figures figures;
    const double seconds = recording.durationS();
    add(figures, QString(), recording.totals(), seconds);
    add(figures, QStringLiteral("innocents."), recording.totals(Role::Innocent), seconds);
    add(figures, QStringLiteral("culprits."), recording.totals(Role::Culprit), seconds);
    double rss = 0;
    for (const TreeSample& sample : recording.samples())
        rss = std::max(rss, static_cast<double>(sample.rssBytes()));
    figures.insert(QStringLiteral("rss"), { Figure::Kind::Bytes, rss, 0 });
    return figures;
}

bool FailCondition::holds(const Figure& of) const
{
    const double actual = isPercent && of.kind == Figure::Kind::Count ? (of.of > 0 ? of.value / of.of : 0) : of.value;
    if (comparison == QLatin1String(">"))
        return actual > value;
    if (comparison == QLatin1String(">="))
        return actual >= value;
    if (comparison == QLatin1String("<"))
        return actual < value;
    if (comparison == QLatin1String("<="))
        return actual <= value;
    return comparison == QLatin1String("=") ? actual == value : actual != value;
}

FailCondition FailCondition::against(double ofReference) const
{
    FailCondition absolute = *this;
    absolute.isToReference = false;
    absolute.value = factor * ofReference + value;
    return absolute;
}

namespace {

Error unknownFigure(const QString& name, const Figures& figures)
{
    QStringList names = figures.keys();
    names.sort();
    return { unknownName(QStringLiteral("figure"), name, names) };
}

/// Nothing: it is not about a reference.
std::optional<Result<FailCondition>> referenceConditionFromText(const QString& text, const Figures& figures)
{
    static const QRegularExpression form(
        QStringLiteral("\\A\\s*([A-Za-z][A-Za-z0-9_.]*)\\s*(>=|<=|!=|>|<|=)\\s*reference\\b\\s*(.*?)\\s*\\z"));
    static const QRegularExpression change(QStringLiteral(
        "\\A(?:\\*\\s*([0-9]+(?:\\.[0-9]+)?))?\\s*(?:([+-])\\s*([0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z%]*))?\\z"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString name = match.captured(1);
    if (!figures.contains(name))
        return unknownFigure(name, figures);
    const QRegularExpressionMatch changed = change.match(match.captured(3));
    if (!changed.hasMatch())
        return Error { QStringLiteral("“%1”: after reference, a factor and a distance are expected, as in "
                                      "reference*1.2 or reference+50ms")
                           .arg(text) };
    FailCondition condition { name, match.captured(2), 0, false, text.trimmed(), true, 1, {} };
    const Figure::Kind kind = figures.value(name).kind;
    // Runs differ in length, and how many requests there were is no share of anything.
    condition.isPercent = kind == Figure::Kind::Count && !name.endsWith(QLatin1String("requests"));
    if (!changed.captured(1).isEmpty())
        condition.factor = changed.captured(1).toDouble();
    if (!(condition.factor > 0))
        return Error { QStringLiteral("“%1”: the factor has to be above 0").arg(text) };
    if (changed.captured(2).isEmpty())
        return condition;
    const QString unit = changed.captured(4);
    const std::optional<double> distance = valueOf(kind, changed.captured(3), unit);
    const bool isPerCent = unit == QLatin1String("%");
    if (!distance || !fits(kind, unit) || (kind == Figure::Kind::Count && isPerCent != condition.isPercent))
        return Error { QStringLiteral("“%1”: what is added to the reference's %2 is %3")
                           .arg(text, name,
                               condition.isPercent               ? QStringLiteral("a share, as in reference+1%")
                                   : kind == Figure::Kind::Count ? QStringLiteral("a number, as in reference+100")
                                                                 : unitsFor(kind)) };
    condition.value = changed.captured(2) == QLatin1String("-") ? -*distance : *distance;
    return condition;
}

}

QList<JudgedCondition> judged(const QList<FailCondition>& conditions, const Figures& figures)
{
    QList<JudgedCondition> judged;
    for (const FailCondition& condition : conditions) {
        JudgedCondition each { condition.text };
        if (!figures.contains(condition.figure))
            each.message = QStringLiteral("%1 is not known of this run, as its report says").arg(condition.figure);
        else if (const Figure figure = figures.value(condition.figure); condition.holds(figure))
            each.message = QStringLiteral("%1 is %2%3").arg(condition.figure, textOf(figure), condition.note);
        judged.append(each);
    }
    return judged;
}

Result<FailCondition> failConditionFromText(const QString& text, const Figures& figures)
{
    if (const std::optional<Result<FailCondition>> toReference = referenceConditionFromText(text, figures))
        return *toReference;
    static const QRegularExpression form(
        QStringLiteral("\\A\\s*([A-Za-z][A-Za-z0-9_.]*)\\s*(>=|<=|!=|>|<|=)\\s*([0-9.eE+-]+)\\s*([A-Za-z%]*)\\s*\\z"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return Error { QStringLiteral(
            "“%1” is no condition: a figure, one of > >= < <= = !=, and a value are expected, "
            "as in failed>1%")
                           .arg(text) };
    const QString name = match.captured(1);
    if (!figures.contains(name))
        return unknownFigure(name, figures);
    const Figure::Kind kind = figures.value(name).kind;
    const QString unit = match.captured(4);
    const std::optional<double> value = valueOf(kind, match.captured(3), unit);
    if (!fits(kind, unit) || !value)
        return Error { QStringLiteral("“%1”: %2 is compared with %3").arg(text, name, unitsFor(kind)) };
    return FailCondition { name, match.captured(2), *value, unit == QLatin1String("%"), text.trimmed(), false, 1, {} };
}

QString textOf(const Figure& figure)
{
    if (std::isinf(figure.value) && figure.kind == Figure::Kind::Duration)
        return QStringLiteral("without end");
    if (std::isinf(figure.value))
        return figure.kind == Figure::Kind::Milliseconds ? QStringLiteral("no reply") : QStringLiteral("never");
    switch (figure.kind) {
    case Figure::Kind::Count:
        return figure.of > 0 ? QStringLiteral("%1 of %2").arg(numberText(figure.value), numberText(figure.of))
                             : numberText(figure.value);
    case Figure::Kind::Share:
        return QStringLiteral("%1 %").arg(QString::number(figure.value * 100, 'f', 2));
    case Figure::Kind::Milliseconds:
        return durationForPeople(figure.value / 1000);
    case Figure::Kind::Seconds:
    case Figure::Kind::Duration:
        return durationForPeople(figure.value);
    case Figure::Kind::Bytes:
        return bytesForPeople(figure.value);
    case Figure::Kind::PerSecond:
        break;
    }
    return QString::number(figure.value, 'f', 1);
}

}
