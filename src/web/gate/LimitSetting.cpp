// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/gate/LimitSetting.h"

#include <QStringList>

#include <algorithm>
#include <variant>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

using Count = qint64 GateLimits::*;
using Time = GateLimits::Time GateLimits::*;

struct Row
{
    QLatin1StringView name;
    std::variant<Count, Time> member;
    double least;
    double most; ///< seconds for a time
};

constexpr double largest = 1024.0 * 1024 * 1024;
constexpr double day = 86'400;

constexpr Row rows[] = {
    {"header-bytes"_L1, &GateLimits::headBytes, 256, 1024 * 1024},
    {"header-fields"_L1, &GateLimits::headerFields, 1, 1000},
    {"url-bytes"_L1, &GateLimits::targetBytes, 64, 64 * 1024},
    {"body-bytes"_L1, &GateLimits::bodyBytes, 1, largest},
    {"batch-bytes"_L1, &GateLimits::batchBytes, 1, largest},
    {"batches"_L1, &GateLimits::batches, 0, 1000},
    {"head-seconds"_L1, &GateLimits::headTime, 0.01, day},
    {"body-seconds"_L1, &GateLimits::bodyTime, 0.01, day},
    {"idle-seconds"_L1, &GateLimits::idleTime, 0.01, day},
    {"connections"_L1, &GateLimits::connections, 1, 100'000},
    {"connections-per-address"_L1, &GateLimits::connectionsPerAddress, 1, 100'000},
    {"requests-per-second"_L1, &GateLimits::requestsPerSecond, 1, 1e9},
    {"wrong-tokens"_L1, &GateLimits::wrongTokens, 0, 1e9},
    {"wrong-token-seconds"_L1, &GateLimits::wrongTokenTime, 0.01, day},
};

const Row *findRow(const QString &name)
{
    const auto row = std::find_if(std::begin(rows), std::end(rows),
                                  [&name](const Row &each) { return each.name == name; });
    return row == std::end(rows) ? nullptr : row;
}

QString names()
{
    QStringList all;
    for (const Row &row : rows)
        all.append(row.name);
    return all.join(u", "_s);
}

} // namespace

tl::expected<void, QString> setLimit(GateLimits &limits, const QString &assignment)
{
    const QString name = assignment.section(u'=', 0, 0);
    const QString text = assignment.section(u'=', 1);
    const Row *row = findRow(name);
    if (!row)
        return tl::unexpected(u"there is no limit \"%1\"; there are %2"_s.arg(name, names()));
    const bool isTime = std::holds_alternative<Time>(row->member);
    bool isNumber = false;
    const double value = isTime ? text.toDouble(&isNumber) : double(text.toLongLong(&isNumber));
    if (!isNumber || !(value >= row->least && value <= row->most))
        return tl::unexpected(u"%1 is \"%2\"; it must be a %3number from %4 to %5"_s.arg(
            name, text, isTime ? QString() : u"whole "_s, QString::number(row->least, 'g', 12),
            QString::number(row->most, 'g', 12)));
    if (isTime)
        limits.*std::get<Time>(row->member) = GateLimits::Time(qRound64(value * 1000));
    else
        limits.*std::get<Count>(row->member) = qint64(value);
    return {};
}

} // namespace derdesk
