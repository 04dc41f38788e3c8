// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that somebody sends: the log of a run in pieces, and the compressed file around it.
#include "core/store/packed.h"
#include "core/store/run_log.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace labour;
    fuzz::Input input(data, size);
    if ((input.byte() & 1) != 0) {
        const QByteArray packed(input.rest().data(), static_cast<qsizetype>(input.rest().size()));
        if (unpackedSize(packed) <= qint64 { 1 } << 20)
            if (const auto bytes = unpacked(packed))
                fuzz::require(bytes->size() == unpackedSize(packed));
        return 0;
    }
    RunLogReader reader;
    const bool isRead = reader.read(input.rest());
    const Result<RunRecord> record = reader.record();
    fuzz::require(record || !record.error().isEmpty());
    if (!isRead)
        fuzz::require(!reader.read({}));
    return 0;
}
