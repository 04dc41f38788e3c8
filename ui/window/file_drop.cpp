// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/file_drop.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QTimer>
#include <QUrl>
#include <QWidget>

#include <utility>

namespace labour {

FileDrop::FileDrop(QWidget& window, QStringList suffixes)
    : QObject(&window)
    , m_suffixes(std::move(suffixes))
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

QStringList FileDrop::filesIn(const QMimeData& data) const
{
    QStringList files;
    const QList<QUrl> urls = data.urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile() && m_suffixes.contains(QFileInfo(url.toLocalFile()).suffix(), Qt::CaseInsensitive))
            files.append(url.toLocalFile());
    }
    return files;
}

bool FileDrop::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter) {
        auto* enter = static_cast<QDragEnterEvent*>(event);
        if (filesIn(*enter->mimeData()).isEmpty())
            return false;
        enter->acceptProposedAction();
        return true;
    }
    if (event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        const QStringList files = filesIn(*drop->mimeData());
        if (files.isEmpty())
            return false;
        drop->acceptProposedAction();
        // The program that they come from waits for the end of this event, not for what is done with them.
        QTimer::singleShot(0, this, [this, files] { emit dropped(files); });
        return true;
    }
    return QObject::eventFilter(watched, event);
}

}
