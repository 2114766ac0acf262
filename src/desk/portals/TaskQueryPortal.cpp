// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/TaskQueryPortal.h"

#include "desk/find/CriteriaChips.h"
#include "desk/find/CriterionText.h"
#include "desk/portals/BulkActions.h"
#include "desk/portals/TaskExportStrip.h"
#include "desk/portals/TaskResults.h"
#include "desk/portals/TaskSearchForm.h"
#include "desk/portals/TaskTable.h"
#include "store/ReferenceQueries.h"

#include <QAction>
#include <QHBoxLayout>
#include <QIcon>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTimer>
#include <QToolButton>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString fieldsKey = u"serviceTasks/fields"_s;

/// Both must match. What the box asks of a field that is filled already is looked for anywhere.
TaskCriteria both(TaskCriteria form, const TaskCriteria &quick)
{
    form.anything = quick.anything;
    form.contact = quick.contact;
    const auto add = [&form](QString &field, const QString &value) {
        if (field.isEmpty() || value.isEmpty() || field == value)
            field = field.isEmpty() ? value : field;
        else
            form.anything = QString(form.anything + u' ' + value).trimmed();
    };
    add(form.taskId, quick.taskId);
    add(form.transactionId, quick.transactionId);
    add(form.serialNo, quick.serialNo);
    add(form.customerName, quick.customerName);
    add(form.address, quick.address);
    return form;
}

} // namespace

TaskQueryPortal::TaskQueryPortal(Database &database, const Actor &clerk, QWidget *parent)
    : Portal(parent)
    , m_database(database)
    , m_quick(new QLineEdit)
    , m_form(new TaskSearchForm)
    , m_fields(new QToolButton)
    , m_chips(new CriteriaChips)
    , m_faults(new QLabel)
    , m_results(new TaskResults(database))
    , m_selected(std::make_unique<BulkActions>(*m_results, clerk, this))
    , m_export(new TaskExportStrip(database.url()))
    , m_typing(new QTimer(this))
{
    build();
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    connect(m_typing, &QTimer::timeout, this, &TaskQueryPortal::search);
    connect(m_quick, &QLineEdit::textEdited, m_typing, qOverload<>(&QTimer::start));
    connect(m_fields, &QToolButton::clicked, this, [this] { showFields(m_form->isHidden()); });
    // With the rows that answer them: earlier, all would be laid out and painted twice.
    connect(m_results, &TaskResults::answered, this,
            [this] { m_chips->show(m_results->criteria()); });
    connect(m_chips, &CriteriaChips::removed, this, &TaskQueryPortal::removeCriterion);
    connect(m_chips, &CriteriaChips::allRemoved, this, &TaskQueryPortal::clear);
    connect(m_results, &TaskResults::openTask, this, &TaskQueryPortal::openTask);
    m_results->setSelectionMenu(*m_selected);
    connect(m_selected.get(), &BulkActions::exportAsked, this, &TaskQueryPortal::exportSelected);
    connect(m_results, &TaskResults::exportAsked, this, &TaskQueryPortal::exportFound);
    connect(m_results, &TaskResults::newCountChanged, this, &TaskQueryPortal::newCountChanged);
    showFields(true);
    refresh();
}

TaskQueryPortal::~TaskQueryPortal() = default;

void TaskQueryPortal::build()
{
    m_faults->setVisible(false);
    m_faults->setWordWrap(true);
    m_faults->setAccessibleName(tr("What cannot be searched for"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->setSpacing(6);
    layout->addWidget(newSearchPanel());
    layout->addWidget(m_faults);
    layout->addWidget(m_results, 1);
    layout->addWidget(m_export);
    setFocusProxy(m_quick);
}

QWidget *TaskQueryPortal::newSearchPanel()
{
    m_quick->setAccessibleName(tr("Find"));
    m_quick->setMaxLength(254);
    m_quick->setClearButtonEnabled(true);
    m_quick->setPlaceholderText(tr("Find anything – or  n: name  ad: address  c: contact  "
                                   "sn: serial number  tx: transaction id"));
    m_quick->setToolTip(tr("Words that stand in any id, name, address or model.\n"
                           "n: name, ad: address, c: e-mail or phone, sn: serial number, "
                           "tx: transaction id"));
    m_quick->addAction(QIcon::fromTheme(u"search"_s), QLineEdit::LeadingPosition);
    auto *search = new QPushButton(QIcon::fromTheme(u"search"_s), tr("&Search"));
    auto *clear = new QPushButton(QIcon::fromTheme(u"clear"_s), tr("Clear"));
    clear->setToolTip(tr("Empty all fields (Esc)"));
    m_fields->setAutoRaise(true);
    m_fields->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(search, &QPushButton::clicked, this, &TaskQueryPortal::search);
    connect(clear, &QPushButton::clicked, this, &TaskQueryPortal::clear);
    connect(m_quick, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            m_typing->start(); // the box's own clear button edits nothing
    });

    auto *row = new QHBoxLayout;
    row->addWidget(m_quick, 1);
    row->addWidget(search);
    row->addWidget(clear);
    row->addWidget(m_fields);
    auto *panel = new QWidget;
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins({});
    layout->addLayout(row);
    layout->addWidget(m_form);
    m_results->placeBesideCount(*m_chips);
    return panel;
}

void TaskQueryPortal::showFields(bool shown)
{
    m_form->setVisible(shown);
    m_fields->setIcon(QIcon::fromTheme(shown ? u"less"_s : u"more"_s));
    m_fields->setText(shown ? tr("Fewer fields") : tr("More fields"));
    if (!shown && !m_form->filledFields().isEmpty()) {
        m_form->clear(); // nothing may be asked for that one does not see
        search();
    }
}

TaskCriteria TaskQueryPortal::criteria() const
{
    TaskCriteria criteria = both(m_form->criteria(), quickCriteria(m_quick->text()));
    criteria.cause = m_others.cause;
    criteria.statusFrom = m_others.statusFrom;
    criteria.statusTo = m_others.statusTo;
    return criteria;
}

int TaskQueryPortal::newCount() const { return m_results->newCount(); }

void TaskQueryPortal::search()
{
    m_typing->stop();
    const QStringList faults = m_form->faults();
    m_faults->setText(faults.join(u'\n'));
    m_faults->setVisible(!faults.isEmpty());
    if (!faults.isEmpty())
        return;
    QStringList asked = m_form->filledFields();
    if (!m_quick->text().trimmed().isEmpty())
        asked.prepend(tr("“%1”").arg(m_quick->text().trimmed()));
    for (const CriterionText &criterion : criterionTexts(m_others))
        asked.append(criterion.text);
    m_results->search(criteria(), asked);
}

/// Out of the field it stands in; the others stay as they were typed.
void TaskQueryPortal::removeCriterion(const QString &member)
{
    const TaskCriteria boxed = quickCriteria(m_quick->text());
    if (toJson(boxed).contains(member))
        m_quick->setText(quickText(without(boxed, member)));
    m_form->setCriteria(without(m_form->criteria(), member));
    m_others = without(m_others, member);
    if (toJson(criteria()).contains(member)) // the box asks for more than a field has room for
        m_quick->clear();
    search();
    m_chips->show(m_results->criteria()); // the one that was clicked goes at once
}

TaskTable &TaskQueryPortal::table() { return m_results->table(); }

void TaskQueryPortal::find(const QString &text)
{
    m_form->clear();
    m_others = {};
    m_quick->setText(text);
    search();
}

void TaskQueryPortal::find(const TaskCriteria &criteria)
{
    m_form->setCriteria(criteria);
    m_others = {};
    m_others.cause = criteria.cause;
    m_others.statusFrom = criteria.statusFrom;
    m_others.statusTo = criteria.statusTo;
    TaskCriteria boxed;
    boxed.anything = criteria.anything;
    boxed.contact = criteria.contact;
    m_quick->setText(quickText(boxed));
    search();
}

void TaskQueryPortal::refresh()
{
    askChoices();
    m_results->refresh();
}

void TaskQueryPortal::clear()
{
    m_form->clear();
    m_others = {};
    m_quick->clear();
    search();
    m_chips->show(m_results->criteria()); // at once, as one alone
    focusSearch();
}

void TaskQueryPortal::updateTasks(const QList<RecordId> &ids) { m_results->updateTasks(ids); }

void TaskQueryPortal::focusSearch()
{
    m_quick->setFocus(Qt::ShortcutFocusReason);
    m_quick->selectAll();
}

void TaskQueryPortal::exportFound()
{
    const TaskListModel &model = m_results->model();
    m_export->ask(model.criteria(), model.order(), m_results->table().shownColumns());
}

void TaskQueryPortal::exportSelected(const TaskSelection &selection)
{
    if (selection.matching)
        exportFound();
    else
        m_export->ask(selection.ids, m_results->model().order(), m_results->table().shownColumns());
}

bool TaskQueryPortal::mayClose()
{
    return !m_export->isRunning() ||
           QMessageBox::question(this, tr("Close"), tr("Close and cancel the export?"),
                                 QMessageBox::Discard | QMessageBox::Cancel,
                                 QMessageBox::Cancel) == QMessageBox::Discard;
}

TaskListModel &TaskQueryPortal::results() { return m_results->model(); }

void TaskQueryPortal::chooseTask(RecordId id)
{
    const int row = results().rowOf(id);
    if (row >= 0)
        m_results->table().setCurrentIndex(results().index(row, 0));
}

void TaskQueryPortal::askChoices()
{
    const auto query = [](Connection &connection) {
        return Choices{serviceTaskTypes(connection), programs(connection)};
    };
    m_choices.await(m_database.ask(query), [this](const Result<Choices> &choices) {
        if (!choices)
            return; // the search that is asked with it says what is wrong
        m_form->setTypes(choices->types);
        m_form->setPrograms(choices->programs);
    });
}

/// Keys that no field has taken for itself.
void TaskQueryPortal::keyPressEvent(QKeyEvent *event)
{
    TaskTable &table = m_results->table();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        search();
        break;
    case Qt::Key_Escape:
        if (table.hasFocus())
            focusSearch(); // reading is over; what was asked for stays
        else
            clear();
        break;
    case Qt::Key_Down:
        table.setFocus(Qt::ShortcutFocusReason);
        if (!table.currentIndex().isValid())
            table.selectRow(0);
        break;
    default:
        Portal::keyPressEvent(event);
    }
}

void TaskQueryPortal::saveState(QSettings &settings) const
{
    settings.setValue(fieldsKey, !m_form->isHidden());
    m_results->table().saveColumns(settings);
}

void TaskQueryPortal::restoreState(const QSettings &settings)
{
    showFields(settings.value(fieldsKey, true).toBool());
    m_results->table().restoreColumns(settings);
}

} // namespace derdesk
