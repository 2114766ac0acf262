// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "store/Database.h"
#include "store/OutboundQueries.h"
#include "store/Writer.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace derdesk {

class MessageStrip;

/// Where an administrator says to which address messages go. A secret is shown when it is made, and
/// never again.
class OutboundDialog final : public QDialog
{
    Q_OBJECT
public:
    OutboundDialog(Database &database, Writer &writer, Actor clerk, QWidget *parent);

Q_SIGNALS:
    void changed();

private:
    void build();
    QWidget *newSecretRow();
    void read();
    void show(const OutboundSituation &situation);
    void save();
    void rotate();
    void askOff();
    void switchOff();
    void takeSecret(const Result<QByteArray> &secret, const QString &done);
    void showFault(const Problems &problems);
    void grow();

    Database &m_database;
    Writer &m_writer;
    const Actor m_clerk;
    OutboundAddress m_address; ///< as it was read
    MessageStrip *m_message;
    QLineEdit *m_url;
    QLabel *m_authority;
    QWidget *m_secretRow;
    QLineEdit *m_secret;
    QPushButton *m_save;
    QPushButton *m_rotate;
    QPushButton *m_off;
    LatestAnswer m_situation;
    LatestAnswer m_work;
};

} // namespace derdesk
