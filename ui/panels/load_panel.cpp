// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/load_panel.h"

#include "ui/plan/load_edits.h"
#include "ui/plan/load_text.h"
#include "ui/run/run_controller.h"
#include "ui/run/run_desk.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/undo_keys.h"
#include "ui/widgets/wheel_guard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTabWidget>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValidator>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

enum Unit {
    Seconds,
    Requests,
};

enum Kind {
    Closed,
    Open,
};

constexpr double firstDurationS = 10;
constexpr qint64 firstRequests = 512;
constexpr double mostExtent = 1e9;
constexpr int mostConnections = 100'000;
constexpr int mostProcesses = 256;
constexpr int mostRepetitions = 1000;
constexpr double mostRate = 10'000'000;
constexpr double longestWaitS = 3600;
constexpr int decimalsOfSeconds = 3;
constexpr double ofThePhases = -1; ///< in place of a rate

/// Nothing, or what a plan takes for a seed.
std::optional<quint64> seedFrom(const QString& text)
{
    const bool isDigits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool isNumber = false;
    const quint64 seed = text.toULongLong(&isNumber);
    return isDigits && isNumber && seed < seedLimit ? std::optional(seed) : std::nullopt;
}

class SeedValidator : public QValidator
{
public:
    using QValidator::QValidator;

    State validate(QString& text, int&) const override
    {
        text = text.trimmed(); // what is pasted often has a space around it
        return text.isEmpty() || seedFrom(text) ? Acceptable : Invalid;
    }
};

/// A value as it is, also out of bounds: what the plan holds is not to look like something else.
void showValue(QSpinBox& box, int value, int most)
{
    box.setRange(std::min(1, value), std::max(most, value));
    box.setValue(value);
}

/// A name that is none of the choices is shown all the same.
void showName(QComboBox& box, const QVariant& data, const QString& name)
{
    box.setPlaceholderText(name);
    box.setCurrentIndex(box.findData(data));
}

QString tooltip(const QString& help, const QString& whyNot)
{
    return whyNot.isEmpty() ? QStringLiteral("<p>%1</p>").arg(help)
                            : QStringLiteral("<p>%1</p><p><i>%2</i></p>").arg(help, whyNot);
}

}

LoadPanel::LoadPanel(PlanDocument& document, const RunController& controller, const RunDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_controller(controller)
    , m_desk(desk)
    , m_kind(new QComboBox(this))
    , m_engine(new QComboBox(this))
    , m_connections(new QSpinBox(this))
    , m_processes(new QSpinBox(this))
    , m_rate(new NumberBox(this))
    , m_lastRate(new NumberBox(this))
    , m_extent(new NumberBox(this))
    , m_unit(new QComboBox(this))
    , m_phases(new QPushButton(this))
    , m_phasesText(new ElidedLabel(this))
    , m_policy(new QComboBox(this))
    , m_seed(new QLineEdit(this))
    , m_arrivals(new QComboBox(this))
    , m_think(new NumberBox(this))
    , m_timeout(new NumberBox(this))
    , m_perConnection(new NumberBox(this))
    , m_keepAlive(new QCheckBox(tr("&Keep connections alive"), this))
    , m_insecure(new QCheckBox(tr("Any certificate"), this))
    , m_repetitions(new QSpinBox(this))
{
    m_kind->addItem(tr("closed"), Closed);
    m_kind->addItem(tr("open"), Open);
    for (const QString& engine : engineNames())
        m_engine->addItem(engine, engine);
    m_unit->addItem(tr("seconds"));
    m_unit->addItem(tr("requests"));
    m_policy->addItem(tr("random"), static_cast<int>(Policy::Random));
    m_policy->addItem(tr("repeat"), static_cast<int>(Policy::Repeat));
    m_arrivals->addItem(tr("constant"), static_cast<int>(Arrivals::Constant));
    m_arrivals->addItem(tr("Poisson"), static_cast<int>(Arrivals::Poisson));
    m_connections->setRange(1, mostConnections);
    m_processes->setRange(1, mostProcesses);
    m_repetitions->setRange(1, mostRepetitions);
    m_rate->setRange(0, mostRate);
    m_rate->setSpecialValueText(QString());
    m_lastRate->setRange(0, mostRate);
    m_extent->setRange(0, mostExtent);
    m_perConnection->setDecimals(0);
    m_perConnection->setRange(0, mostExtent);
    m_perConnection->setSpecialValueText(tr("never"));
    m_think->setRange(0, longestWaitS);
    m_think->setSuffix(tr(" s"));
    m_timeout->setRange(0, longestWaitS);
    m_timeout->setSuffix(tr(" s"));
    m_timeout->setSpecialValueText(tr("default"));
    m_seed->setPlaceholderText(tr("drawn"));
    m_seed->setValidator(new SeedValidator(m_seed));
    nameFields();
    auto* pages = new QTabWidget(this);
    pages->setObjectName(QStringLiteral("loadPages"));
    pages->setDocumentMode(true);
    pages->addTab(amountPage(), tr("How hard"));
    pages->addTab(requestsPage(), tr("Requests"));
    pages->tabBar()->setAccessibleName(tr("Pages of the load"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(pages);
    listenToAmount();
    listenToRequests();
    connect(&m_document, &PlanDocument::changed, this, &LoadPanel::showPlan);
    connect(&m_controller, &RunController::started, this, &LoadPanel::showUse);
    connect(&m_controller, &RunController::ended, this, &LoadPanel::showUse);
    connect(&m_desk, &RunDesk::phaseChanged, this, &LoadPanel::showUse);
    showPlan();
}

void LoadPanel::nameFields()
{
    const auto fixed = [this] { return fixedInRun(); };
    const auto name = [this](QWidget* field, const char* object, const QString& accessible, const QString& help,
                          const std::function<QString()>& whyNot) {
        field->setObjectName(QLatin1String(object));
        field->setAccessibleName(accessible);
        guardFromWheel(*field);
        leaveUndoToWindow(*field);
        m_fields.append({ field, help, whyNot });
    };
    name(m_kind, "loadKind", tr("Load"),
        tr("closed: each connection waits for its reply before it sends again. open: requests are due at a rate, "
           "whatever the server does."),
        fixed);
    name(m_engine, "engine", tr("Engine"),
        tr("Who sends the requests. native: load processes that tell every fault apart. qt: like a browser, which "
           "sends again by itself what a server dropped. tsung: Tsung, where it is installed."),
        fixed);
    name(m_connections, "connections", tr("Connections"),
        tr("How many connections in all; under open load, the most that may wait for replies at once. Can be changed "
           "while a run goes on."),
        [this] {
            return m_controller.isRunning() && m_document.plan().engine == QLatin1String("tsung") ? fixedInRun()
                                                                                                  : QString();
        });
    name(m_processes, "processes", tr("Load processes"),
        tr("How many processes (threads with the qt engine) share the connections."), fixed);
    name(m_rate, "rate", tr("Rate, requests a second"),
        tr("How many requests are due a second under open load. Can be changed while a run goes on: until the next "
           "phase, if there are phases."),
        [this] { return fixedRate(); });
    name(m_lastRate, "lastRate", tr("Rate at the end, requests a second"),
        tr("Another rate here makes a ramp: the rate changes evenly to it until the end of the run, or of the phase."),
        [this] {
            return m_controller.isRunning() && m_document.plan().load.isOpen()
                ? tr("A rate that is set while a run goes on is constant.")
                : fixedRate();
        });
    name(m_extent, "extent", tr("How long"), tr("When the run ends by itself."), [this] {
        return m_document.plan().load.phases.isEmpty() ? fixedInRun()
                                                       : tr("A run with phases lasts as long as they do.");
    });
    name(m_unit, "unit", tr("Seconds or requests"),
        tr("Whether a run ends after a time or after a number of requests."), m_fields.last().whyNot);
    name(m_phases, "phases", tr("Phases"),
        tr("Stretches of the run with a rate and a mix of their own: drawn and edited in the panel Phases."),
        [] { return QString(); });
    name(m_policy, "policy", tr("Order"),
        tr("How the next behaviour is drawn. random: by weight. repeat: each as often as its weight, in turn."), fixed);
    name(m_seed, "seed", tr("Seed"),
        tr("Equal seeds give equal sequences of behaviours. Drawn anew for each run if it is left empty."), fixed);
    name(m_arrivals, "arrivals", tr("Arrivals"),
        tr("How requests of open load follow each other. constant: evenly. Poisson: at random, as from many who know "
           "nothing of each other."),
        [this] {
            return m_document.plan().load.isOpen() ? fixedInRun()
                                                   : tr("Closed load has no arrivals: choose open load.");
        });
    name(m_think, "think", tr("Time to think, seconds"),
        tr("How long a connection waits between a reply and its next request, under closed load."), [this] {
            return m_document.plan().load.isOpen() ? tr("Under open load the rate says when requests are due.")
                                                   : fixedInRun();
        });
    name(m_timeout, "timeout", tr("Timeout, seconds"),
        tr("After how long a request without a whole reply is given up. default: as each behaviour says."), fixed);
    name(m_perConnection, "requestsPerConnection", tr("Requests for each connection"),
        tr("After how many requests a connection is closed and a new one opened in its place."), [this] {
            return m_document.plan().load.keepAlive ? fixedInRun() : tr("Each request has a connection of its own.");
        });
    name(m_keepAlive, "keepAlive", tr("Keep connections alive"), tr("Else each request has a connection of its own."),
        fixed);
    name(m_insecure, "insecure", tr("Any certificate will do"),
        tr("Over TLS, the server's certificate is not verified."), fixed);
    name(m_repetitions, "repetitions", tr("Repetitions"),
        tr("How often labour run repeats the plan. The workbench runs it once at a time."), fixed);
}

void LoadPanel::add(QGridLayout& grid, const QString& text, QWidget* field, int row, int column) const
{
    auto* label = new QLabel(text, grid.parentWidget());
    label->setBuddy(field);
    grid.addWidget(label, row, column);
    grid.addWidget(field, row, column + 1);
}

namespace {

QGridLayout* gridIn(QWidget* page)
{
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(8, 6, 8, 4);
    grid->setHorizontalSpacing(7);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    return grid;
}

void share(const QList<QWidget*>& fields)
{
    for (QWidget* field : fields) {
        field->setMinimumSize(78, field->sizeHint().height());
        field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
}

}

QWidget* LoadPanel::amountPage()
{
    auto* page = new QWidget(this);
    QGridLayout* grid = gridIn(page);
    add(*grid, tr("&Load"), m_kind, 0, 0);
    add(*grid, tr("E&ngine"), m_engine, 0, 2);
    add(*grid, tr("&Connections"), m_connections, 1, 0);
    add(*grid, tr("&Processes"), m_processes, 1, 2);
    add(*grid, tr("Rate"), m_rate, 2, 0);
    add(*grid, tr("to"), m_lastRate, 2, 2);
    add(*grid, tr("F&or"), m_extent, 3, 0);
    grid->addWidget(m_unit, 3, 2, 1, 2);
    auto* label = new QLabel(tr("Phases"), page);
    label->setBuddy(m_phases);
    grid->addWidget(label, 4, 0);
    grid->addWidget(m_phases, 4, 1);
    grid->addWidget(m_phasesText, 4, 2, 1, 2);
    share({ m_kind, m_engine, m_connections, m_processes, m_rate, m_lastRate, m_extent, m_unit, m_phases });
    return page;
}

QWidget* LoadPanel::requestsPage()
{
    auto* page = new QWidget(this);
    QGridLayout* grid = gridIn(page);
    add(*grid, tr("Or&der"), m_policy, 0, 0);
    add(*grid, tr("&Seed"), m_seed, 0, 2);
    add(*grid, tr("Arrivals"), m_arrivals, 1, 0);
    add(*grid, tr("Think"), m_think, 1, 2);
    add(*grid, tr("Timeout"), m_timeout, 2, 0);
    add(*grid, tr("Renew after"), m_perConnection, 2, 2);
    grid->addWidget(m_keepAlive, 3, 0, 1, 2);
    grid->addWidget(m_insecure, 3, 2, 1, 2);
    add(*grid, tr("Repetitions"), m_repetitions, 4, 0);
    share({ m_policy, m_seed, m_arrivals, m_think, m_timeout, m_perConnection, m_repetitions });
    return page;
}

void LoadPanel::listenToAmount()
{
    connect(m_kind, &QComboBox::activated, this, &LoadPanel::takeKind);
    connect(
        m_engine, &QComboBox::activated, this, [this] { m_document.setEngine(m_engine->currentData().toString()); });
    connect(m_connections, &QSpinBox::valueChanged, this, [this](int value) {
        changeLoad(tr("Connections"), "connections", [value](LoadPlan& load) { load.connections = value; });
    });
    connect(m_processes, &QSpinBox::valueChanged, this, [this](int value) {
        changeLoad(tr("Processes"), "processes", [value](LoadPlan& load) { load.processes = value; });
    });
    connect(m_rate, &QDoubleSpinBox::valueChanged, this, &LoadPanel::takeRate);
    connect(m_lastRate, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        changeLoad(tr("Rate at the End"), "lastRate", [value](LoadPlan& load) {
            load.rate = RatePlan { load.rate ? load.rate->from : value, value };
        });
    });
    connect(m_extent, &QDoubleSpinBox::valueChanged, this, &LoadPanel::takeExtent);
    connect(m_unit, &QComboBox::activated, this, &LoadPanel::takeUnit);
    connect(m_phases, &QPushButton::clicked, this, &LoadPanel::phasesWanted);
}

void LoadPanel::listenToRequests()
{
    connect(m_policy, &QComboBox::activated, this,
        [this] { m_document.setPolicy(static_cast<Policy>(m_policy->currentData().toInt())); });
    connect(m_seed, &QLineEdit::textEdited, this, &LoadPanel::takeSeed);
    connect(m_seed, &QLineEdit::inputRejected, this, &LoadPanel::refuseSeed);
    connect(m_arrivals, &QComboBox::activated, this, [this] {
        changeLoad(tr("Arrivals"), "arrivals",
            [this](LoadPlan& load) { load.arrivals = static_cast<Arrivals>(m_arrivals->currentData().toInt()); });
    });
    connect(m_think, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        changeLoad(tr("Time to Think"), "think", [value](LoadPlan& load) { load.thinkS = value; });
    });
    connect(m_timeout, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        changeLoad(tr("Timeout"), "timeout",
            [value](LoadPlan& load) { load.timeoutS = value == 0 ? std::nullopt : std::optional(value); });
    });
    connect(m_perConnection, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        changeLoad(tr("Requests for Each Connection"), "requestsPerConnection",
            [value](LoadPlan& load) { load.requestsPerConnection = std::llround(value); });
    });
    connect(m_keepAlive, &QCheckBox::toggled, this, [this](bool isOn) {
        changeLoad(tr("Keep Connections Alive"), "keepAlive", [isOn](LoadPlan& load) { load.keepAlive = isOn; });
    });
    connect(m_insecure, &QCheckBox::toggled, this, [this](bool isOn) {
        changeLoad(tr("Any Certificate"), "insecure", [isOn](LoadPlan& load) { load.insecure = isOn; });
    });
    connect(m_repetitions, &QSpinBox::valueChanged, &m_document, &PlanDocument::setRepetitions);
}

/// One field at a time: nothing else is written back that was shown shorter than it is.
void LoadPanel::changeLoad(const QString& what, const char* field, const std::function<void(LoadPlan&)>& change)
{
    LoadPlan load = m_document.plan().load;
    change(load);
    m_document.setLoad(load, { what, QLatin1String(field) });
}

void LoadPanel::takeKind()
{
    const LoadPlan& load = m_document.plan().load;
    const bool isOpen = m_kind->currentData().toInt() == Open;
    if (isOpen != load.isOpen())
        m_document.setLoad(isOpen ? asOpenLoad(load) : asClosedLoad(load), { tr("Load") });
}

/// A constant rate stays one, and in a run any becomes one.
void LoadPanel::takeRate()
{
    const double rate = m_rate->value();
    const bool isConstant = m_controller.isRunning();
    changeLoad(tr("Rate"), "rate", [rate, isConstant](LoadPlan& load) {
        const bool isRamp = load.rate && load.rate->from != load.rate->to && !isConstant;
        if (rate == ofThePhases)
            load.rate.reset();
        else
            load.rate = RatePlan { rate, isRamp ? load.rate->to : rate };
    });
}

void LoadPanel::takeUnit()
{
    const bool isRequests = m_unit->currentIndex() == Requests;
    if (isRequests == m_document.plan().load.requests.has_value())
        return;
    changeLoad(tr("How Long"), "unit", [isRequests](LoadPlan& load) {
        load.requests = isRequests ? std::optional(firstRequests) : std::nullopt;
        load.durationS = isRequests ? std::nullopt : std::optional(firstDurationS);
    });
}

void LoadPanel::takeExtent()
{
    const double extent = m_extent->value();
    changeLoad(tr("How Long"), "extent", [extent](LoadPlan& load) {
        if (load.requests)
            load.requests = std::llround(extent);
        else
            load.durationS = extent;
    });
}

void LoadPanel::takeSeed()
{
    m_document.setSeed(m_seed->text().isEmpty() ? std::nullopt : seedFrom(m_seed->text()));
}

void LoadPanel::refuseSeed()
{
    QToolTip::showText(m_seed->mapToGlobal(QPoint(0, m_seed->height())),
        tr("A seed is a whole number below %1, or nothing.").arg(QLocale().toString(seedLimit)), m_seed);
}

void LoadPanel::showPlan()
{
    const Plan& plan = m_document.plan();
    const QSignalBlocker quiet[] { QSignalBlocker(m_connections), QSignalBlocker(m_processes), QSignalBlocker(m_rate),
        QSignalBlocker(m_lastRate), QSignalBlocker(m_extent), QSignalBlocker(m_think), QSignalBlocker(m_timeout),
        QSignalBlocker(m_perConnection), QSignalBlocker(m_keepAlive), QSignalBlocker(m_insecure),
        QSignalBlocker(m_repetitions) };
    m_kind->setCurrentIndex(m_kind->findData(plan.load.isOpen() ? Open : Closed));
    showName(*m_engine, plan.engine, plan.engine);
    m_policy->setCurrentIndex(m_policy->findData(static_cast<int>(plan.policy)));
    m_arrivals->setCurrentIndex(m_arrivals->findData(static_cast<int>(plan.load.arrivals)));
    showValue(*m_connections, plan.load.connections, mostConnections);
    showValue(*m_processes, plan.load.processes, mostProcesses);
    showValue(*m_repetitions, plan.repetitions, mostRepetitions);
    m_think->setExactly(plan.load.thinkS, 0, longestWaitS);
    m_timeout->setExactly(plan.load.timeoutS.value_or(0), 0, longestWaitS);
    m_perConnection->setExactly(static_cast<double>(plan.load.requestsPerConnection), 0, mostExtent);
    m_keepAlive->setChecked(plan.load.keepAlive);
    m_insecure->setChecked(plan.load.insecure);
    showRate();
    showPhases();
    showExtent();
    showSeed();
    showUse();
}

void LoadPanel::showRate()
{
    const LoadPlan& load = m_document.plan().load;
    const bool havePhases = load.isOpen() && !load.phases.isEmpty();
    const QString noRate = havePhases ? tr("by phase") : QString();
    if (m_rate->specialValueText() != noRate) // it writes the text anew
        m_rate->setSpecialValueText(noRate);
    m_rate->setExactly(load.rate ? load.rate->from
            : havePhases         ? ofThePhases
                                 : 0,
        havePhases ? ofThePhases : 0, mostRate);
    m_lastRate->setExactly(load.rate ? load.rate->to : 0, 0, mostRate);
}

void LoadPanel::showPhases()
{
    const QList<PhasePlan>& phases = m_document.plan().load.phases;
    m_phases->setText(phases.isEmpty() ? tr("Add…") : tr("Edit…"));
    m_phasesText->setText(phases.isEmpty() ? tr("none") : phasesCount(phases));
    m_phasesText->setToolTip(phasesText(phases));
    m_phases->setAccessibleDescription(phases.isEmpty() ? m_phasesText->text() : phasesText(phases));
}

void LoadPanel::showExtent()
{
    const LoadPlan load = withPhases(m_document.plan().load, m_document.plan().load.phases);
    const bool wasRequests = m_extent->decimals() == 0;
    m_unit->setCurrentIndex(load.requests ? Requests : Seconds);
    // Only when it changes: it writes the text anew, which is not to happen to what is being typed.
    if (load.requests.has_value() != wasRequests)
        m_extent->setDecimals(load.requests ? 0 : decimalsOfSeconds);
    m_extent->setExactly(
        load.requests ? static_cast<double>(*load.requests) : load.durationS.value_or(firstDurationS), 0, mostExtent);
}

void LoadPanel::showSeed()
{
    const std::optional<quint64>& seed = m_document.plan().seed;
    const std::optional<quint64> shown = m_seed->text().isEmpty() ? std::nullopt : seedFrom(m_seed->text());
    if (shown != seed)
        m_seed->setText(seed ? QString::number(*seed) : QString());
}

void LoadPanel::showUse()
{
    // What is typed digit by digit is no wish for a load of 2, 20 and then 200.
    m_rate->setKeyboardTracking(!m_controller.isRunning());
    m_connections->setKeyboardTracking(!m_controller.isRunning());
    for (const Field& field : m_fields) {
        const QString whyNot = field.whyNot();
        field.widget->setEnabled(whyNot.isEmpty());
        field.widget->setToolTip(tooltip(field.help, whyNot));
    }
}

QString LoadPanel::fixedInRun() const
{
    if (!m_controller.isRunning())
        return {};
    return m_document.plan().engine == QLatin1String("tsung")
        ? tr("Not while a run goes on: Tsung has its whole scenario from the start.")
        : tr("Not while a run goes on: its load processes are told of it once, before the first request.");
}

QString LoadPanel::fixedRate() const
{
    const Plan& plan = m_document.plan();
    if (!plan.load.isOpen())
        return tr("Closed load has no rate: choose open load.");
    if (!m_controller.isRunning())
        return {};
    if (plan.engine == QLatin1String("tsung"))
        return fixedInRun();
    const std::optional<qsizetype> phase = m_desk.phaseUnderWay();
    return phase && plan.load.phases.value(*phase).rate
        ? tr("The phase that is under way has a rate of its own, which can be changed in the panel Phases.")
        : QString();
}

}
