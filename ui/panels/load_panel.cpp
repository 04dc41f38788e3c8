// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/load_panel.h"

#include "ui/widgets/number_box.h"
#include "ui/widgets/wheel_guard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolTip>
#include <QValidator>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

enum Unit {
    Seconds,
    Requests,
};

constexpr double firstDurationS = 10;
constexpr qint64 firstRequests = 512;
constexpr double mostExtent = 1e9;
constexpr int mostConnections = 100'000;
constexpr int mostProcesses = 256;
constexpr int decimalsOfSeconds = 3;

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

void name(QWidget& field, const char* object, const QString& accessible, const QString& help)
{
    field.setObjectName(QLatin1String(object));
    field.setAccessibleName(accessible);
    field.setToolTip(QStringLiteral("<p>%1</p>").arg(help));
}

}

LoadPanel::LoadPanel(PlanDocument& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_engine(new QComboBox(this))
    , m_connections(new QSpinBox(this))
    , m_processes(new QSpinBox(this))
    , m_extent(new NumberBox(this))
    , m_unit(new QComboBox(this))
    , m_policy(new QComboBox(this))
    , m_seed(new QLineEdit(this))
    , m_keepAlive(new QCheckBox(tr("&Keep connections alive"), this))
{
    m_engine->addItem(tr("native"), QStringLiteral("native"));
    m_engine->addItem(tr("qt"), QStringLiteral("qt"));
    name(*m_engine, "engine", tr("Engine"),
        tr("Who sends the requests. native: load processes that tell every fault apart. qt: like a browser, which "
           "sends again by itself what a server dropped."));
    m_policy->addItem(tr("random"), static_cast<int>(Policy::Random));
    m_policy->addItem(tr("repeat"), static_cast<int>(Policy::Repeat));
    name(*m_policy, "policy", tr("Order"),
        tr("How the next behaviour is drawn. random: by weight. repeat: each as often as its weight, in turn."));
    m_connections->setRange(1, mostConnections);
    name(*m_connections, "connections", tr("Connections"),
        tr("How many connections in all, each of which waits for its reply before it sends again."));
    m_processes->setRange(1, mostProcesses);
    name(*m_processes, "processes", tr("Load processes"),
        tr("How many processes (threads with the qt engine) share the connections."));
    m_extent->setRange(0, mostExtent);
    name(*m_extent, "extent", tr("How long"), tr("When the run ends by itself."));
    m_unit->addItem(tr("seconds"));
    m_unit->addItem(tr("requests"));
    name(*m_unit, "unit", tr("Seconds or requests"),
        tr("Whether a run ends after a time or after a number of requests."));
    m_seed->setPlaceholderText(tr("drawn"));
    m_seed->setValidator(new SeedValidator(m_seed));
    name(*m_seed, "seed", tr("Seed"),
        tr("Equal seeds give equal sequences of behaviours. Drawn anew for each run if it is left empty."));
    name(*m_keepAlive, "keepAlive", tr("Keep connections alive"), tr("Else each request has a connection of its own."));
    addFields();
    listen();
    showPlan();
}

void LoadPanel::addFields()
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 6, 8, 6);
    grid->setHorizontalSpacing(7);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    const auto add = [&](const QString& text, QWidget* field, int row, int column) {
        auto* label = new QLabel(text, this);
        label->setBuddy(field);
        grid->addWidget(label, row, column);
        grid->addWidget(field, row, column + 1);
    };
    add(tr("F&or"), m_extent, 0, 0);
    grid->addWidget(m_unit, 0, 2, 1, 2);
    add(tr("&Connections"), m_connections, 1, 0);
    add(tr("&Processes"), m_processes, 1, 2);
    add(tr("E&ngine"), m_engine, 2, 0);
    add(tr("Or&der"), m_policy, 2, 2);
    add(tr("&Seed"), m_seed, 3, 0);
    grid->addWidget(m_keepAlive, 3, 2, 1, 2);
    for (QWidget* field :
        QList<QWidget*> { m_engine, m_policy, m_connections, m_processes, m_extent, m_unit, m_seed }) {
        guardFromWheel(*field);
        field->setMinimumWidth(78);
        field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
}

void LoadPanel::listen()
{
    connect(
        m_engine, &QComboBox::activated, this, [this] { m_document.setEngine(m_engine->currentData().toString()); });
    connect(m_policy, &QComboBox::activated, this,
        [this] { m_document.setPolicy(static_cast<Policy>(m_policy->currentData().toInt())); });
    connect(m_unit, &QComboBox::activated, this, &LoadPanel::takeUnit);
    connect(m_seed, &QLineEdit::textEdited, this, &LoadPanel::takeSeed);
    connect(m_seed, &QLineEdit::inputRejected, this, &LoadPanel::refuseSeed);
    connect(m_connections, &QSpinBox::valueChanged, this,
        [this](int value) { changeLoad([value](LoadPlan& load) { load.connections = value; }); });
    connect(m_processes, &QSpinBox::valueChanged, this,
        [this](int value) { changeLoad([value](LoadPlan& load) { load.processes = value; }); });
    connect(m_extent, &QDoubleSpinBox::valueChanged, this, &LoadPanel::takeExtent);
    connect(m_keepAlive, &QCheckBox::toggled, this,
        [this](bool isOn) { changeLoad([isOn](LoadPlan& load) { load.keepAlive = isOn; }); });
    connect(&m_document, &PlanDocument::changed, this, &LoadPanel::showPlan);
}

/// One field at a time: nothing else is written back that was shown shorter than it is.
void LoadPanel::changeLoad(const std::function<void(LoadPlan&)>& change)
{
    LoadPlan load = m_document.plan().load;
    change(load);
    m_document.setLoad(load);
}

void LoadPanel::takeUnit()
{
    const bool isRequests = m_unit->currentIndex() == Requests;
    if (isRequests == m_document.plan().load.requests.has_value())
        return;
    changeLoad([isRequests](LoadPlan& load) {
        load.requests = isRequests ? std::optional(firstRequests) : std::nullopt;
        load.durationS = isRequests ? std::nullopt : std::optional(firstDurationS);
    });
}

void LoadPanel::takeExtent()
{
    const double extent = m_extent->value();
    changeLoad([extent](LoadPlan& load) {
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
    const QSignalBlocker quiet[] { QSignalBlocker(m_connections), QSignalBlocker(m_processes), QSignalBlocker(m_extent),
        QSignalBlocker(m_keepAlive) };
    showName(*m_engine, plan.engine, plan.engine);
    m_policy->setCurrentIndex(m_policy->findData(static_cast<int>(plan.policy)));
    showValue(*m_connections, plan.load.connections, mostConnections);
    showValue(*m_processes, plan.load.processes, mostProcesses);
    m_keepAlive->setChecked(plan.load.keepAlive);
    showExtent();
    showSeed();
}

void LoadPanel::showExtent()
{
    const LoadPlan& load = m_document.plan().load;
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

}
