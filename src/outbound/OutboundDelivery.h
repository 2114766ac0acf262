// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outbound/ReceiverAnswer.h"
#include "store/Database.h"
#include "store/OutboundQueries.h"
#include "store/OutboundSettings.h"
#include "store/Writer.h"

#include <QDeadlineTimer>
#include <QObject>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace derdesk {

/// Delivers the messages of the outbox that are due, some at a time, each as a signed POST. Belongs
/// to one thread with an event loop, which may wait for the Writer. What a killed program had begun
/// is done again when its claim runs out: a receiver gets each message at least once.
class OutboundDelivery final : public QObject
{
    Q_OBJECT
public:
    struct Counts
    {
        qint64 sent = 0;
        qint64 failed = 0;    ///< given up: refused, or after too many attempts
        qint64 postponed = 0; ///< attempts after which the message still waits
    };

    OutboundDelivery(Database &database, Writer &writer, QObject *parent = nullptr);
    ~OutboundDelivery() override;
    Q_DISABLE_COPY_MOVE(OutboundDelivery)

    /// Begins with what is due, and goes on as answers come until nothing is. Reads address and
    /// secret anew. May be called at any time.
    void deliver();
    /// Breaks off what is being sent, which is due again at once, and does nothing any more.
    void stop();

    /// Whether an address was set when it was last looked at.
    bool isOn() const { return m_address.has_value(); }
    /// Since its making.
    const Counts &counts() const { return m_counts; }

Q_SIGNALS:
    /// Nothing is being sent: nothing is due, no address is set, or the receiver has a pause.
    void idle();
    /// The database could not be read or written; told once until it can again.
    void failed(const derdesk::Problems &problems);

private:
    struct Attempt
    {
        OutboundMessage message;
        QByteArray body;       ///< the beginning of the answer's
        qint64 bodyLength = 0; ///< as far as it has come
        QString fault;         ///< why it was broken off
    };

    bool readSettings();
    int places() const;
    void exchange();
    void send(const OutboundMessage &message);
    QNetworkRequest newRequest(const OutboundMessage &message, const QByteArray &body) const;
    void readBody(QNetworkReply *reply);
    void finish(QNetworkReply *reply);
    static ReceiverAnswer answerOf(const QNetworkReply &reply, const Attempt &attempt);
    void judge(const OutboundMessage &message, const ReceiverAnswer &answer);
    void postpone(const OutboundMessage &message, const QString &fault, qint64 delay);
    void spareReceiver(std::optional<qint64> wanted);
    void forgetMisses();
    void tell(const Problems &problems);

    Database &m_database;
    Writer &m_writer;
    QNetworkAccessManager *m_network = nullptr; ///< made on the thread that uses it
    std::optional<OutboundAddress> m_address;
    OutboundSecrets m_secrets;
    QHash<QNetworkReply *, Attempt> m_attempts; ///< being sent
    QList<OutboundOutcome> m_outcomes;          ///< still to be stored
    Counts m_counts;
    int m_misses = 0;         ///< attempts in a row for which the receiver was not there
    qint64 m_pauseLength = 0; ///< s; the last one that it was given unasked
    QDeadlineTimer m_pause;   ///< nothing is sent before
    bool m_scheduled = false;
    bool m_stopped = false;
    bool m_broken = false; ///< the database; it has been told
};

} // namespace derdesk
