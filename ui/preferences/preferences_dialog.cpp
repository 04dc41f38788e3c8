// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/preferences_dialog.h"

#include "core/catalogue/data_folders.h"
#include "core/store/history_file.h"
#include "ui/preferences/interpreter_field.h"
#include "ui/settings/settings.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/wheel_guard.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace labour {

namespace {

constexpr int leastCeilingMiB = 64;
constexpr int mostCeilingMiB = 1024 * 1024;

/// One value of several, chosen by name.
template <typename Value, typename Take>
QComboBox* choice(const char* name, const QString& accessible, const QString& help,
    const QList<std::pair<QString, Value>>& values, Value now, Take take, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(accessible);
    box->setToolTip(help);
    guardFromWheel(*box);
    for (const auto& [text, value] : values) {
        box->addItem(text);
        if (value == now)
            box->setCurrentIndex(box->count() - 1);
    }
    QObject::connect(box, &QComboBox::activated, box, [values, take](int index) { take(values.at(index).second); });
    return box;
}

/// A folder that can be looked at, whether or not it is there yet.
QWidget* folderLine(const QString& path, const QString& button, QWidget* parent)
{
    auto* line = new QWidget(parent);
    auto* text = new ElidedLabel(line);
    text->setText(QDir::toNativeSeparators(path));
    auto* open = new QPushButton(button, line);
    open->setAutoDefault(false);
    open->setAccessibleName(PreferencesDialog::tr("Show the folder %1").arg(QDir::toNativeSeparators(path)));
    open->setToolTip(PreferencesDialog::tr("Shows the folder in the file manager; makes it where there is none"));
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(text, 1);
    row->addWidget(open);
    QObject::connect(open, &QPushButton::clicked, line, [path] {
        QDir().mkpath(path);
        QDesktopServices::openUrl(QUrl::fromLocalFile(path));
    });
    return line;
}

}

PreferencesDialog::PreferencesDialog(
    const Catalogue& catalogue, Settings& settings, FileChooser& chooser, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_interpreters(Interpreters::stored())
{
    setObjectName(QStringLiteral("preferences"));
    setWindowTitle(tr("Preferences"));
    auto* pages = new QTabWidget(this);
    pages->setObjectName(QStringLiteral("preferencePages"));
    pages->addTab(serversPage(catalogue, chooser), tr("&Servers"));
    pages->addTab(displayPage(), tr("&Display"));
    pages->addTab(filesPage(), tr("&Files"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(pages, 1);
    column->addWidget(buttons);
    resize(620, 520);
}

QWidget* PreferencesDialog::serversPage(const Catalogue& catalogue, FileChooser& chooser)
{
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* page = new QWidget(scroll);
    auto* form = new QFormLayout(page);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* ceiling = new QSpinBox(page);
    ceiling->setObjectName(QStringLiteral("memoryCeiling"));
    ceiling->setRange(leastCeilingMiB, mostCeilingMiB);
    ceiling->setSingleStep(leastCeilingMiB);
    ceiling->setSuffix(tr(" MiB"));
    ceiling->setValue(m_settings.memoryCeilingMiB());
    ceiling->setAccessibleName(tr("Memory ceiling"));
    ceiling->setToolTip(
        tr("A server whose processes take more than this together is ended, before the desktop suffers"));
    guardFromWheel(*ceiling);
    connect(ceiling, &QSpinBox::valueChanged, this, [this](int mib) {
        m_settings.setMemoryCeilingMiB(mib);
        emit memoryCeilingChanged();
    });
    form->addRow(tr("&Memory ceiling"), ceiling);
    const auto add = [&](const QString& server, const QString& title, const QString& path, const QString& whereEmpty) {
        auto* field = new InterpreterField(tr("Interpreter: %1").arg(title), path, whereEmpty, chooser, page);
        field->setObjectName(QStringLiteral("interpreter_") + server);
        form->addRow(title, field);
        connect(field, &InterpreterField::taken, this,
            [this, server](const QString& taken) { takeInterpreter(server, taken); });
    };
    if (const QString forced = qEnvironmentVariable("LABOUR_PYTHON"); !forced.isEmpty()) {
        auto* note =
            new QLabel(tr("The environment names %1 in LABOUR_PYTHON, which counts before this.").arg(forced), page);
        note->setWordWrap(true);
        form->addRow(note);
    }
    add({}, tr("&Interpreter of all servers"), m_interpreters.common,
        m_interpreters.common.isEmpty() ? Interpreters::fromSettings().common : QStringLiteral("/usr/bin/python3"));
    for (const ServerManifest& server : catalogue.servers())
        add(server.name, server.title, m_interpreters.ofServer.value(server.name), tr("the one of all servers"));
    scroll->setWidget(page);
    return scroll;
}

QWidget* PreferencesDialog::displayPage()
{
    auto* page = new QWidget(this);
    auto* form = new QFormLayout(page);
    const QString theme = tr("Light or dark, or whatever the desktop is");
    form->addRow(tr("&Theme"),
        choice<ThemeChoice>(
            "theme", tr("Theme"), theme,
            { { tr("As the desktop"), ThemeChoice::Auto }, { tr("Light"), ThemeChoice::Light },
                { tr("Dark"), ThemeChoice::Dark } },
            m_settings.theme(),
            [this](ThemeChoice chosen) {
                m_settings.setTheme(chosen);
                emit themeChanged();
            },
            page));
    form->addRow(tr("&Colours of series"),
        choice<SeriesColours>(
            "seriesColours", tr("Colours of series"),
            tr("Both can be told apart by those who see few colours; the second stands out more from the ground"),
            { { tr("Okabe and Ito"), SeriesColours::OkabeIto }, { tr("High contrast"), SeriesColours::HighContrast } },
            m_settings.seriesColours(),
            [this](SeriesColours chosen) {
                m_settings.setSeriesColours(chosen);
                emit coloursChanged();
            },
            page));
    form->addRow(tr("&Refresh of charts"),
        choice<int>(
            "refresh", tr("Refresh of charts"),
            tr("How often charts are drawn while a run goes on; the less often, the less of the machine the window "
               "takes"),
            { { tr("10 times a second"), 100 }, { tr("5 times a second"), 200 }, { tr("2 times a second"), 500 },
                { tr("once a second"), 1000 } },
            m_settings.refreshMs(),
            [this](int chosen) {
                m_settings.setRefreshMs(chosen);
                emit refreshChanged();
            },
            page));
    return page;
}

QWidget* PreferencesDialog::filesPage()
{
    auto* page = new QWidget(this);
    auto* form = new QFormLayout(page);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* folder = new QLineEdit(m_settings.lastFolder(), page);
    folder->setObjectName(QStringLiteral("folder"));
    folder->setAccessibleName(tr("Folder for plans and exports"));
    folder->setToolTip(
        tr("Where plans, pictures and reports are saved and looked for at first; the last one that was used"));
    connect(folder, &QLineEdit::editingFinished, this, [this, folder] {
        if (QFileInfo(folder->text()).isDir())
            m_settings.setLastFolder(folder->text());
        else
            folder->setText(m_settings.lastFolder());
    });
    form->addRow(tr("&Plans and exports"), folder);
    const QString users = DataFolders::ofThisProgram().users;
    form->addRow(tr("Your servers, behaviours, mixes"), folderLine(users, tr("Show"), page));
    const QString history = HistoryFile::usualPath();
    if (!history.isEmpty())
        form->addRow(tr("History of runs"), folderLine(QFileInfo(history).absolutePath(), tr("Show"), page));
    return page;
}

void PreferencesDialog::takeInterpreter(const QString& server, const QString& path)
{
    Interpreters changed = m_interpreters;
    if (server.isEmpty())
        changed.common = path;
    else if (path.isEmpty())
        changed.ofServer.remove(server);
    else
        changed.ofServer.insert(server, path);
    if (changed == m_interpreters)
        return;
    m_interpreters = changed;
    m_interpreters.store();
    emit interpretersChanged();
}

}
