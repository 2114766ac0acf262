// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace derdesk {

/// Passwords in the desktop's keychain, if there is one; without one, nothing is kept and nothing
/// is said. Each waits in an event loop of its own.

/// Empty if there is none.
QString keptPassword(const QString &key);
void keepPassword(const QString &key, const QString &password);
void forgetPassword(const QString &key);

} // namespace derdesk
