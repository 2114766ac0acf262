// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/portals/Portal.h"

namespace derdesk {

/// Stands for a portal that was open at the last end, until its tab is shown: nothing is read for
/// it before, so that many open tabs do not hold up the start.
class AsleepPortal final : public Portal
{
    Q_OBJECT
public:
    AsleepPortal(const QString &address, const QVariantMap &place, QWidget *parent = nullptr)
        : Portal(parent)
        , m_address(address)
        , m_place(place)
    {
    }

    void refresh() override {}
    QString address() const override { return m_address; }
    QVariantMap place() const override { return m_place; }

private:
    const QString m_address;
    const QVariantMap m_place;
};

} // namespace derdesk
