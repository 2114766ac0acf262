// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "domain/ServiceTask.h"
#include "store/DatabaseUrl.h"

#include <QDialog>
#include <QFutureWatcher>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace derdesk {

class MessageStrip;
class ServerFields;
class SignInFields;

/// Where the records shall be: the first page that a new user sees, and the one that leads from one
/// database to another. It is accepted when the database is there and ready for this program, which
/// is seen to in the background.
class StartDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a clerk: who makes the demo data. Without a parent it is the first thing that the user
    /// sees.
    explicit StartDialog(const Actor &clerk, QWidget *parent = nullptr);
    ~StartDialog() override;

    const DatabaseUrl &url() const { return m_url; }
    /// Why the user has to choose again.
    void showFault(const QString &text);

private:
    QWidget *newHeading();
    QRadioButton *addChoice(QVBoxLayout &layout, const QString &text, const QString &what,
                            QWidget *fields = nullptr);
    QWidget *newFileFields();
    QWidget *newServerFields();
    QWidget *newProgress();
    QWidget *newButtons();
    void showChoice();
    void fit();
    void browse();
    void proceed();
    void testConnection();
    void makeFile();
    void openFile();
    std::optional<DatabaseUrl> serverWithPassword();
    template <typename Work, typename Take>
    void run(const QString &what, Work work, Take take);
    void showWorking(bool working);
    void takeReady(const Result<bool> &outcome);
    void giveUp();

    const Actor m_clerk;
    DatabaseUrl m_url;
    QWidget *m_page;
    QRadioButton *m_demo = nullptr;
    QRadioButton *m_empty = nullptr;
    QRadioButton *m_file = nullptr;
    QRadioButton *m_server = nullptr;
    QList<std::pair<QRadioButton *, QWidget *>> m_fields;
    QLineEdit *m_path = nullptr;
    ServerFields *m_serverFields = nullptr;
    SignInFields *m_signIn = nullptr;
    QPushButton *m_test = nullptr;
    MessageStrip *m_message;
    QWidget *m_progressRow = nullptr;
    QLabel *m_progressText = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_continue = nullptr;
    QFutureWatcher<Result<bool>> m_steps;
    LatestAnswer m_answer;
};

} // namespace derdesk
