// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Writer.h"

namespace derdesk {

/// So many wrong passwords in a row cost no wait. Each further one has to wait: 30 s after the last
/// one at first, then twice as long each time, 15 minutes at the most.
inline constexpr int freeTries = 5;

/// The clerk whose name and password these are. A try is counted before the password is looked at,
/// so that many at a time are no way round the wait. Fails with WrongPassword, in the same time for
/// a name that there is not; SignInPaused; UserDisabled if the password is right. Blocks for some
/// tenths of a second, and takes 64 MiB: never on the GUI's thread.
Result<Actor> signIn(Writer &writer, const QString &name, const QString &password);

} // namespace derdesk
