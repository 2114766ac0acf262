// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/Theme.h"
#include "store/DatabaseUrl.h"
#include "web/WebService.h"

#include <QCoreApplication>
#include <QLocale>

class QCommandLineParser;

namespace derdesk {

/// What the program was started with.
struct DeskOptions
{
    Q_DECLARE_TR_FUNCTIONS(derdesk::DeskOptions)
public:
    std::optional<DatabaseUrl> database;               ///< nothing: as it was last time
    std::optional<WebSettings> listen = WebSettings{}; ///< nothing: no web service
    std::optional<QLocale> language;                   ///< nothing: the user's own
    std::optional<Theme> theme;                        ///< nothing: as it was last time

    bool helpWanted = false;
    bool versionWanted = false;

    /// Reads the program's arguments, its name first. Fails with a sentence for each that is wrong.
    static tl::expected<DeskOptions, QStringList> parse(const QStringList &arguments);
    static QString help();

private:
    static void addOptions(QCommandLineParser &parser);
};

} // namespace derdesk
