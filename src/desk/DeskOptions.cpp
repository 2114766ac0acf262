// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/DeskOptions.h"

#include <QCommandLineParser>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString fault(const QString &option, const Problems &problems)
{
    return u"--%1: %2"_s.arg(option, problems.constFirst().text());
}

} // namespace

void DeskOptions::addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(tr("Back office for distributed energy resources."));
    parser.addOptions({
        {u"database"_s, tr("Where the records are, as in sqlite:/path/file.db."), u"URL"_s},
        {u"listen"_s,
         tr("Where the web service listens, as in 127.0.0.1:8480, or none for no web service."),
         u"ADDR:PORT"_s},
        {u"language"_s, tr("The language of the window, as in de."), u"xx"_s},
        {u"theme"_s, tr("light, dark or system."), u"theme"_s},
        {{u"h"_s, u"help"_s}, tr("Shows this help.")},
        {{u"v"_s, u"version"_s}, tr("Shows the version.")},
    });
}

tl::expected<DeskOptions, QStringList> DeskOptions::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    QStringList faults;
    if (!parser.parse(arguments))
        faults.append(parser.errorText());
    for (const QString &word : parser.positionalArguments())
        faults.append(tr("Unexpected argument \"%1\".").arg(word));

    DeskOptions options;
    options.helpWanted = parser.isSet(u"help"_s);
    options.versionWanted = parser.isSet(u"version"_s);
    if (parser.isSet(u"database"_s)) {
        if (const auto url = DatabaseUrl::parse(parser.value(u"database"_s)))
            options.database = *url;
        else
            faults.append(fault(u"database"_s, url.error()));
    }
    const QString listen = parser.value(u"listen"_s);
    if (listen == "none"_L1) {
        options.listen.reset();
    } else if (parser.isSet(u"listen"_s)) {
        if (const auto settings = WebSettings::parse(listen))
            options.listen = *settings;
        else
            faults.append(fault(u"listen"_s, settings.error()));
    }
    if (parser.isSet(u"language"_s)) {
        const QLocale locale(parser.value(u"language"_s));
        if (locale.language() == QLocale::C)
            faults.append(
                tr("--language: \"%1\" is no language.").arg(parser.value(u"language"_s)));
        options.language = locale;
    }
    if (parser.isSet(u"theme"_s)) {
        options.theme = fromText<Theme>(parser.value(u"theme"_s));
        if (!options.theme)
            faults.append(tr("--theme: \"%1\" is not one of light, dark, system.")
                              .arg(parser.value(u"theme"_s)));
    }
    if (!faults.isEmpty() && !options.helpWanted)
        return tl::unexpected(faults);
    return options;
}

QString DeskOptions::help()
{
    QCommandLineParser parser;
    addOptions(parser);
    return parser.helpText();
}

} // namespace derdesk
