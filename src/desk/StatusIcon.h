// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <QIcon>

namespace derdesk {

/// The picture that goes with a state's words: told apart by shape, not by colour alone.
QIcon statusIcon(TaskStatus status);

} // namespace derdesk
