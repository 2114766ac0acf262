// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/widgets/ElidingLabel.h"
#include "domain/ServiceTask.h"

namespace derdesk {

/// Who sits at the desk, and with what role, in the status bar.
class ClerkStatus final : public ElidingLabel
{
    Q_OBJECT
public:
    explicit ClerkStatus(QWidget *parent = nullptr);

    void show(const Actor &clerk);
};

} // namespace derdesk
