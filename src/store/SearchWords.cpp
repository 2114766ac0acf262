// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SearchWords.h"

#include <QRegularExpression>

namespace derdesk {

using namespace Qt::StringLiterals;

std::optional<std::pair<RecordId, RecordId>> taskIdRange(const QString &digits)
{
    static const QRegularExpression onlyDigits(u"^[1-9][0-9]{0,13}$"_s);
    if (!onlyDigits.match(digits).hasMatch())
        return {};
    return std::pair(digits.leftJustified(14, u'0').toLongLong(),
                     digits.leftJustified(14, u'9').toLongLong());
}

QString statusList(const TaskCriteria &criteria)
{
    QStringList statuses;
    for (TaskStatus status : criteria.statuses)
        statuses += u'\'' + toText(status) + u'\''; // our own texts
    if (criteria.needsAttention)
        statuses = QStringList{u'\'' + toText(TaskStatus::IssueDetected) + u'\''};
    return statuses.join(u',');
}

} // namespace derdesk
