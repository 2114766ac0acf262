// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/find/QuickSearch.h"

#include <QAccessible>
#include <QHeaderView>
#include <QIcon>
#include <QKeyEvent>
#include <QLocale>
#include <QTreeWidget>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString kindText(SuggestionKind kind)
{
    switch (kind) {
    case SuggestionKind::Task:
        return QuickSearch::tr("Service task");
    case SuggestionKind::Transaction:
        return QuickSearch::tr("Transaction");
    case SuggestionKind::SerialNo:
        return QuickSearch::tr("Serial number");
    case SuggestionKind::Account:
        return QuickSearch::tr("Account");
    case SuggestionKind::Customer:
        return QuickSearch::tr("Customer");
    case SuggestionKind::Address:
        return QuickSearch::tr("Address");
    case SuggestionKind::Model:
        return QuickSearch::tr("Model");
    }
    Q_UNREACHABLE();
}

/// Of serial numbers and accounts the tasks were counted; of names and addresses the customers and
/// the places that bear them, of which one needs no number.
QString countedTasks(const TaskSuggestion &suggestion)
{
    const bool ofTasks =
        suggestion.kind == SuggestionKind::SerialNo || suggestion.kind == SuggestionKind::Account;
    if (suggestion.count == 0 || suggestion.task || (!ofTasks && suggestion.count == 1))
        return {};
    const QLocale locale;
    if (suggestion.count > suggestionCap)
        return QuickSearch::tr("%1+").arg(locale.toString(suggestionCap));
    return locale.toString(suggestion.count);
}

} // namespace

QuickSearch::QuickSearch(Database &database, QWidget *parent)
    : QLineEdit(parent)
    , m_database(database)
    , m_list(new QTreeWidget(this))
{
    setAccessibleName(tr("Quick search"));
    setPlaceholderText(tr("Go to a task, or find (Ctrl+K)"));
    setToolTip(tr("Task id, transaction id, serial number, account, name, address or model.\n"
                  "n: name, ad: address, c: e-mail or phone, sn: serial number, "
                  "tx: transaction id"));
    setMaxLength(254);
    setClearButtonEnabled(true);
    addAction(QIcon::fromTheme(u"search"_s), LeadingPosition);
    m_list->setAccessibleName(tr("Suggestions"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setColumnCount(4);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setStretchLastSection(false);
    m_list->hide();
    connect(m_list, &QTreeWidget::itemPressed, this, [this](QTreeWidgetItem *item) {
        choose(m_suggestions[m_list->indexOfTopLevelItem(item)]);
    });
    connect(this, &QLineEdit::textEdited, this, &QuickSearch::suggest);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            show({}); // the box's own clear button edits nothing
    });
}

QuickSearch::~QuickSearch() = default;

void QuickSearch::suggest(const QString &text)
{
    m_called.forget(); // typing goes on
    const QString typed = text.trimmed();
    if (typed.isEmpty()) {
        m_asked.forget();
        show({});
        return;
    }
    const auto query = [typed](Connection &connection) { return suggestTasks(connection, typed); };
    m_asked.await(m_database.ask(query), [this](const Result<QList<TaskSuggestion>> &found) {
        show(found.value_or(QList<TaskSuggestion>())); // a failure is told by the search itself
    });
}

void QuickSearch::show(const QList<TaskSuggestion> &suggestions)
{
    m_suggestions = suggestions;
    m_list->clear();
    for (const TaskSuggestion &suggestion : suggestions) {
        const QString kind = kindText(suggestion.kind);
        auto *item = new QTreeWidgetItem(
            m_list, {suggestion.value, suggestion.detail, kind, countedTasks(suggestion)});
        item->setIcon(0, QIcon::fromTheme(suggestion.task ? u"service-task"_s : u"search"_s));
        item->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
        for (int column : {1, 2, 3})
            item->setForeground(column, palette().placeholderText());
        item->setData(0, Qt::AccessibleTextRole,
                      tr("%1: %2 %3").arg(kind, suggestion.value, suggestion.detail));
    }
    m_list->setCurrentItem(nullptr);
    m_list->setVisible(!suggestions.isEmpty() && hasFocus());
    placeList();
}

void QuickSearch::placeList()
{
    if (m_list->isHidden())
        return;
    if (m_list->parentWidget() != window()) {
        m_list->setParent(window());
        m_list->show();
    }
    int width = qMax(this->width(), 480);
    const QPoint corner = mapTo(window(), rect().bottomLeft());
    width = qMin(width, window()->width() - 8);
    const int left = qMin(corner.x(), window()->width() - width - 4);
    const int height =
        m_list->sizeHintForRow(0) * m_list->topLevelItemCount() + 2 * m_list->frameWidth() + 2;
    m_list->setGeometry(left, corner.y() + 1, width, height);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column : {1, 2, 3})
        m_list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_list->raise();
}

void QuickSearch::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeList();
}

void QuickSearch::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    m_list->hide();
}

void QuickSearch::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        step(1);
        break;
    case Qt::Key_Up:
        step(-1);
        break;
    case Qt::Key_Escape:
        if (m_list->isVisible())
            m_list->hide();
        else
            clear();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
        if (m_list->isVisible() && row >= 0)
            choose(m_suggestions[row]);
        else
            submit();
        break;
    }
    default:
        QLineEdit::keyPressEvent(event);
    }
}

/// From the last suggestion back to what was typed, and round.
void QuickSearch::step(int by)
{
    const int count = m_list->topLevelItemCount();
    if (count == 0)
        return;
    m_list->show();
    placeList();
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem()) + 1; // 0: what was typed
    const int next = (row + by + count + 1) % (count + 1);
    m_list->setCurrentItem(next == 0 ? nullptr : m_list->topLevelItem(next - 1));
    const QString spoken =
        next == 0 ? text() : m_list->currentItem()->data(0, Qt::AccessibleTextRole).toString();
    setAccessibleDescription(spoken);
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
}

void QuickSearch::choose(const TaskSuggestion &suggestion)
{
    const TaskSuggestion chosen = suggestion; // the list goes
    m_asked.forget();
    show({});
    clear();
    if (chosen.task)
        Q_EMIT openTask(chosen.task);
    else
        Q_EMIT findCriteria(criteriaOf(chosen));
}

void QuickSearch::submit()
{
    const QString typed = text().trimmed();
    m_asked.forget();
    show({});
    if (typed.isEmpty())
        return;
    const auto query = [typed](Connection &connection) { return taskCalled(connection, typed); };
    m_called.await(m_database.ask(query), [this, typed](const Result<RecordId> &task) {
        clear();
        if (task.value_or(0))
            Q_EMIT openTask(*task);
        else
            Q_EMIT findTasks(typed); // if it failed, the search says why
    });
}

} // namespace derdesk
