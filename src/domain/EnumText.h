// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <span>

namespace derdesk {

/// The stable texts of an enumeration, by enumerator, as they stand in the database and on the
/// wire. Each enumeration gives its own overload; the argument only chooses it. An enumeration's
/// texts are found with toText() and fromText().
template <typename E>
QString toText(E value)
{
    return enumTexts(value)[static_cast<std::size_t>(value)];
}

/// The enumerator with this text, if there is one. Case matters.
template <typename E>
std::optional<E> fromText(QStringView text)
{
    const std::span<const QLatin1StringView> texts = enumTexts(E{});
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (text == texts[i])
            return static_cast<E>(i);
    }
    return std::nullopt;
}

} // namespace derdesk
