// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/StatusChoice.h"

#include "desk/StatusIcon.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QStylePainter>
#include <QStyledItemDelegate>

namespace derdesk {

namespace {

QStandardItem *newItem(TaskStatus status)
{
    auto *item = new QStandardItem(statusIcon(status), taskStatusText(status));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setData(int(status), Qt::UserRole);
    item->setCheckState(Qt::Unchecked);
    return item;
}

} // namespace

StatusChoice::StatusChoice(QWidget *parent)
    : QComboBox(parent)
    , m_items(new QStandardItemModel(this))
{
    for (std::size_t i = 0; i < enumTexts(TaskStatus{}).size(); ++i)
        m_items->appendRow(newItem(TaskStatus(i)));
    setModel(m_items);
    // Fusion's own delegate paints a menu, in which an empty box cannot be seen.
    setItemDelegate(new QStyledItemDelegate(this));
    setMaxVisibleItems(m_items->rowCount());
    setCurrentIndex(-1);
    view()->installEventFilter(this);
    view()->viewport()->installEventFilter(this);
    tell();
}

QList<TaskStatus> StatusChoice::statuses() const
{
    QList<TaskStatus> statuses;
    for (int row = 0; row < m_items->rowCount(); ++row) {
        if (m_items->item(row)->checkState() == Qt::Checked)
            statuses.append(TaskStatus(m_items->item(row)->data(Qt::UserRole).toInt()));
    }
    return statuses;
}

void StatusChoice::setStatuses(const QList<TaskStatus> &statuses)
{
    for (int row = 0; row < m_items->rowCount(); ++row) {
        const auto status = TaskStatus(m_items->item(row)->data(Qt::UserRole).toInt());
        m_items->item(row)->setCheckState(statuses.contains(status) ? Qt::Checked : Qt::Unchecked);
    }
    tell();
}

QString StatusChoice::summary() const
{
    QStringList words;
    for (TaskStatus status : statuses())
        words.append(taskStatusText(status));
    return words.isEmpty() ? tr("Any") : words.join(tr(", "));
}

void StatusChoice::toggle(const QModelIndex &index)
{
    QStandardItem *item = m_items->itemFromIndex(index);
    if (!item)
        return;
    item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    tell();
}

void StatusChoice::tell()
{
    setAccessibleDescription(summary());
    setToolTip(summary());
    update();
    Q_EMIT statusesChanged();
}

/// The list stays open while one ticks, unlike that of any other combo box.
bool StatusChoice::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == view()->viewport() && event->type() == QEvent::MouseButtonRelease) {
        toggle(view()->indexAt(static_cast<QMouseEvent *>(event)->position().toPoint()));
        return true;
    }
    if (watched == view() && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Space) {
            toggle(view()->currentIndex());
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            hidePopup();
            return true;
        }
    }
    return QComboBox::eventFilter(watched, event);
}

void StatusChoice::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_F4:
        showPopup();
        if (!view()->currentIndex().isValid())
            view()->setCurrentIndex(m_items->index(0, 0));
        break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        setStatuses({});
        break;
    default:
        event->ignore(); // no letter may choose a single state
    }
}

void StatusChoice::wheelEvent(QWheelEvent *event) { event->ignore(); }

void StatusChoice::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.currentText = summary();
    option.currentIcon = {};
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace derdesk
