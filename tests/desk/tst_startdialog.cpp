// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/start/KeptDatabase.h"
#include "desk/start/ServerFields.h"
#include "desk/start/StartDialog.h"
#include "desk/widgets/MessageStrip.h"
#include "operations/DemoData.h"
#include "operations/SignIn.h"
#include "store/UserQueries.h"
#include "support/Desk.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QProcess>
#include <QProgressBar>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// The first page: demo data, an empty database, a file, or a server; and what is kept of it.
class TestStartDialog : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_home; ///< data and settings of a user who starts anew
    std::unique_ptr<StartDialog> m_dialog;

    QString folder() const { return QFileInfo(DatabaseUrl::standard().path).path(); }
    QStringList files() const
    {
        return QDir(folder()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }
    void choose(const QString &choice)
    {
        auto *button = qobject_cast<QRadioButton *>(buttonNamed(*m_dialog, choice));
        QVERIFY2(button, qPrintable(choice));
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(5, button->height() / 2));
        QVERIFY(button->isChecked());
    }
    void press(const QString &name)
    {
        QVERIFY2(buttonNamed(*m_dialog, name), qPrintable(name));
        QTest::mouseClick(buttonNamed(*m_dialog, name), Qt::LeftButton);
    }
    void fill(const QString &field, const QString &text)
    {
        named<QLineEdit>(*m_dialog, field)->setText(text);
    }
    void fillServer(const DatabaseUrl &url, const QString &user)
    {
        choose(u"Connect to a PostgreSQL server"_s);
        fill(u"Host"_s, QUrlQuery(url.server).queryItemValue(u"host"_s));
        fill(u"Database"_s, url.server.path().mid(1));
        fill(u"User"_s, user);
    }
    QString message()
    {
        const auto *strip = m_dialog->findChild<MessageStrip *>();
        return strip->isVisible() ? strip->text() : QString();
    }
    static quint16 freePort()
    {
        QTcpServer probe;
        return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : quint16(0);
    }

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_home->filePath(u"data"_s).toUtf8());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home->path());
        QCoreApplication::setOrganizationName(u"Derdesk"_s);
        QCoreApplication::setApplicationName(u"derdesk"_s);
        applyTheme(Theme::Light);
        m_dialog = std::make_unique<StartDialog>(Actor{ActorKind::Clerk, u"clerk"_s});
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void cleanup() { m_dialog.reset(); }

    void aNewUserHasNoDatabaseYet()
    {
        QVERIFY(!keptDatabase());
        QVERIFY(buttonNamed(*m_dialog, u"Look around with demo data"_s)->isVisible());
        QCOMPARE(files(), QStringList()); // nothing is made before he says so
    }

    void demoDataIsMadeInTheBackground()
    {
        QTest::keyClick(m_dialog.get(), Qt::Key_Return); // it is what is offered first
        QVERIFY(named<QProgressBar>(*m_dialog, u"Progress"_s)->isVisible());
        QVERIFY(!buttonNamed(*m_dialog, u"Continue"_s)->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(m_dialog->result(), int(QDialog::Accepted), 60'000);
        QCOMPARE(files(), QStringList{u"derdesk-demo.db"_s});
        Connection connection(m_dialog->url(), Connection::Mode::ReadOnly);
        QVERIFY(hasDemoData(connection));
    }

    void nothingStaysOfWhatIsGivenUp()
    {
        press(u"Continue"_s);
        press(u"Give Up"_s);
        QVERIFY(buttonNamed(*m_dialog, u"Continue"_s)->isEnabled());
        QVERIFY(m_dialog->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(files(), QStringList(), 60'000);
        QVERIFY(QThreadPool::globalInstance()->waitForDone(60'000));
        QCOMPARE(files(), QStringList());
    }

    void anEmptyDatabaseTakesAFreeName()
    {
        QVERIFY(QDir().mkpath(folder()));
        QFile other(DatabaseUrl::standard().path);
        QVERIFY(other.open(QIODevice::WriteOnly));
        choose(u"Start with an empty database"_s);
        press(u"Continue"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_dialog->result(), int(QDialog::Accepted), 60'000);
        QCOMPARE(m_dialog->url().path, folder() + u"/derdesk-2.db"_s);
        Connection connection(m_dialog->url(), Connection::Mode::ReadOnly);
        QVERIFY(!hasDemoData(connection));
    }

    void severalPeopleSignInToTheirs()
    {
        choose(u"Start with an empty database"_s);
        auto *people = buttonNamed(*m_dialog, u"It is for several people, who sign in"_s);
        QVERIFY(people && people->isVisible());
        QVERIFY(!named<QLineEdit>(*m_dialog, u"Your password"_s)->isVisible());
        people->click();
        QVERIFY(named<QLineEdit>(*m_dialog, u"Your password"_s)->isVisible());
        QCOMPARE(named<QLineEdit>(*m_dialog, u"Your user name"_s)->text(), u"clerk"_s);
        fill(u"Your password"_s, u"correct horse"_s);
        fill(u"Your password again"_s, u"correct hearse"_s);
        press(u"Continue"_s);
        QCOMPARE(message(), u"The two passwords are not the same."_s);
        QVERIFY(named<QLineEdit>(*m_dialog, u"Your password"_s)->hasFocus());
        fill(u"Your password"_s, u"short"_s);
        fill(u"Your password again"_s, u"short"_s);
        press(u"Continue"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message().contains(u"10 to 200"_s), 60'000);
        QTRY_COMPARE(files(), QStringList());
        fill(u"Your password"_s, u"correct horse"_s);
        fill(u"Your password again"_s, u"correct horse"_s);
        press(u"Continue"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_dialog->result(), int(QDialog::Accepted), 60'000);
        Writer writer(m_dialog->url());
        const auto clerk = signIn(writer, u"clerk"_s, u"correct horse"_s);
        QVERIFY(clerk);
        QCOMPARE(clerk->role, Role::Administrator);
        Connection connection(m_dialog->url(), Connection::Mode::ReadOnly);
        QVERIFY(signInRules(connection).areRequired());
    }

    void aDatabaseFileIsOpened()
    {
        TestDatabase db;
        choose(u"Open a database file"_s);
        fill(u"File"_s, db.url().path);
        press(u"Continue"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_dialog->result(), int(QDialog::Accepted), 60'000);
        QCOMPARE(m_dialog->url().path, db.url().path);
    }

    void aFileThatIsNoneOfOursStaysAsItIs_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QByteArray() << u"is no database of Derdesk."_s;
        QTest::newRow("a letter") << QByteArray(4096, 'x') << u"cannot be opened"_s;
    }
    void aFileThatIsNoneOfOursStaysAsItIs()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, words);
        QFile file(m_home->filePath(u"letter.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        choose(u"Open a database file"_s);
        fill(u"File"_s, file.fileName());
        press(u"Continue"_s);
        QTRY_VERIFY2(message().contains(words), qPrintable(message()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
        QVERIFY(m_dialog->isVisible());
    }

    void aFileThatIsNotThereIsNamed()
    {
        choose(u"Open a database file"_s);
        press(u"Continue"_s);
        QCOMPARE(message(), u"Say which file."_s);
        fill(u"File"_s, u"/no/such.db"_s);
        press(u"Continue"_s);
        QCOMPARE(message(), u"There is no file /no/such.db."_s);
        QVERIFY(named<QLineEdit>(*m_dialog, u"File"_s)->hasFocus());
    }

    void aServerIsTriedAndUsed()
    {
        const DatabaseUrl url = PostgresCluster::instance().create();
        fillServer(url, u"derdesk"_s);
        press(u"Test Connection"_s);
        QTRY_VERIFY2(message().contains(u"lets you in"_s), qPrintable(message()));
        {
            Connection connection(url, Connection::Mode::ReadOnly);
            QVERIFY(!connection.value(u"SELECT to_regclass('service_task')"_s).isValid() ||
                    connection.value(u"SELECT to_regclass('service_task')"_s).isNull());
        }
        press(u"Continue"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_dialog->result(), int(QDialog::Accepted), 60'000);
        Connection connection(url, Connection::Mode::ReadOnly);
        QCOMPARE(schemaVersion(connection), requiredSchemaVersion(Engine::PostgreSql));
    }

    void aServerSaysThatItWantsAPasswordOrAnother()
    {
        PostgresCluster::instance().addUser(u"guard"_s, u"open sesame"_s);
        fillServer(PostgresCluster::instance().create(), u"guard"_s);
        const auto says = [this](const QString &words) {
            return QTest::qWaitFor(
                [&] {
                    press(u"Test Connection"_s);
                    return QTest::qWaitFor([&] { return message().contains(words); }, 1000);
                },
                20'000); // until the server has read its rules
        };
        QVERIFY2(says(u"the server wants a password"_s), qPrintable(message()));
        fill(u"Password"_s, u"open barley"_s);
        QVERIFY2(says(u"that was not the password"_s), qPrintable(message()));
        fill(u"Password"_s, u"open sesame"_s);
        QVERIFY2(says(u"lets you in"_s), qPrintable(message()));
    }

    void aServerThatIsNotThereIsNamed()
    {
        choose(u"Connect to a PostgreSQL server"_s);
        fill(u"Host"_s, u"127.0.0.1"_s);
        m_dialog->findChild<QSpinBox *>()->setValue(freePort());
        fill(u"Database"_s, u"office"_s);
        fill(u"User"_s, u"clerk"_s);
        press(u"Continue"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!message().isEmpty(), 20'000);
        QVERIFY2(message().contains(u"127.0.0.1"_s), qPrintable(message()));
        QVERIFY(message().contains(u"cannot be opened"_s));
        QVERIFY(m_dialog->isVisible());
    }

    void fieldsThatAreNeededAreNamed()
    {
        choose(u"Connect to a PostgreSQL server"_s);
        fill(u"Host"_s, u"db.example.com"_s);
        press(u"Test Connection"_s);
        QCOMPARE(message(), u"Still needed: %1."_s.arg(
                                QLocale().createSeparatedList({u"Database"_s, u"User"_s})));
    }

    void theSafestConnectionIsOfferedFirst()
    {
        ServerFields fields;
        named<QLineEdit>(fields, u"Host"_s)->setText(u"db.example.com"_s);
        named<QLineEdit>(fields, u"Database"_s)->setText(u"office"_s);
        named<QLineEdit>(fields, u"User"_s)->setText(u"clerk"_s);
        QCOMPARE(fields.url()->text(),
                 u"postgresql://clerk@db.example.com:5432/office?sslmode=verify-full"_s);
        fields.findChild<QComboBox *>()->setCurrentIndex(1);
        QVERIFY(fields.url()->text().endsWith(u"sslmode=require"_s));
    }

    void whatWasChosenIsKept()
    {
        const DatabaseUrl server =
            *DatabaseUrl::parse(u"postgresql://clerk@db.example.com/office?sslmode=require"_s);
        keepDatabase(server);
        QCOMPARE(keptDatabase()->text(), server.text());
        keepDatabase({m_home->filePath(u"gone.db"_s)});
        QVERIFY(!keptDatabase()); // and so he is asked again
        QVERIFY(QDir().mkpath(folder()));
        QVERIFY(QFile(DatabaseUrl::standard().path).open(QIODevice::WriteOnly));
        QCOMPARE(keptDatabase()->text(), DatabaseUrl::standard().text());
    }

    void theMenuLeadsToAnotherDatabase()
    {
        Desk desk;
        desk.open();
        desk.window().findChild<QAction *>(u"folder-open"_s)->trigger();
        m_dialog.reset(desk.window().findChild<StartDialog *>());
        QVERIFY(m_dialog->isVisible());
        QVERIFY(buttonNamed(*m_dialog, u"Keep This Database"_s));
        TestDatabase other;
        choose(u"Open a database file"_s);
        fill(u"File"_s, other.url().path);
        press(u"Continue"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.window().isVisible(), 60'000);
        QVERIFY(desk.window().nextDatabase());
        QCOMPARE(desk.window().nextDatabase()->path, other.url().path);
        QCOMPARE(keptDatabase()->path, other.url().path);
        (void)m_dialog.release(); // it goes away by itself
    }

    /// The real program: waits on its first page, and opens what was chosen at an earlier start.
    void theProgramOpensWhatIsKept()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"XDG_CONFIG_HOME"_s, m_home->path());
        const auto ready = [&](int wait) {
            const QString address = u"127.0.0.1:%1"_s.arg(freePort());
            QProcess process;
            process.setProcessEnvironment(environment);
            process.start(QStringLiteral(DERDESK_BIN "/derdesk"), {u"--listen"_s, address});
            const bool answers = QTest::qWaitFor(
                [&] {
                    QTcpSocket socket;
                    socket.connectToHost(QHostAddress::LocalHost,
                                         address.section(u':', 1).toUShort());
                    return socket.waitForConnected(200);
                },
                wait);
            process.kill();
            process.waitForFinished();
            return answers;
        };
        QVERIFY(!ready(2'000));
        QCOMPARE(files(), QStringList());
        TestDatabase db;
        keepDatabase(db.url());
        QSettings().sync();
        QVERIFY(ready(30'000));
    }
};

QTEST_MAIN(TestStartDialog)
#include "tst_startdialog.moc"
