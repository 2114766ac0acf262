// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Invocation.h"

namespace derdesk {

/// An option that a command takes.
struct CommandOption
{
    QString name;  ///< without the dashes
    QString value; ///< what stands after it in the usage; empty for a flag
    QString help;
    bool required = false;
};

/// One command of derdeskctl.
struct Command
{
    QString name; ///< one word, or two: "task show"
    QStringList arguments;
    QList<CommandOption> options;
    QString help;
    CommandResult (*run)(const Invocation &call);

    /// "derdeskctl import KIND FILE [--dry-run]"
    QString usage() const;
};

/// All commands in the order of the help.
const QList<Command> &commands();

// What the commands do: each in a file of its own. All throw StoreError.
CommandResult initDatabase(const Invocation &call);
CommandResult makeDemoData(const Invocation &call);
CommandResult importRecords(const Invocation &call);
CommandResult exportRecords(const Invocation &call);
CommandResult createApiToken(const Invocation &call);
CommandResult renewApiToken(const Invocation &call);
CommandResult listApiTokens(const Invocation &call);
CommandResult revokeApiToken(const Invocation &call);
CommandResult serve(const Invocation &call);
CommandResult runMonitor(const Invocation &call);
CommandResult showTask(const Invocation &call);
CommandResult processTaskNow(const Invocation &call);
CommandResult retryTaskNow(const Invocation &call);
CommandResult acknowledgeTaskNow(const Invocation &call);
CommandResult approveTaskNow(const Invocation &call);
CommandResult rejectTaskNow(const Invocation &call);
CommandResult cancelTaskNow(const Invocation &call);
CommandResult reinstateTaskNow(const Invocation &call);
CommandResult editTaskNow(const Invocation &call);
CommandResult assignTaskNow(const Invocation &call);
CommandResult unenrollNow(const Invocation &call);
CommandResult listRecords(const Invocation &call);
CommandResult showRecord(const Invocation &call);
CommandResult setRecord(const Invocation &call);
CommandResult removeRecords(const Invocation &call);
CommandResult mergeTwoRecords(const Invocation &call);
CommandResult retireDerAsset(const Invocation &call);
CommandResult configureDelivery(const Invocation &call);
CommandResult rotateDeliverySecret(const Invocation &call);
CommandResult switchDeliveryOff(const Invocation &call);
CommandResult showDelivery(const Invocation &call);
CommandResult listMessages(const Invocation &call);
CommandResult resendMessage(const Invocation &call);
CommandResult skipMessage(const Invocation &call);
CommandResult deliverMessages(const Invocation &call);
CommandResult createUser(const Invocation &call);
CommandResult listUsers(const Invocation &call);
CommandResult setUserPassword(const Invocation &call);
CommandResult setUserRole(const Invocation &call);
CommandResult disableUserNow(const Invocation &call);
CommandResult enableUserNow(const Invocation &call);
CommandResult setSignIn(const Invocation &call);
CommandResult check(const Invocation &call);
CommandResult backUp(const Invocation &call);
CommandResult restore(const Invocation &call);
CommandResult copyRecords(const Invocation &call);

} // namespace derdesk
