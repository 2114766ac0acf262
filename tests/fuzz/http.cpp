// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds bytes to the Gate's scanner, whole and in pieces. Whatever comes in, it ends; how the bytes
// were cut makes no difference; what it lets through is within the limits, and, written anew, is
// read as the same request.
#include "web/gate/CanonicalRequest.h"

#include <algorithm>

using namespace derdesk;

namespace {

using State = RequestScanner::State;

void mustHold(bool truth)
{
    if (!truth)
        __builtin_trap();
}

/// Small, so that generated requests reach them.
GateLimits smallLimits()
{
    GateLimits limits;
    limits.headBytes = 512;
    limits.headerFields = 8;
    limits.targetBytes = 64;
    limits.bodyBytes = 128;
    limits.batchBytes = 256;
    return limits;
}

struct Read
{
    QList<ScannedRequest> requests;
    int status = 0; ///< of the refusal at the end; 0: none
    State state = State::Idle;
};

Read readAll(const GateLimits &limits, QByteArrayView bytes, qsizetype piece)
{
    RequestScanner scanner(limits);
    Read read;
    for (qsizetype from = 0; from < bytes.size() && scanner.state() != State::Refused;) {
        const qsizetype size = std::min(piece, bytes.size() - from);
        const qsizetype used = scanner.scan(bytes.sliced(from, size));
        mustHold(used > 0 && used <= size); // it gets on
        from += used;
        if (scanner.state() == State::Whole)
            read.requests.append(scanner.take());
    }
    read.state = scanner.state();
    read.status = scanner.state() == State::Refused ? scanner.status() : 0;
    return read;
}

bool isSame(const ScannedRequest &a, const ScannedRequest &b)
{
    return a.method == b.method && a.target == b.target && a.fields == b.fields &&
           a.body == b.body && a.keepAlive == b.keepAlive && a.old == b.old;
}

bool isSafe(const QByteArray &text)
{
    return !text.contains('\r') && !text.contains('\n') && !text.contains('\0');
}

void check(const GateLimits &limits, const ScannedRequest &request)
{
    mustHold(!request.method.isEmpty() && request.target.startsWith('/'));
    mustHold(request.target.size() <= limits.targetBytes && isSafe(request.target));
    mustHold(request.body.size() <= (request.isBatch() ? limits.batchBytes : limits.bodyBytes));
    mustHold(request.fields.size() <= limits.headerFields + 1); // an absolute target's host
    mustHold(request.count("host") <= 1 && request.count("content-length") <= 1);
    for (const auto &[name, value] : request.fields)
        mustHold(!name.isEmpty() && name == name.toLower() && isSafe(name) && isSafe(value) &&
                 value == value.trimmed());
    ScannedRequest named = request;
    if (!named.has("host")) // as HTTP/1.0 may leave it out
        named.fields.emplaceBack("host", "localhost");
    GateLimits roomy = limits; // it tells a length in place of chunks
    roomy.headBytes *= 2;
    roomy.headerFields += 4;
    const Read again = readAll(roomy, canonicalText(named), 1'000'000);
    mustHold(again.status == 0 && again.state == State::Idle && again.requests.size() == 1);
    const ScannedRequest &read = again.requests.constFirst();
    mustHold(read.method == request.method && read.target == request.target &&
             read.body == request.body && read.keepAlive == request.keepAlive);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const GateLimits limits = data[0] & 0x80 ? GateLimits() : smallLimits();
    const qsizetype piece = 1 + (data[0] & 0x7f);
    const QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    const Read whole = readAll(limits, bytes, 1'000'000);
    const Read pieces = readAll(limits, bytes, piece);
    mustHold(whole.status == pieces.status && whole.state == pieces.state);
    mustHold(std::equal(whole.requests.begin(), whole.requests.end(), pieces.requests.begin(),
                        pieces.requests.end(), isSame));
    if (whole.status != 0)
        mustHold(whole.status >= 400 && whole.status < 600);
    for (const ScannedRequest &request : whole.requests)
        check(limits, request);
    return 0;
}
