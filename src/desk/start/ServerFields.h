// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace derdesk {

/// Where a PostgreSQL database is, and as whom to go there.
class ServerFields final : public QWidget
{
    Q_OBJECT
public:
    explicit ServerFields(QWidget *parent = nullptr);

    /// Fails with the fields that are needed and empty, by the name that they have on the screen.
    tl::expected<DatabaseUrl, QStringList> url() const;
    QString password() const;
    void focusFirst();

private:
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QComboBox *m_security;
};

} // namespace derdesk
