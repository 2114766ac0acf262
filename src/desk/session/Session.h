// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "domain/ServiceTask.h"

#include <QDateTime>
#include <QObject>

namespace derdesk {

class Database;

/// Who sits at the desk, and whether it is locked. It locks when asked, after as long without input
/// as the database's rules say, and within some seconds when an administrator disables the clerk,
/// gives him another role, or asks everyone to sign in. A clerk who has not signed in has nothing
/// to unlock with: there only the last of these locks.
class Session final : public QObject
{
    Q_OBJECT
public:
    Session(Database &database, Actor clerk, QObject *parent = nullptr);

    const Actor &clerk() const { return m_clerk; }
    bool mayLock() const { return m_clerk.standing == Standing::SignedIn; }
    bool isLocked() const { return m_locked; }
    /// \a why: for the clerk to read; empty if he knows.
    void lock(const QString &why = {});
    /// \a clerk has signed in.
    void unlock(const Actor &clerk);
    /// Asks the database what holds now.
    void look();
    /// Locks if the last input was too long ago at that time. By the clock on the wall, so that a
    /// machine that has slept meanwhile locks.
    void checkIdle(const QDateTime &now);

Q_SIGNALS:
    void locked(const QString &why);
    /// \a before: who sat here when it was locked.
    void unlocked(const derdesk::Actor &before);

protected:
    /// Notes each input, in whichever window.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Standings
    {
        SignInRules rules;
        std::optional<User> user;
    };

    void take(const Standings &now);

    Database &m_database;
    Actor m_clerk;
    bool m_locked = false;
    int m_lockMinutes;
    QDateTime m_lastInput;
    LatestAnswer m_answer;
};

} // namespace derdesk
