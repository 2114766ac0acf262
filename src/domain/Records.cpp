// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Records.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace derdesk {

using namespace Qt::StringLiterals;

std::span<const QLatin1StringView> enumTexts(DerRegistrationFlag)
{
    static constexpr std::array texts{""_L1, "REGISTRATION_ONLY"_L1,
                                      "INTERCONNECTION_AND_REGISTRATION"_L1};
    return texts;
}

std::span<const QLatin1StringView> enumTexts(AssetStatus)
{
    static constexpr std::array texts{"PENDING"_L1, "INTERCONNECTED"_L1, "ACTIVE"_L1, "RETIRED"_L1};
    return texts;
}

std::span<const QLatin1StringView> enumTexts(HeadEndStatus)
{
    static constexpr std::array texts{"NOT_REQUESTED"_L1, "REQUESTED"_L1, "REGISTERED"_L1,
                                      "REMOVAL_REQUESTED"_L1};
    return texts;
}

bool Program::openOn(QDate day) const
{
    return active && day >= startDate && (endDate.isNull() || day <= endDate);
}

qint64 ServiceTaskType::retryDelay(int retries, double chance) const
{
    const double seconds =
        std::min(retryBaseSeconds * std::pow(retryFactor, retries), double(retryMaxSeconds));
    return qRound64(1000 * seconds * (1 + chance * retryJitterPercent / 100));
}

QString assetStatusText(AssetStatus status)
{
    static constexpr std::array texts{QT_TRANSLATE_NOOP("AssetStatus", "pending"),
                                      QT_TRANSLATE_NOOP("AssetStatus", "interconnected"),
                                      QT_TRANSLATE_NOOP("AssetStatus", "active"),
                                      QT_TRANSLATE_NOOP("AssetStatus", "retired")};
    return QCoreApplication::translate("AssetStatus", texts[std::size_t(status)]);
}

QString headEndStatusText(HeadEndStatus status)
{
    static constexpr std::array texts{
        QT_TRANSLATE_NOOP("HeadEndStatus", "registration not requested"),
        QT_TRANSLATE_NOOP("HeadEndStatus", "registration requested"),
        QT_TRANSLATE_NOOP("HeadEndStatus", "registered"),
        QT_TRANSLATE_NOOP("HeadEndStatus", "removal requested")};
    return QCoreApplication::translate("HeadEndStatus", texts[std::size_t(status)]);
}

} // namespace derdesk
