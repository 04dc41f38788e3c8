// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/writing.h"
#include "core/report/json_report.h"
#include "core/report/text_report.h"
#include "core/run/tsung_import.h"

namespace labour::cli {

int importCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("import --tsung DIR [options]"),
        QStringLiteral("Read what somebody else measured by a plan of Labour's, and say what came of it."));
    arguments.addOption(QStringLiteral("tsung"), QStringLiteral("DIR"),
        QStringLiteral("What Tsung left of a scenario by labour plan --tsung: the folder named after its\n-l, or one "
                       "of those in it; there the newest is read."));
    arguments.addOption(QStringLiteral("json"), QStringLiteral("FILE"),
        QStringLiteral("Write all that was measured to FILE; - for standard output\n(the report then goes to standard "
                       "error)."));
    if (const std::optional<int> ended = arguments.read(given))
        return *ended;
    if (arguments.value(QStringLiteral("tsung")).isEmpty()) {
        complain(QStringLiteral("import needs --tsung DIR, the folder with the results"));
        return UsageError;
    }
    const auto catalogue = std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram()));
    for (const Problem& problem : catalogue->problems())
        complain(problem.text());
    const Result<RunRecord> record = recordFromTsung(arguments.value(QStringLiteral("tsung")), *catalogue);
    if (!record) {
        complain(record.error());
        return UsageError;
    }
    const QString json = arguments.value(QStringLiteral("json"));
    const QString report = textReport(*record) % QLatin1Char('\n');
    if (json == QLatin1String("-"))
        printError(report);
    else
        print(report);
    if (!json.isEmpty() && !writeWhole(json, jsonReport(*record)))
        return HelperFailed;
    switch (record->end) {
    case RunEnd::Done:
        return Done;
    case RunEnd::Interrupted:
        return Interrupted;
    default:
        return HelperFailed;
    }
}

}
