// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/gate/RequestScanner.h"

#include <algorithm>
#include <array>

namespace derdesk {

namespace {

constexpr qsizetype longestChunkLine = 256; // size and extensions
constexpr std::array<QByteArrayView, 9> methods{"GET",     "HEAD",  "POST",    "PUT",  "DELETE",
                                                "CONNECT", "PATCH", "OPTIONS", "TRACE"};

/// Where two values were two truths.
constexpr std::array<QByteArrayView, 7> onceOnly{
    "host",         "content-length", "transfer-encoding", "expect",
    "content-type", "authorization",  "idempotency-key"};

bool isToken(QByteArrayView text)
{
    constexpr QByteArrayView symbols("!#$%&'*+-.^_`|~");
    const auto good = [symbols](char c) {
        const bool alphanumeric =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return alphanumeric || symbols.contains(c);
    };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), good);
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Visible characters, every percent sign begins an escape that is no NUL, and what the escapes
/// stand for is UTF-8.
bool isGoodTarget(QByteArrayView target)
{
    QByteArray decoded;
    for (qsizetype i = 0; i < target.size(); ++i) {
        const char c = target[i];
        if (c <= ' ' || c > '~' || c == '#')
            return false;
        decoded.append(c);
        if (c != '%')
            continue;
        if (i + 2 >= target.size() || hexDigit(target[i + 1]) < 0 || hexDigit(target[i + 2]) < 0 ||
            (target[i + 1] == '0' && target[i + 2] == '0'))
            return false;
        decoded.back() = char(hexDigit(target[i + 1]) * 16 + hexDigit(target[i + 2]));
        i += 2;
    }
    return decoded.isValidUtf8();
}

/// No control characters but the tab.
bool isGoodValue(QByteArrayView value)
{
    return std::all_of(value.begin(), value.end(),
                       [](char c) { return c == '\t' || (c >= ' ' && c != 0x7f) || c < 0; });
}

bool hasOption(const QByteArray &value, const QByteArray &option)
{
    const QList<QByteArray> options = value.toLower().split(',');
    return std::any_of(options.begin(), options.end(),
                       [&option](const QByteArray &each) { return each.trimmed() == option; });
}

} // namespace

QByteArray ScannedRequest::field(QByteArrayView name) const
{
    for (const auto &[key, value] : fields) {
        if (key == name)
            return value;
    }
    return {};
}

qsizetype ScannedRequest::count(QByteArrayView name) const
{
    return std::count_if(fields.begin(), fields.end(),
                         [name](const auto &field) { return field.first == name; });
}

bool ScannedRequest::isBatch() const
{
    return target.first(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'))
        .endsWith("/batch");
}

qsizetype RequestScanner::scan(QByteArrayView bytes)
{
    qsizetype read = 0;
    while (read < bytes.size() && m_state != State::Whole && m_state != State::Refused) {
        if (m_part == Part::FixedBody || m_part == Part::ChunkData) {
            const qsizetype size = qsizetype(std::min<qint64>(m_expected, bytes.size() - read));
            scanBlock(bytes.sliced(read, size));
            read += size;
        } else {
            scanByte(bytes[read++]);
        }
    }
    return read;
}

void RequestScanner::scanBlock(QByteArrayView block)
{
    m_request.body.append(block);
    m_expected -= block.size();
    if (m_expected == 0)
        m_part == Part::FixedBody ? whole() : void(m_part = Part::ChunkEnd);
}

/// Lines: the head's, those between chunks, the trailer's.
void RequestScanner::scanByte(char byte)
{
    if (m_part == Part::Head || m_part == Part::Trailer) {
        scanHeadByte(byte);
        if (m_state == State::Refused)
            return;
    } else if (m_line.size() >= longestChunkLine) {
        return refuse(400);
    }
    const bool afterReturn = m_line.endsWith('\r');
    if ((byte == '\n') != afterReturn || byte == '\0')
        return refuse(400); // a bare LF, a bare CR, a NUL
    m_line.append(byte);
    if (byte == '\n')
        endLine();
}

void RequestScanner::scanHeadByte(char byte)
{
    if (m_state == State::Idle && !(byte == '\r' || byte == '\n'))
        m_state = State::Head;
    if (++m_headBytes > m_limits.headBytes)
        return refuse(m_request.method.isEmpty() ? 414 : 431);
    const bool inTarget = m_part == Part::Head && m_request.method.isEmpty();
    if (inTarget && m_line.size() > m_limits.targetBytes + 32) // method and version beside it
        refuse(414);
}

void RequestScanner::endLine()
{
    const QByteArray line = m_line.chopped(2);
    m_line.clear();
    switch (m_part) {
    case Part::Head:
        if (m_request.method.isEmpty() && line.isEmpty() && m_headBytes == 2)
            return; // one empty line before a request is tolerated (RFC 9112, 2.2)
        if (m_request.method.isEmpty())
            readRequestLine(line);
        else if (line.isEmpty())
            endHead();
        else
            readField(line);
        return;
    case Part::ChunkSize:
        return readChunkSize(line);
    case Part::ChunkEnd:
        m_part = Part::ChunkSize;
        return line.isEmpty() ? void() : refuse(400);
    case Part::Trailer: // nothing of ours comes in trailers: they are read over
        return line.isEmpty() ? whole() : void();
    default:
        Q_UNREACHABLE();
    }
}

void RequestScanner::readRequestLine(const QByteArray &line)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !isToken(parts[0]))
        return refuse(400);
    const QByteArray &version = parts[2];
    const bool isVersion = version.size() == 8 && version.startsWith("HTTP/") &&
                           isDigits(version.mid(5, 1)) && version[6] == '.' &&
                           isDigits(version.mid(7, 1));
    if (!isVersion)
        return refuse(400);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return refuse(505);
    if (std::find(methods.begin(), methods.end(), parts[0]) == methods.end())
        return refuse(501);
    m_request.old = version == "HTTP/1.0";
    m_request.method = parts[0];
    readTarget(parts[1]);
}

/// The absolute form is as good as the origin form; the authority form is for proxies.
void RequestScanner::readTarget(const QByteArray &target)
{
    if (target.size() > m_limits.targetBytes)
        return refuse(414);
    m_request.target = target;
    const QByteArray scheme = target.left(8).toLower();
    const qsizetype authority = scheme.startsWith("http://") ? 7 : scheme == "https://" ? 8 : 0;
    if (authority > 0) {
        const qsizetype path = target.indexOf('/', authority);
        m_request.target = path < 0 ? QByteArray("/") : target.mid(path);
        m_authority = target.mid(authority, path < 0 ? -1 : path - authority);
        if (m_authority.isEmpty() || !isGoodTarget(m_authority))
            return refuse(400);
    }
    if (m_request.method == "CONNECT" || !m_request.target.startsWith('/') ||
        !isGoodTarget(m_request.target))
        refuse(400);
}

void RequestScanner::readField(const QByteArray &line)
{
    if (m_request.fields.size() >= m_limits.headerFields)
        return refuse(431);
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.left(qMax<qsizetype>(colon, 0));
    const QByteArray value = line.mid(colon + 1);
    // A folded line begins with white space, which is no token. What trimmed() takes for white
    // space but is neither a space nor a tab, is refused before it is gone (RFC 9110, 5.5).
    if (!isToken(name) || !isGoodValue(value))
        return refuse(400);
    m_request.fields.emplaceBack(name.toLower(), value.trimmed());
}

void RequestScanner::endHead()
{
    const bool doubled = std::any_of(onceOnly.begin(), onceOnly.end(),
                                     [this](auto name) { return m_request.count(name) > 1; });
    if (doubled || (!m_request.has("host") && !m_request.old))
        return refuse(400);
    if (!m_authority.isEmpty()) { // it is what counts then (RFC 9112, 3.2.2)
        m_request.fields.removeIf([](const auto &field) { return field.first == "host"; });
        m_request.fields.emplaceBack("host", m_authority);
    }
    const QByteArray connection = m_request.field("connection");
    m_request.keepAlive =
        m_request.old ? hasOption(connection, "keep-alive") : !hasOption(connection, "close");
    const QByteArray expect = m_request.field("expect").toLower();
    if (!expect.isEmpty() && expect != "100-continue")
        return refuse(417);
    readFraming();
    m_expectsContinue = m_state == State::Body && !expect.isEmpty() && !m_request.old;
}

void RequestScanner::readFraming()
{
    const bool hasLength = m_request.has("content-length");
    const bool hasEncoding = m_request.has("transfer-encoding");
    if (hasEncoding && (hasLength || m_request.old))
        return refuse(400);
    if (hasEncoding) {
        if (m_request.field("transfer-encoding").toLower() != "chunked")
            return refuse(501);
        m_state = State::Body;
        m_part = Part::ChunkSize;
    } else if (hasLength) {
        readLength(m_request.field("content-length"));
    } else if (m_request.method == "POST" || m_request.method == "PUT" ||
               m_request.method == "PATCH") {
        refuse(411);
    } else {
        whole();
    }
}

qint64 RequestScanner::longestBody() const
{
    return m_request.isBatch() ? m_limits.batchBytes : m_limits.bodyBytes;
}

void RequestScanner::readLength(const QByteArray &value)
{
    if (!isDigits(value))
        return refuse(400);
    bool fits = false;
    const qint64 length = value.toLongLong(&fits);
    if (!fits || length > longestBody())
        return refuse(413);
    if (length == 0)
        return whole();
    m_state = State::Body;
    m_expected = length;
    m_part = Part::FixedBody;
}

void RequestScanner::readChunkSize(const QByteArray &line)
{
    const QByteArray digits = line.left(line.indexOf(';') < 0 ? line.size() : line.indexOf(';'));
    const bool good = !digits.isEmpty() && std::all_of(digits.begin(), digits.end(),
                                                       [](char c) { return hexDigit(c) >= 0; });
    if (!good || !isGoodValue(line))
        return refuse(400);
    bool fits = false;
    const qint64 size = digits.toLongLong(&fits, 16);
    if (!fits || size > longestBody() - m_request.body.size())
        return refuse(413);
    m_expected = size;
    m_part = size > 0 ? Part::ChunkData : Part::Trailer;
}

void RequestScanner::whole() { m_state = State::Whole; }

void RequestScanner::refuse(int status)
{
    m_state = State::Refused;
    m_status = status;
    m_request.body.clear();
    m_line.clear();
}

ScannedRequest RequestScanner::take()
{
    m_state = State::Idle;
    m_part = Part::Head;
    m_headBytes = 0;
    m_authority.clear();
    m_expectsContinue = false;
    return std::exchange(m_request, {});
}

} // namespace derdesk
