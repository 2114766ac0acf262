// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace derdesk {

/// What a caller may ask of the web service at the most. All are settings.
struct GateLimits
{
    qsizetype headBytes = 16 * 1024;  ///< request line and header fields: 431 beyond
    int headerFields = 64;            ///< 431 beyond
    qsizetype targetBytes = 4 * 1024; ///< 414 beyond
    qint64 bodyBytes = 1024 * 1024;   ///< decoded: 413 beyond
    std::chrono::milliseconds headTime =
        std::chrono::seconds(5); ///< from its first byte: 408 beyond
    std::chrono::milliseconds bodyTime =
        std::chrono::seconds(15); ///< from the head's end: 408 beyond
    std::chrono::milliseconds idleTime =
        std::chrono::seconds(30);   ///< between requests: closed beyond
    int connections = 256;          ///< in all: closed beyond
    int connectionsPerAddress = 64; ///< closed beyond
};

} // namespace derdesk
