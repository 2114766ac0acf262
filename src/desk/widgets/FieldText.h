// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/RecordKinds.h"

namespace derdesk {

/// A field's value as a user reads it: numbers, dates and times of the locale, flags in words.
QString fieldText(const RecordField &field, const QString &value);
/// A choice in words.
QString choiceText(const QString &value);
/// A code with its description, as far as there is one.
QString describedCode(const QString &code, const QString &description);

} // namespace derdesk
