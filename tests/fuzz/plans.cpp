// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Plans from elsewhere, and the notations in them and on the command line: what is accepted reads back as the same.
#include "core/plan/mix.h"
#include "core/plan/phase_plan.h"
#include "core/plan/plan_json.h"
#include "core/plan/server_choice.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonDocument>

namespace labour {

namespace {

template <typename Value>
void readsBack(const Result<Value>& read, Result<Value> (*again)(const QString&))
{
    if (!read) {
        fuzz::require(!read.error().isEmpty());
        return;
    }
    const Result<Value> same = again(textOf(*read));
    fuzz::require(same && textOf(*same) == textOf(*read));
}

void readPlan(const QByteArray& text)
{
    QList<Problem> problems;
    const JsonPlace place =
        JsonPlace::fromObject(QJsonDocument::fromJson(text).object(), QStringLiteral("plan.labour"), problems);
    const Result<Plan> plan = planFromJson(place, problems);
    if (!plan)
        return;
    QList<Problem> none;
    const Result<Plan> again =
        planFromJson(JsonPlace::fromObject(toJson(*plan), QStringLiteral("plan.labour"), none), none);
    fuzz::require(again && toJson(*again) == toJson(*plan));
}

}

}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace labour;
    fuzz::Input input(data, size);
    const std::uint8_t kind = input.byte();
    const QByteArray bytes(input.rest().data(), static_cast<qsizetype>(input.rest().size()));
    const QString text = QString::fromUtf8(bytes);
    switch (kind % 6) {
    case 0:
        readPlan(bytes);
        break;
    case 1:
        readsBack<MixEntry>(mixEntryFromText(text), mixEntryFromText);
        break;
    case 2:
        readsBack<QList<PhasePlan>>(phasesFromText(text), phasesFromText);
        break;
    case 3:
        readsBack<RatePlan>(rateFromText(text), rateFromText);
        break;
    case 4:
        if (const auto servers = serversFromText(text))
            for (const ServerChoice& server : *servers) {
                const auto again = serversFromText(textOf(server));
                fuzz::require(again && again->size() == 1 && again->first() == server);
            }
        break;
    default:
        static_cast<void>(addressOf(text));
    }
    return 0;
}
