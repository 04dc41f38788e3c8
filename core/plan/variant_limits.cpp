// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/variant_limits.h"

namespace labour {

namespace {

std::optional<double> evaluated(const std::optional<Expression>& expression, const QHash<QString, double>& numbers)
{
    if (!expression)
        return std::nullopt;
    const Result<double> value = expression->evaluate(numbers);
    return value ? std::optional(*value) : std::nullopt;
}

}

VariantLimits limitsOf(const ServerChoice& choice, const Catalogue& catalogue)
{
    const Result<const ServerManifest*> server = catalogue.server(choice.name);
    Q_ASSERT(server);
    const Variant* variant = (*server)->variant(choice.variant);
    Q_ASSERT(variant);
    const QHash<QString, double> numbers =
        numbersOf((*server)->options, (*server)->optionsInForce(*variant, choice.values()));
    return { evaluated(variant->capacity, numbers), evaluated(variant->hangLimit, numbers) };
}

}
