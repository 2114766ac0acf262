// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"

#include <QLabel>

namespace derdesk {

class ChangeFeed;

/// The database in the status bar: its name, and whether its server can be reached.
class DatabaseStatus final : public QLabel
{
    Q_OBJECT
public:
    DatabaseStatus(const DatabaseUrl &url, const ChangeFeed &feed, QWidget *parent = nullptr);

private:
    void showConnected();
    void showLost(const QString &reason, int seconds);

    const DatabaseUrl m_url;
};

} // namespace derdesk
