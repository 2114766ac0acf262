// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

namespace derdesk {

/// Beyond this a list says that there are more: to count on takes long and tells little.
inline constexpr int countCap = 10'000;

/// As the user's locale groups its digits.
inline QString numberText(qint64 number) { return QLocale().toString(number); }

} // namespace derdesk
