// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/PasswordPrompt.h"

#include "store/ServerPassword.h"

#include <QTextStream>

#include <termios.h>
#include <unistd.h>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostTries = 3;

/// A line from the terminal, which does not show it meanwhile.
QString readHidden(const QString &prompt)
{
    termios shown{};
    tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~tcflag_t(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    QTextStream err(stderr);
    err << prompt << Qt::flush; // whoever sees it may type
    const QString line = QTextStream(stdin).readLine();
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    err << u'\n' << Qt::flush;
    return line;
}

} // namespace

void askServerPassword(const DatabaseUrl &url)
{
    if (!isatty(STDIN_FILENO))
        return;
    for (int i = 0; i < mostTries && passwordState(url) != PasswordState::Good; ++i)
        setServerPassword(
            url, readHidden(u"Password of %1 for %2: "_s.arg(url.server.userName(), url.name())));
}

std::optional<QString> readNewPassword(const QString &user)
{
    if (!isatty(STDIN_FILENO))
        return QTextStream(stdin).readLine();
    const QString password = readHidden(u"New password of %1: "_s.arg(user));
    if (readHidden(u"Once more: "_s) != password)
        return std::nullopt;
    return password;
}

} // namespace derdesk
