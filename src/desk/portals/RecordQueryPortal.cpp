// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/RecordQueryPortal.h"

#include "desk/Rights.h"
#include "desk/models/RecordListModel.h"
#include "desk/portals/ImportPortal.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/widgets/ReadOnlyTable.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIcon>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

namespace derdesk {

using namespace Qt::StringLiterals;

RecordQueryPortal::RecordQueryPortal(const RecordKind &kind, Database &database, QWidget *parent)
    : Portal(parent)
    , m_kind(kind)
    , m_model(new RecordListModel(kind, database, this))
    , m_search(new QLineEdit)
    , m_count(new QLabel)
    , m_message(new MessageStrip)
    , m_table(new QTableView)
    , m_typing(new QTimer(this))
{
    setUpTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->addWidget(newSearchRow());
    layout->addWidget(m_message);
    layout->addWidget(m_count);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_search);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    connect(m_typing, &QTimer::timeout, this,
            [this] { m_model->search(m_search->text().trimmed()); });
    connect(m_search, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_model, &RecordListModel::answered, this, &RecordQueryPortal::showAnswer);
    connect(m_model, &RecordListModel::failed, this, [this](const Problems &problems) {
        m_message->showFault(tr("The records could not be read.\n%1").arg(sentences(problems)));
    });
    m_model->search({});
}

QString RecordQueryPortal::address() const { return u"records/"_s + QString(m_kind.code); }

void RecordQueryPortal::find(const QString &text) { m_search->setText(text); }

QWidget *RecordQueryPortal::newSearchRow()
{
    m_search->setAccessibleName(tr("Find"));
    m_search->setMaxLength(254);
    m_search->setClearButtonEnabled(true);
    m_search->setPlaceholderText(m_kind.indexed.isEmpty()
                                     ? tr("Find anything")
                                     : tr("Find by how an id, a number, a name or an "
                                          "address begins"));
    m_search->addAction(QIcon::fromTheme(u"search"_s), QLineEdit::LeadingPosition);
    auto *open = new QPushButton(QIcon::fromTheme(u"edit"_s), tr("&Open"));
    connect(open, &QPushButton::clicked, this, &RecordQueryPortal::openCurrent);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(m_search, 1);
    layout->addWidget(open);
    // API clients are made in a dialog of their own, which shows the secret.
    if (m_kind.changes == RecordChanges::All || m_kind.code == "api-client"_L1) {
        m_new = new QPushButton(QIcon::fromTheme(u"add"_s), tr("&New…"));
        connect(m_new, &QPushButton::clicked, this,
                [this] { Q_EMIT openRecord(m_kind.code, QString()); });
        layout->addWidget(m_new);
    }
    if (ImportPortal::kindFor(m_kind)) {
        m_import = new QPushButton(QIcon::fromTheme(u"import"_s), tr("&Import…"));
        connect(m_import, &QPushButton::clicked, this, [this] { Q_EMIT openImport(m_kind); });
        layout->addWidget(m_import);
    }
    return row;
}

void RecordQueryPortal::setClerk(const Actor &clerk)
{
    for (QPushButton *button : {m_new, m_import}) {
        if (button)
            allow(*button, clerk, Permission::Administer);
    }
}

void RecordQueryPortal::setUpTable()
{
    m_table->setModel(m_model);
    setUpReadOnly(*m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(recordText(m_kind.plural));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_count->setAccessibleName(tr("How many records match"));
    connect(m_table, &QTableView::activated, this, &RecordQueryPortal::openCurrent);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_current = m_model->keyAt(m_table->currentIndex().row()); });
}

void RecordQueryPortal::refresh() { m_model->refresh(); }

/// What was chosen stays chosen.
void RecordQueryPortal::showAnswer()
{
    m_message->hide();
    const QString number = QLocale().toString(m_model->rowCount());
    const QString all = m_model->rowCount() == 1 ? tr("1 record") : tr("%1 records").arg(number);
    m_count->setText(m_model->hasMore() ? tr("%1 or more").arg(number) : all);
    if (m_table->currentIndex().isValid())
        return;
    const int row = m_model->rowOf(m_current);
    if (row >= 0)
        m_table->selectRow(row);
    if (m_table->property("sized").toBool())
        return;
    m_table->setProperty("sized", true); // once: afterwards widths are the user's
    const int widest = fontMetrics().averageCharWidth() * 50;
    m_table->resizeColumnsToContents();
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, qMin(m_table->columnWidth(column) + 12, widest));
}

void RecordQueryPortal::openCurrent()
{
    const QString key = m_model->keyAt(m_table->currentIndex().row());
    if (!key.isEmpty())
        Q_EMIT openRecord(m_kind.code, key);
}

void RecordQueryPortal::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && m_search->hasFocus()) {
        m_table->setFocus(Qt::ShortcutFocusReason);
        if (!m_table->currentIndex().isValid())
            m_table->selectRow(0);
    } else if (event->key() == Qt::Key_Escape) {
        m_search->clear();
        m_search->setFocus(Qt::ShortcutFocusReason);
    } else {
        Portal::keyPressEvent(event);
    }
}

} // namespace derdesk
