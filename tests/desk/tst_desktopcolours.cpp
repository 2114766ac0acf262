// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/DesktopColours.h"
#include "desk/Theme.h"
#include "support/SessionBus.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QIcon>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// The desktop's end of org.freedesktop.portal.Settings, on a bus of the test's own.
class Desktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    uint scheme = 0;

    void change(uint to)
    {
        scheme = to;
        Q_EMIT SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(to));
    }

public Q_SLOTS:
    QDBusVariant Read(const QString &, const QString &) const
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)));
    }

Q_SIGNALS:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

/// Theme::System is as light or dark as the desktop, also when that changes.
class TestDesktopColours : public QObject
{
    Q_OBJECT
    Desktop m_desktop;

    static bool isDark()
    {
        return QApplication::palette().color(QPalette::Window).lightness() < 128;
    }

private Q_SLOTS:
    void initTestCase()
    {
        // A connection of its own, as another program has one.
        QDBusConnection bus =
            QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"desktop"_s);
        QVERIFY(bus.registerObject(u"/org/freedesktop/portal/desktop"_s, &m_desktop,
                                   QDBusConnection::ExportAllContents));
        QVERIFY(bus.registerService(u"org.freedesktop.portal.Desktop"_s));
    }
    void cleanup() { setDesktopIsDark({}); }

    void itIsAskedAtTheStart()
    {
        m_desktop.scheme = 1;
        applyTheme(Theme::System);
        QVERIFY(!isDark()); // the platform's own
        const DesktopColours colours;
        QTRY_VERIFY(isDark());
        QCOMPARE(QIcon::themeName(), u"derdesk-dark"_s);
    }

    void aChangeShowsAtOnce()
    {
        m_desktop.scheme = 2;
        applyTheme(Theme::System);
        const DesktopColours colours;
        QTest::qWait(100);
        QVERIFY(!isDark());
        m_desktop.change(1);
        QTRY_VERIFY(isDark());
        m_desktop.change(2);
        QTRY_VERIFY(!isDark());
        m_desktop.change(1);
        QTRY_VERIFY(isDark());
        m_desktop.change(0); // no preference: the platform's own
        QTRY_VERIFY(!isDark());
    }

    void whoChoseAThemeKeepsIt()
    {
        m_desktop.scheme = 2;
        applyTheme(Theme::Light);
        const DesktopColours colours;
        m_desktop.change(1);
        QTest::qWait(200);
        QVERIFY(!isDark());
        applyTheme(Theme::System); // now what the desktop says counts
        QVERIFY(isDark());
    }
};

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const SessionBus bus;
    TestDesktopColours test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_desktopcolours.moc"
