// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace derdesk {

/// Gives a text a mnemonic that none of \a used is, and adds it to them: the first letter of a word
/// if one is free, else any letter; none if none is. For labels that come out of a table, in
/// whatever language.
QString withMnemonic(const QString &text, QString &used);

/// The mnemonics that texts have, in lower case.
QString mnemonicsOf(const QStringList &texts);

} // namespace derdesk
