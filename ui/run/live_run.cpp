// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/live_run.h"

#include "core/catalogue/unit_text.h"
#include "core/plan/mix.h"
#include "labour_version.h"
#include "ui/run/background_pool.h"

#include <QDateTime>
#include <QLocale>
#include <QThreadPool>

#include <utility>

namespace labour {

namespace {

const QString separator = QStringLiteral("  ·  ");

/// In another thread: what hours have recorded takes a moment to be freed.
template <typename What>
void forget(What what)
{
    backgroundPool().start([what = std::move(what)] {});
}

}

QString LiveRun::serverText() const
{
    ServerChoice shown = m_choice; // with the options that were asked for, and no others
    if (!m_server.name.empty())
        shown.name = QString::fromStdString(m_server.name);
    if (!m_server.variant.empty())
        shown.variant = QString::fromStdString(m_server.variant);
    const QString itsVersion = QString::fromStdString(m_server.version);
    return itsVersion.isEmpty() ? textOf(shown) : QStringLiteral("%1 %2").arg(textOf(shown), itsVersion);
}

QString connectionsText(int count)
{
    return count == 1 ? LiveRun::tr("1 connection") : LiveRun::tr("%n connections", nullptr, count);
}

QString LiveRun::engineText() const
{
    return tr("%1 engine").arg(m_plan.engine);
}

QStringList LiveRun::facts(const QStringList& what, const QString& dateFormat) const
{
    QStringList parts = QStringList { serverText() } + what;
    parts.append(connectionsText(m_plan.load.connections));
    if (m_plan.load.timeoutS)
        parts.append(tr("timeout %1").arg(durationForPeople(*m_plan.load.timeoutS)));
    if (m_startedMs > 0)
        parts.append(QLocale().toString(QDateTime::fromMSecsSinceEpoch(m_startedMs), dateFormat));
    return parts;
}

QString LiveRun::caption() const
{
    const qsizetype behaviours = m_plan.mix.size();
    const QString own = behaviours == 1 ? textOf(m_plan.mix.first())
                                        : tr("own mix of %n behaviours", nullptr, static_cast<int>(behaviours));
    const bool isOfToday = QDateTime::fromMSecsSinceEpoch(m_startedMs).date() == QDate::currentDate();
    const QString moment = isOfToday ? QStringLiteral("HH:mm:ss") : QStringLiteral("yyyy-MM-dd HH:mm:ss");
    QStringList what { m_plan.test.isEmpty() ? own : m_plan.test };
    if (m_plan.engine != Plan().engine)
        what.append(engineText());
    return facts(what, moment).join(separator);
}

QString LiveRun::provenance() const
{
    const QString own = textsOf(m_plan.mix).join(QLatin1Char(' '));
    return (facts({ m_plan.test.isEmpty() ? own : m_plan.test, engineText() }, QStringLiteral("yyyy-MM-dd HH:mm:ss"))
        << tr("Labour %1")
               .arg(m_record && !m_record->labour.isEmpty() ? m_record->labour : QString::fromLatin1(version)))
        .join(separator);
}

void LiveRun::reset(const Plan& plan, const ServerChoice& choice)
{
    m_isEmpty = false;
    m_plan = plan;
    m_choice = choice;
    m_server = {};
    forget(std::exchange(m_recording, {}));
    m_startedMs = 0;
    m_memoryCeilingBytes.reset();
    std::shared_ptr<const RunRecord> before = std::exchange(m_record, nullptr);
    emit started(); // whereupon the others let go of it, too
    forget(std::move(before));
}

std::optional<double> LiveRun::memoryCeilingMib() const
{
    constexpr double mebibyte = 1024.0 * 1024.0;
    if (!m_memoryCeilingBytes)
        return std::nullopt;
    return static_cast<double>(*m_memoryCeilingBytes) / mebibyte;
}

void LiveRun::begin(const Recording& empty, const ServerIdentity& server)
{
    m_recording = empty;
    m_server = server;
    m_startedMs = QDateTime::currentMSecsSinceEpoch();
    emit began();
}

void LiveRun::add(const Interval& interval)
{
    m_recording.add(interval);
    emit intervalAdded(interval);
}

void LiveRun::add(const TreeSample& sample)
{
    m_recording.add(sample);
    emit sampleAdded(sample);
}

void LiveRun::add(const MemoryReading& reading)
{
    m_recording.add(reading);
}

void LiveRun::add(const Event& event)
{
    m_recording.add(event);
    emit eventAdded(event);
}

void LiveRun::addOutput(const QString& text)
{
    emit outputAdded(text);
}

void LiveRun::finish(const std::shared_ptr<const RunRecord>& record)
{
    m_record = record;
    m_plan = record->plan;
    forget(std::exchange(m_recording, {}));
    if (!record->server.name.empty())
        m_server = record->server;
    if (m_startedMs > 0)
        m_startedMs = record->startedMs;
    emit finished();
}

void LiveRun::show(const std::shared_ptr<const RunRecord>& record)
{
    reset(record->plan, record->plan.servers.value(0, { {}, {}, {} }));
    m_startedMs = record->startedMs;
    finish(record);
}

}
