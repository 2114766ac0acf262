// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskCriteria.h"

namespace derdesk {

/// One thing that a search asks for.
struct CriterionText
{
    QString member; ///< its name in toJson()
    QString text;   ///< in words, by the locale
};

/// All that these criteria ask for, each by itself, in the order of the search fields.
QList<CriterionText> criterionTexts(const TaskCriteria &criteria);
/// The same criteria but for one member.
TaskCriteria without(const TaskCriteria &criteria, const QString &member);

} // namespace derdesk
