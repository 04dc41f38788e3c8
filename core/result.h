// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace labour {

/// What went wrong, as one sentence for people: what, where, and what would be right.
struct Error {
    QString message;
};

/// A value, or the reason why there is none.
template <typename T>
class Result
{
public:
    Result(T value)
        : m_value(std::move(value))
    {
    }
    Result(Error error)
        : m_value(std::move(error))
    {
    }

    explicit operator bool() const { return std::holds_alternative<T>(m_value); }
    const T& operator*() const& { return std::get<T>(m_value); }
    T& operator*() & { return std::get<T>(m_value); }
    T&& operator*() && { return std::get<T>(std::move(m_value)); }
    const T* operator->() const { return &std::get<T>(m_value); }
    T* operator->() { return &std::get<T>(m_value); }
    const QString& error() const { return std::get<Error>(m_value).message; }

private:
    std::variant<T, Error> m_value;
};

}
