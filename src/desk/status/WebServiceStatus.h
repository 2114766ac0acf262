// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/status/StatusLabel.h"
#include "domain/Problem.h"

#include <QTimer>

namespace derdesk {

class WebService;

/// The web service in the status bar: where it listens or why it does not, and what it has
/// answered.
class WebServiceStatus final : public StatusLabel
{
    Q_OBJECT
public:
    explicit WebServiceStatus(QWidget *parent = nullptr);

    /// \a started: what starting it gave.
    void watch(const WebService &service, const Result<quint16> &started);

private:
    void countAnswer(int status);
    void show();

    QString m_url;
    QStringList m_faults;
    qint64 m_answered = 0;
    qint64 m_refused = 0; ///< of the answered: with a status of 400 or more
    QTimer m_pause;
};

} // namespace derdesk
