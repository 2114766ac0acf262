// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/widgets/ElidingLabel.h"
#include "store/DatabaseUrl.h"

namespace derdesk {

class ChangeFeed;

/// The database in the status bar: its name, and whether its server can be reached.
class DatabaseStatus final : public ElidingLabel
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
