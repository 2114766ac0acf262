// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/start/StartDialog.h"

#include "desk/Keychain.h"
#include "desk/start/KeptDatabase.h"
#include "desk/start/ReachDatabase.h"
#include "desk/start/ServerFields.h"
#include "desk/start/SignInFields.h"
#include "desk/widgets/MessageStrip.h"
#include "operations/NewDatabase.h"
#include "store/ServerPassword.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QtConcurrentRun>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int pictureSize = 48; // px
constexpr int usualWidth = 620; // px

} // namespace

StartDialog::StartDialog(const Actor &clerk, QWidget *parent)
    : QDialog(parent)
    , m_clerk(clerk)
    , m_page(new QWidget)
    , m_message(new MessageStrip)
{
    setWindowTitle(parent ? tr("Open Database") : tr("Welcome to Derdesk"));
    auto *choices = new QVBoxLayout(m_page);
    choices->setContentsMargins({});
    m_demo = addChoice(*choices, tr("&Look around with demo data"),
                       tr("A small utility with 200 customers and tasks in every state, in a "
                          "database of its own."));
    m_empty = addChoice(*choices, tr("Start with an &empty database"),
                        tr("A file on this computer, with the catalogue of inverters alone."),
                        m_signIn = new SignInFields(clerk.name));
    m_file =
        addChoice(*choices, tr("&Open a database file"),
                  tr("One that Derdesk has made, or restored from a backup."), newFileFields());
    m_server = addChoice(*choices, tr("&Connect to a PostgreSQL server"),
                         tr("For many desks on one database."), newServerFields());
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(newHeading());
    layout->addWidget(m_page);
    layout->addWidget(m_message);
    layout->addWidget(newProgress());
    layout->addWidget(newButtons());
    connect(m_signIn, &SignInFields::toggled, this, &StartDialog::fit);
    connect(&m_steps, &QFutureWatcherBase::progressRangeChanged, m_progress,
            &QProgressBar::setRange);
    connect(&m_steps, &QFutureWatcherBase::progressValueChanged, m_progress,
            &QProgressBar::setValue);
    resize(usualWidth, 1);
    m_demo->setChecked(true);
    m_demo->setFocus();
}

StartDialog::~StartDialog() { giveUp(); }

void StartDialog::showFault(const QString &text)
{
    m_message->showFault(text);
    fit();
}

/// As high as what it shows, at once and not when the layouts have told each other.
void StartDialog::fit()
{
    for (const QWidget *part : findChildren<QWidget *>()) {
        if (QLayout *inner = part->layout())
            inner->invalidate();
    }
    layout()->invalidate();
    resize(width(), layout()->totalHeightForWidth(width()));
}

QWidget *StartDialog::newHeading()
{
    auto *row = new QWidget;
    auto *picture = new QLabel;
    picture->setPixmap(QIcon(u":/icons/derdesk/scalable/derdesk.svg"_s)
                           .pixmap(QSize(pictureSize, pictureSize), devicePixelRatio()));
    auto *text = new QLabel(tr("Where are the records?"));
    QFont large = text->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    text->setFont(large);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(picture);
    layout->addWidget(text, 1);
    return row;
}

/// \a fields: what the choice needs to know; they show while it is chosen.
QRadioButton *StartDialog::addChoice(QVBoxLayout &layout, const QString &text, const QString &what,
                                     QWidget *fields)
{
    auto *choice = new QRadioButton(text);
    choice->setAccessibleDescription(what);
    auto *below = new QWidget;
    auto *label = new QLabel(what);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    auto *indented = new QVBoxLayout(below);
    const int indent = style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth) +
                       style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing);
    indented->setContentsMargins(indent, 0, 0, 6);
    indented->addWidget(label);
    layout.addWidget(choice);
    layout.addWidget(below);
    if (fields) {
        indented->addWidget(fields);
        m_fields.append({choice, fields});
        fields->hide();
    }
    connect(choice, &QRadioButton::toggled, this, &StartDialog::showChoice);
    return choice;
}

QWidget *StartDialog::newFileFields()
{
    auto *row = new QWidget;
    m_path = new QLineEdit;
    m_path->setAccessibleName(tr("File"));
    auto *label = new QLabel(tr("&File:"));
    label->setBuddy(m_path);
    auto *find = new QPushButton(tr("&Browse…"));
    find->setToolTip(tr("Choose the file from its folder"));
    find->setAutoDefault(false);
    connect(find, &QPushButton::clicked, this, &StartDialog::browse);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(label);
    layout->addWidget(m_path, 1);
    layout->addWidget(find);
    return row;
}

QWidget *StartDialog::newServerFields()
{
    auto *part = new QWidget;
    m_serverFields = new ServerFields;
    m_test = new QPushButton(tr("&Test Connection"));
    m_test->setToolTip(tr("See whether the server lets you in, and change nothing"));
    m_test->setAutoDefault(false);
    connect(m_test, &QPushButton::clicked, this, &StartDialog::testConnection);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins({});
    layout->addWidget(m_serverFields);
    layout->addWidget(m_test, 0, Qt::AlignLeft);
    return part;
}

QWidget *StartDialog::newProgress()
{
    m_progressRow = new QWidget;
    m_progressText = new QLabel;
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    auto *end = new QPushButton(tr("&Give Up"));
    end->setToolTip(tr("End what is under way; nothing stays of it"));
    end->setAutoDefault(false);
    connect(end, &QPushButton::clicked, this, [this] {
        giveUp();
        showWorking(false);
    });
    auto *layout = new QHBoxLayout(m_progressRow);
    layout->setContentsMargins({});
    layout->addWidget(m_progressText);
    layout->addWidget(m_progress, 1);
    layout->addWidget(end);
    m_progressRow->hide();
    return m_progressRow;
}

QWidget *StartDialog::newButtons()
{
    auto *buttons = new QDialogButtonBox;
    m_continue = buttons->addButton(tr("Co&ntinue"), QDialogButtonBox::AcceptRole);
    m_continue->setDefault(true);
    QPushButton *leave = buttons->addButton(parent() ? tr("&Keep This Database") : tr("&Quit"),
                                            QDialogButtonBox::RejectRole);
    leave->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &StartDialog::proceed);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void StartDialog::showChoice()
{
    for (const auto &[choice, fields] : std::as_const(m_fields))
        fields->setVisible(choice->isChecked());
    m_message->hide();
    fit();
}

void StartDialog::browse()
{
    const QString folder = QFileInfo(DatabaseUrl::standard().path).path();
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open Database"), folder, tr("Databases (*.db *.sqlite);;All files (*)"));
    if (!path.isEmpty())
        m_path->setText(path);
}

void StartDialog::proceed()
{
    m_message->hide();
    if (m_file->isChecked()) {
        openFile();
    } else if (m_server->isChecked()) {
        if (const auto url = serverWithPassword()) {
            m_url = *url;
            run(
                tr("Connecting…"), [url = *url](auto &) { return reachServer(url, true); },
                [this](const Result<bool> &outcome) {
                    takeReady(outcome);
                    if (outcome && m_serverFields->remember()) // the keychain may ask something
                        keepPassword(m_url.text(), m_serverFields->password());
                });
        }
    } else {
        makeFile();
    }
}

void StartDialog::makeFile()
{
    const bool demo = m_demo->isChecked();
    NewDatabase wanted{demo ? NewContent::Demo : NewContent::Empty};
    if (!demo) {
        const auto administrator = m_signIn->administrator();
        if (!administrator) {
            showFault(administrator.error());
            return m_signIn->focusFirst();
        }
        wanted.administrator = *administrator;
    }
    m_url = freeDatabaseFile(demo ? u"derdesk-demo"_s : u"derdesk"_s);
    const auto make = [url = m_url, clerk = m_clerk, wanted](auto &promise) {
        promise.setProgressRange(0, newDatabaseSteps);
        return makeDatabaseFile(url, wanted, clerk, [&promise](int step) {
            promise.setProgressValue(step + 1);
            return !promise.isCanceled();
        });
    };
    run(tr("The database is being made…"), make,
        [this](const Result<bool> &outcome) { takeReady(outcome); });
}

void StartDialog::openFile()
{
    const QString path = m_path->text().trimmed();
    if (!QFileInfo(path).isFile()) {
        showFault(path.isEmpty() ? tr("Say which file.") : tr("There is no file %1.").arg(path));
        m_path->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_url = {QFileInfo(path).absoluteFilePath()};
    run(
        tr("Opening…"), [url = m_url](auto &) { return reachFile(url); },
        [this](const Result<bool> &outcome) {
            if (outcome && !*outcome)
                showFault(tr("%1 is no database of Derdesk.").arg(m_url.path));
            else
                takeReady(outcome);
        });
}

void StartDialog::testConnection()
{
    if (const auto url = serverWithPassword())
        run(
            tr("Connecting…"), [url = *url](auto &) { return reachServer(url, false); },
            [this, name = url->name()](const Result<bool> &outcome) {
                if (!outcome)
                    return takeReady(outcome);
                m_message->showDone(tr("%1 lets you in.").arg(name));
                fit();
            });
}

/// Whose password this process knows from now on; nothing, and a fault is shown, if a field is
/// empty.
std::optional<DatabaseUrl> StartDialog::serverWithPassword()
{
    const auto url = m_serverFields->url();
    if (!url) {
        showFault(tr("Still needed: %1.").arg(QLocale().createSeparatedList(url.error())));
        m_serverFields->focusFirst();
        return {};
    }
    setServerPassword(*url, m_serverFields->password());
    return *url;
}

/// Does \a work(QPromise<Result<bool>> &) in the background.
template <typename Work, typename Take>
void StartDialog::run(const QString &what, Work work, Take take)
{
    m_message->hide();
    m_progressText->setText(what);
    m_progress->setRange(0, 0); // until the work has said how far it goes
    const QFuture<Result<bool>> answer =
        QtConcurrent::run([work = std::move(work)](QPromise<Result<bool>> &promise) {
            promise.addResult(work(promise));
        });
    m_steps.setFuture(answer);
    m_answer.await(answer, [this, take = std::move(take)](const Result<bool> &outcome) {
        showWorking(false);
        take(outcome);
    });
    showWorking(true);
}

void StartDialog::showWorking(bool working)
{
    m_page->setEnabled(!working);
    m_continue->setEnabled(!working);
    m_progressRow->setVisible(working);
    fit();
}

void StartDialog::takeReady(const Result<bool> &outcome)
{
    if (outcome)
        accept();
    else
        showFault(tr("The database cannot be opened.\n%1").arg(sentences(outcome.error())));
}

/// The thread ends by itself, after the step that it is in.
void StartDialog::giveUp()
{
    m_answer.forget();
    m_steps.cancel();
}

} // namespace derdesk
