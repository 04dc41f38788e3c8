// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/event_texts.h"

#include <QCoreApplication>

#include <array>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::Events)
};

struct Kind {
    const char* name;
    const char* title;
    Hue hue;
};

constexpr std::array<Kind, 12> kinds { {
    { events::workerExited, QT_TRANSLATE_NOOP("labour::Events", "Worker exited"), Hue::BadNews },
    { events::workerStarted, QT_TRANSLATE_NOOP("labour::Events", "Worker started"), Hue::GoodNews },
    { events::serverExited, QT_TRANSLATE_NOOP("labour::Events", "Server exited"), Hue::BadNews },
    { events::memoryLimit, QT_TRANSLATE_NOOP("labour::Events", "Memory ceiling"), Hue::BadNews },
    { events::weightsChanged, QT_TRANSLATE_NOOP("labour::Events", "Weights changed"), Hue::Neutral },
    { events::rateChanged, QT_TRANSLATE_NOOP("labour::Events", "Rate changed"), Hue::Neutral },
    { events::connectionsChanged, QT_TRANSLATE_NOOP("labour::Events", "Connections changed"), Hue::Neutral },
    { events::phaseBegan, QT_TRANSLATE_NOOP("labour::Events", "Phase began"), Hue::Neutral },
    { events::helperFailed, QT_TRANSLATE_NOOP("labour::Events", "Helper failed"), Hue::BadNews },
    { events::helperResumed, QT_TRANSLATE_NOOP("labour::Events", "Helper goes on again"), Hue::GoodNews },
    { events::clientShortage, QT_TRANSLATE_NOOP("labour::Events", "Load generator short of something"), Hue::BadNews },
    { events::note, QT_TRANSLATE_NOOP("labour::Events", "Note"), Hue::Note },
} };

const Kind* kindOf(const Event& event)
{
    for (const Kind& kind : kinds) {
        if (event.kind == kind.name)
            return &kind;
    }
    return nullptr;
}

}

QString titleOf(const Event& event)
{
    const Kind* kind = kindOf(event);
    return kind ? Texts::tr(kind->title) : QString::fromStdString(event.kind);
}

QString textOf(const Event& event)
{
    const QString detail = QString::fromStdString(event.detail);
    return detail.isEmpty() ? titleOf(event) : QStringLiteral("%1: %2").arg(titleOf(event), detail);
}

Hue hueOf(const Event& event)
{
    const Kind* kind = kindOf(event);
    return kind ? kind->hue : Hue::Neutral;
}

QString iconOf(const Event& event)
{
    switch (hueOf(event)) {
    case Hue::BadNews:
        return QStringLiteral("event-down");
    case Hue::GoodNews:
        return QStringLiteral("event-up");
    case Hue::Note:
        return QStringLiteral("event-note");
    default:
        return QStringLiteral("event-change");
    }
}

}
