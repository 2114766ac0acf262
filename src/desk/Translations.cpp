// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/Translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

void install(const QLocale &language, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(language, name, u"_"_s, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator; // then the texts are English
}

} // namespace

void useLanguage(const QLocale &language)
{
    QLocale::setDefault(language);
    install(language, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(language, u"derdesk"_s, u":/translations"_s);
}

} // namespace derdesk
