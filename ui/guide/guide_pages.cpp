// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_pages.h"

#include "core/catalogue/data_folders.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QVariant>
#include <QWidget>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::Guide)
};

constexpr char pageProperty[] = "guidePage";
const QString contents = QStringLiteral("index.md");
const QString scheme = QStringLiteral("guide:");

}

QString guideFolder()
{
    return DataFolders::ofThisProgram().shipped % QStringLiteral("/resources/guide");
}

QList<GuidePage> guidePages(const QString& folder)
{
    QFile file(QDir(folder).filePath(contents));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<GuidePage> pages { { contents, Texts::tr("Contents") } };
    QSet<QString> listed { contents };
    static const QRegularExpression link(QStringLiteral(R"(\[([^\]]+)\]\(([^)/]+\.md)\))"));
    QRegularExpressionMatchIterator found = link.globalMatch(QString::fromUtf8(file.readAll()));
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        const QString target = match.captured(2);
        if (listed.contains(target))
            continue;
        listed.insert(target);
        pages.append({ target, match.captured(1) });
    }
    return pages;
}

void setGuidePage(QWidget& widget, const QString& file)
{
    widget.setProperty(pageProperty, file);
}

QString guidePageOf(const QWidget* widget)
{
    for (; widget; widget = widget->parentWidget()) {
        const QString file = widget->property(pageProperty).toString();
        if (!file.isEmpty())
            return file;
    }
    return contents;
}

QString guideLink(const QString& file, const QString& text)
{
    return QStringLiteral("<p><a href=\"%1%2\">%3</a></p>").arg(scheme, file, text.toHtmlEscaped());
}

QString linkedGuidePage(const QString& link)
{
    return link.startsWith(scheme) ? link.mid(scheme.size()) : QString();
}

}
