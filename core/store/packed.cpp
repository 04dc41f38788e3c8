// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/packed.h"

#include <zlib.h>

namespace labour {

namespace {

constexpr qsizetype lengthBytes = 4;
// No zlib stream unpacks to more than so many times its size: what claims to is damaged.
constexpr qint64 mostPacked = 1032;

}

qint64 unpackedSize(const QByteArray& packed)
{
    qint64 size = 0;
    for (qsizetype i = 0; i < lengthBytes && packed.size() >= lengthBytes; ++i)
        size = size << 8 | static_cast<quint8>(packed.at(i));
    return size;
}

std::optional<QByteArray> unpacked(const QByteArray& packed)
{
    const qint64 size = unpackedSize(packed);
    if (size == 0 || size > packed.size() * mostPacked)
        return std::nullopt;
    QByteArray bytes(size, Qt::Uninitialized);
    auto length = static_cast<uLongf>(size);
    const int result = uncompress(reinterpret_cast<Bytef*>(bytes.data()), &length,
        reinterpret_cast<const Bytef*>(packed.constData() + lengthBytes),
        static_cast<uLong>(packed.size() - lengthBytes));
    return result == Z_OK && length == static_cast<uLongf>(size) ? std::optional(bytes) : std::nullopt;
}

}
