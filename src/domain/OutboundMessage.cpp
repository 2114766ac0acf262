// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/OutboundMessage.h"

#include <QCoreApplication>

#include <array>

namespace derdesk {

using namespace Qt::StringLiterals;

std::span<const QLatin1StringView> enumTexts(OutboundStatus)
{
    static constexpr std::array texts{"WAITING"_L1, "SENT"_L1, "FAILED"_L1, "SKIPPED"_L1};
    return texts;
}

QString outboundStatusText(OutboundStatus status)
{
    switch (status) {
    case OutboundStatus::Waiting:
        return QCoreApplication::translate("OutboundStatus", "Waiting");
    case OutboundStatus::Sent:
        return QCoreApplication::translate("OutboundStatus", "Sent");
    case OutboundStatus::Failed:
        return QCoreApplication::translate("OutboundStatus", "Failed");
    case OutboundStatus::Skipped:
        return QCoreApplication::translate("OutboundStatus", "Skipped");
    }
    Q_UNREACHABLE();
}

QString OutboundMessage::id() const { return u"%1-%2"_s.arg(idText(taskId)).arg(number); }

qint64 outboundNumber(const QString &id)
{
    bool understood = false;
    const qint64 number = id.section(u'-', -1).toLongLong(&understood);
    const bool task = id.contains(u'-') && !idFromText(id.section(u'-', 0, -2));
    return understood && number > 0 && !task ? number : 0;
}

} // namespace derdesk
