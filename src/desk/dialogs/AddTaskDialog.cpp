// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/AddTaskDialog.h"

#include "desk/widgets/MessageStrip.h"
#include "operations/EnrollByHand.h"
#include "store/ReferenceQueries.h"
#include "ui_AddTaskDialog.h"

#include <QPushButton>

namespace derdesk {

AddTaskDialog::AddTaskDialog(Database &database, Writer &writer, Actor clerk, QWidget *parent)
    : QDialog(parent)
    , m_writer(writer)
    , m_clerk(std::move(clerk))
    , m_ui(std::make_unique<Ui::AddTaskDialog>())
    , m_faults(new MessageStrip)
{
    m_ui->setupUi(this);
    m_ui->column->insertWidget(1, m_faults);
    m_add = m_ui->buttons->addButton(tr("A&dd Task"), QDialogButtonBox::ActionRole);
    m_add->setDefault(true);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
    connect(m_add, &QPushButton::clicked, this, &AddTaskDialog::add);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    askPrograms(database);
}

AddTaskDialog::~AddTaskDialog() = default;

void AddTaskDialog::askPrograms(Database &database)
{
    m_programs.await(database.ask(programs), [this](const Result<QList<Program>> &answer) {
        if (!answer) {
            showFaults(answer.error());
            return;
        }
        for (const Program &program : *answer) {
            if (program.openOn(QDate::currentDate()))
                m_ui->program->addItem(tr("%1 – %2").arg(program.code, program.description),
                                       program.code);
        }
    });
}

void AddTaskDialog::add()
{
    const EnrollmentRequest request{
        m_ui->accountId->text().trimmed(), m_ui->servicePointId->text().trimmed(),
        m_ui->program->currentData().toString(), m_ui->specification->text().trimmed(),
        m_ui->serialNo->text().trimmed()};
    m_add->setEnabled(false);
    m_faults->hide();
    const auto work = [request](Transaction &tx) { return enrollByHand(tx, request); };
    m_work.await(m_writer.submit(m_clerk, work),
                 [this](const Result<ServiceTask> &outcome) { takeOutcome(outcome); });
}

void AddTaskDialog::takeOutcome(const Result<ServiceTask> &outcome)
{
    m_add->setEnabled(true);
    if (!outcome) {
        showFaults(outcome.error());
        return;
    }
    Q_EMIT added(outcome->id);
    accept();
}

/// The first field at fault gets the focus; pointers are named as the fields are.
void AddTaskDialog::showFaults(const Problems &problems)
{
    m_faults->showFault(sentences(problems));
    adjustSize(); // so that the fields keep their height
    for (const Problem &problem : problems) {
        if (auto *field = findChild<QWidget *>(problem.pointer.mid(1))) {
            field->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

} // namespace derdesk
