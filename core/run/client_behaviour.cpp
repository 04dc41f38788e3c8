// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/client_behaviour.h"

#include "core/plan/get_parameters.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

using Leaving = Manners::Leaving;

/// The values of a behaviour's parameters; those that a user's own manifest left out are 0 or empty.
class Values
{
public:
    explicit Values(const SettingValues& values)
        : m_values(values)
    {
    }

    QString text(const char* name) const { return m_values.value(QString::fromLatin1(name)); }
    std::uint64_t number(const char* name) const { return text(name).toULongLong(); }
    bool isTrue(const char* name) const { return text(name) == QLatin1String("true"); }
    std::int64_t us(const char* name) const
    {
        constexpr double usPerSecond = 1e6;
        return std::llround(text(name).toDouble() * usPerSecond);
    }
    QByteArray path() const { return clientTarget(m_values).toUtf8(); }

private:
    const SettingValues& m_values;
};

void get(const SettingValues& values, Request& request)
{
    const Result<GetParameters> parameters = getParameters(values);
    Q_ASSERT(parameters);
    request.method = parameters->method.toStdString();
    request.headers = parameters->headers.toStdString();
    request.body = parameters->body.toStdString();
}

void leaveAfter(const Values& values, Leaving leaving, Manners& manners)
{
    manners.leaving = leaving;
    manners.leavesAfterUs = values.us("wait");
}

void silentConnection(const Values& values, Request& request)
{
    request.manners.sendLimit = 0;
    request.manners.leaving = Leaving::Closes;
    request.manners.leavesAfterUs = values.us("duration");
}

void sendSlowly(const Values& values, Manners& manners)
{
    manners.sendChunk = values.number("chunk");
    manners.sendPauseUs = values.us("interval");
}

void slowUpload(const Values& values, Request& request)
{
    request.method = "POST";
    request.manners.uploadBytes = values.number("size");
    sendSlowly(values, request.manners);
}

void slowDownload(const Values& values, Request& request)
{
    request.manners.readChunk = values.number("chunk");
    request.manners.readPauseUs = values.us("interval");
}

void abandonWithin(const Values& values, Request& request)
{
    request.manners.readLimit = values.number("received");
    request.manners.leaving = values.isTrue("reset") ? Leaving::Resets : Leaving::Closes;
}

void oversizedHeader(const Values& values, Request& request)
{
    request.headers = "X-Filler: " + std::string(values.number("size"), 'x') + "\r\n";
}

std::string lineFor(const Values& values, const char* version)
{
    return "GET " + values.path().toStdString() + ' ' + version + "\r\n";
}

/// Sent in place of the request.
void sendRaw(const std::string& bytes, Request& request)
{
    request.method.clear();
    request.body = bytes;
}

void malformedRequest(const Values& values, Request& request)
{
    static const QHash<QString, std::string> headers {
        { QStringLiteral("header"), "A header without a colon\r\n" },
        { QStringLiteral("header-name"), "X-Spaced : a blank before the colon\r\n" },
        { QStringLiteral("nul"), std::string("X-Nul: a\0b\r\n", 12) },
        { QStringLiteral("length"), "Content-Length: -1\r\n" },
        { QStringLiteral("lengths"), "Content-Length: 5\r\nContent-Length: 6\r\n" },
    };
    const QString fault = values.text("fault");
    if (headers.contains(fault))
        request.headers = headers.value(fault);
    else if (fault == QLatin1String("request-line"))
        sendRaw("GET\r\n\r\n", request);
    else if (fault == QLatin1String("version"))
        sendRaw(lineFor(values, "HTTP/9.9") + "Host: localhost\r\n\r\n", request);
    else if (fault == QLatin1String("no-host"))
        sendRaw(lineFor(values, "HTTP/1.1") + "\r\n", request);
    else
        sendRaw(std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 not HTTP at all\r\n\r\n", 31), request);
}

void truncatedUpload(const Values& values, Request& request)
{
    const std::uint64_t size = values.number("size");
    request.method = "POST";
    request.headers = "Transfer-Encoding: chunked\r\n";
    request.body = QByteArray::number(qulonglong { size }, 16).toStdString() + "\r\n";
    request.manners.uploadBytes = size;
    request.manners.sendLimit = std::min(values.number("sent"), size - std::min<std::uint64_t>(size, 1));
    const QString ending = values.text("ending");
    if (ending == QLatin1String("close"))
        leaveAfter(values, Leaving::Closes, request.manners);
    else if (ending == QLatin1String("half-close"))
        leaveAfter(values, Leaving::HalfCloses, request.manners);
}

void connectionChurn(const Values& values, Request& request)
{
    request.manners.leaving = Leaving::Closes;
    if (values.isTrue("request"))
        request.manners.leavesAfterUs = request.timeoutUs;
    else
        request.manners.sendLimit = 0;
}

void largeUpload(const Values& values, Request& request)
{
    request.method = "POST";
    request.manners.uploadBytes = values.number("size");
}

using Taker = void (*)(const Values&, Request&);

const QHash<QString, Taker>& takers()
{
    static const QHash<QString, Taker> all {
        { QStringLiteral("SilentConnection"), silentConnection },
        { QStringLiteral("SlowHeaders"), [](const Values& v, Request& request) { sendSlowly(v, request.manners); } },
        { QStringLiteral("SlowUpload"), slowUpload },
        { QStringLiteral("SlowDownload"), slowDownload },
        { QStringLiteral("AbandonBefore"),
            [](const Values& v, Request& request) { leaveAfter(v, Leaving::Closes, request.manners); } },
        { QStringLiteral("AbandonWithin"), abandonWithin },
        { QStringLiteral("ResetConnection"),
            [](const Values& v, Request& request) { leaveAfter(v, Leaving::Resets, request.manners); } },
        { QStringLiteral("HalfClose"),
            [](const Values& v, Request& request) { leaveAfter(v, Leaving::HalfCloses, request.manners); } },
        { QStringLiteral("Pipelining"),
            [](const Values& v, Request& request) {
                request.manners.pipelined = static_cast<std::uint32_t>(
                    std::clamp<std::uint64_t>(v.number("requests"), 1, Manners::mostPipelined));
            } },
        { QStringLiteral("OversizedHeader"), oversizedHeader },
        { QStringLiteral("MalformedRequest"), malformedRequest },
        { QStringLiteral("TruncatedUpload"), truncatedUpload },
        { QStringLiteral("ConnectionChurn"), connectionChurn },
        { QStringLiteral("LargeUpload"), largeUpload },
    };
    return all;
}

}

QString clientTarget(const SettingValues& values)
{
    return values.value(QStringLiteral("path"), QStringLiteral("/"));
}

void takeClientBehaviour(const QString& name, const SettingValues& values, Request& request)
{
    if (name == getBehaviour)
        get(values, request);
    else if (const Taker take = takers().value(name))
        take(Values(values), request);
}

}
