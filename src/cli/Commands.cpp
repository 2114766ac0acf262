// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QList<Command> recordCommands()
{
    return {
        {u"init"_s, {}, {}, u"creates or migrates the database"_s, initDatabase},
        {u"demo"_s,
         {},
         {{u"tasks"_s, u"N"_s, u"make N tasks of realistic distribution"_s},
          {u"seed"_s, u"S"_s, u"the same S makes the same data; default 1"_s}},
         u"fills an empty database with demo data"_s,
         makeDemoData},
        {u"import"_s,
         {u"KIND"_s, u"FILE"_s},
         {{u"dry-run"_s, {}, u"check and count, but change nothing"_s},
          {u"changes"_s,
           {},
           u"with --dry-run: print what would change, the first 1,000 records"_s}},
         u"reads a CSV file: catalogue, asset-types, programs, head-ends, specifications or "
         "customers"_s,
         importRecords},
        {u"export tasks"_s,
         {u"FILE"_s},
         {{u"find"_s, u"TEXT"_s, u"only those that the desk's quick search finds by TEXT"_s},
          {u"status"_s, u"X"_s, u"only tasks in this state; may be repeated"_s},
          {u"business-object"_s, u"X"_s, u"only ENROLLMENT, INTERCONNECTION or UNENROLLMENT"_s},
          {u"created-from"_s, u"DAY"_s, u"the first day, as in 2026-01-31"_s},
          {u"created-to"_s, u"DAY"_s, u"the last day"_s},
          {u"columns"_s, u"NAMES"_s, u"these in this order, parted by commas; default all"_s}},
         u"writes service tasks into a file, .csv or .xlsx, newest first"_s,
         exportRecords},
        {u"check"_s, {}, {}, u"checks database, references and histories"_s, check},
    };
}

QList<Command> databaseCommands()
{
    return {
        {u"backup"_s,
         {u"FILE"_s},
         {},
         u"saves the database into a new file, also while it is in use"_s,
         backUp},
        {u"restore"_s,
         {u"FILE"_s},
         {{u"replace"_s, {}, u"in place of the database that is there, which is kept beside it"_s}},
         u"makes the database what it was when it was saved"_s,
         restore},
        {u"copy"_s,
         {},
         {{u"from"_s, u"URL"_s, u"where the records are"_s, true},
          {u"to"_s, u"URL"_s, u"a new database, whatever its engine"_s, true}},
         u"copies all records into another database, and compares them"_s,
         copyRecords},
    };
}

QList<Command> administrationCommands()
{
    return {
        {u"record list"_s,
         {u"KIND"_s},
         {{u"find"_s, u"TEXT"_s, u"only those in which TEXT occurs"_s}},
         u"lists records: asset-type, specification, manufacturer, model, program, head-end, "
         "task-type, customer, service-point, der-asset, der-device, api-client or user"_s,
         listRecords},
        {u"record show"_s, {u"KIND"_s, u"NAME"_s}, {}, u"prints a record as JSON"_s, showRecord},
        {u"record set"_s,
         {u"KIND"_s, u"NAME"_s},
         {{u"set"_s, u"FIELD=VALUE"_s, u"may be repeated"_s, true}},
         u"changes a record, or adds it"_s,
         setRecord},
        {u"record remove"_s,
         {u"KIND"_s, u"NAME"_s},
         {},
         u"deletes a record that nothing refers to"_s,
         removeRecords},
        {u"record merge"_s,
         {u"KIND"_s, u"FROM"_s, u"INTO"_s},
         {},
         u"makes one record of two that mean the same"_s,
         mergeTwoRecords},
        {u"asset retire"_s,
         {u"ID"_s},
         {},
         u"takes a DER asset out of use for good"_s,
         retireDerAsset},
    };
}

QList<Command> userCommands()
{
    return {
        {u"user create"_s,
         {u"NAME"_s},
         {{u"role"_s, u"ROLE"_s, u"viewer, clerk or administrator"_s, true},
          {u"full-name"_s, u"TEXT"_s, u"as others know the user"_s}},
         u"adds who may sign in at the desk; asks for the password, or reads it from stdin"_s,
         createUser},
        {u"user list"_s, {}, {}, u"lists the users"_s, listUsers},
        {u"user password"_s, {u"NAME"_s}, {}, u"gives a user another password"_s, setUserPassword},
        {u"user role"_s, {u"NAME"_s, u"ROLE"_s}, {}, u"gives a user another role"_s, setUserRole},
        {u"user disable"_s, {u"NAME"_s}, {}, u"shuts a user out, at once"_s, disableUserNow},
        {u"user enable"_s, {u"NAME"_s}, {}, u"lets a disabled user in again"_s, enableUserNow},
        {u"user sign-in"_s,
         {u"required|none"_s},
         {{u"lock-minutes"_s, u"N"_s,
           u"a desk locks after N minutes without input; default 15, 0 never"_s}},
         u"says whether everyone has to sign in at the desk"_s,
         setSignIn},
    };
}

QList<Command> clientCommands()
{
    const CommandOption validDays{u"valid-days"_s, u"N"_s,
                                  u"let in for so many days; default for ever"_s};
    const CommandOption certificate{
        u"certificate"_s, u"FILE"_s,
        u"in PEM; over TLS the client may show it in place of the secret"_s};
    return {
        {u"token create"_s,
         {u"NAME"_s},
         {{u"scope"_s, u"SCOPES"_s,
           u"of register, interconnect, read and acknowledge, parted by commas; default the first three"_s},
          {u"head-end"_s, u"CODE"_s, u"the head-end system for which it may acknowledge"_s},
          validDays,
          certificate},
         u"makes an API client and prints its secret, once"_s,
         createApiToken},
        {u"token renew"_s,
         {u"NAME"_s},
         {validDays, certificate},
         u"prints a new secret in place of the one that an API client had"_s,
         renewApiToken},
        {u"token list"_s, {}, {}, u"lists the API clients"_s, listApiTokens},
        {u"token revoke"_s, {u"NAME"_s}, {}, u"shuts an API client out"_s, revokeApiToken},
    };
}

QList<Command> serviceCommands()
{
    return {
        {u"serve"_s,
         {},
         {{u"listen"_s, u"ADDR:PORT"_s, u"default 127.0.0.1:8480; port 0 takes a free one"_s},
          {u"monitor-interval"_s, u"SECONDS"_s,
           u"between runs of F1-STKDF; default 60, 0 runs none"_s},
          {u"limit"_s, u"NAME=VALUE"_s,
           u"what callers may ask at the most; may be repeated, see derdeskctl(1)"_s},
          {u"tls-certificate"_s, u"FILE"_s, u"in PEM; needed beyond this machine"_s},
          {u"tls-key"_s, u"FILE"_s, u"the certificate's private key, in PEM"_s},
          {u"name"_s, u"HOST"_s,
           u"a name under which callers ask for it, beside its address; may be repeated"_s}},
         u"runs web service and monitor until SIGTERM or SIGINT"_s,
         serve},
        {u"monitor"_s,
         {},
         {{u"max-records"_s, u"N"_s, u"stop after N records; 0: no limit"_s},
          {u"max-errors"_s, u"N"_s, u"stop at N records in error; 0: no limit"_s},
          {u"commit-every"_s, u"N"_s, u"records between commits; default 100"_s},
          {u"business-object"_s, u"X"_s, u"only ENROLLMENT, INTERCONNECTION or UNENROLLMENT"_s},
          {u"status"_s, u"X"_s, u"only tasks in this state"_s}},
         u"runs F1-STKDF once and prints its statistics"_s,
         runMonitor},
    };
}

QList<Command> outboundCommands()
{
    return {
        {u"outbound configure"_s,
         {u"URL"_s},
         {{u"ca"_s, u"FILE"_s, u"certificates in PEM that are trusted in place of the system's"_s},
          {u"timeout"_s, u"SECONDS"_s, u"for a whole request, 1 to 60; default 15"_s},
          {u"retry-delay"_s, u"SECONDS"_s,
           u"before the second attempt, each further one is doubled; 1 to 3600, default 10"_s},
          {u"attempts"_s, u"N"_s, u"then a message has failed; 1 to 1000, default 50"_s}},
         u"says where messages go, and prints the secret that signs them, once"_s,
         configureDelivery},
        {u"outbound rotate"_s,
         {},
         {},
         u"prints a new secret; the old one signs too for a day"_s,
         rotateDeliverySecret},
        {u"outbound off"_s,
         {},
         {},
         u"forgets address and secret: messages wait"_s,
         switchDeliveryOff},
        {u"outbound status"_s, {}, {}, u"prints how the delivery stands, as JSON"_s, showDelivery},
        {u"outbound list"_s,
         {},
         {{u"status"_s, u"X"_s, u"only WAITING, SENT, FAILED or SKIPPED"_s}},
         u"lists messages, the newest first"_s,
         listMessages},
        {u"outbound resend"_s,
         {u"ID"_s},
         {},
         u"sends one again that failed or was skipped"_s,
         resendMessage},
        {u"outbound skip"_s,
         {u"ID"_s},
         {},
         u"gives one up, so that later ones go on"_s,
         skipMessage},
        {u"outbound deliver"_s,
         {},
         {},
         u"sends once what is due and prints its statistics"_s,
         deliverMessages},
    };
}

QList<Command> taskCommands()
{
    const CommandOption reason{u"reason"_s, u"TEXT"_s, u"why, for the log"_s, true};
    return {
        {u"task show"_s, {u"ID"_s}, {}, u"prints a service task and its log"_s, showTask},
        {u"task process"_s, {u"ID"_s}, {}, u"works a pending service task"_s, processTaskNow},
        {u"task retry"_s, {u"ID"_s}, {}, u"works one with an issue again"_s, retryTaskNow},
        {u"task acknowledge"_s,
         {u"ID"_s},
         {},
         u"says that the head-end system has done what a service task waits for"_s,
         acknowledgeTaskNow},
        {u"task approve"_s,
         {u"ID"_s},
         {},
         u"lets one that waits for approval go on"_s,
         approveTaskNow},
        {u"task reject"_s,
         {u"ID"_s},
         {reason},
         u"ends one that waits for approval"_s,
         rejectTaskNow},
        {u"task cancel"_s, {u"ID"_s}, {reason}, u"cancels a waiting service task"_s, cancelTaskNow},
        {u"task reinstate"_s,
         {u"ID"_s},
         {},
         u"takes the cancellation of a service task back, while nothing has followed"_s,
         reinstateTaskNow},
        {u"task edit"_s,
         {u"ID"_s},
         {{u"set"_s, u"POINTER=VALUE"_s,
           u"a field by its JSON pointer in the request, as in /customerInfo/name=Ada; may be "
           "repeated"_s,
           true}},
         u"corrects what the request of a service task says"_s,
         editTaskNow},
        {u"task assign"_s,
         {u"ID"_s, u"CLERK"_s},
         {},
         u"gives the open To Do of a service task to a clerk"_s,
         assignTaskNow},
        {u"task unenroll"_s,
         {u"ID"_s},
         {reason},
         u"makes a service task that ends the enrollment which this one made"_s,
         unenrollNow},
    };
}

} // namespace

QString Command::usage() const
{
    QStringList words{u"derdeskctl"_s, name};
    words += arguments;
    for (const CommandOption &option : options) {
        const QString value = option.value.isEmpty() ? QString() : u' ' + option.value;
        const QString text = u"--"_s + option.name + value;
        words += option.required ? text : u'[' + text + u']';
    }
    return words.join(u' ');
}

const QList<Command> &commands()
{
    static const QList<Command> all = recordCommands() + databaseCommands() +
                                      administrationCommands() + userCommands() + clientCommands() +
                                      serviceCommands() + outboundCommands() + taskCommands();
    return all;
}

} // namespace derdesk
