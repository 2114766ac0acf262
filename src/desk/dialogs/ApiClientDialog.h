// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "store/Database.h"
#include "store/Writer.h"
#include "web/Credentials.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace derdesk {

class MessageStrip;

/// Makes an API client, or gives one a new secret, and shows the secret once. Stays open until that
/// is done.
class ApiClientDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a name: the client that gets a new secret; empty: makes one.
    ApiClientDialog(const QString &name, Database &database, Writer &writer, const Actor &clerk,
                    QWidget *parent);

Q_SIGNALS:
    void made(const QString &name);

private:
    void addNewFields(QFormLayout &form);
    void addScopes(QFormLayout &form);
    QWidget *newCertificateRow();
    void chooseCertificate();
    void showHeadEnds();
    void make();
    Access access() const;
    void take(const Result<QString> &secret);
    void showFault(const QString &text);
    QString name() const;

    const QString m_name; ///< of the one that is renewed
    Database &m_database;
    Writer &m_writer;
    const Actor m_clerk;
    MessageStrip *m_fault;
    QLineEdit *m_newName = nullptr;
    QList<std::pair<Scope, QCheckBox *>> m_scopes;
    QComboBox *m_headEnd = nullptr;
    QSpinBox *m_days;
    QLineEdit *m_certificate;
    QPushButton *m_make;
    LatestAnswer m_headEnds;
    LatestAnswer m_secret;
};

} // namespace derdesk
