// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace derdesk {

/// What a caller may ask of the web service at the most. All are settings: see LimitSetting.
struct GateLimits
{
    using Time = std::chrono::milliseconds;

    qint64 headBytes = 16 * 1024;         ///< request line and header fields: 431 beyond
    qint64 headerFields = 64;             ///< 431 beyond
    qint64 targetBytes = 4 * 1024;        ///< 414 beyond
    qint64 bodyBytes = 1024 * 1024;       ///< decoded: 413 beyond
    qint64 batchBytes = 16 * 1024 * 1024; ///< the same, of a batch
    qint64 batches = 4;                   ///< larger bodies at a time: 503 beyond
    Time headTime{5'000};                 ///< from its first byte: 408 beyond
    Time bodyTime{15'000};                ///< from the head's end: 408 beyond
    Time idleTime{30'000};                ///< between requests: closed beyond
    qint64 connections = 256;             ///< in all: 503 or closed beyond
    qint64 connectionsPerAddress = 64;    ///< 503 or closed beyond
    qint64 requestsPerSecond = 1'000;     ///< of a client, or an address: 429 beyond
    qint64 wrongTokens = 5;               ///< of an address, one after the other; 0: no limit
    Time wrongTokenTime{30'000};          ///< so long the address then waits: 429 meanwhile

    bool operator==(const GateLimits &) const = default;
};

} // namespace derdesk
