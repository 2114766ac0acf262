// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/gate/GateLimits.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace derdesk {

/// A request that is whole and well formed.
struct ScannedRequest
{
    QByteArray method;
    QByteArray target;                               ///< in origin form: begins with a slash
    QList<std::pair<QByteArray, QByteArray>> fields; ///< names in lower case, values trimmed
    QByteArray body;                                 ///< chunks are joined
    bool keepAlive = true;
    bool old = false; ///< HTTP/1.0

    /// The first such field's value; empty if it is not there.
    QByteArray field(QByteArrayView name) const;
    qsizetype count(QByteArrayView name) const;
    bool has(QByteArrayView name) const { return count(name) > 0; }
    /// Whether its target is a batch's, whose body may be larger.
    bool isBatch() const;
};

/// Reads HTTP/1.1 (RFC 9112) byte by byte, as it comes, and stops at the first byte that is not as
/// it has to be. Strict where leniency has let requests be smuggled: every line ends in CR LF, no
/// folded fields, one Host, one Content-Length in digits, never beside Transfer-Encoding. Holds no
/// more than the limits allow. No sockets, no clock: those are the Gate's.
class RequestScanner final
{
public:
    enum class State {
        Idle,    ///< nothing of a request has come
        Head,    ///< in the request line or the fields
        Body,    ///< the head is whole, and good
        Whole,   ///< a request can be taken
        Refused, ///< see status(); nothing that follows can be trusted
    };

    explicit RequestScanner(const GateLimits &limits)
        : m_limits(limits)
    {
    }

    /// Reads bytes until a request is whole or refused, or they are used up; how many it has read.
    qsizetype scan(QByteArrayView bytes);

    State state() const { return m_state; }
    /// In Refused: the HTTP status that says why.
    int status() const { return m_status; }
    /// In Body: the caller waits for "100 Continue". True once a request.
    bool takeExpectsContinue() { return std::exchange(m_expectsContinue, false); }
    /// What of the request has come; in Refused without its body.
    const ScannedRequest &request() const { return m_request; }
    /// In Whole: gives the request and goes back to Idle.
    ScannedRequest take();

private:
    enum class Part { Head, FixedBody, ChunkSize, ChunkData, ChunkEnd, Trailer };

    void scanByte(char byte);
    void scanHeadByte(char byte);
    void scanBlock(QByteArrayView block);
    void endLine();
    void endHead();
    void readRequestLine(const QByteArray &line);
    void readField(const QByteArray &line);
    void readTarget(const QByteArray &target);
    void readFraming();
    void readLength(const QByteArray &value);
    void readChunkSize(const QByteArray &line);
    qint64 longestBody() const;
    void whole();
    void refuse(int status);

    const GateLimits m_limits;
    State m_state = State::Idle;
    Part m_part = Part::Head;
    int m_status = 0;
    ScannedRequest m_request;
    QByteArray m_line; ///< the line that is coming
    qsizetype m_headBytes = 0;
    qint64 m_expected = 0;  ///< bytes of the body or chunk still to come
    QByteArray m_authority; ///< of a target in absolute form
    bool m_expectsContinue = false;
};

} // namespace derdesk
