// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/ToDoPortal.h"

#include "desk/Counts.h"
#include "desk/LiveRefresh.h"
#include "desk/RelativeTime.h"
#include "desk/StatusIcon.h"
#include "desk/models/LineModel.h"
#include "desk/widgets/LineTable.h"
#include "desk/widgets/MessageStrip.h"
#include "operations/WorkTask.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

enum Whose { Mine, Nobodys, All };

Line toDoLine(const ToDoRow &row)
{
    return {row.id,
            {shortTime(row.raisedAt),
             row.assignedTo.isEmpty() ? ToDoPortal::tr("nobody") : row.assignedTo, row.role,
             idText(row.taskId), taskStatusText(row.status), statusReasonText(row.statusReason),
             row.customerName, row.serialNo},
            statusIcon(row.status)};
}

QList<Line> linesOf(const QList<ToDoRow> &rows)
{
    QList<Line> lines;
    for (const ToDoRow &row : rows)
        lines.append(toDoLine(row));
    return lines;
}

} // namespace

ToDoPortal::ToDoPortal(Database &database, Writer &writer, Actor clerk, QWidget *parent)
    : Portal(parent)
    , m_database(database)
    , m_writer(writer)
    , m_clerk(std::move(clerk))
    , m_role(new QComboBox)
    , m_whose(new QComboBox)
    , m_open(new QPushButton(QIcon::fromTheme(u"service-task"_s), tr("&Open Task")))
    , m_assign(new QPushButton(QIcon::fromTheme(u"assign"_s), tr("&Assign to Me")))
    , m_release(new QPushButton(tr("Assign to &Nobody")))
    , m_count(new QLabel)
    , m_message(new MessageStrip)
    , m_model(new LineModel({tr("Since"), tr("Assigned to"), tr("Role"), tr("Task id"),
                             tr("Status"), tr("Cause"), tr("Customer"), tr("Serial number")},
                            this))
    , m_table(new LineTable(*m_model, tr("To Do list")))
    , m_live(new LiveRefresh(*this, [this] { read(); }))
{
    build();
    connect(m_role, &QComboBox::activated, this, &ToDoPortal::search);
    connect(m_whose, &QComboBox::activated, this, &ToDoPortal::search);
    connect(m_open, &QPushButton::clicked, this, &ToDoPortal::openCurrent);
    connect(m_table, &LineTable::lineActivated, this, &ToDoPortal::openCurrent);
    connect(m_assign, &QPushButton::clicked, this, [this] { assign(m_clerk.name); });
    connect(m_release, &QPushButton::clicked, this, [this] { assign({}); });
    connect(m_model, &LineModel::moreWanted, this, &ToDoPortal::readMore);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ToDoPortal::enableButtons);
    enableButtons();
}

void ToDoPortal::build()
{
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_count->setAccessibleName(tr("How many To Dos match"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->addWidget(newBar());
    layout->addWidget(m_message);
    layout->addWidget(m_count);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
}

QWidget *ToDoPortal::newBar()
{
    m_role->addItem(tr("Any"));
    m_role->setAccessibleName(tr("Role"));
    m_whose->addItem(tr("mine"), Mine);
    m_whose->addItem(tr("unassigned"), Nobodys);
    m_whose->addItem(tr("all"), All);
    m_whose->setCurrentIndex(2);
    m_whose->setAccessibleName(tr("Whose"));
    m_open->setToolTip(tr("Open the task (Enter)"));
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    const auto addField = [&](const QString &text, QComboBox *field) {
        auto *label = new QLabel(text);
        label->setBuddy(field);
        field->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(label);
        row->addWidget(field);
    };
    addField(tr("&Role:"), m_role);
    addField(tr("&Whose:"), m_whose);
    row->addStretch();
    for (QPushButton *button : {m_open, m_assign, m_release})
        row->addWidget(button);
    return bar;
}

ToDoCriteria ToDoPortal::criteria() const
{
    ToDoCriteria criteria;
    if (m_role->currentIndex() > 0)
        criteria.role = m_role->currentText();
    if (m_whose->currentData() == Mine)
        criteria.assignedTo = m_clerk.name;
    else if (m_whose->currentData() == Nobodys)
        criteria.assignedTo = QString();
    return criteria;
}

void ToDoPortal::search()
{
    m_model->show({}, true);
    m_rows.clear();
    read();
}

void ToDoPortal::refresh() { m_live->now(); }

void ToDoPortal::newsCame() { m_live->soon(); }

void ToDoPortal::read()
{
    const int limit = m_model->readAgain();
    const auto query = [criteria = criteria(), limit](Connection &connection) {
        return Answer{openToDos(connection, criteria, nullptr, limit), toDoRoles(connection),
                      countToDos(connection, criteria, countCap)};
    };
    m_page.await(m_database.ask(query),
                 [this, limit](const Result<Answer> &answer) { take(answer, limit); });
}

void ToDoPortal::take(const Result<Answer> &answer, int limit)
{
    if (!answer)
        return showFault(answer.error());
    showRoles(answer->roles);
    m_rows.clear();
    for (const ToDoRow &row : answer->rows)
        m_rows.insert(row.id, row);
    m_last = answer->rows.isEmpty() ? ToDoRow() : answer->rows.constLast();
    m_model->show(linesOf(answer->rows), answer->rows.size() < limit);
    if (!m_table->currentIndex().isValid())
        m_table->selectRow(0);
    showCount(answer->count);
    enableButtons();
}

void ToDoPortal::readMore()
{
    const auto query = [criteria = criteria(), last = m_last](Connection &connection) {
        return openToDos(connection, criteria, &last, LineModel::pageSize);
    };
    m_page.await(m_database.ask(query), [this](const Result<QList<ToDoRow>> &rows) {
        if (!rows)
            return showFault(rows.error());
        for (const ToDoRow &row : *rows) {
            m_rows.insert(row.id, row);
            m_last = row;
        }
        m_model->append(linesOf(*rows), rows->size() < LineModel::pageSize);
    });
}

void ToDoPortal::showRoles(const QStringList &roles)
{
    QStringList shown;
    for (int i = 1; i < m_role->count(); ++i)
        shown.append(m_role->itemText(i));
    if (shown == roles)
        return;
    const QString chosen = m_role->currentText();
    while (m_role->count() > 1)
        m_role->removeItem(1);
    m_role->addItems(roles);
    m_role->setCurrentIndex(qMax(0, m_role->findText(chosen)));
}

void ToDoPortal::showCount(int count)
{
    const QString number = QLocale().toString(qMin(count, countCap));
    m_count->setText(count > countCap ? tr("%1+ To Dos").arg(number)
                     : count == 1     ? tr("1 To Do")
                     : count == 0     ? tr("Nothing to do here.")
                                      : tr("%1 To Dos").arg(number));
}

void ToDoPortal::openCurrent()
{
    const ToDoRow row = m_rows.value(m_table->currentKey());
    if (row.taskId)
        Q_EMIT openTask(row.taskId);
}

void ToDoPortal::assign(const QString &clerk)
{
    QList<RecordId> tasks;
    for (qint64 id : m_table->selectedKeys())
        tasks.append(m_rows.value(id).taskId);
    const auto work = [tasks, clerk](Transaction &tx) -> Result<int> {
        int assigned = 0;
        for (RecordId task : tasks)
            assigned += assignTask(tx, task, clerk).has_value() ? 1 : 0;
        return assigned;
    };
    const auto asked = tasks.size();
    m_assigned.await(m_writer.submit(m_clerk, work), [this, asked](const Result<int> &assigned) {
        if (!assigned)
            return showFault(assigned.error());
        if (*assigned < asked)
            m_message->showWarning(
                tr("%1 of %2 were assigned; the others are no longer open.")
                    .arg(QLocale().toString(*assigned), QLocale().toString(asked)));
        else
            m_message->hide();
        m_live->now();
    });
}

void ToDoPortal::enableButtons()
{
    const bool some = m_table->selectionModel()->hasSelection();
    for (QPushButton *button : {m_open, m_assign, m_release})
        button->setEnabled(some);
}

void ToDoPortal::showFault(const Problems &problems)
{
    m_message->showFault(
        tr("The To Do list could not be read or changed.\n%1").arg(sentences(problems)));
}

} // namespace derdesk
