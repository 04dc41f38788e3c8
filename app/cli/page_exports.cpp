// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/page_exports.h"

#include "app/cli/writing.h"

namespace labour::cli {

namespace {

const QString htmlOption = QStringLiteral("html");
const QString markdownOption = QStringLiteral("markdown");
const QString standardOutput = QStringLiteral("-");

/// Those that could all go to standard output.
QStringList textOptions()
{
    return { QStringLiteral("json"), htmlOption, markdownOption };
}

qsizetype toOutput(const Arguments& arguments)
{
    qsizetype count = 0;
    for (const QString& option : arguments.given())
        count += textOptions().contains(option) && arguments.value(option) == standardOutput ? 1 : 0;
    return count;
}

}

void addPageOptions(Arguments& arguments)
{
    arguments.addOption(htmlOption, QStringLiteral("FILE"),
        QStringLiteral("Write a page with charts, which needs nothing else, to FILE; - for standard output\n"
                       "(the text then goes to standard error)."));
    arguments.addOption(markdownOption, QStringLiteral("FILE"),
        QStringLiteral("Write it as Markdown, for an issue, to FILE; - for standard output."));
}

QStringList pageExportNames()
{
    return { htmlOption, markdownOption };
}

std::optional<QString> wrongPages(const Arguments& arguments)
{
    for (const QString& option : pageExportNames()) {
        const QString path = arguments.value(option);
        if (!arguments.isSet(option) || path == standardOutput)
            continue;
        if (path.isEmpty())
            return QStringLiteral("--%1 needs the name of a file").arg(option);
        if (!isWritable(path))
            return QStringLiteral("--%1: %2 cannot be written").arg(option, path);
    }
    if (toOutput(arguments) > 1)
        return QStringLiteral("only one of --json, --html and --markdown can go to standard output");
    return std::nullopt;
}

bool isOutputTaken(const Arguments& arguments)
{
    return toOutput(arguments) > 0;
}

bool writePages(
    const Arguments& arguments, const std::function<QByteArray()>& html, const std::function<QByteArray()>& markdown)
{
    const bool isHtmlWritten = !arguments.isSet(htmlOption) || writeWhole(arguments.value(htmlOption), html());
    const bool isMarkdownWritten =
        !arguments.isSet(markdownOption) || writeWhole(arguments.value(markdownOption), markdown());
    return isHtmlWritten && isMarkdownWritten;
}

}
