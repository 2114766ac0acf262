// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/session/Session.h"

#include "store/Database.h"
#include "store/UserQueries.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

namespace derdesk {

namespace {

constexpr int sessionLookTime = 10'000; // ms
constexpr int idleTime = 1'000;         // ms

} // namespace

Session::Session(Database &database, Actor clerk, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clerk(std::move(clerk))
    , m_lockMinutes(SignInRules().lockMinutes)
    , m_lastInput(QDateTime::currentDateTimeUtc())
{
    QCoreApplication::instance()->installEventFilter(this);
    auto *looks = new QTimer(this);
    connect(looks, &QTimer::timeout, this, &Session::look);
    looks->start(sessionLookTime);
    auto *idle = new QTimer(this);
    connect(idle, &QTimer::timeout, this, [this] { checkIdle(QDateTime::currentDateTimeUtc()); });
    idle->start(idleTime);
    look();
}

bool Session::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletMove:
        m_lastInput = QDateTime::currentDateTimeUtc();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void Session::checkIdle(const QDateTime &now)
{
    if (mayLock() && !m_locked && m_lockMinutes > 0 &&
        m_lastInput.secsTo(now) >= m_lockMinutes * 60)
        lock();
}

void Session::lock(const QString &why)
{
    if (m_locked)
        return;
    m_locked = true;
    Q_EMIT locked(why);
}

void Session::unlock(const Actor &clerk)
{
    const Actor before = std::exchange(m_clerk, clerk);
    m_locked = false;
    m_lastInput = QDateTime::currentDateTimeUtc();
    Q_EMIT unlocked(before);
}

void Session::look()
{
    if (m_answer.isWaiting())
        return;
    const auto query = [name = m_clerk.name](Connection &connection) {
        return Standings{signInRules(connection), findUser(connection, name)};
    };
    m_answer.await(m_database.ask(query), [this](const Result<Standings> &answer) {
        if (answer) // else the status bar tells of it
            take(*answer);
    });
}

void Session::take(const Standings &now)
{
    m_lockMinutes = now.rules.lockMinutes;
    if (!mayLock()) {
        if (now.rules.areRequired())
            lock(tr("From now on everyone has to sign in to this database."));
        return;
    }
    if (!now.user || !now.user->isEnabled())
        lock(tr("An administrator has disabled the user %1.").arg(m_clerk.name));
    else if (now.user->role != m_clerk.role)
        lock(tr("The user %1 has another role now: %2.")
                 .arg(m_clerk.name, roleText(now.user->role)));
}

} // namespace derdesk
