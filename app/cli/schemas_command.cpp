// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/writing.h"
#include "core/catalogue/nearest.h"
#include "core/catalogue/schemas.h"

namespace labour::cli {

int schemasCommand(const QStringList& given)
{
    const QString nameOption = QStringLiteral("name");
    Arguments arguments(QStringLiteral("schemas [NAME]"),
        QStringLiteral(
            "The JSON Schemas of all that --json writes, of plans and of manifests, with their files. NAME, as\n"
            "labour.run/1, prints that one, with those that it refers to within it."));
    arguments.addOption(nameOption, QStringLiteral("NAME"), QStringLiteral("The one to print."));
    if (const std::optional<int> ended = arguments.read(withOptionsNamed(given, { nameOption })))
        return *ended;
    const QList<PublishedSchema> schemas = publishedSchemas(DataFolders::ofThisProgram());
    QStringList names;
    for (const PublishedSchema& schema : schemas) {
        names.append(schema.name);
        if (!arguments.isSet(nameOption)) {
            print(QStringLiteral("%1  %2\n    %3\n").arg(schema.name.leftJustified(27), schema.summary, schema.file));
        } else if (schema.name == arguments.value(nameOption)) {
            const Result<QByteArray> whole = bundled(schema);
            if (whole && print(QString::fromUtf8(*whole)))
                return Done;
            if (!whole)
                complain(whole.error());
            return HelperFailed;
        }
    }
    if (!arguments.isSet(nameOption))
        return Done;
    complain(unknownName(QStringLiteral("schema"), arguments.value(nameOption), names));
    return UsageError;
}

}
