// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/comparison.h"

#include "core/catalogue/unit_text.h"
#include "core/plan/plan_json.h"
#include "core/verdict/repetitions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QStringBuilder>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>

namespace labour {

namespace {

using Records = QList<std::shared_ptr<const RunRecord>>;

const QString machineCondition = QStringLiteral("machine");
const QString memoryCondition = QStringLiteral("machine's memory");

struct Question {
    const char* figure;
    bool isPrimary;
    bool isMoreBetter;
};

constexpr std::array<Question, 14> questions { {
    { "innocents.failed", true, false },
    { "innocents.p99", true, false },
    { "innocents.goodput_per_second", true, true },
    { "innocents.p50", false, false },
    { "innocents.p90", false, false },
    { "innocents.p999", false, false },
    { "innocents.max", false, false },
    { "innocents.no_reply", false, false },
    { "failed", false, false },
    { "p50", false, false },
    { "p99", false, false },
    { "goodput_per_second", false, true },
    { "culprits.failed", false, false },
    { "rss", false, false },
} };

Tally tallyOf(const Recording& recording, const QString& figure)
{
    return figure.startsWith(QLatin1String("innocents.")) ? recording.totals(Role::Innocent)
        : figure.startsWith(QLatin1String("culprits."))   ? recording.totals(Role::Culprit)
                                                          : recording.totals();
}

/// Of a run; nothing where the run has nothing to say about it.
std::optional<double> valueOf(const RunRecord& record, const QString& name, const Figure& figure)
{
    if (!isMeasured(record, name))
        return std::nullopt;
    if (figure.kind == Figure::Kind::Milliseconds)
        return tallyOf(record.recording, name).requests > 0
            ? figure.value
            : std::numeric_limits<double>::infinity(); // all hung to the end
    if (figure.kind != Figure::Kind::Count)
        return figure.value;
    return figure.of > 0 ? std::optional<double>(figure.value / figure.of) : std::nullopt;
}

std::vector<double> valuesOf(const Records& records, const QList<Figures>& runs, const QString& name)
{
    std::vector<double> values;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        if (const auto value = valueOf(*records.at(i), name, runs.at(i).value(name)))
            values.push_back(*value);
    }
    return values;
}

QList<Figures> figuresOfAll(const Records& records)
{
    QList<Figures> all;
    for (const auto& record : records)
        all.append(figuresOf(record->recording));
    return all;
}

/// Whether some run has requests that the figure is about, and it is not what the innocents' own says already.
bool isAsked(const Question& question, const Records& first, const Records& second)
{
    const auto hasCulprits = [](const auto& record) { return record->recording.has(Role::Culprit); };
    const QLatin1String name(question.figure);
    return name.startsWith(QLatin1String("innocents.")) || name == QLatin1String("rss")
        || std::any_of(first.begin(), first.end(), hasCulprits)
        || std::any_of(second.begin(), second.end(), hasCulprits);
}

ComparisonWord wordOf(const ComparedFigure& figure, bool isMoreBetter)
{
    if (!figure.p)
        return ComparisonWord::NotEnoughRuns;
    if (*figure.p > comparisonLevel)
        return ComparisonWord::NoDifferenceSeen;
    // Which side ranks higher, since medians may tie where ranks do not.
    double balance = 0;
    for (const double from : figure.first) {
        for (const double to : figure.second)
            balance += to > from ? 1 : to < from ? -1 : 0;
    }
    return (balance > 0) == isMoreBetter ? ComparisonWord::Better : ComparisonWord::Worse;
}

/// Of n runs against m that fall wholly apart: twice one of the (n + m over n) ways to choose.
double smallestP(std::size_t n, std::size_t m)
{
    double p = 2;
    for (std::size_t i = 1; i <= n; ++i)
        p *= static_cast<double>(i) / static_cast<double>(m + i);
    return p;
}

/// Runs a side of which so many figures together can show a difference.
int fewestThatShow(std::size_t figures)
{
    std::size_t runs = fewestASide;
    while (smallestP(runs, runs) * static_cast<double>(figures) > comparisonLevel)
        ++runs;
    return static_cast<int>(runs);
}

void flatten(const QString& place, const QJsonValue& value, QMap<QString, QString>& into)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            flatten(place.isEmpty() ? member.key() : QString(place % u'/' % member.key()), member.value(), into);
        return;
    }
    const QJsonArray array = value.isArray() ? value.toArray() : QJsonArray { value };
    const QByteArray text = QJsonDocument(array).toJson(QJsonDocument::Compact);
    into.insert(place, QString::fromUtf8(value.isArray() ? text : text.mid(1, text.size() - 2)));
}

QString serverOf(const RunRecord& record)
{
    return record.plan.servers.isEmpty() ? QString::fromStdString(record.server.label())
                                         : textOf(record.plan.servers.constFirst());
}

SideOrigin originOf(const Records& records)
{
    SideOrigin origin;
    for (const auto& record : records) {
        const SideOrigin::Server server { serverOf(*record), QString::fromStdString(record->server.version) };
        if (!origin.servers.contains(server))
            origin.servers.append(server);
        if (!origin.labours.contains(record->labour))
            origin.labours.append(record->labour);
    }
    std::sort(origin.servers.begin(), origin.servers.end(), [](const auto& server, const auto& other) {
        return std::tie(server.name, server.version) < std::tie(other.name, other.version);
    });
    origin.labours.sort();
    return origin;
}

bool haveSeedsOfTheirOwn(const Records& records)
{
    return std::any_of(records.begin(), records.end(),
        [&](const auto& record) { return record->plan.seed != records.constFirst()->plan.seed; });
}

/// Runs of one seed send the same requests, and say nothing of others: then it is a condition of theirs.
bool shareTheirSeed(const Records& records)
{
    return records.size() > 1 && !haveSeedsOfTheirOwn(records) && records.constFirst()->plan.seed;
}

/// All that a run was measured under, by name.
QMap<QString, QString> conditionsOf(const RunRecord& record)
{
    QMap<QString, QString> conditions;
    Plan plan = record.plan;
    plan.servers.clear();
    plan.seed = std::nullopt;
    QJsonObject json = toJson(plan);
    json.remove(QStringLiteral("schema"));
    json.remove(QStringLiteral("repetitions"));
    QMap<QString, QString> flat;
    flatten({}, json, flat);
    for (auto value = flat.constBegin(); value != flat.constEnd(); ++value)
        conditions.insert(QStringLiteral("plan: ") % value.key(), value.value());
    conditions.insert(QStringLiteral("server"), serverOf(record));
    conditions.insert(QStringLiteral("server's version"), QString::fromStdString(record.server.version));
    for (const auto& [name, value] : record.server.options)
        conditions.insert(QStringLiteral("option ") % QString::fromStdString(name), QString::fromStdString(value));
    conditions.insert(machineCondition,
        QStringLiteral("%1, %2 cores, kernel %3")
            .arg(QString::fromStdString(record.machine.cpu))
            .arg(record.machine.cores)
            .arg(QString::fromStdString(record.machine.kernel)));
    conditions.insert(memoryCondition, bytesForPeople(static_cast<double>(record.machine.memoryBytes)));
    conditions.insert(QStringLiteral("machine's other measurements"),
        record.machine.isShared ? QStringLiteral("another was under way") : QStringLiteral("none"));
    conditions.insert(QStringLiteral("Labour"), record.labour);
    return conditions;
}

QMap<QString, QStringList> conditionsOfAll(const Records& records)
{
    QMap<QString, QStringList> all;
    for (const auto& record : records) {
        const QMap<QString, QString> conditions = conditionsOf(*record);
        for (auto condition = conditions.constBegin(); condition != conditions.constEnd(); ++condition) {
            if (!all[condition.key()].contains(condition.value()))
                all[condition.key()].append(condition.value());
        }
    }
    for (QStringList& values : all)
        values.sort();
    if (shareTheirSeed(records))
        all.insert(QStringLiteral("plan: seed"), { QString::number(*records.constFirst()->plan.seed) });
    return all;
}

QList<ComparedCondition> differencesOf(const Records& first, const Records& second)
{
    const QMap<QString, QStringList> a = conditionsOfAll(first);
    const QMap<QString, QStringList> b = conditionsOfAll(second);
    QStringList names = a.keys();
    for (const QString& name : b.keys()) {
        if (!names.contains(name))
            names.append(name);
    }
    QList<ComparedCondition> differences;
    for (const QString& name : names) {
        if (a.value(name) != b.value(name) || a.value(name).size() > 1)
            differences.append(
                { name, a.value(name).join(QStringLiteral("; ")), b.value(name).join(QStringLiteral("; ")) });
    }
    return differences;
}

}

QString nameOf(ComparisonWord word)
{
    switch (word) {
    case ComparisonWord::Better:
        return QStringLiteral("better");
    case ComparisonWord::Worse:
        return QStringLiteral("worse");
    case ComparisonWord::NoDifferenceSeen:
        return QStringLiteral("no difference seen");
    case ComparisonWord::NotEnoughRuns:
        break;
    }
    return QStringLiteral("not enough runs");
}

bool isMeasured(const RunRecord& record, const QString& figure)
{
    if (figure == QLatin1String("rss"))
        return !record.recording.samples().empty();
    const Tally tally = tallyOf(record.recording, figure);
    return tally.requests > 0 || tally.unfinished > 0;
}

QString textOf(const ComparedCondition& condition)
{
    if (condition.variesWithinBoth())
        return QStringLiteral("%1: varies within both (%2)").arg(condition.name, condition.first);
    return QStringLiteral("%1: A %2; B %3")
        .arg(condition.name, condition.first.isEmpty() ? QStringLiteral("-") : condition.first,
            condition.second.isEmpty() ? QStringLiteral("-") : condition.second);
}

QString samenessOf(const Comparison& comparison)
{
    return comparison.haveSeedsOfTheirOwn
        ? QStringLiteral("Plan, server, versions and machine are the same, apart from the seed.")
        : QStringLiteral("Plan, server, versions and machine are the same.");
}

QString caveatOf(const Comparison& comparison)
{
    const auto isOfMachines = [](const ComparedCondition& condition) {
        return condition.name == machineCondition || condition.name == memoryCondition;
    };
    if (!std::any_of(comparison.conditions.begin(), comparison.conditions.end(), isOfMachines))
        return {};
    return QStringLiteral("Machines or kernels differ: this is mostly a comparison of machines.");
}

Comparison comparisonOf(const Records& first, const Records& second)
{
    Comparison comparison;
    comparison.conditions = differencesOf(first, second);
    comparison.haveSeedsOfTheirOwn = haveSeedsOfTheirOwn(first + second);
    comparison.firstOrigin = originOf(first);
    comparison.secondOrigin = originOf(second);
    const QList<Figures> a = figuresOfAll(first);
    const QList<Figures> b = figuresOfAll(second);
    std::vector<double> others;
    std::vector<const Question*> asked;
    for (const Question& question : questions) {
        ComparedFigure figure;
        figure.name = QLatin1String(question.figure);
        figure.isPrimary = question.isPrimary;
        figure.first = valuesOf(first, a, figure.name);
        figure.second = valuesOf(second, b, figure.name);
        if (figure.first.empty() || figure.second.empty() || !isAsked(question, first, second))
            continue;
        figure.kind = a.constFirst().value(figure.name).kind;
        if (figure.kind == Figure::Kind::Count)
            figure.kind = Figure::Kind::Share;
        figure.firstMedian = *median(figure.first);
        figure.secondMedian = *median(figure.second);
        figure.shift = shiftBetween(figure.first, figure.second);
        if (figure.first.size() >= fewestASide && figure.second.size() >= fewestASide) {
            figure.p = rankSumP(figure.first, figure.second);
            if (!figure.isPrimary)
                others.push_back(*figure.p);
        }
        comparison.figures.append(figure);
        asked.push_back(&question);
    }
    comparison.fewestForOthers = fewestThatShow(others.size());
    const std::vector<double> corrected = holmCorrected(others);
    auto next = corrected.begin();
    for (qsizetype i = 0; i < comparison.figures.size(); ++i) {
        ComparedFigure& figure = comparison.figures[i];
        if (figure.p && !figure.isPrimary)
            figure.p = *next++;
        figure.word = wordOf(figure, asked[static_cast<std::size_t>(i)]->isMoreBetter);
        const bool canShow = figure.isPrimary
            || smallestP(figure.first.size(), figure.second.size()) * static_cast<double>(others.size())
                <= comparisonLevel;
        if (!canShow)
            figure.word = ComparisonWord::NotEnoughRuns;
    }
    return comparison;
}

}
