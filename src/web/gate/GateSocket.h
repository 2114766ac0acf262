// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/gate/RequestScanner.h"

#include <QElapsedTimer>
#include <QTcpSocket>

#include <memory>

namespace derdesk {

/// What the HTTP server underneath takes for its socket. The wire to the caller is behind it: only
/// requests that are whole, well formed and within the limits come through, one at a time, written
/// anew, so that nothing can be read in two ways. Lives on its server's thread.
class GateSocket final : public QTcpSocket
{
    Q_OBJECT
public:
    /// Takes over \a wire, which is connected, or, if it is a QSslSocket, about to be encrypted.
    GateSocket(std::unique_ptr<QTcpSocket> wire, const GateLimits &limits, QObject *parent);
    ~GateSocket() override;

    /// Nothing whole has come from it, and no answer is on its way: it may be made to leave.
    bool isWaiting() const;
    /// In isWaiting(): it has begun a request that it does not finish.
    bool isDribbling() const { return m_scanner.state() != RequestScanner::State::Idle; }
    /// How long it has been so, in milliseconds.
    qint64 waitedFor() const { return m_since.elapsed(); }
    /// Refuses or ends it if it has taken longer than it may.
    void checkTime();
    /// Says why, and hangs up.
    void refuse(int status);

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override { return m_wire->bytesToWrite(); }
    void disconnectFromHost() override;
    void close() override;

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    void readWire();
    void present(const ScannedRequest &request);
    void hangUp();
    void noteState(RequestScanner::State before);

    std::unique_ptr<QTcpSocket> m_wire;
    const GateLimits m_limits;
    RequestScanner m_scanner;
    QByteArray m_ready;    ///< what the server has still to read
    QElapsedTimer m_since; ///< since its state changed
    bool m_presenting = false;
    bool m_hungUp = false;
};

} // namespace derdesk
