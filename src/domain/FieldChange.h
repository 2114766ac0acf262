// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace derdesk {

/// One field of a record that was changed, or would be: in a task's log, the audit trail, the
/// preview of an import.
struct FieldChange
{
    QString field; ///< its column; in a task's log its JSON pointer in a request, as in
                   ///< "/customerInfo/cisAccountId"
    QString from;  ///< empty: it had none
    QString to;

    bool operator==(const FieldChange &) const = default;
};

} // namespace derdesk
