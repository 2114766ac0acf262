// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

namespace derdesk {

/// From now on texts, numbers and dates are those of this language, as far as there is a
/// translation; else English. Needs the application.
void useLanguage(const QLocale &language);

} // namespace derdesk
