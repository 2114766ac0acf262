// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/status/DatabaseStatus.h"

#include "store/ChangeFeed.h"

#include <QLocale>

namespace derdesk {

DatabaseStatus::DatabaseStatus(const DatabaseUrl &url, const ChangeFeed &feed, QWidget *parent)
    : ElidingLabel(parent)
    , m_url(url)
{
    setAccessibleName(tr("Database"));
    connect(&feed, &ChangeFeed::connected, this, &DatabaseStatus::showConnected);
    connect(&feed, &ChangeFeed::connectionLost, this, &DatabaseStatus::showLost);
    showConnected();
}

void DatabaseStatus::showConnected()
{
    setText(m_url.name());
    setToolTip(m_url.text());
}

void DatabaseStatus::showLost(const QString &reason, int seconds)
{
    setText(tr("%1: no connection, trying again in %2 s")
                .arg(m_url.name(), QLocale().toString(seconds)));
    setToolTip(tr("%1\n%2\nWhat you do now is refused, and nothing that was done is lost.")
                   .arg(m_url.text(), reason));
}

} // namespace derdesk
