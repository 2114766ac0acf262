// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/CommandResult.h"
#include "domain/EnumText.h"
#include "domain/ServiceTask.h"

#include <QHash>

namespace derdesk {

/// What a command was called with. Arguments are complete and options known; what their values mean
/// is for the command to ask. Wrong values are wrong usage.
class Invocation final
{
public:
    /// \a options: by name without the dashes, as often as given; a flag's value is empty.
    Invocation(DatabaseUrl database, QStringList arguments, QHash<QString, QStringList> options);

    const DatabaseUrl &database() const { return m_database; }
    const QString &argument(int index) const { return m_arguments.at(index); }
    /// An argument that is a service task's id of 14 digits.
    tl::expected<RecordId, Failure> taskId(int index) const;

    bool has(const QString &option) const { return m_options.contains(option); }
    /// The value that was given last.
    QString text(const QString &option) const
    {
        return texts(option).isEmpty() ? QString() : texts(option).constLast();
    }
    /// All that were given.
    QStringList texts(const QString &option) const { return m_options.value(option); }
    /// A whole number from \a least to \a most; \a otherwise if the option is not given.
    tl::expected<qint64, Failure> number(const QString &option, qint64 least, qint64 most,
                                         qint64 otherwise) const;
    /// One of the enumeration's texts.
    template <typename E>
    tl::expected<std::optional<E>, Failure> choice(const QString &option) const
    {
        const auto all = choices<E>(option);
        if (!all)
            return tl::unexpected(all.error());
        return all->isEmpty() ? std::optional<E>() : all->constLast();
    }
    /// The same, as often as given.
    template <typename E>
    tl::expected<QList<E>, Failure> choices(const QString &option) const
    {
        QList<E> values;
        for (const QString &given : texts(option)) {
            const std::optional<E> value = fromText<E>(given);
            if (!value)
                return notOneOf(option, given, enumTexts(E{}));
            values.append(*value);
        }
        return values;
    }

private:
    tl::unexpected<Failure> notOneOf(const QString &option, const QString &given,
                                     std::span<const QLatin1StringView> texts) const;

    DatabaseUrl m_database;
    QStringList m_arguments;
    QHash<QString, QStringList> m_options;
};

} // namespace derdesk
