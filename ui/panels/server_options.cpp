// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/server_options.h"

#include "ui/forms/settings_form.h"
#include "ui/theme/icons.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace labour {

namespace {

constexpr int mostFormHeight = 200;

bool areSame(const ServerChoice& a, const ServerChoice& b)
{
    return a.name == b.name && a.variant == b.variant;
}

/// The manifest's options, with what the variant sets for defaults.
QList<Setting> optionsOf(const Catalogue& catalogue, const ServerChoice& choice)
{
    const Result<const ServerManifest*> server = catalogue.server(choice.name);
    if (!server)
        return {};
    QList<Setting> options = (*server)->options;
    const Variant* variant = (*server)->variant(choice.variant);
    for (Setting& option : options) {
        if (variant && variant->set.contains(option.name))
            option.defaultValue = variant->set.value(option.name);
    }
    return options;
}

}

ServerOptions::ServerOptions(PlanDocument& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_open(new QToolButton(this))
    , m_summary(new ElidedLabel(this))
    , m_scroll(new QScrollArea(this))
{
    m_open->setObjectName(QStringLiteral("serverOptions"));
    m_open->setIcon(iconNamed(QStringLiteral("parameters")));
    m_open->setIconSize({ 14, 14 });
    m_open->setAutoRaise(true);
    m_open->setCheckable(true);
    m_scroll->setObjectName(QStringLiteral("serverOptionsForm"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->hide();
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 2, 4, 2);
    head->addWidget(m_summary, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_scroll, 1);
    connect(m_open, &QToolButton::toggled, this, &ServerOptions::makeForm);
    connect(&document, &PlanDocument::changed, this, &ServerOptions::showPlan);
    showPlan();
}

void ServerOptions::show(const ServerChoice& server)
{
    if (areSame(server, m_server) || !m_document.isPlanned(server.name, server.variant))
        return;
    m_server = server;
    showPlan();
}

void ServerOptions::showPlan()
{
    const QList<ServerChoice>& servers = m_document.plan().servers;
    const auto shown = std::find_if(
        servers.begin(), servers.end(), [this](const ServerChoice& each) { return areSame(each, m_server); });
    m_server = shown != servers.end() ? *shown : servers.value(0, { {}, {}, {} });
    const QList<Setting> options = optionsOf(m_document.catalogue(), m_server);
    m_open->setEnabled(!options.isEmpty());
    const QString name = textOf({ m_server.name, m_server.variant, {} });
    m_open->setAccessibleName(tr("Options of %1").arg(name));
    m_open->setToolTip(tr("Options of %1").arg(name));
    m_summary->setText(m_server.options.isEmpty() ? tr("%1 with its own options").arg(name)
                                                  : tr("%1: %2").arg(name, settingsText(options, m_server.options)));
    makeForm();
}

/// Anew, unless it shows what there is already.
void ServerOptions::makeForm()
{
    m_scroll->setVisible(m_open->isChecked());
    setVisible(m_open->isChecked() || !m_server.options.isEmpty());
    if (!m_open->isChecked() || m_server == m_inForm)
        return;
    if (QWidget* former = m_scroll->takeWidget())
        former->deleteLater(); // it may be in the midst of an event
    m_inForm = m_server;
    auto* form = new SettingsForm(optionsOf(m_document.catalogue(), m_server), m_server.options, m_scroll);
    form->setContentsMargins(8, 0, 8, 6);
    m_scroll->setWidget(form);
    m_scroll->setMinimumHeight(std::min(form->sizeHint().height(), mostFormHeight));
    connect(form, &SettingsForm::edited, this, [this, form] {
        m_inForm.options = form->values();
        m_document.setOptions(m_inForm.name, m_inForm.variant, m_inForm.options);
    });
}

}
