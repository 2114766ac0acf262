// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ServiceTask.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace derdesk {

using namespace Qt::StringLiterals;

QString idText(RecordId id) { return id ? QString::number(id) : QString(); }

RecordId idFromText(QStringView text)
{
    const auto digit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const bool good =
        text.size() == 14 && text[0] != u'0' && std::all_of(text.begin(), text.end(), digit);
    return good ? text.toLongLong() : 0;
}

std::span<const QLatin1StringView> enumTexts(BusinessObject)
{
    static constexpr std::array texts{"ENROLLMENT"_L1, "INTERCONNECTION"_L1, "UNENROLLMENT"_L1};
    return texts;
}

std::span<const QLatin1StringView> enumTexts(TaskStatus)
{
    static constexpr std::array texts{"PENDING"_L1,        "VALIDATE"_L1,   "CREATE_ASSET"_L1,
                                      "DEVICE_SETUP"_L1,   "ACTIVATE"_L1,   "APPROVAL"_L1,
                                      "DEVICE_REMOVAL"_L1, "DEACTIVATE"_L1, "ISSUE_DETECTED"_L1,
                                      "COMPLETED"_L1,      "CANCELED"_L1};
    return texts;
}

std::span<const QLatin1StringView> enumTexts(TaskEvent)
{
    static constexpr std::array texts{"CREATED"_L1, "TRANSITION"_L1, "COMMENT"_L1, "EDIT"_L1};
    return texts;
}

std::span<const QLatin1StringView> enumTexts(ActorKind)
{
    static constexpr std::array texts{"CLERK"_L1, "API_CLIENT"_L1, "MONITOR"_L1, "SYSTEM"_L1};
    return texts;
}

QString taskStatusText(TaskStatus status)
{
    static constexpr std::array texts{QT_TRANSLATE_NOOP("TaskStatus", "Pending"),
                                      QT_TRANSLATE_NOOP("TaskStatus", "Validate"),
                                      QT_TRANSLATE_NOOP("TaskStatus", "Create asset"),
                                      QT_TRANSLATE_NOOP("TaskStatus", "Device setup"),
                                      QT_TRANSLATE_NOOP("TaskStatus", "Activate"),
                                      QT_TRANSLATE_NOOP("TaskStatus", "Approval"),
                                      QT_TRANSLATE_NOOP("TaskStatus", "Device removal"),
                                      QT_TRANSLATE_NOOP("TaskStatus", "Deactivate"),
                                      QT_TRANSLATE_NOOP("TaskStatus", "Issue detected"),
                                      QT_TRANSLATE_NOOP("TaskStatus", "Completed"),
                                      QT_TRANSLATE_NOOP("TaskStatus", "Canceled")};
    return QCoreApplication::translate("TaskStatus", texts[std::size_t(status)]);
}

QString businessObjectText(BusinessObject object)
{
    static constexpr std::array texts{QT_TRANSLATE_NOOP("BusinessObject", "Enrollment"),
                                      QT_TRANSLATE_NOOP("BusinessObject", "Interconnection"),
                                      QT_TRANSLATE_NOOP("BusinessObject", "Unenrollment")};
    return QCoreApplication::translate("BusinessObject", texts[std::size_t(object)]);
}

QString statusReasonText(const QString &reason)
{
    if (reason == "EXPIRED"_L1)
        return QCoreApplication::translate("TaskStatus", "Expired");
    const std::optional<ProblemCode> code = problemCodeFromText(reason);
    return code ? problemTitleText(*code) : reason;
}

} // namespace derdesk
