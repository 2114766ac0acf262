// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/IssueNotices.h"

#include <QApplication>
#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QSettings>
#include <QSystemTrayIcon>
#include <QWidget>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString wantedKey = u"notices/issues"_s;
constexpr int issuePause = 1'000; // ms
constexpr int quietTime = 30'000; // ms

} // namespace

IssueNotices::IssueNotices(Database &database, QWidget &window)
    : QObject(&window)
    , m_database(database)
    , m_window(window)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(issuePause);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_stale)
            ask();
    });
    connect(&m_quiet, &QTimer::timeout, this, &IssueNotices::tell);
    window.installEventFilter(this);
    makeTray();
    ask(); // what is there already is no news
}

IssueNotices::~IssueNotices() = default;

bool IssueNotices::isWanted() { return QSettings().value(wantedKey, true).toBool(); }

void IssueNotices::setWanted(bool wanted)
{
    QSettings().setValue(wantedKey, wanted);
    makeTray();
}

void IssueNotices::makeTray()
{
    m_tray.reset();
    if (!isWanted() || !QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_tray = std::make_unique<QSystemTrayIcon>(withNumber(QApplication::windowIcon(), m_unseen));
    m_tray->setToolTip(QApplication::applicationDisplayName());
    connect(m_tray.get(), &QSystemTrayIcon::messageClicked, this, &IssueNotices::chosen);
    connect(m_tray.get(), &QSystemTrayIcon::activated, this, &IssueNotices::chosen);
    m_tray->show();
}

void IssueNotices::look()
{
    m_stale = true;
    if (!m_pause.isActive() && !m_answer.isWaiting())
        ask();
}

void IssueNotices::ask()
{
    m_stale = false;
    m_pause.start();
    const auto query = [last = m_last](Connection &connection) {
        return toDosSince(connection, last);
    };
    m_answer.await(m_database.ask(query), [this](const Result<ToDoNews> &news) {
        if (news)
            take(*news); // if not, whatever the clerk looks at says why
    });
}

void IssueNotices::take(const ToDoNews &news)
{
    const bool first = std::exchange(m_last, news.newest) == allThereIs;
    if (first || news.raised == 0 || m_window.isActiveWindow())
        return;
    m_untold += news.raised;
    setUnseen(m_unseen + news.raised);
    if (!m_quiet.isActive())
        tell();
}

void IssueNotices::setUnseen(int count)
{
    if (count == m_unseen)
        return;
    m_unseen = count;
    if (m_tray) {
        m_tray->setIcon(withNumber(QApplication::windowIcon(), count));
        m_tray->setToolTip(count ? tr("Derdesk: new issues: %1").arg(QLocale().toString(count))
                                 : QApplication::applicationDisplayName());
    }
    Q_EMIT unseenChanged(count);
}

void IssueNotices::tell()
{
    if (m_untold == 0 || !isWanted())
        return;
    const int count = std::exchange(m_untold, 0);
    const QString words =
        count == 1 ? tr("1 new issue") : tr("%1 new issues").arg(QLocale().toString(count));
    m_quiet.start();
    if (m_tray)
        m_tray->showMessage(tr("Derdesk"), words, QSystemTrayIcon::Warning);
    Q_EMIT noticed(words);
}

bool IssueNotices::eventFilter(QObject *window, QEvent *event)
{
    if (event->type() == QEvent::WindowActivate) {
        m_untold = 0;
        setUnseen(0);
    }
    return QObject::eventFilter(window, event);
}

QIcon IssueNotices::withNumber(const QIcon &icon, int number)
{
    if (number == 0)
        return icon;
    constexpr int size = 64; // desktops scale it down
    QPixmap picture = icon.pixmap(size, size);
    if (picture.isNull()) {
        picture = QPixmap(size, size);
        picture.fill(Qt::transparent);
    }
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xc0262d));
    const QRect badge(size / 4, size / 3, size * 3 / 4, size * 2 / 3);
    painter.drawRoundedRect(badge, 12, 12);
    QFont font = QApplication::font();
    font.setBold(true);
    font.setPixelSize(number > 9 ? 30 : 38);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(badge, int(Qt::AlignCenter), number > 99 ? u"99+"_s : QString::number(number));
    return QIcon(picture);
}

} // namespace derdesk
