// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/Door.h"
#include "web/gate/RequestScanner.h"

#include <QElapsedTimer>
#include <QSslSocket>

#include <functional>
#include <memory>

namespace derdesk {

/// What the HTTP server underneath takes for its socket. The wire to the caller is behind it: only
/// requests that are whole, well formed and within the limits come through, one at a time, written
/// anew, so that nothing can be read in two ways. Lives on its server's thread.
class GateSocket final : public QTcpSocket
{
    Q_OBJECT
public:
    /// Takes over \a wire, which is connected. \a gone is called once, when it no longer is.
    GateSocket(std::unique_ptr<QTcpSocket> wire, Door &door, std::function<void(GateSocket *)> gone,
               QObject *parent);
    ~GateSocket() override;

    /// Its caller has to begin with a TLS handshake; the wire must be a QSslSocket.
    void startTls(const QSslConfiguration &configuration);

    /// No answer is on its way: it may be made to leave.
    bool isWaiting() const { return !m_presenting && m_wire->bytesToWrite() == 0; }
    /// In isWaiting(): it does not come to its first request, or to the end of one, or does not
    /// leave.
    bool isDribbling() const;
    /// How long it has been so, in milliseconds.
    qint64 waitedFor() const { return m_since.elapsed(); }
    /// Nothing that came in is unanswered, and no answer is still to be sent.
    bool isIdle() const;

    /// Refuses or ends it if it has taken longer than it may.
    void checkTime();
    /// Ends it at once, and says why if it waits for an answer.
    void dismiss();

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override { return m_wire->bytesToWrite(); }
    void disconnectFromHost() override { hangUp(); }
    void close() override { hangUp(); }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    bool isShakingHands() const { return m_tls && !m_tls->isEncrypted(); }
    void readWire();
    bool mayGrow();
    void present(ScannedRequest request);
    void refuse(int status, const ScannedRequest &request);
    QByteArray refusalOf(int status, const ScannedRequest &request) const;
    QByteArray certificate() const;
    void hangUp();

    const std::unique_ptr<QTcpSocket> m_wire;
    QSslSocket *m_tls = nullptr; ///< the wire, if it is to be encrypted
    Door &m_door;
    const std::function<void(GateSocket *)> m_gone;
    RequestScanner m_scanner;
    QByteArray m_ready;      ///< what the server has still to read
    QElapsedTimer m_since;   ///< since its state changed
    bool m_hasAsked = false; ///< a whole request
    bool m_presenting = false;
    bool m_headOnly = false; ///< of the answer to this request
    QByteArray m_answer;     ///< all of it meanwhile
    bool m_answered = false; ///< the request that was presented last
    bool m_large = false;    ///< is counted in as a batch
    bool m_hungUp = false;   ///< what still comes is thrown away
};

} // namespace derdesk
