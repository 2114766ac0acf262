// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"

#include <QWidget>

class QCheckBox;
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
    /// Whether the user wants it to be kept.
    bool remember() const;
    void focusFirst();

private:
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_remember;
    QComboBox *m_security;
};

} // namespace derdesk
