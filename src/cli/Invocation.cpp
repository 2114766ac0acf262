// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Invocation.h"

namespace derdesk {

using namespace Qt::StringLiterals;

Invocation::Invocation(DatabaseUrl database, QStringList arguments,
                       QHash<QString, QStringList> options)
    : m_database(std::move(database))
    , m_arguments(std::move(arguments))
    , m_options(std::move(options))
{
}

tl::expected<RecordId, Failure> Invocation::taskId(int index) const
{
    const RecordId id = idFromText(argument(index));
    if (id == 0)
        return wrongUsage(u"\"%1\" is no service task id: 14 digits"_s.arg(argument(index)));
    return id;
}

tl::expected<qint64, Failure> Invocation::number(const QString &option, qint64 least, qint64 most,
                                                 qint64 otherwise) const
{
    if (!has(option))
        return otherwise;
    bool isNumber = false;
    const qint64 value = text(option).toLongLong(&isNumber);
    if (!isNumber || value < least || value > most) {
        return wrongUsage(u"--%1: \"%2\" is not a whole number from %3 to %4"_s.arg(
            option, text(option), QString::number(least), QString::number(most)));
    }
    return value;
}

tl::unexpected<Failure> Invocation::notOneOf(const QString &option, const QString &given,
                                             std::span<const QLatin1StringView> texts) const
{
    QStringList allowed;
    for (QLatin1StringView each : texts)
        allowed.append(each);
    return wrongUsage(u"--%1: \"%2\" is not one of %3"_s.arg(option, given, allowed.join(u", "_s)));
}

} // namespace derdesk
