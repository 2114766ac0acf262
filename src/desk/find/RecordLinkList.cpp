// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/find/RecordLinkList.h"

#include "desk/find/KeptRecords.h"
#include "store/RecordKinds.h"

#include <QAction>
#include <QIcon>
#include <QKeyEvent>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString recordKindText(const QString &kind)
{
    if (kind == RecordLink::task())
        return RecordLinkList::tr("Service task");
    const RecordKind *known = findRecordKind(kind);
    return known ? recordText(known->singular) : kind;
}

} // namespace

RecordLinkList::RecordLinkList(KeptRecords &records, QWidget *parent)
    : QListWidget(parent)
    , m_records(records)
{
    setUniformItemSizes(true);
    setTextElideMode(Qt::ElideRight);
    setIconSize(QSize(16, 16));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *open = new QAction(QIcon::fromTheme(u"link"_s), tr("&Open"), this);
    connect(open, &QAction::triggered, this, &RecordLinkList::openCurrent);
    auto *remove = new QAction(QIcon::fromTheme(u"clear"_s), tr("&Remove from the List"), this);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, &RecordLinkList::removeCurrent);
    addActions({open, remove});
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(this, &QListWidget::itemClicked, this, &RecordLinkList::openCurrent);
    // A click changes the list of recent records while it is still being handled.
    connect(&records, &KeptRecords::changed, this, &RecordLinkList::fill, Qt::QueuedConnection);
    fill();
}

void RecordLinkList::fill()
{
    const int row = currentRow();
    clear();
    for (const RecordLink &record : m_records.all()) {
        const bool task = record.kind == RecordLink::task();
        auto *item = new QListWidgetItem(QIcon::fromTheme(task ? u"service-task"_s : u"database"_s),
                                         record.title, this);
        item->setToolTip(tr("%1: %2").arg(recordKindText(record.kind), record.title));
        item->setData(Qt::AccessibleTextRole, item->toolTip());
    }
    setCurrentRow(qMin(row, count() - 1));
}

void RecordLinkList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        openCurrent();
    else
        QListWidget::keyPressEvent(event);
}

void RecordLinkList::openCurrent()
{
    if (currentRow() >= 0 && currentRow() < m_records.all().size())
        Q_EMIT opened(m_records.all()[currentRow()]);
}

void RecordLinkList::removeCurrent()
{
    if (currentRow() >= 0 && currentRow() < m_records.all().size())
        m_records.remove(m_records.all()[currentRow()]);
}

} // namespace derdesk
