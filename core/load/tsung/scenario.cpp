// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/tsung/scenario.h"

#include "core/load/tsung/erlang_text.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QStringList>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace labour {

namespace {

constexpr char dtd[] = "/usr/share/tsung/tsung-1.0.dtd";
// An Erlang launcher wakes once a millisecond at best; this it does with some ease.
constexpr int usersPerSecond = 300;
constexpr qint64 msPerS = 1000;
constexpr qint64 usPerMs = 1000;
constexpr qint64 nsPerUs = 1000;
// Of a run for a number of requests, which ends when they have ended.
constexpr qint64 longestS = 86'400;
// Until all users are there, and until all have gone.
constexpr qint64 marginS = 300;
// Tsung's own limits are there for want of "none": the module's watcher ends requests when their time is up.
constexpr qint64 idleMarginMs = 5000;
constexpr int usersPerMachine = 60'000;

constexpr char isHere[] = "fun(_) -> [case whereis(labour) of undefined -> \"no\"; _ -> \"yes\" end] end.";

const QStringList& methods()
{
    static const QStringList known { QStringLiteral("GET"), QStringLiteral("POST"), QStringLiteral("PUT"),
        QStringLiteral("DELETE"), QStringLiteral("HEAD"), QStringLiteral("OPTIONS") };
    return known;
}

bool isPlainText(const std::string& text)
{
    return std::all_of(
        text.begin(), text.end(), [](char c) { return (c >= ' ' && c <= '~') || c == '\r' || c == '\n'; });
}

QString text(const std::string& bytes)
{
    return QString::fromLatin1(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

int machinesOf(const QList<ClientHost>& clients)
{
    return std::accumulate(
        clients.begin(), clients.end(), 0, [](int sum, const ClientHost& client) { return sum + client.machines; });
}

std::vector<LoadPhase> phasesOf(const Load& load)
{
    if (!load.phases.empty())
        return load.phases;
    LoadPhase whole;
    for (const Request& request : load.mix)
        whole.weights.push_back(request.weight);
    return { whole };
}

QString cell(std::size_t phase, std::size_t behaviour)
{
    return QStringLiteral("p%1b%2").arg(phase).arg(behaviour);
}

template <typename Range, typename Text>
std::string joined(const Range& range, Text textOf)
{
    std::string all;
    for (const auto& element : range)
        all += (all.empty() ? "" : ", ") + textOf(element);
    return all;
}

std::string phasesTerm(const Load& load)
{
    qint64 fromUs = 0;
    return joined(phasesOf(load), [&fromUs](const LoadPhase& phase) {
        const qint64 toUs = fromUs + phase.durationNs / nsPerUs;
        const std::string term = "{" + std::to_string(fromUs) + ", "
            + (phase.durationNs > 0 ? std::to_string(toUs) : "infinity") + ", " + erlangNumber(phase.rateFrom) + ", "
            + erlangNumber(phase.rateTo) + ", [" + joined(phase.weights, erlangNumber) + "]}";
        fromUs = toUs;
        return term;
    });
}

const std::string& bodyText(const Request& request)
{
    static const std::string none;
    const auto found = std::find_if(request.expectation.begin(), request.expectation.end(),
        [](const AcceptedEnding& accepted) { return !accepted.bodyText.empty(); });
    return found == request.expectation.end() ? none : found->bodyText;
}

/// The function that labour.erl asks for what is to be sent.
std::string planFunction(const Load& load, const ScenarioFrame& frame)
{
    const auto member = [](const char* name, const std::string& value) { return std::string(name) + " => " + value; };
    const auto truth = [](bool value) { return std::string(value ? "true" : "false"); };
    const std::vector<std::string> members {
        member("run", erlangString(frame.run.toStdString())),
        member("machines", std::to_string(machinesOf(frame.clients))),
        member("seats", std::to_string(load.connections)),
        member("requests", load.requests ? std::to_string(*load.requests) : "none"),
        member("duration", load.durationNs ? std::to_string(*load.durationNs / nsPerUs) : "none"),
        member("is_open", truth(load.isOpen)),
        member("arrivals", load.arrivals == Arrivals::Poisson ? "poisson" : "constant"),
        member("policy", load.policy == Policy::Repeat ? "repeat" : "random"),
        member("seed", std::to_string(load.seed)),
        member("think", std::to_string(load.thinkNs / nsPerUs)),
        member("keep_alive", truth(load.keepAlive)),
        member("per_connection", std::to_string(load.requestsPerConnection)),
        member("phases", "[" + phasesTerm(load) + "]"),
        member("timeouts",
            "{" + joined(load.mix, [](const Request& request) { return std::to_string(request.timeoutUs); }) + "}"),
        member("targets",
            "{" + joined(load.mix, [](const Request& request) { return erlangString(request.target); }) + "}"),
        member("texts",
            "{"
                + joined(load.mix,
                    [](const Request& request) {
                        return bodyText(request).empty() ? std::string("none") : erlangBinary(bodyText(request));
                    })
                + "}"),
        member("go", frame.beginFile.isEmpty() ? "none" : erlangString(frame.beginFile.toStdString())),
        member("parent", std::to_string(frame.parent)),
    };
    return "plan() -> #{" + joined(members, [](const std::string& each) { return each; }) + "}.\n";
}

std::string loader(const Load& load, const ScenarioFrame& frame)
{
    return "fun(_) -> global:trans({labour_loading, self()}, fun() -> case whereis(labour) of undefined -> "
           "{ok, Tokens, _} = erl_scan:string("
        + erlangString(labourModule() + planFunction(load, frame))
        + "), Forms = fun Next([], [], Done) -> lists:reverse(Done); "
          "Next([Dot = {dot, _} | Rest], Form, Done) -> {ok, Parsed} = erl_parse:parse_form(lists:reverse([Dot | "
          "Form])), "
          "Next(Rest, [], [Parsed | Done]); Next([Token | Rest], Form, Done) -> Next(Rest, [Token | Form], Done) end, "
          "{ok, labour, Code} = compile:forms(Forms(Tokens, [], [])), "
          "{module, labour} = code:load_binary(labour, \"labour.erl\", Code), labour:start(); "
          "_ -> ok end end, [node()]), [\"yes\"] end.";
}

/// A name or a value, which may be a literal.
struct Text {
    Text(const char* literal)
        : string(QString::fromLatin1(literal))
    {
    }
    Text(const QString& value)
        : string(value)
    {
    }

    QString string;
};

class ScenarioWriter
{
public:
    ScenarioWriter(const Load& load, const Target& target, const ScenarioFrame& frame)
        : m_load(load)
        , m_target(target)
        , m_frame(frame)
        , m_xml(&m_bytes)
    {
    }

    QByteArray write()
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(1);
        m_xml.writeStartDocument();
        m_xml.writeDTD(QStringLiteral("<!DOCTYPE tsung SYSTEM \"%1\">").arg(QLatin1String(dtd)));
        begin("tsung", { { "loglevel", "notice" }, { "dumptraffic", "protocol" }, { "backend", "text" } });
        writeInformation();
        writeMachines();
        writeArrivals();
        writeOptions();
        begin("sessions", {});
        begin("session", { { "name", "labour" }, { "weight", "1" }, { "type", "ts_http" } });
        writeSession();
        m_xml.writeEndDocument();
        return m_bytes;
    }

private:
    using Attributes = std::vector<std::pair<Text, Text>>;

    void begin(const Text& name, const Attributes& attributes)
    {
        m_xml.writeStartElement(name.string);
        for (const auto& [attribute, value] : attributes)
            m_xml.writeAttribute(attribute.string, value.string);
    }

    void end() { m_xml.writeEndElement(); }

    void put(const Text& name, const Attributes& attributes)
    {
        begin(name, attributes);
        end();
    }

    void writeInformation()
    {
        if (m_frame.plan.isEmpty())
            return;
        begin("information", {});
        m_xml.writeTextElement(QStringLiteral("name"), QStringLiteral("labour"));
        m_xml.writeTextElement(QStringLiteral("description"), QString::fromUtf8(m_frame.plan));
        end();
    }

    void writeMachines()
    {
        begin("clients", {});
        for (const ClientHost& client : m_frame.clients)
            put("client",
                { { "host", client.host }, { "cpu", QString::number(client.machines) },
                    { "use_controller_vm", "false" }, { "maxusers", QString::number(usersPerMachine) } });
        end();
        const bool isV6 = QHostAddress(m_target.host).protocol() == QAbstractSocket::IPv6Protocol;
        begin("servers", {});
        put("server",
            { { "host", m_target.host }, { "port", QString::number(m_target.port) },
                { "type", isV6 ? "tcp6" : "tcp" } });
        end();
    }

    /// A user for each connection as fast as may be, and then, for as long as the load lasts, those who take the place
    /// of users that ended: each fails to connect ten times a second at most, as the other engines do.
    void writeArrivals()
    {
        const int machines = machinesOf(m_frame.clients);
        const int first = m_load.connections + machines;
        const int fast = usersPerSecond * machines;
        const int firstS = 1 + first / fast;
        const int later = std::clamp(10 * m_load.connections, 40, fast);
        const qint64 wholeS = (m_load.durationNs ? *m_load.durationNs / nsPerUs / usPerMs / msPerS + 1 : longestS);
        begin("load", { { "duration", QString::number(firstS + wholeS + 2 * marginS) }, { "unit", "second" } });
        writePhase(1, firstS, std::max(first * 2 / firstS, 40), first);
        writePhase(2, wholeS + marginS, later, 0);
        end();
    }

    void writePhase(int number, qint64 seconds, int rate, int most)
    {
        begin("arrivalphase",
            { { "phase", QString::number(number) }, { "duration", QString::number(seconds) }, { "unit", "second" } });
        Attributes users { { "arrivalrate", QString::number(rate) }, { "unit", "second" } };
        if (most > 0)
            users.emplace_back("maxnumber", QString::number(most));
        put("users", users);
        end();
    }

    void writeOptions()
    {
        qint64 longestUs = 0;
        for (const Request& request : m_load.mix)
            longestUs = std::max<qint64>(longestUs, request.timeoutUs);
        const qint64 longestMs = longestUs / usPerMs + 1;
        begin("options", {});
        writeOption("idle_timeout", longestMs + idleMarginMs);
        writeOption("connect_timeout", longestMs);
        writeOption("max_retries", 0);
        writeOption("seed", static_cast<qint64>(m_load.seed % 1'000'000'007));
        end();
    }

    void writeOption(const Text& name, qint64 value)
    {
        put("option", { { "name", name }, { "value", QString::number(value) } });
    }

    void writeSession()
    {
        writeVariables("eval", "code", isHere, { "labour_here" });
        begin("if", { { "var", "labour_here" }, { "eq", "no" } });
        writeVariables("eval", "code", text(loader(m_load, m_frame)), { "labour_here" });
        end();
        writeVariables("erlang", "callback", "labour:join", { "labour_seat" });
        begin("if", { { "var", "labour_seat" }, { "eq", "1" } });
        begin("repeat", { { "name", "labour_load" }, { "max_repeat", "2000000000" } });
        writeVariables("erlang", "callback", "labour:next", { "labour_next", "labour_wait" });
        begin("if", { { "var", "labour_wait" }, { "neq", "0.000" } });
        put("thinktime", { { "value", "%%_labour_wait%%" } });
        end();
        begin("if", { { "var", "labour_next" }, { "neq", "over" } });
        writeVariables("erlang", "callback", "labour:send", { "labour_id", "labour_connection" });
        const std::vector<LoadPhase> phases = phasesOf(m_load);
        for (std::size_t phase = 0; phase < phases.size(); ++phase) {
            for (std::size_t behaviour = 0; behaviour < m_load.mix.size(); ++behaviour) {
                if (phases[phase].weights[behaviour] > 0)
                    writeRequest(phase, behaviour);
            }
        }
        end();
        put("while", { { "var", "labour_next" }, { "neq", "over" } });
        end();
        end();
    }

    void writeVariables(const Text& source, const Text& attribute, const Text& value, const std::vector<Text>& names)
    {
        begin("setdynvars", { { "sourcetype", source }, { attribute, value } });
        for (const Text& name : names)
            put("var", { { "name", name } });
        end();
    }

    void writeRequest(std::size_t phase, std::size_t behaviour)
    {
        const Request& request = m_load.mix[behaviour];
        static const QRegularExpression notInName(QStringLiteral("[^A-Za-z0-9_]"));
        const QString name = text(request.target).section(QLatin1Char('?'), 0, 0).remove(notInName);
        begin("if", { { "var", "labour_next" }, { "eq", cell(phase, behaviour) } });
        begin("transaction", { { "name", QStringLiteral("%1_%2").arg(name).arg(behaviour) } });
        begin("request", { { "subst", "true" }, { "tag", cell(phase, behaviour) } });
        begin("match",
            { { "do", "continue" }, { "when", "match" }, { "name", "verified" },
                { "apply_to_content", "labour:judge" } });
        m_xml.writeCharacters(QStringLiteral("^verified$"));
        end();
        Attributes attributes { { "url", text(request.target) }, { "method", text(request.method) },
            { "version", "1.1" } };
        if (!request.body.empty())
            attributes.emplace_back("contents", text(request.body));
        begin("http", attributes);
        if (!m_target.authority.isEmpty())
            writeHeader("Host", QString::fromLatin1(m_target.authority));
        if (!m_target.token.isEmpty())
            writeHeader("X-Labour-Token", QString::fromLatin1(m_target.token));
        writeHeader("X-Labour-Id", "%%_labour_id%%");
        if (request.role == Role::Culprit)
            writeHeader("X-Labour-Note", "1");
        if (!m_load.keepAlive || m_load.requestsPerConnection > 0)
            writeHeader("Connection", "%%_labour_connection%%");
        for (const QString& line : text(request.headers).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts))
            writeHeader(line.section(QLatin1Char(':'), 0, 0), line.section(QLatin1Char(':'), 1).trimmed());
        end();
        end();
        end();
        end();
    }

    void writeHeader(const Text& name, const Text& value)
    {
        put("http_header", { { "name", name }, { "value", value } });
    }

    const Load& m_load;
    const Target& m_target;
    const ScenarioFrame& m_frame;
    QByteArray m_bytes;
    QXmlStreamWriter m_xml;
};

}

std::optional<QString> beyondTsung(const Load& load, const Target& target)
{
    if (target.tls)
        return QStringLiteral("the tsung engine speaks plain http only; choose the native engine");
    for (const Request& request : load.mix) {
        const QString name = text(request.target);
        if (!(request.manners == Manners()))
            return QStringLiteral("%1: the tsung engine's clients cannot misbehave; choose the native engine")
                .arg(name);
        if (!methods().contains(text(request.method)))
            return QStringLiteral("%1: the tsung engine has no method %2; it has %3")
                .arg(name, text(request.method), methods().join(QStringLiteral(", ")));
        // Tsung would put something in its place, and takes no other bytes.
        for (const std::string* part : { &request.target, &request.headers, &request.body }) {
            if (part->find("%%") != std::string::npos)
                return QStringLiteral("%1: the tsung engine cannot send “%%”").arg(name);
            if (!isPlainText(*part))
                return QStringLiteral("%1: the tsung engine can send ASCII text only").arg(name);
        }
    }
    return std::nullopt;
}

QByteArray tsungScenario(const Load& load, const Target& target, const ScenarioFrame& frame)
{
    return ScenarioWriter(load, target, frame).write();
}

std::optional<QByteArray> planInScenario(const QByteArray& scenario)
{
    QXmlStreamReader xml(scenario);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("description"))
            return xml.readElementText().toUtf8();
    }
    return std::nullopt;
}

}
