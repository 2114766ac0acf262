// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace derdesk {

/// Shows the secret of an API client, the one time that it can be seen.
class SecretDialog final : public QDialog
{
    Q_OBJECT
public:
    SecretDialog(const QString &client, const QString &secret, QWidget *parent);
};

} // namespace derdesk
