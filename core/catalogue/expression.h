// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace labour {

/// Arithmetic over options, as manifests have it for `capacity`, `hang_limit` and `timeout_seconds`: numbers, names, +
/// - * /, parentheses. Data, not code: it can do nothing but this.
class Expression
{
public:
    /// Checks the form, and that every name is one of `names`.
    static Result<Expression> parse(const QString& text, const QStringList& names);
    static Expression constant(double value);

    /// Nothing but a number comes out; a division by zero gives an error.
    Result<double> evaluate(const QHash<QString, double>& values) const;

private:
    QString m_text;
};

}
