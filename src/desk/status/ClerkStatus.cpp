// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/status/ClerkStatus.h"

namespace derdesk {

ClerkStatus::ClerkStatus(QWidget *parent)
    : ElidingLabel(parent)
{
    setAccessibleName(tr("Who works at this desk"));
}

void ClerkStatus::show(const Actor &clerk)
{
    const bool signedIn = clerk.standing == Standing::SignedIn;
    setText(signedIn ? tr("%1 (%2)").arg(clerk.name, roleText(clerk.role)) : clerk.name);
    setToolTip(signedIn ? tr("Who has signed in, and the role")
                        : tr("This database is used without signing in"));
}

} // namespace derdesk
