// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/RegisterDerDevice.h"
#include "support/SessionBus.h"
#include "support/TestDatabase.h"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// An object of AT-SPI: who has it, and where.
struct Accessible
{
    QString bus;
    QDBusObjectPath path;
};
Q_DECLARE_METATYPE(Accessible)

QDBusArgument &operator<<(QDBusArgument &argument, const Accessible &accessible)
{
    argument.beginStructure();
    argument << accessible.bus << accessible.path;
    argument.endStructure();
    return argument;
}
const QDBusArgument &operator>>(const QDBusArgument &argument, Accessible &accessible)
{
    argument.beginStructure();
    argument >> accessible.bus >> accessible.path;
    argument.endStructure();
    return argument;
}

/// The real program in an X server, as a screen reader is told of it over AT-SPI: everything that
/// takes the keyboard has a name.
class TestScreenReader : public QObject
{
    Q_OBJECT
    enum State { Focusable = 11, Showing = 25 };
    enum Role { List = 31, MenuItem = 35, PushButton = 43, Table = 55, Tree = 65, TreeTable = 66 };

    struct Seen
    {
        Accessible accessible;
        uint role = 0;
        QString name;
        bool focusable = false;
    };

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<QProcess> m_program;
    const QString m_interface = u"org.a11y.atspi.Accessible"_s;

    static QDBusConnection bus() { return QDBusConnection(u"a11y"_s); }
    static QDBusMessage call(const Accessible &accessible, const QString &interface,
                             const QString &method, const QVariantList &arguments = {})
    {
        QDBusMessage message = QDBusMessage::createMethodCall(
            accessible.bus, accessible.path.path(), interface, method);
        message.setArguments(arguments);
        return bus().call(message, QDBus::Block, 10'000);
    }
    QList<Accessible> children(const Accessible &of) const
    {
        const QDBusReply<QList<Accessible>> reply = call(of, m_interface, u"GetChildren"_s);
        return reply.value();
    }
    QString name(const Accessible &of) const
    {
        const QDBusReply<QDBusVariant> reply =
            call(of, u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {m_interface, u"Name"_s});
        return reply.value().variant().toString();
    }
    static bool has(const QList<uint> &states, State state)
    {
        return states.value(state / 32) & (1U << (state % 32));
    }
    /// What shows, and everything below it; the cells of tables and lists are content, no controls.
    void look(const Accessible &at, QList<Seen> &seen, bool hidden = false) const
    {
        for (const Accessible &child : children(at)) {
            const QDBusReply<uint> role = call(child, m_interface, u"GetRole"_s);
            const QDBusReply<QList<uint>> states = call(child, m_interface, u"GetState"_s);
            if (!hidden && !has(states.value(), Showing))
                continue;
            seen.append({child, role.value(), name(child), has(states.value(), Focusable)});
            const QList<uint> contents{List, Table, Tree, TreeTable};
            if (!contents.contains(role.value()))
                look(child, seen, hidden);
        }
    }
    /// \a hidden: the entries of closed menus, too.
    QList<Seen> look(bool hidden = false) const
    {
        QList<Seen> seen;
        for (const Accessible &program : children(root())) {
            if (name(program) == u"derdesk"_s)
                look(program, seen, hidden);
        }
        return seen;
    }
    static Accessible root()
    {
        return {u"org.a11y.atspi.Registry"_s,
                QDBusObjectPath(u"/org/a11y/atspi/accessible/root"_s)};
    }
    static QStringList names(const QList<Seen> &seen)
    {
        QStringList names;
        for (const Seen &one : seen)
            names.append(one.name);
        return names;
    }
    /// Once that name shows, all that takes the keyboard has one.
    void check(const QString &until, int least)
    {
        QList<Seen> seen;
        QTRY_VERIFY2_WITH_TIMEOUT((seen = look(), names(seen).contains(until)),
                                  qPrintable(names(seen).join(u", "_s)), 30'000);
        int controls = 0;
        for (const Seen &one : seen) {
            if (!one.focusable)
                continue;
            ++controls;
            QVERIFY2(!one.name.isEmpty(),
                     qPrintable(u"role %1 at %2"_s.arg(one.role).arg(one.accessible.path.path())));
        }
        QVERIFY2(controls >= least, qPrintable(QString::number(controls)));
    }
    void start(const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        environment.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
        environment.insert(u"XDG_CONFIG_HOME"_s, m_home->path());
        environment.insert(u"XDG_DATA_HOME"_s, m_home->path());
        m_program->setProcessEnvironment(environment);
        m_program->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_program->start(QStringLiteral(DERDESK_BIN "/derdesk"),
                         QStringList{u"--listen"_s, u"none"_s, u"--language"_s, u"en"_s} +
                             arguments);
        QVERIFY(m_program->waitForStarted());
    }
    /// As a screen reader presses it for its user.
    void press(const QString &what, Role role)
    {
        for (const Seen &one : look(true)) {
            if (one.name == what && one.role == role) {
                call(one.accessible, u"org.a11y.atspi.Action"_s, u"DoAction"_s, {0});
                return;
            }
        }
        QFAIL(qPrintable(what + u" is not there"_s));
    }

private Q_SLOTS:
    void initTestCase()
    {
        qDBusRegisterMetaType<Accessible>();
        qDBusRegisterMetaType<QList<Accessible>>();
        qDBusRegisterMetaType<QList<uint>>();
        const QDBusReply<QString> address =
            QDBusConnection::sessionBus().call(QDBusMessage::createMethodCall(
                u"org.a11y.Bus"_s, u"/org/a11y/bus"_s, u"org.a11y.Bus"_s, u"GetAddress"_s));
        QVERIFY2(address.isValid(), qPrintable(address.error().message()));
        QVERIFY(QDBusConnection::connectToBus(address.value(), u"a11y"_s).isConnected());
    }
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<QProcess>();
    }
    void cleanup()
    {
        m_program->terminate();
        if (!m_program->waitForFinished(5'000))
            m_program->kill();
        m_program->waitForFinished();
        QTRY_VERIFY(look().isEmpty());
    }

    void theFirstPage()
    {
        start({});
        check(u"Look around with demo data"_s, 6);
    }

    void theWindow()
    {
        TestDatabase db;
        start({u"--database"_s, db.url().text()});
        check(u"Serial number"_s, 20);
        press(u"Keyboard Shortcuts"_s, MenuItem);
        check(u"New keys"_s, 6);
        press(u"Close"_s, PushButton);
        press(u"Programs"_s, MenuItem);
        check(u"Programs"_s, 4);
    }
};

/// An X server of the test's own, and in it a session, before anything asks for either.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QProcess display;
    display.start(u"Xvfb"_s,
                  {u"-noreset"_s, u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1366x768x24"_s});
    if (!display.waitForReadyRead(20'000))
        qFatal("Xvfb does not start: ./dev test installs it");
    qputenv("DISPLAY", QByteArray(':' + display.readLine().trimmed()));
    int result = 1;
    {
        const SessionBus bus;
        TestScreenReader test;
        result = QTest::qExec(&test, argc, argv);
    }
    display.terminate();
    display.waitForFinished();
    return result;
}
#include "tst_screenreader.moc"
