// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_controller.h"

namespace labour {

HistoryController::HistoryController(const QString& path, QObject* parent)
    : QObject(parent)
    , m_keepsRuns(!path.isEmpty())
    , m_host(new HistoryHost(path, m_latest))
{
    m_thread.setObjectName(QStringLiteral("history"));
    m_host->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
    listen();
    m_thread.start();
}

HistoryController::~HistoryController()
{
    ++m_latest.list; // neither is waited for
    ++m_latest.standing;
    m_thread.quit();
    m_thread.wait();
}

void HistoryController::listen()
{
    connect(m_host, &HistoryHost::listed, this, [this](int number, const std::shared_ptr<const RunList>& list) {
        if (number == m_latest.list)
            emit listed(list);
    });
    connect(m_host, &HistoryHost::unreadable, this, &HistoryController::unreadable);
    connect(m_host, &HistoryHost::hasRead, this, &HistoryController::hasRead);
    connect(m_host, &HistoryHost::notRead, this, &HistoryController::notRead);
    connect(m_host, &HistoryHost::stood, this,
        [this](int number, qint64 id, const std::shared_ptr<const Standing>& standing) {
            if (number == m_latest.standing)
                emit stood(id, standing);
        });
    connect(m_host, &HistoryHost::recordStood, this, &HistoryController::recordStood);
    connect(m_host, &HistoryHost::removed, this, &HistoryController::removed);
    connect(m_host, &HistoryHost::restored, this, &HistoryController::restored);
    connect(m_host, &HistoryHost::exported, this, &HistoryController::exported);
    connect(m_host, &HistoryHost::imported, this, &HistoryController::imported);
    connect(m_host, &HistoryHost::weighed, this, &HistoryController::weighed);
    connect(m_host, &HistoryHost::pruned, this, &HistoryController::pruned);
    connect(m_host, &HistoryHost::failed, this, &HistoryController::failed);
}

template <typename Task>
void HistoryController::tell(Task task)
{
    QMetaObject::invokeMethod(m_host, [host = m_host, task] { task(*host); });
}

void HistoryController::list(const RunsWanted& wanted)
{
    tell([number = ++m_latest.list, wanted](HistoryHost& host) { host.list(number, wanted); });
}

void HistoryController::watch(bool isWatching)
{
    tell([=](HistoryHost& host) { host.watch(isWatching); });
}

void HistoryController::read(const QList<qint64>& ids, RunUse use)
{
    tell([=](HistoryHost& host) { host.read(ids, use); });
}

void HistoryController::readNewest()
{
    tell([](HistoryHost& host) { host.readNewest(); });
}

void HistoryController::findStanding(qint64 id)
{
    tell([number = ++m_latest.standing, id](HistoryHost& host) { host.findStanding(number, id); });
}

void HistoryController::findStanding(const std::shared_ptr<const RunRecord>& record)
{
    tell([record](HistoryHost& host) { host.findStandingOf(record); });
}

void HistoryController::readFile(const QString& file)
{
    tell([=](HistoryHost& host) { host.readFile(file); });
}

void HistoryController::setStarred(const QList<qint64>& ids, bool isStarred)
{
    tell([=](HistoryHost& host) { host.setStarred(ids, isStarred); });
}

void HistoryController::setNote(qint64 id, const QString& note)
{
    tell([=](HistoryHost& host) { host.setNote(id, note); });
}

void HistoryController::setReference(qint64 id, bool isReference)
{
    tell([=](HistoryHost& host) { host.setReference(id, isReference); });
}

void HistoryController::remove(const QList<qint64>& ids)
{
    tell([=](HistoryHost& host) { host.remove(ids); });
}

void HistoryController::restore(const QList<qint64>& ids)
{
    tell([=](HistoryHost& host) { host.restore(ids); });
}

void HistoryController::exportTo(const QString& file, qint64 id)
{
    tell([=](HistoryHost& host) { host.exportTo(file, id); });
}

void HistoryController::importFrom(const QStringList& files)
{
    tell([=](HistoryHost& host) { host.importFrom(files); });
}

void HistoryController::weigh(qint64 limitBytes)
{
    tell([=](HistoryHost& host) { host.weigh(limitBytes); });
}

void HistoryController::prune(qint64 limitBytes)
{
    tell([=](HistoryHost& host) { host.prune(limitBytes); });
}

}
