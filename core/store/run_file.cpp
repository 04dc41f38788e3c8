// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_file.h"

#include "core/catalogue/unit_text.h"
#include "core/store/packed.h"
#include "core/store/run_log.h"
#include "core/whole_file.h"
#include "core/wire/encoding.h"

#include <QFile>
#include <QUuid>

#include <optional>
#include <utility>

namespace labour {

namespace {

const QByteArray magic = QByteArrayLiteral("labour.run-file/");
constexpr int thisVersion = 1;

Error unreadable(const QString& path, const QString& why)
{
    return { QStringLiteral("%1: %2").arg(path, why) };
}

Error damaged(const QString& path)
{
    return unreadable(path, QStringLiteral("it is damaged or was cut off"));
}

Error tooLarge(const QString& path, qint64 bytes, qint64 mostBytes)
{
    return unreadable(path,
        QStringLiteral("too large: the run is of %1 unpacked, and a file holds no more than %2")
            .arg(bytesForPeople(static_cast<double>(bytes)), bytesForPeople(static_cast<double>(mostBytes))));
}

}

Result<bool> exportRun(History& history, qint64 id, const QString& path, qint64 mostBytes)
{
    const Result<StoredRun> run = history.run(id);
    if (!run)
        return Error { run.error() };
    if (run->state == StoredRun::State::Running)
        return Error { QStringLiteral("run %1 is still being measured").arg(id) };
    const Result<QByteArray> log = history.log(id);
    if (!log)
        return Error { log.error() };
    Encoder encoder;
    encoder.text(run->uuid.toStdString());
    encoder.text(run->labour.toStdString());
    encoder.boolean(run->isStarred);
    encoder.text(run->note.toStdString());
    encoder.text({ log->constData(), static_cast<std::size_t>(log->size()) });
    if (const auto bytes = static_cast<qint64>(encoder.bytes().size()); bytes > mostBytes)
        return tooLarge(path, bytes, mostBytes);
    const std::optional<QString> why = replaceFile(path,
        magic + QByteArray::number(thisVersion) + '\n' + qCompress(QByteArray::fromStdString(encoder.bytes()), 9));
    return why ? Result<bool>(unreadable(path, *why)) : Result<bool>(true);
}

Result<FiledRun> readRunFile(const QString& path, qint64 mostBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    const QByteArray first = file.readLine(64);
    if (!first.startsWith(magic))
        return unreadable(path, QStringLiteral("this is no run of Labour's (its first line is not labour.run-file/1)"));
    if (first.mid(magic.size()).trimmed() != QByteArray::number(thisVersion))
        return unreadable(path, QStringLiteral("it is of a newer Labour"));
    const QByteArray packed = file.readAll();
    const qint64 size = unpackedSize(packed);
    if (size > mostBytes)
        return tooLarge(path, size, mostBytes);
    const std::optional<QByteArray> bytes = unpacked(packed);
    if (!bytes)
        return damaged(path);
    Decoder decoder({ bytes->constData(), static_cast<std::size_t>(bytes->size()) });
    FiledRun filed;
    StoredRun& run = filed.run;
    run.uuid = QString::fromStdString(decoder.text());
    run.labour = QString::fromStdString(decoder.text());
    run.isStarred = decoder.boolean();
    run.note = QString::fromStdString(decoder.text());
    const std::string log = decoder.text();
    RunLogReader reader;
    const QUuid uuid(run.uuid);
    if (!decoder.done() || uuid.isNull() || !reader.read(log))
        return damaged(path);
    run.uuid = uuid.toString(QUuid::WithoutBraces); // as this history writes it, however the file does
    Result<RunRecord> record = reader.record();
    if (!record)
        return unreadable(path, record.error());
    if (record->labour.isEmpty()) // of a log that was written before logs said so
        record->labour = run.labour;
    filed.record = std::move(*record);
    filed.log = QByteArray::fromStdString(log);
    return filed;
}

Result<qint64> importRun(History& history, const QString& path)
{
    const Result<FiledRun> filed = readRunFile(path);
    if (!filed)
        return Error { filed.error() };
    const Result<qint64> id = history.add(filed->run, filed->record, filed->log);
    return id ? id : Result<qint64>(unreadable(path, id.error()));
}

}
