// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/start/ServerFields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QUrlQuery>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualPort = 5432;
constexpr int highestPort = 65535;

} // namespace

ServerFields::ServerFields(QWidget *parent)
    : QWidget(parent)
    , m_host(new QLineEdit)
    , m_port(new QSpinBox)
    , m_database(new QLineEdit)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_remember(new QCheckBox(tr("&Remember it in the keychain")))
    , m_security(new QComboBox)
{
    m_port->setRange(1, highestPort);
    m_port->setValue(usualPort);
    m_port->setGroupSeparatorShown(false);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setToolTip(tr("Empty if the server asks for none, or if ~/.pgpass has it"));
    m_security->addItem(tr("Encrypted, server's certificate checked"), u"verify-full"_s);
    m_security->addItem(tr("Encrypted, certificate not checked"), u"require"_s);
    m_security->addItem(tr("As the server wishes, not checked"), u"prefer"_s);
    m_security->setToolTip(tr("The certificate is checked against ~/.postgresql/root.crt"));
    m_host->setToolTip(tr("Its name or address, or the folder of its socket on this computer"));
    m_host->setAccessibleName(tr("Host"));
    m_port->setAccessibleName(tr("Port"));
    m_database->setAccessibleName(tr("Database"));
    m_user->setAccessibleName(tr("User"));
    m_password->setAccessibleName(tr("Password"));
    m_security->setAccessibleName(tr("Security"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins({});
    form->addRow(tr("&Host:"), m_host);
    form->addRow(tr("&Port:"), m_port);
    form->addRow(tr("&Database:"), m_database);
    form->addRow(tr("&User:"), m_user);
    form->addRow(tr("Pass&word:"), m_password);
    form->addRow(QString(), m_remember);
    form->addRow(tr("&Security:"), m_security);
}

tl::expected<DatabaseUrl, QStringList> ServerFields::url() const
{
    QStringList missing;
    for (const QLineEdit *field : {m_host, m_database, m_user}) {
        if (field->text().trimmed().isEmpty())
            missing.append(field->accessibleName());
    }
    if (!missing.isEmpty())
        return tl::unexpected(missing);
    QUrl server;
    server.setScheme(u"postgresql"_s);
    QUrlQuery query;
    if (const QString host = m_host->text().trimmed(); host.startsWith(u'/')) {
        query.addQueryItem(u"host"_s, host); // the folder of a socket on this computer
    } else {
        server.setHost(host);
        server.setPort(m_port->value());
    }
    server.setPath(u'/' + m_database->text().trimmed());
    server.setUserName(m_user->text().trimmed());
    query.addQueryItem(u"sslmode"_s, m_security->currentData().toString());
    server.setQuery(query);
    const auto url = DatabaseUrl::parse(server.toString());
    if (!url) // a host or a name that cannot be one
        return tl::unexpected(QStringList{m_host->accessibleName(), m_database->accessibleName()});
    return *url;
}

QString ServerFields::password() const { return m_password->text(); }

bool ServerFields::remember() const
{
    return m_remember->isChecked() && !m_password->text().isEmpty();
}

void ServerFields::focusFirst() { m_host->setFocus(Qt::OtherFocusReason); }

} // namespace derdesk
