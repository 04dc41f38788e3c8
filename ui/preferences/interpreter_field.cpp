// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/interpreter_field.h"

#include "core/server/question.h"
#include "ui/theme/icons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/file_chooser.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace labour {

using namespace std::chrono_literals;

InterpreterField::InterpreterField(
    const QString& name, const QString& path, const QString& whereEmpty, FileChooser& chooser, QWidget* parent)
    : QWidget(parent)
    , m_line(new QLineEdit(path, this))
    , m_verdict(new ElidedLabel(this))
{
    m_line->setAccessibleName(name);
    m_line->setPlaceholderText(whereEmpty);
    m_line->setClearButtonEnabled(true);
    m_line->setToolTip(
        tr("A Python interpreter: of a virtual environment, PyPy, Jython, or Python 2. ~/ is your home."));
    setFocusProxy(m_line);
    auto* browse = new QToolButton(this);
    browse->setIcon(iconNamed(QStringLiteral("open")));
    browse->setAccessibleName(tr("Choose a file: %1").arg(name));
    browse->setToolTip(tr("Choose a file…"));
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(m_line, 1);
    line->addWidget(browse);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addLayout(line);
    column->addWidget(m_verdict);
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, &InterpreterField::tryOut);
    connect(m_line, &QLineEdit::textChanged, this, &InterpreterField::judge);
    connect(browse, &QToolButton::clicked, this, [this, &chooser] { choose(chooser); });
    m_verdict->setVisible(!path.isEmpty());
    if (!path.isEmpty())
        tryOut();
}

QString InterpreterField::verdict() const
{
    return m_verdict->text();
}

void InterpreterField::judge()
{
    m_trial.reset();
    if (m_line->text().isEmpty()) {
        m_pause.stop();
        m_verdict->setText({});
        m_verdict->hide();
        emit taken({});
        return;
    }
    m_verdict->show();
    m_verdict->setText(tr("trying it…"));
    m_pause.start();
}

void InterpreterField::tryOut()
{
    const QString path = m_line->text();
    const QString whole = path.startsWith(QStringLiteral("~/")) ? QString(QDir::homePath() + path.mid(1)) : path;
    const QString program = whole.contains(QLatin1Char('/')) ? whole : findProgram(whole);
    if (program.isEmpty() || !QFileInfo(program).isFile()) {
        m_verdict->setText(tr("There is no such program."));
        return;
    }
    m_trial = std::make_unique<QObject>();
    const QStringList question { QStringLiteral("-c"),
        QStringLiteral("import sys; print('labour %d.%d.%d' % sys.version_info[:3])") };
    askProgram(program, question, m_trial.get(), [this, path](const Answer& answer) {
        static const QRegularExpression told(
            QStringLiteral("^labour (\\d+\\.\\d+\\.\\d+)$"), QRegularExpression::MultilineOption);
        const QRegularExpressionMatch version = told.match(QString::fromUtf8(answer.output));
        if (!version.hasMatch()) {
            m_verdict->setText(answer.failure.isEmpty() ? tr("It is no Python interpreter that works.")
                                                        : tr("It %1.").arg(answer.failure));
            return;
        }
        m_verdict->setText(tr("Python %1").arg(version.captured(1)));
        emit taken(path);
    });
}

void InterpreterField::choose(FileChooser& chooser)
{
    const QString file = chooser.toOpen(
        window(), tr("Choose an Interpreter"), QFileInfo(m_line->text()).absolutePath(), tr("Programs (*)"));
    if (!file.isEmpty())
        m_line->setText(file);
}

}
