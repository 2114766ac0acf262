// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/Mnemonics.h"

namespace derdesk {

using namespace Qt::StringLiterals;

QString withMnemonic(const QString &text, QString &used)
{
    for (const bool anywhere : {false, true}) {
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar letter = text[i].toLower();
            const bool first = i == 0 || text[i - 1] == u' ';
            if (letter.isLetterOrNumber() && letter.unicode() < 128 && (first || anywhere) &&
                !used.contains(letter)) {
                used.append(letter);
                return QString(text).insert(i, u'&');
            }
        }
    }
    return text;
}

QString mnemonicsOf(const QStringList &texts)
{
    QString letters;
    for (const QString &text : texts)
        letters += text.section(u'&', 1).left(1).toLower();
    return letters;
}

} // namespace derdesk
