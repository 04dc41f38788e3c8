// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

namespace labour {

/// Something that was judged.
struct JunitCase {
    enum class Outcome : std::uint8_t { Passed, Failed, Error, Skipped };

    QString name;
    Outcome outcome = Outcome::Passed;
    QString message {}; ///< why it did not pass, in a line
    QString detail {}; ///< more of it; may be empty
    std::optional<double> seconds {};
};

/// What was judged together: all of one server or run.
struct JunitSuite {
    QString name;
    QString group; ///< of its cases: JUnit's class
    QString labour; ///< the version that measured it
    QString serverVersion; ///< empty where it is not known
    QList<JunitCase> cases;
    std::optional<double> seconds {};
};

/// A JUnit XML file, as CI servers read it.
QByteArray junitXml(const QList<JunitSuite>& suites);

}
