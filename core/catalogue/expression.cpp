// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/expression.h"

#include "core/catalogue/nearest.h"
#include "core/catalogue/unit_text.h"

#include <cmath>
#include <functional>

namespace labour {

namespace {

constexpr int deepest = 32;

/// A recursive descent over: sum = product (('+'|'-') product)*, product = factor (('*'|'/') factor)*, factor = number
/// | name | '(' sum ')'.
class Descent
{
public:
    using Lookup = std::function<std::optional<double>(const QString&)>;

    Descent(const QString& text, Lookup lookup)
        : m_text(text)
        , m_lookup(std::move(lookup))
    {
    }

    Result<double> run()
    {
        const double value = sum(0);
        skipSpace();
        if (m_error.isEmpty() && m_at < m_text.size())
            fail(QStringLiteral("“%1” is not expected there").arg(m_text.at(m_at)));
        if (!m_error.isEmpty())
            return Error { m_error };
        if (!std::isfinite(value))
            return Error { QStringLiteral("“%1” comes to no number").arg(m_text) };
        return value;
    }

private:
    void fail(const QString& message) { fail(m_at, message); }

    void fail(qsizetype at, const QString& message)
    {
        if (m_error.isEmpty())
            m_error = QStringLiteral("in “%1” at character %2: %3").arg(m_text, QString::number(at + 1), message);
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }

    bool take(char c)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text.at(m_at) != QLatin1Char(c))
            return false;
        ++m_at;
        return true;
    }

    double sum(int depth)
    {
        double value = product(depth);
        while (m_error.isEmpty()) {
            if (take('+'))
                value += product(depth);
            else if (take('-'))
                value -= product(depth);
            else
                break;
        }
        return value;
    }

    double product(int depth)
    {
        double value = factor(depth);
        while (m_error.isEmpty()) {
            if (take('*'))
                value *= factor(depth);
            else if (take('/'))
                value /= divisor(depth);
            else
                break;
        }
        return value;
    }

    double divisor(int depth)
    {
        skipSpace();
        const qsizetype begin = m_at;
        const double value = factor(depth);
        if (value == 0)
            fail(begin, QStringLiteral("a division by zero"));
        return value;
    }

    double factor(int depth)
    {
        if (depth > deepest) {
            fail(QStringLiteral("too many parentheses"));
            return 0;
        }
        if (take('(')) {
            const double value = sum(depth + 1);
            if (!take(')'))
                fail(QStringLiteral("a closing parenthesis is missing"));
            return value;
        }
        const qsizetype begin = m_at;
        while (m_at < m_text.size()
            && (m_text.at(m_at).isLetterOrNumber() || QStringLiteral("_.").contains(m_text.at(m_at))))
            ++m_at;
        const QString word = m_text.mid(begin, m_at - begin);
        if (word.isEmpty()) {
            fail(QStringLiteral("a number, a name or a parenthesis is missing"));
            return 0;
        }
        if (word.at(0).isDigit()) {
            bool isNumber = false;
            const double value = word.toDouble(&isNumber);
            if (!isNumber)
                fail(begin, QStringLiteral("“%1” is not a number").arg(word));
            return value;
        }
        const std::optional<double> value = m_lookup(word);
        if (!value)
            fail(begin, QStringLiteral("“%1” is not known").arg(word));
        return value.value_or(0);
    }

    QString m_text;
    Lookup m_lookup;
    qsizetype m_at = 0;
    QString m_error;
};

}

Result<Expression> Expression::parse(const QString& text, const QStringList& names)
{
    // Values that no sum or product of small whole numbers brings to zero, so that only the form is tried.
    double value = 1.0;
    const auto checked = Descent(text, [&](const QString& name) -> std::optional<double> {
        if (!names.contains(name))
            return std::nullopt;
        return value *= M_PI;
    }).run();
    if (!checked)
        return Error { checked.error() };
    Expression expression;
    expression.m_text = text;
    return expression;
}

Expression Expression::constant(double value)
{
    Expression expression;
    expression.m_text = QString::number(value, 'f', 6);
    return expression;
}

Result<double> Expression::evaluate(const QHash<QString, double>& values) const
{
    return Descent(m_text, [&](const QString& name) -> std::optional<double> {
        const auto found = values.find(name);
        if (found == values.end())
            return std::nullopt;
        return *found;
    }).run();
}

}
