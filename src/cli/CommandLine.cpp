// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CommandLine.h"

#include "cli/Commands.h"
#include "cli/Output.h"
#include "cli/PasswordPrompt.h"
#include "store/StoreError.h"

#include <QCommandLineParser>

#include <algorithm>
#include <exception>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString generalUsage = u"derdeskctl [--database URL] COMMAND [options]"_s;

void addOptions(QCommandLineParser &parser, const QList<CommandOption> &options)
{
    for (const CommandOption &option : options)
        parser.addOption({option.name, option.help, option.value});
}

void addGeneralOptions(QCommandLineParser &parser)
{
    parser.addOptions({{u"database"_s, u"where the records are"_s, u"URL"_s},
                       {{u"h"_s, u"help"_s}, u"this help"_s},
                       {{u"v"_s, u"version"_s}, u"the version"_s}});
}

/// The words that are no options. Where the command stands is only known once all options are.
QStringList wordsOf(const QStringList &arguments)
{
    QCommandLineParser parser;
    addGeneralOptions(parser);
    QStringList known;
    for (const Command &command : commands()) {
        for (const CommandOption &option : command.options) {
            if (!known.contains(option.name))
                addOptions(parser, {option});
            known.append(option.name);
        }
    }
    parser.parse(arguments);
    return parser.positionalArguments();
}

const Command *findCommand(const QStringList &words)
{
    const QString one = words.value(0);
    const QString two = one + u' ' + words.value(1);
    for (const Command &command : commands()) {
        if (command.name == one || command.name == two)
            return &command;
    }
    return nullptr;
}

QString unknownCommand(const QStringList &words)
{
    QStringList seconds;
    for (const Command &command : commands()) {
        if (!words.isEmpty() && command.name.startsWith(words[0] + u' '))
            seconds.append(command.name.section(u' ', 1));
    }
    if (words.isEmpty())
        return u"a command is missing"_s;
    if (seconds.isEmpty())
        return u"there is no command \"%1\""_s.arg(words[0]);
    return u"\"%1\" needs one of: %2"_s.arg(words[0], seconds.join(u", "_s));
}

QString columns(const QString &left, const QString &right)
{
    return u"  "_s + left.leftJustified(30) + u' ' + right;
}

void printHelp(const Command *command)
{
    printLine(u"Usage: "_s + (command ? command->usage() : generalUsage));
    printLine({});
    if (command) {
        printLine(command->name + u": "_s + command->help + u'.');
        for (const CommandOption &option : command->options)
            printLine(columns(u"--"_s + option.name + u' ' + option.value, option.help));
    } else {
        for (const Command &each : commands())
            printLine(columns((QStringList(each.name) + each.arguments).join(u' '), each.help));
    }
    printLine({});
    printLine(columns(u"--database URL"_s,
                      u"sqlite:/path/file.db; default "_s + DatabaseUrl::standard().text()));
    printLine(columns(u"--help, --version"_s, u"of a command, or of derdeskctl"_s));
}

CommandResult checkArguments(const Command &command, const QStringList &arguments,
                             const QCommandLineParser &parser)
{
    const qsizetype wanted = command.arguments.size();
    if (arguments.size() < wanted)
        return wrongUsage(command.name + u": "_s + command.arguments[arguments.size()] +
                          u" is missing"_s);
    if (arguments.size() > wanted)
        return wrongUsage(command.name + u": \""_s + arguments[wanted] + u"\" is too much"_s);
    for (const CommandOption &option : command.options) {
        if (option.required && parser.value(option.name).trimmed().isEmpty())
            return wrongUsage(command.name + u": --"_s + option.name + u" is missing or blank"_s);
    }
    return {};
}

tl::expected<DatabaseUrl, Failure> databaseOf(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"database"_s))
        return DatabaseUrl::standard();
    const auto url = DatabaseUrl::parse(parser.value(u"database"_s));
    if (!url)
        return wrongUsage(u"--database: "_s + url.error().constFirst().detail());
    return *url;
}

CommandResult runOn(const Command &command, const Invocation &call)
{
    try {
        askServerPassword(call.database());
        return command.run(call);
    } catch (const StoreError &error) {
        return failure({error.problem()}, call.database());
    } catch (const std::exception &error) {
        return failure(QString::fromUtf8(error.what()));
    }
}

CommandResult runCommand(const Command *command, const QStringList &words,
                         const QStringList &arguments)
{
    QCommandLineParser parser;
    addGeneralOptions(parser);
    if (command)
        addOptions(parser, command->options);
    const bool understood = parser.parse(arguments);
    if (parser.isSet(u"help"_s)) {
        printHelp(command);
        return {};
    }
    if (parser.isSet(u"version"_s)) {
        printLine(u"derdeskctl "_s + QStringLiteral(DERDESK_VERSION));
        return {};
    }
    if (!command)
        return wrongUsage(unknownCommand(words));
    if (!understood)
        return wrongUsage(parser.errorText());
    const QStringList given = words.mid(command->name.count(u' ') + 1);
    if (const CommandResult complete = checkArguments(*command, given, parser); !complete)
        return complete;
    const auto database = databaseOf(parser);
    if (!database)
        return tl::unexpected(database.error());
    QHash<QString, QStringList> options;
    for (const CommandOption &option : command->options) {
        if (parser.isSet(option.name))
            options.insert(option.name,
                           option.value.isEmpty() ? QStringList() : parser.values(option.name));
    }
    return runOn(*command, {*database, given, options});
}

} // namespace

ExitCode runCommandLine(const QStringList &arguments)
{
    const QStringList words = wordsOf(arguments);
    const Command *command = findCommand(words);
    const CommandResult outcome = runCommand(command, words, arguments);
    if (!outcome) {
        for (const QString &message : outcome.error().messages)
            printFault(u"derdeskctl: "_s + message);
        if (outcome.error().code == ExitCode::WrongUsage) {
            printFault(u"Usage: "_s + (command ? command->usage() : generalUsage));
            printFault(u"Try derdeskctl --help"_s);
        }
        return outcome.error().code;
    }
    if (!outputIsComplete()) {
        printFault(u"derdeskctl: cannot write to standard output"_s);
        return ExitCode::Failed;
    }
    return ExitCode::Done;
}

} // namespace derdesk
