// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the workbench's charts cost the thread of the interface: the work between two pictures of a run of an hour that
// goes on, with six charts in a window of 1920 by 1080; what that hour takes of memory; how soon the window is ready;
// and for how long nothing else is done while a run of eight hours is opened, zoomed into and exported. All recordings
// are made up. Exits with 1 where a limit that it prints is exceeded. With --smoke a short run, of which counts are
// checked rather than times and memory.

#include "core/measure/clock.h"
#include "core/run/machine.h"
#include "tests/ui/synthetic_run.h"
#include "tests/ui/workbench.h"
#include "ui/charts/chart_actions.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QCommandLineParser>
#include <QDate>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>
#include <vector>

#include <malloc.h>
#include <time.h>
#include <unistd.h>

namespace {

using namespace labour;

constexpr QSize windowSize(1920, 1080);
constexpr int slotsAnHour = 36'000;
constexpr int chartsOnView = 6;
constexpr int tickMs = 200;
constexpr int slotsATick = 2;
constexpr int mostMs = 120'000;

double milliseconds(std::int64_t ns)
{
    return static_cast<double>(ns) / 1e6;
}

double residentMiB()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

/// A run as it comes: about 1,000 requests a second of two behaviours, a worker that is ended every five seconds, five
/// processes.
class MadeRun
{
public:
    Interval interval(std::uint32_t slot)
    {
        Histogram latencies;
        for (int i = 0; i < 98; ++i)
            latencies.record(static_cast<std::uint64_t>(1000 + m_latency(m_generator) * 1500));
        Interval interval;
        interval.slot = slot;
        interval.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, 97 },
            { 0, slot % 7 == 0 ? Outcome::Reset : Outcome::Replied, Wrong::Nothing, false,
                static_cast<std::uint16_t>(slot % 7 == 0 ? 0 : 502), 1 },
            { 1, Outcome::Closed, Wrong::Nothing, true, 0, 2 } };
        interval.latencies = { { 0, latencies.sumUs(), latencies.minUs(), latencies.maxUs(), 20'000,
            latencies.buckets() } };
        return interval;
    }

    TreeSample sample(std::uint32_t slot)
    {
        TreeSample sample = test::sample(0.1 * slot + 0.05, (200U << 20U) + (m_generator() % 64 << 18U), 5);
        sample.cpuPercent = 40 + static_cast<double>(m_generator() % 20);
        sample.listenQueue = static_cast<std::uint32_t>(m_generator() % 4);
        return sample;
    }

    static std::vector<Event> events(std::uint32_t slot)
    {
        if (slot % 50 != 25)
            return {};
        const double t = 0.1 * slot;
        return { Event { t, events::workerExited, 101, "process 101 was ended by SIGSEGV" },
            Event { t + 0.1, events::workerStarted, 102, "process 102" } };
    }

private:
    std::mt19937_64 m_generator { 1 };
    std::exponential_distribution<double> m_latency { 1 };
};

Recording recordingOf(double hours)
{
    MadeRun made;
    Recording recording = test::emptyRecording();
    const auto count = static_cast<std::uint32_t>(hours * slotsAnHour);
    for (std::uint32_t slot = 0; slot < count; ++slot) {
        recording.add(made.interval(slot));
        recording.add(made.sample(slot));
        for (const Event& event : MadeRun::events(slot))
            recording.add(event);
    }
    recording.setDuration(0.1 * count);
    return recording;
}

/// Of this thread alone, so that whoever else uses the machine does not count.
std::int64_t threadCpuNs()
{
    timespec used {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<std::int64_t>(used.tv_sec) * nsPerSecond + used.tv_nsec;
}

/// What the event loop does before it waits again: the processor's time that all of it takes, and how long the longest
/// stretch lasts.
class BusyTimes
{
public:
    BusyTimes()
    {
        QAbstractEventDispatcher* dispatcher = QAbstractEventDispatcher::instance();
        QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, &m_context, [this] { begin(); });
        QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &m_context, [this] { end(); });
    }

    void begin()
    {
        if (!m_isBusy) {
            m_since = monotonicNs();
            m_cpuSince = threadCpuNs();
        }
        m_isBusy = true;
    }
    void end()
    {
        if (!m_isBusy)
            return;
        const std::int64_t ns = monotonicNs() - m_since;
        m_isBusy = false;
        const std::int64_t cpuNs = threadCpuNs() - m_cpuSince;
        m_cpuNs += cpuNs;
        m_longestCpuNs = std::max(m_longestCpuNs, cpuNs);
        m_longestNs = std::max(m_longestNs, ns);
    }
    void reset() { m_cpuNs = m_longestNs = m_longestCpuNs = 0; }
    double cpuMs() const { return milliseconds(m_cpuNs); }
    double longestMs() const { return milliseconds(m_longestNs); }
    double longestCpuMs() const { return milliseconds(m_longestCpuNs); }

private:
    QObject m_context;
    bool m_isBusy = false;
    std::int64_t m_since = 0;
    std::int64_t m_cpuSince = 0;
    std::int64_t m_cpuNs = 0;
    std::int64_t m_longestNs = 0;
    std::int64_t m_longestCpuNs = 0;
};

/// In an event loop that waits, as a window does: only then it is known when it has nothing to do.
void wait(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

void row(const char* what, const QString& value, const char* wanted = "")
{
    std::printf("%-58s %22s   %s\n", what, qPrintable(value), wanted);
    std::fflush(stdout);
}

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

class Bench
{
public:
    explicit Bench(bool hasLimits)
        : m_hasLimits(hasLimits)
    {
    }

    int run(double hours, double longHours, int ticks)
    {
        openWindow();
        grow(hours);
        measureTicks("all of the run", ticks);
        checkCounts();
        m_bench->window().charts().time().setWindow(60);
        measureTicks("its last minute", ticks);
        checkCounts();
        m_bench->window().charts().time().setWindow(std::nullopt);
        checkHidden();
        openLong(longHours);
        return m_isWrong ? 1 : 0;
    }

private:
    void openWindow()
    {
        const std::int64_t before = monotonicNs();
        m_bench = std::make_unique<test::Workbench>();
        MainWindow& window = m_bench->window();
        window.resize(windowSize);
        const bool isShown = m_bench->show();
        QCoreApplication::processEvents();
        const double readyMs = milliseconds(monotonicNs() - before);
        row("window ready, ms", isShown ? number(readyMs) : QStringLiteral("not shown"), "< 1000");
        m_isWrong = m_isWrong || !isShown;
        limit("the window was ready after more ms than", readyMs, 1000);
        for (QDockWidget* dock : window.findChildren<QDockWidget*>())
            dock->hide();
        QStringList names;
        for (const QAction* choice : window.charts().choices())
            names.append(choice->data().toString());
        window.charts().showCharts(names.mid(0, chartsOnView));
        m_isWrong = m_isWrong || window.charts().charts().size() != chartsOnView;
        wait(300);
    }

    void limit(const char* what, double value, double most)
    {
        if (!m_hasLimits || value < most)
            return;
        std::printf("Limit exceeded: %s %.0f: %.1f\n", what, most, value);
        m_isWrong = true;
    }

    LiveRun& liveRun() { return m_bench->window().run(); }

    template <typename What>
    void add(const What& what)
    {
        m_ofRun.add(what);
        liveRun().add(what);
    }

    void addSlots(int count)
    {
        for (int i = 0; i < count; ++i, ++m_slot) {
            add(m_made.interval(m_slot));
            add(m_made.sample(m_slot));
            for (const Event& event : MadeRun::events(m_slot))
                add(event);
        }
    }

    void grow(double hours)
    {
        Plan plan;
        plan.load.durationS.reset(); // it goes on until it is stopped
        liveRun().reset(plan, {});
        liveRun().begin(test::emptyRecording(), {});
        addSlots(slotsATick);
        wait(2 * tickMs);
        const double before = residentMiB();
        const auto count = static_cast<int>(hours * slotsAnHour);
        for (int done = 0; done < count; done += 1000) {
            addSlots(std::min(1000, count - done));
            wait(1); // the charts take it up on the way
        }
        wait(2 * tickMs);
        const double grown = residentMiB() - before;
        const double alone = residentMiB();
        const Recording again = recordingOf(hours);
        const double ofRecording = residentMiB() - alone;
        row("grown by, MiB an hour, in all", number(grown / hours), "< 50");
        row("  what is recorded, twice: by the run and for the window", number(2 * ofRecording / hours));
        row("  charts, and what else shows it", number((grown - 2 * ofRecording) / hours));
        limit("it grew by more MiB an hour than", grown / hours, 50);
    }

    void measureTicks(const char* view, int ticks)
    {
        BusyTimes busy;
        std::vector<double> works;
        double longest = 0;
        wait(2 * tickMs);
        for (int tick = 0; tick < ticks; ++tick) {
            busy.reset();
            busy.begin(); // what the run's thread hands over counts as well
            addSlots(slotsATick);
            wait(tickMs);
            busy.end();
            works.push_back(busy.cpuMs());
            longest = std::max(longest, busy.longestMs());
        }
        std::sort(works.begin(), works.end());
        row(qPrintable(QStringLiteral("work of a tick, %1: median / max, CPU ms").arg(QLatin1String(view))),
            QStringLiteral("%1 / %2").arg(number(works[works.size() / 2]), number(works.back())), "< 30 / < 100");
        row("  longest by the clock, whoever else was at work, ms", number(longest));
        limit("a tick took more ms in the median than", works[works.size() / 2], 30);
        limit("a tick took more ms than", works.back(), 100);
    }

    /// Neither the points drawn nor the slots read grow with the run.
    void checkCounts()
    {
        for (LiveChart* chart : m_bench->window().charts().charts()) {
            const ChartPlot& plot = chart->canvas().plot();
            const double width = plot.plotArea().width();
            const qsizetype points = plot.pointCount();
            const auto most = static_cast<qsizetype>(4 * width) * std::max<qsizetype>(1, plot.spec().series.size());
            if (points > most) {
                std::printf("%s: %lld points on %.0f pixels\n", qPrintable(plot.spec().name),
                    static_cast<long long>(points), width);
                m_isWrong = true;
            }
        }
        ChartColumns columns;
        columns.update(liveRun().recording(), false);
        addSlots(slotsATick);
        const std::size_t read = columns.update(liveRun().recording(), false);
        row("  slots read for two new ones", QString::number(read), "<= 12");
        m_isWrong = m_isWrong || read > 12;
    }

    void checkHidden()
    {
        m_bench->window().showMatrix(true);
        wait(2 * tickMs);
        BusyTimes busy;
        busy.begin();
        addSlots(slotsATick);
        wait(2 * tickMs);
        busy.end();
        row("work of a tick while the matrix is on view, CPU ms", number(busy.cpuMs()));
        m_bench->window().showMatrix(false);
        wait(2 * tickMs);
    }

    /// Of all that happens until `isDone`; the call itself included. Added to what `busy` has seen before.
    void stall(BusyTimes& busy, const std::function<void()>& what, const std::function<bool()>& isDone)
    {
        busy.begin();
        what();
        QElapsedTimer elapsed;
        elapsed.start();
        do
            wait(tickMs);
        while (!isDone() && elapsed.elapsed() < mostMs);
        busy.end();
        const bool isInTime = isDone();
        m_isWrong = m_isWrong || !isInTime;
    }

    void openLong(double hours)
    {
        const auto record = test::recordOf(recordingOf(hours));
        malloc_trim(0); // what is left of making it up is not the window's
        ChartStack& charts = m_bench->window().charts();
        BusyTimes opened;
        stall(
            opened,
            [&] {
                liveRun().reset(record->plan, {});
                liveRun().begin({}, record->server);
                liveRun().finish(record);
            },
            [&] { return charts.columns().isWhole(); });
        tell("a long run opened", opened);
        ChartActions& actions = m_bench->window().chartActions();
        BusyTimes zoomed;
        for (int i = 0; i < 12; ++i)
            stall(
                zoomed, [&] { actions.zoomIn.trigger(); }, [] { return true; });
        for (int i = 0; i < 5; ++i)
            stall(
                zoomed, [&] { actions.later.trigger(); }, [] { return true; });
        stall(
            zoomed, [&] { actions.zoomAll.trigger(); }, [] { return true; });
        tell("zoomed and panned", zoomed);
        exportAs("picture.png", m_bench->window().actions().saveImage);
        exportAs("picture.svg", m_bench->window().actions().saveImage);
        exportAs("data.csv", m_bench->window().actions().saveData);
    }

    void tell(const char* what, const BusyTimes& busy)
    {
        row(qPrintable(QStringLiteral("longest stall, %1: by the clock / CPU, ms").arg(QLatin1String(what))),
            QStringLiteral("%1 / %2").arg(number(busy.longestMs()), number(busy.longestCpuMs())), "CPU < 100");
        limit("the window stood still for more ms than", busy.longestCpuMs(), 100);
    }

    void exportAs(const char* name, QAction& action)
    {
        const QString file = m_bench->path(QLatin1String(name));
        action.setEnabled(true); // as after a run of its own
        m_bench->files().next = file;
        BusyTimes busy;
        stall(
            busy, [&] { action.trigger(); }, [&] { return QFileInfo(file).size() > 0; });
        tell(name, busy);
        row("  of MiB", number(static_cast<double>(QFileInfo(file).size()) / (1 << 20)));
    }

    bool m_hasLimits;
    bool m_isWrong = false;
    std::unique_ptr<test::Workbench> m_bench;
    MadeRun m_made;
    Recording m_ofRun = test::emptyRecording(); ///< which the run's own thread has
    std::uint32_t m_slot = 0;
};

}

int main(int argc, char** argv)
{
    qputenv("QT_NO_GLIB", "1"); // whose event loop does not say when it waits
    QApplication application(argc, argv);
    test::isolate();
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption smoke(QStringLiteral("smoke"), QStringLiteral("A short run; only counts are checked."));
    const QCommandLineOption ticks(
        QStringLiteral("ticks"), QStringLiteral("That are measured."), QStringLiteral("N"), QStringLiteral("150"));
    parser.addOptions({ smoke, ticks });
    parser.process(application);

    const Machine machine = thisMachine();
    std::printf("%s, %s, %d cores, kernel %s, %s\n\n", qPrintable(QDate::currentDate().toString(Qt::ISODate)),
        machine.cpu.c_str(), machine.cores, machine.kernel.c_str(), qPrintable(QGuiApplication::platformName()));
    const int result = parser.isSet(smoke) ? Bench(false).run(0.1, 0.2, 5)
                                           : Bench(true).run(1, 8, std::max(1, parser.value(ticks).toInt()));
    return test::settle() ? result : 1;
}
