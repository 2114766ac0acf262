// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/StatusIcon.h"

namespace derdesk {

using namespace Qt::StringLiterals;

QIcon statusIcon(TaskStatus status)
{
    switch (status) {
    case TaskStatus::Pending:
        return QIcon::fromTheme(u"status-pending"_s);
    case TaskStatus::Validate:
    case TaskStatus::CreateAsset:
    case TaskStatus::Activate:
    case TaskStatus::Deactivate:
        return QIcon::fromTheme(u"status-working"_s);
    case TaskStatus::DeviceSetup:
    case TaskStatus::Approval:
    case TaskStatus::DeviceRemoval:
        return QIcon::fromTheme(u"status-waiting"_s);
    case TaskStatus::IssueDetected:
        return QIcon::fromTheme(u"status-issue"_s);
    case TaskStatus::Completed:
        return QIcon::fromTheme(u"status-completed"_s);
    case TaskStatus::Canceled:
        return QIcon::fromTheme(u"status-canceled"_s);
    }
    Q_UNREACHABLE();
}

} // namespace derdesk
