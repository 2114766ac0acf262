// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/TaskResults.h"

#include "desk/Counts.h"
#include "desk/portals/TaskTable.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace derdesk {

using namespace Qt::StringLiterals;

TaskResults::TaskResults(Database &database, QWidget *parent)
    : QWidget(parent)
    , m_database(database)
    , m_model(new TaskListModel(database, this))
    , m_table(new TaskTable(*m_model))
    , m_bar(new QHBoxLayout)
    , m_selection(newSelectionButton())
    , m_count(new QLabel)
    , m_new(new QPushButton(QIcon::fromTheme(u"up"_s), {}))
    , m_pages(new QStackedWidget)
    , m_messageIcon(new QLabel)
    , m_message(new QLabel)
    , m_retry(new QPushButton(QIcon::fromTheme(u"retry"_s), tr("Retry")))
    , m_recount(new QTimer(this))
{
    build();
    m_recount->setSingleShot(true);
    m_recount->setInterval(1000);
    connect(m_recount, &QTimer::timeout, this, &TaskResults::count);
    connect(m_table, &TaskTable::taskActivated, this, &TaskResults::openTask);
    connect(m_table, &TaskTable::topSeen, m_model, &TaskListModel::markSeen);
    connect(m_table, &TaskTable::selectionChosen, this, [this] { setAllMatching(false); });
    connect(m_retry, &QPushButton::clicked, this, &TaskResults::refresh);
    connect(m_new, &QPushButton::clicked, this, [this] {
        m_table->scrollToTop();
        m_model->markSeen();
    });
    connect(m_model, &TaskListModel::answered, this, [this] {
        showState();
        if (std::exchange(m_countWanted, false))
            count();
        Q_EMIT answered();
    });
    connect(m_model, &TaskListModel::updated, this, [this] {
        showState();
        if (!m_recount->isActive())
            m_recount->start();
    });
    connect(m_model, &TaskListModel::failed, this, &TaskResults::showFailure);
    connect(m_model, &TaskListModel::newCountChanged, this, &TaskResults::showNew);
}

void TaskResults::build()
{
    m_count->setAccessibleName(tr("How many tasks match"));
    m_new->setFlat(true);
    m_new->setVisible(false);
    m_new->setToolTip(tr("Show the tasks that have come since the search"));

    m_bar->addWidget(m_count);
    m_bar->addWidget(m_new);
    m_bar->addStretch();
    m_bar->addWidget(m_selection);
    m_bar->addWidget(newExportButton());
    m_pages->addWidget(m_table);
    m_pages->addWidget(newMessagePage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addLayout(m_bar);
    layout->addWidget(m_pages, 1);
}

QWidget *TaskResults::newExportButton()
{
    auto *button = new QToolButton;
    button->setIcon(QIcon::fromTheme(u"export"_s));
    button->setText(tr("Export…"));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setToolTip(tr("Write all tasks that match into a file for a spreadsheet"));
    connect(button, &QToolButton::clicked, this, &TaskResults::exportAsked);
    return button;
}

void TaskResults::placeBesideCount(QWidget &widget)
{
    m_bar->insertWidget(m_bar->indexOf(m_new) + 1, &widget, 1);
}

void TaskResults::setSelectionMenu(QMenu &menu)
{
    m_selection->setText(menu.title().remove(u'&'));
    m_selection->setIcon(menu.icon());
    m_selection->setMenu(&menu);
    m_table->addAction(menu.menuAction());
}

QToolButton *TaskResults::newSelectionButton()
{
    auto *button = new QToolButton;
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(tr("What can be done to the tasks that are selected"));
    return button;
}

QWidget *TaskResults::newMessagePage()
{
    m_message->setAccessibleName(tr("Message"));
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_messageIcon->setAlignment(Qt::AlignCenter);
    m_retry->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);

    auto *page = new QFrame;
    page->setFrameShape(QFrame::StyledPanel);
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(page);
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(m_messageIcon);
    layout->addWidget(m_message);
    layout->addWidget(m_retry, 0, Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

void TaskResults::search(const TaskCriteria &criteria, const QStringList &asked)
{
    m_asked = asked;
    if (criteria != m_model->criteria()) {
        setAllMatching(false);
        m_matchCount = -1;
        m_counted.forget();
    }
    m_countWanted = true;
    m_model->search(criteria);
}

void TaskResults::refresh()
{
    m_countWanted = true;
    m_model->refresh();
}

void TaskResults::selectAllMatching()
{
    m_table->selectAll();
    setAllMatching(true);
}

void TaskResults::setAllMatching(bool all)
{
    if (std::exchange(m_allMatching, all) != all)
        Q_EMIT allMatchingChanged(all);
}

void TaskResults::updateTasks(const QList<RecordId> &ids) { m_model->updateTasks(ids); }

/// After the rows, which the clerk waits for.
void TaskResults::count()
{
    if (m_model->isComplete()) {
        m_counted.forget();
        return showCount(std::min(m_model->rowCount(), countCap + 1));
    }
    const auto query = [criteria = m_model->criteria()](Connection &connection) {
        return countTasks(connection, criteria, countCap);
    };
    m_counted.await(m_database.ask(query), [this](const auto &answer) { showCount(answer); });
}

void TaskResults::showCount(const Result<int> &count)
{
    m_matchCount = count.value_or(-1);
    if (!count)
        m_count->clear();
    else if (*count > countCap)
        m_count->setText(tr("%1+ tasks").arg(QLocale().toString(countCap)));
    else if (*count == 1)
        m_count->setText(tr("1 task"));
    else
        m_count->setText(tr("%1 tasks").arg(QLocale().toString(*count)));
}

void TaskResults::showNew(int count)
{
    m_new->setText(tr("%1 new").arg(QLocale().toString(count)));
    m_new->setVisible(count > 0);
    Q_EMIT newCountChanged(count);
}

void TaskResults::showState()
{
    if (m_model->rowCount() > 0) {
        m_pages->setCurrentIndex(0);
    } else if (!m_asked.isEmpty()) {
        showMessage(u"search"_s,
                    tr("No task matches %1.\nWiden the search: clear a field, or give fewer "
                       "letters of it.")
                        .arg(m_asked.join(tr(", "))),
                    false);
    } else {
        showMessage(u"service-tasks"_s,
                    tr("There are no service tasks yet.\nThey appear here as soon as the web "
                       "service takes a request.\nTo look around first, fill the empty database "
                       "with examples: derdeskctl demo"),
                    false);
    }
}

void TaskResults::showFailure(const Problems &problems)
{
    m_matchCount = -1;
    m_count->clear();
    showMessage(u"error"_s, tr("The tasks could not be read.\n%1").arg(sentences(problems)), true);
    Q_EMIT answered();
}

void TaskResults::showMessage(const QString &icon, const QString &text, bool retry)
{
    m_messageIcon->setPixmap(
        QIcon::fromTheme(icon).pixmap(QSize(48, 48), m_messageIcon->devicePixelRatio()));
    m_message->setText(text);
    m_retry->setVisible(retry);
    m_pages->setCurrentIndex(1);
}

} // namespace derdesk
