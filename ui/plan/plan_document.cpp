// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/plan_document.h"

#include "core/plan/plan_check.h"

#include <QGuiApplication>

#include <algorithm>

namespace labour {

namespace {

constexpr int longestHistory = 500;

/// Where two plans differ in more of the mix than weights, what shows it has to be made anew.
bool haveEqualEntries(const Mix& a, const Mix& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](MixEntry left, const MixEntry& right) {
        left.weight = right.weight;
        return left == right;
    });
}

/// Phases that have weights of their own have one for each behaviour.
template <typename Change>
void changePhaseWeights(Plan& plan, const Change& change)
{
    for (PhasePlan& phase : plan.load.phases) {
        if (!phase.weights.isEmpty())
            change(phase);
    }
}

void mute(PlanState& state, qsizetype entry, bool isMuted)
{
    double& weight = state.plan.mix[entry].weight;
    if (isMuted && !state.muted.contains(entry)) {
        state.muted.insert(entry, weight);
        weight = 0;
    } else if (!isMuted && state.muted.contains(entry)) {
        weight = state.muted.take(entry);
    }
}

/// Entries from `first` on have moved by so many places.
void moveMuted(PlanState& state, qsizetype first, qsizetype by)
{
    QMap<qsizetype, double> moved;
    for (auto each = state.muted.cbegin(); each != state.muted.cend(); ++each)
        moved.insert(each.key() < first ? each.key() : each.key() + by, each.value());
    state.muted = moved;
}

}

PlanDocument::PlanDocument(std::shared_ptr<const Catalogue> catalogue, QObject* parent)
    : QObject(parent)
    , m_catalogue(std::move(catalogue))
{
    m_history.setUndoLimit(longestHistory);
    connect(&m_history, &QUndoStack::indexChanged, this, &PlanDocument::historyChanged);
    connect(qGuiApp, &QGuiApplication::focusObjectChanged, this, &PlanDocument::endGesture);
}

/// Whoever hears of the history may be half gone by now.
PlanDocument::~PlanDocument()
{
    m_history.disconnect(this);
}

Plan PlanDocument::firstPlan(const Catalogue& catalogue)
{
    Plan plan;
    plan.servers = { ServerChoice { QStringLiteral("wsgiref"), QStringLiteral("default"), {} } };
    plan.load.durationS = 10;
    if (const Result<const TestManifest*> basic = catalogue.test(QStringLiteral("Basic"))) {
        if (const Result<Plan> filled = withTest(plan, **basic))
            return *filled;
    }
    return plan;
}

Plan PlanDocument::invitingPlan(const Catalogue& catalogue)
{
    Plan plan = firstPlan(catalogue);
    plan.test.clear();
    plan.mix = { { QStringLiteral("PlainResponse"), {}, 99, {} }, { QStringLiteral("SIGSEGV"), {}, 0, {} } };
    return plan;
}

Result<Plan> PlanDocument::checked() const
{
    return checkedPlan(m_state.plan, *m_catalogue);
}

void PlanDocument::begin(const Plan& plan)
{
    m_history.clear();
    m_state = { plan, plan.test };
    m_servers = plan.servers;
    noteOrigin();
    emit mixReset();
    emit changed();
}

void PlanDocument::setPlan(const Plan& plan)
{
    m_servers = plan.servers;
    editState({ tr("Another Plan") }, [&](PlanState& state) { state = { plan, plan.test }; });
    emit mixReset();
    emit changed();
}

void PlanDocument::setServer(const ServerChoice& choice)
{
    if (edit({ tr("Server") }, [&](Plan& plan) { plan.servers = { choice }; }))
        emit changed();
}

/// With the options that the plan had for it.
ServerChoice PlanDocument::known(const QString& name, const QString& variant) const
{
    for (const QList<ServerChoice>* servers : { &m_state.plan.servers, &m_servers }) {
        for (const ServerChoice& each : *servers) {
            if (each.name == name && each.variant == variant)
                return each;
        }
    }
    return { name, variant, {} };
}

bool PlanDocument::isPlanned(const QString& name, const QString& variant) const
{
    return std::any_of(m_state.plan.servers.begin(), m_state.plan.servers.end(),
        [&](const ServerChoice& each) { return each.name == name && each.variant == variant; });
}

void PlanDocument::pickServer(const QString& name, const QString& variant)
{
    const ServerChoice picked = known(name, variant);
    rememberServers();
    if (edit({ tr("Server"), QStringLiteral("server") }, [&](Plan& plan) { plan.servers = { picked }; }))
        emit changed();
}

void PlanDocument::setPlanned(const QString& name, const QString& variant, bool isPlanned)
{
    if (isPlanned == this->isPlanned(name, variant))
        return;
    const ServerChoice server = known(name, variant);
    rememberServers();
    const auto change = [&](Plan& plan) {
        if (isPlanned)
            plan.servers.append(server);
        else
            plan.servers.removeAll(server);
    };
    if (edit({ isPlanned ? tr("Add %1").arg(textOf(server)) : tr("Remove %1").arg(textOf(server)) }, change))
        emit changed();
}

void PlanDocument::setOptions(
    const QString& name, const QString& variant, const QList<std::pair<QString, QString>>& options)
{
    const ServerChoice called { name, variant, {} };
    const EditName editName { tr("Options of %1").arg(textOf(called)),
        QStringLiteral("options/%1").arg(textOf(called)) };
    const auto change = [&](Plan& plan) {
        for (ServerChoice& each : plan.servers) {
            if (each.name == name && each.variant == variant)
                each.options = options;
        }
    };
    if (edit(editName, change))
        emit changed();
}

/// With the options that they have now.
void PlanDocument::rememberServers()
{
    for (const ServerChoice& server : m_state.plan.servers) {
        m_servers.removeIf(
            [&](const ServerChoice& each) { return each.name == server.name && each.variant == server.variant; });
        m_servers.append(server);
    }
}

Result<bool> PlanDocument::setTest(const QString& name)
{
    const Result<const TestManifest*> test = m_catalogue->test(name);
    if (!test)
        return Error { test.error() };
    Result<Plan> filled = withTest(m_state.plan, **test);
    if (!filled)
        return Error { filled.error() };
    changePhaseWeights(*filled, [](PhasePlan& phase) { phase.weights.clear(); });
    editState({ tr("Test %1").arg(name) }, [&](PlanState& state) { state = { *filled, name }; });
    emit mixReset();
    emit changed();
    return true;
}

void PlanDocument::setOwnTests(const QList<TestManifest>& tests)
{
    m_catalogue = std::make_shared<const Catalogue>(m_catalogue->withOwnTests(tests));
    noteOrigin();
    emit testsChanged();
    emit changed();
}

void PlanDocument::setBaseTest(const QString& name)
{
    m_state.baseTest = name;
    noteOrigin();
    emit changed();
}

void PlanDocument::setWeight(qsizetype entry, double weight)
{
    const EditName name { tr("Weight of %1").arg(m_state.plan.mix.at(entry).behaviour),
        QStringLiteral("weight/%1").arg(entry) };
    const auto change = [&](PlanState& state) {
        state.plan.mix[entry].weight = weight;
        state.muted.remove(entry);
    };
    if (!editState(name, change))
        return;
    emit weightsChanged();
    emit changed();
}

double PlanDocument::weightOf(qsizetype entry) const
{
    return m_state.muted.value(entry, m_state.plan.mix.at(entry).weight);
}

void PlanDocument::setMuted(qsizetype entry, bool isMuted)
{
    const QString& behaviour = m_state.plan.mix.at(entry).behaviour;
    editWeights(isMuted ? tr("Mute %1").arg(behaviour) : tr("Unmute %1").arg(behaviour),
        [&](PlanState& state) { mute(state, entry, isMuted); });
}

bool PlanDocument::isSolo(qsizetype entry) const
{
    return plan().mix.size() > 1 && !isMuted(entry) && m_state.muted.size() == plan().mix.size() - 1;
}

void PlanDocument::setSolo(qsizetype entry, bool isSolo)
{
    const QString& behaviour = m_state.plan.mix.at(entry).behaviour;
    editWeights(isSolo ? tr("Solo of %1").arg(behaviour) : tr("End Solo of %1").arg(behaviour), [&](PlanState& state) {
        for (qsizetype each = 0; each < state.plan.mix.size(); ++each)
            mute(state, each, isSolo && each != entry);
    });
}

void PlanDocument::setParameters(qsizetype entry, const QList<std::pair<QString, QString>>& parameters)
{
    const EditName name { tr("Parameters of %1").arg(m_state.plan.mix.at(entry).behaviour),
        QStringLiteral("parameters/%1").arg(entry) };
    if (edit(name, [&](Plan& plan) { plan.mix[entry].parameters = parameters; }))
        emit changed();
}

void PlanDocument::setRole(qsizetype entry, Role role)
{
    const QString& behaviourName = m_state.plan.mix.at(entry).behaviour;
    const Result<const BehaviourManifest*> behaviour = m_catalogue->behaviour(behaviourName);
    const bool isManifests = behaviour && (*behaviour)->role == role;
    editMix(tr("Role of %1").arg(behaviourName),
        [&](PlanState& state) { state.plan.mix[entry].role = isManifests ? std::nullopt : std::optional(role); });
}

void PlanDocument::addBehaviour(const QString& name)
{
    MixEntry entry;
    entry.behaviour = name;
    const bool isCulprit = roleOf(entry) == Role::Culprit;
    editMix(tr("Add %1").arg(name), [&](PlanState& state) {
        state.plan.mix.append(entry);
        changePhaseWeights(state.plan,
            [&](PhasePlan& phase) { phase.weights.append(isCulprit && phase.isCalm() ? 0 : entry.weight); });
    });
}

void PlanDocument::duplicate(qsizetype entry)
{
    const MixEntry copy = m_state.plan.mix.at(entry);
    editMix(tr("Add %1").arg(copy.behaviour), [&](PlanState& state) {
        state.plan.mix.insert(entry + 1, copy);
        moveMuted(state, entry + 1, 1);
        changePhaseWeights(
            state.plan, [&](PhasePlan& phase) { phase.weights.insert(entry + 1, phase.weights.value(entry)); });
    });
}

void PlanDocument::remove(qsizetype entry)
{
    editMix(tr("Remove %1").arg(m_state.plan.mix.at(entry).behaviour), [&](PlanState& state) {
        state.plan.mix.removeAt(entry);
        state.muted.remove(entry);
        moveMuted(state, entry, -1);
        changePhaseWeights(state.plan, [&](PhasePlan& phase) {
            if (entry < phase.weights.size())
                phase.weights.removeAt(entry);
        });
    });
}

void PlanDocument::setEngine(const QString& engine)
{
    if (edit({ tr("Engine"), QStringLiteral("engine") }, [&](Plan& plan) { plan.engine = engine; }))
        emit changed();
}

void PlanDocument::setPolicy(Policy policy)
{
    if (edit({ tr("Order"), QStringLiteral("policy") }, [&](Plan& plan) { plan.policy = policy; }))
        emit changed();
}

void PlanDocument::setSeed(std::optional<quint64> seed)
{
    if (edit({ tr("Seed"), QStringLiteral("seed") }, [&](Plan& plan) { plan.seed = seed; }))
        emit changed();
}

void PlanDocument::setLoad(const LoadPlan& load, const EditName& name)
{
    const EditName called = name.text.isEmpty() ? EditName { tr("Load") } : name;
    if (edit(called, [&](Plan& plan) { plan.load = load; }))
        emit changed();
}

void PlanDocument::setRepetitions(int repetitions)
{
    const EditName name { tr("Repetitions"), QStringLiteral("repetitions") };
    if (edit(name, [&](Plan& plan) { plan.repetitions = repetitions; }))
        emit changed();
}

void PlanDocument::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    emit historyChanged();
}

bool PlanDocument::mayRestore(int step) const
{
    const auto* edit = static_cast<const PlanEdit*>(m_history.command(step));
    return edit && (!m_isRunning || edit->isLive());
}

bool PlanDocument::canUndo() const
{
    return mayRestore(m_history.index() - 1);
}

bool PlanDocument::canRedo() const
{
    return mayRestore(m_history.index());
}

void PlanDocument::undo()
{
    if (canUndo())
        m_history.undo();
    endGesture();
}

void PlanDocument::redo()
{
    if (canRedo())
        m_history.redo();
    endGesture();
}

Role PlanDocument::roleOf(const MixEntry& entry) const
{
    if (entry.role)
        return *entry.role;
    const Result<const BehaviourManifest*> behaviour = m_catalogue->behaviour(entry.behaviour);
    return behaviour ? (*behaviour)->role : Role::Innocent;
}

double PlanDocument::shareOf(qsizetype entry) const
{
    double sum = 0;
    for (const MixEntry& each : m_state.plan.mix)
        sum += each.weight;
    return sum > 0 ? m_state.plan.mix.at(entry).weight / sum : 0;
}

QList<Role> PlanDocument::roles() const
{
    QList<Role> roles;
    for (const MixEntry& entry : m_state.plan.mix)
        roles.append(roleOf(entry));
    return roles;
}

bool PlanDocument::editState(const EditName& name, const std::function<void(PlanState&)>& change)
{
    const PlanState before = m_state;
    change(m_state);
    noteOrigin();
    if (m_state == before)
        return false;
    m_history.push(new PlanEdit(name, m_gesture, before, m_state, [this](const PlanState& state) { restore(state); }));
    return true;
}

bool PlanDocument::edit(const EditName& name, const Change& change)
{
    return editState(name, [&](PlanState& state) { change(state.plan); });
}

void PlanDocument::editWeights(const QString& text, const std::function<void(PlanState&)>& change)
{
    if (!editState({ text }, change))
        return;
    emit weightsChanged();
    emit changed();
}

void PlanDocument::editMix(const QString& text, const std::function<void(PlanState&)>& change)
{
    if (!editState({ text }, change))
        return;
    emit mixReset();
    emit changed();
}

void PlanDocument::restore(const PlanState& state)
{
    const bool isOtherMix = !haveEqualEntries(plan().mix, state.plan.mix);
    const bool haveWeightsMoved = plan().mix != state.plan.mix || m_state.muted != state.muted;
    m_state = state;
    noteOrigin(); // the test may have got another name
    if (isOtherMix)
        emit mixReset();
    else if (haveWeightsMoved)
        emit weightsChanged();
    emit changed();
}

/// A plan names its test only while its mix and policy are just the test's.
void PlanDocument::noteOrigin()
{
    m_state.plan.test.clear();
    const Result<const TestManifest*> test = m_catalogue->test(m_state.baseTest);
    if (!test) {
        m_state.baseTest.clear();
        return;
    }
    const Result<Plan> filled = withTest(m_state.plan, **test);
    if (filled && filled->mix == m_state.plan.mix && filled->policy == m_state.plan.policy)
        m_state.plan.test = m_state.baseTest;
}

}
