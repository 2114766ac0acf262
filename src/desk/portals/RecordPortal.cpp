// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/RecordPortal.h"

#include "desk/Mnemonics.h"
#include "desk/Rights.h"
#include "desk/dialogs/ConflictDialog.h"
#include "desk/models/AttributeModel.h"
#include "desk/portals/RecordActions.h"
#include "desk/portals/RecordHistory.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/widgets/ReadOnlyTable.h"
#include "desk/widgets/RecordForm.h"
#include "operations/EditRecord.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIcon>
#include <QInputDialog>
#include <QLocale>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostChoices = 10'000;
constexpr int mostUsers = 200; ///< of each sort
constexpr int mostEntries = 200;

QPushButton *newButton(QWidget &row, const QString &icon, const QString &text)
{
    auto *button = new QPushButton(QIcon::fromTheme(icon), text);
    row.layout()->addWidget(button);
    return button;
}

/// A task's status stands at the end of its name.
QString userText(const RecordUser &user)
{
    const auto status = fromText<TaskStatus>(user.name.section(u' ', -1));
    return status ? user.name.section(u' ', 0, -2) + u' ' + taskStatusText(*status) : user.name;
}

} // namespace

RecordPortal::RecordPortal(const RecordKind &kind, const QString &key, Database &database,
                           Writer &writer, const Actor &clerk, QWidget *parent)
    : Portal(parent)
    , m_kind(kind)
    , m_key(key)
    , m_database(database)
    , m_writer(writer)
    , m_clerk(clerk)
    , m_message(new MessageStrip)
    , m_form(new RecordForm(kind, key.isEmpty(), takenMnemonics(kind)))
    , m_users(new QTreeWidget)
    , m_history(new RecordHistory(kind))
    , m_attributes(new AttributeModel(this))
    , m_tabs(new QTabWidget)
{
    build();
    if (!clerk.may(Permission::Administer))
        m_form->setReadOnly();
    connect(m_form, &RecordForm::edited, this, &RecordPortal::showButtons);
    connect(m_users, &QTreeWidget::itemActivated, this,
            [this](const QTreeWidgetItem *item) { openUser(*item); });
    connect(m_form, &RecordForm::openReference, this, &RecordPortal::openReference);
    connect(m_history, &RecordHistory::openTask, this, &RecordPortal::openTask);
    showButtons();
    refresh();
}

/// Those of the buttons, the pages and the window's menus.
QString RecordPortal::takenMnemonics(const RecordKind &kind)
{
    QStringList texts{tr("&Save"), tr("R&evert"),  tr("Mer&ge…"),  tr("&Delete…"),
                      tr("Mai&n"), tr("&Used by"), tr("Histor&y"), tr("&Attributes")};
    texts += RecordActions::texts(kind);
    for (const char *menu : {"&Menu", "&View", "&Help"})
        texts.append(QCoreApplication::translate("derdesk::MainWindow", menu));
    return mnemonicsOf(texts);
}

void RecordPortal::build()
{
    auto *page = new QScrollArea;
    page->setAccessibleName(tr("Fields of the record"));
    page->setFrameShape(QFrame::NoFrame);
    page->setFocusPolicy(Qt::NoFocus);
    page->setWidgetResizable(true);
    page->setWidget(m_form);
    m_users->setHeaderHidden(true);
    m_users->setAccessibleName(tr("Who uses the record"));
    m_tabs->setAccessibleName(tr("Pages of the record"));
    m_tabs->addTab(page, tr("Mai&n"));
    if (!m_kind.taskColumn.isEmpty())
        m_tabs->addTab(newAttributes(), tr("&Attributes"));
    if (!m_key.isEmpty()) {
        if (!m_kind.uses.isEmpty())
            m_tabs->addTab(m_users, tr("&Used by"));
        m_tabs->addTab(m_history, tr("Histor&y"));
    }
    auto *layout = new QVBoxLayout(this);
    if (m_kind.changes != RecordChanges::None)
        layout->addWidget(newButtons());
    if (!RecordActions::texts(m_kind).isEmpty()) {
        m_actions = new RecordActions(m_kind, m_key, m_database, m_writer, m_clerk);
        allow(*m_actions, m_clerk, Permission::Administer);
        layout->addWidget(m_actions);
        connect(m_actions, &RecordActions::failed, this, &RecordPortal::showFault);
        connect(m_actions, &RecordActions::done, this, [this](const QString &message) {
            m_message->showDone(message);
            refresh();
        });
    }
    layout->addWidget(m_message);
    layout->addWidget(m_tabs, 1);
}

QTableView *RecordPortal::newAttributes()
{
    auto *table = new QTableView;
    table->setModel(m_attributes);
    setUpReadOnly(*table);
    table->setAccessibleName(tr("DER attributes"));
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(AttributeModel::Description,
                                                    QHeaderView::Stretch);
    return table;
}

QWidget *RecordPortal::newButtons()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    m_save = newButton(*row, u"save"_s, tr("&Save"));
    m_save->setToolTip(tr("Keep what has been edited (Ctrl+S)"));
    connect(m_save, &QPushButton::clicked, this, &RecordPortal::save);
    auto *keys = new QShortcut(QKeySequence::Save, this, nullptr, nullptr,
                               Qt::WidgetWithChildrenShortcut); // beside the mnemonic
    connect(keys, &QShortcut::activated, m_save, &QPushButton::click);
    m_revert = newButton(*row, u"retry"_s, tr("R&evert"));
    m_revert->setToolTip(tr("Show the record as it is in the database"));
    connect(m_revert, &QPushButton::clicked, this, [this] {
        m_form->setValues(m_seen);
        m_message->hide();
        refresh();
    });
    if (m_kind.changes == RecordChanges::All && !m_key.isEmpty()) {
        m_merge = newButton(*row, u"merge"_s, tr("Mer&ge…"));
        m_merge->setToolTip(tr("Make one record of this and another that means the same"));
        connect(m_merge, &QPushButton::clicked, this, &RecordPortal::askMerge);
        m_remove = newButton(*row, u"cancel"_s, tr("&Delete…"));
        connect(m_remove, &QPushButton::clicked, this, &RecordPortal::askRemoval);
    }
    layout->addStretch();
    allow(*row, m_clerk, Permission::Administer);
    return row;
}

RecordPortal::Detail RecordPortal::read(Connection &connection, const RecordKind &kind,
                                        const QString &key)
{
    Detail detail;
    if (kind.changes != RecordChanges::None) {
        for (const RecordField &field : kind.fields) {
            if (field.kind == FieldKind::Reference || field.kind == FieldKind::References)
                detail.choices.insert(
                    field.name, recordNames(connection, *findRecordKind(field.other), mostChoices));
        }
    }
    if (key.isEmpty())
        return detail;
    detail.values = readRecord(connection, kind, key);
    detail.name = recordName(connection, kind, key);
    for (const RecordUse &use : kind.uses)
        detail.users.append(recordUsers(connection, kind, use, key, mostUsers));
    detail.history = auditEntries(connection, {kind.table, detail.name}, 0, mostEntries);
    if (!kind.taskColumn.isEmpty())
        detail.asset = readAssetDetail(connection, kind, key, mostEntries);
    return detail;
}

void RecordPortal::refresh()
{
    const auto query = [&kind = m_kind, key = m_key](Connection &connection) {
        return read(connection, kind, key);
    };
    m_read.await(m_database.ask(query), [this](const auto &answer) { take(answer); });
}

/// What has been edited stays.
void RecordPortal::take(const Result<Detail> &answer)
{
    if (!answer) {
        m_message->showFault(
            tr("The record could not be read.\n%1").arg(sentences(answer.error())));
        return;
    }
    if (!m_key.isEmpty() && !answer->values) {
        m_message->showFault(tr("This record is not in the database any more."));
        return;
    }
    const bool editing = isEditing();
    m_isRead = true;
    m_name = answer->name;
    if (!editing) {
        m_form->setChoices(answer->choices);
        RecordValues initial;
        for (const RecordField &field : m_kind.fields) {
            if (m_key.isEmpty() && field.name == "active"_L1)
                initial = {{field.name, u"1"_s}};
        }
        m_seen = answer->values.value_or(initial);
        m_form->setValues(m_seen);
    }
    showUsers(answer->users);
    m_history->show(answer->history, answer->asset.log);
    m_attributes->setAttributes(answer->asset.attributes, answer->asset.nameplate);
    if (m_actions)
        m_actions->show(m_seen);
    showButtons();
    const QString kind = recordText(m_kind.singular);
    Q_EMIT titleChanged(m_key.isEmpty() ? tr("New: %1").arg(kind) : tr("%1 %2").arg(kind, m_name));
}

void RecordPortal::showUsers(const QList<QList<RecordUser>> &users)
{
    m_users->clear();
    for (qsizetype i = 0; i < users.size(); ++i) {
        const QString number = users[i].size() == mostUsers
                                   ? tr("%1 or more").arg(QLocale().toString(mostUsers))
                                   : QLocale().toString(users[i].size());
        auto *sort = new QTreeWidgetItem(
            m_users, {tr("%1 (%2)").arg(recordText(m_kind.uses[i].label), number)});
        for (const RecordUser &user : users[i]) {
            auto *item = new QTreeWidgetItem(sort, {userText(user)});
            item->setData(0, Qt::UserRole, user.key);
            item->setData(0, Qt::UserRole + 1, QString(m_kind.uses[i].opens));
        }
        sort->setExpanded(true);
    }
}

void RecordPortal::openUser(const QTreeWidgetItem &item)
{
    const QString key = item.data(0, Qt::UserRole).toString();
    const QString opens = item.data(0, Qt::UserRole + 1).toString();
    if (opens == "service-task"_L1)
        Q_EMIT openTask(key.toLongLong());
    else if (!opens.isEmpty())
        Q_EMIT openRecord(opens, key);
}

void RecordPortal::openReference(const QString &kind, const QString &name)
{
    const auto query = [&known = *findRecordKind(kind), name](Connection &connection) {
        return recordKey(connection, known, name);
    };
    m_reference.await(m_database.ask(query), [this, kind](const Result<QString> &key) {
        if (key && !key->isEmpty())
            Q_EMIT openRecord(kind, *key);
    });
}

/// Before it is read, the form holds nothing that could be kept.
bool RecordPortal::isEditing() const { return m_isRead && !m_form->edits().isEmpty(); }

void RecordPortal::showButtons()
{
    if (!m_save)
        return;
    const bool editing = isEditing();
    m_save->setEnabled(editing && !m_working);
    m_revert->setEnabled(editing && !m_working);
    for (QPushButton *button : {m_merge, m_remove}) {
        if (button)
            button->setEnabled(m_isRead && !editing && !m_working);
    }
}

template <typename Work, typename Done>
void RecordPortal::run(Work work, Done done)
{
    m_working = true;
    showButtons();
    m_work.await(m_writer.submit(m_clerk, std::move(work)),
                 [this, done = std::move(done)](const Result<QString> &outcome) {
                     m_working = false;
                     showButtons();
                     if (outcome)
                         done(*outcome);
                     else
                         showFault(outcome.error());
                 });
}

void RecordPortal::save()
{
    const RecordValues edits = m_form->edits();
    const auto kept = [this](const QString &key) {
        m_key = key;
        m_seen.insert(m_form->edits());
        m_form->setValues(m_seen); // they are what is in the database now
        m_message->showDone(tr("Saved."));
        refresh();
    };
    if (m_key.isEmpty())
        run(
            [&kind = m_kind, all = m_seen, edits](Transaction &tx) {
                RecordValues values = all;
                values.insert(edits);
                return addRecord(tx, kind, values);
            },
            kept);
    else
        run([&kind = m_kind, key = m_key, edits,
             seen = m_seen](Transaction &tx) { return changeRecord(tx, kind, key, edits, seen); },
            kept);
}

void RecordPortal::askRemoval()
{
    auto *question = new QMessageBox(
        QMessageBox::Question, tr("Delete"),
        tr("Delete %1 %2? This cannot be undone.").arg(recordText(m_kind.singular), m_name),
        QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto *yes = question->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, &RecordPortal::remove);
    question->open();
}

void RecordPortal::remove()
{
    run([&kind = m_kind, key = m_key](Transaction &tx) { return removeRecord(tx, kind, key); },
        [this](const QString &) {
            Q_EMIT statusMessage(tr("%1 %2 is deleted.").arg(recordText(m_kind.singular), m_name));
            Q_EMIT removed();
        });
}

void RecordPortal::askMerge()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Merge"));
    dialog->setLabelText(tr("&Into which record? Whatever uses %1 will use that one, and %1 is "
                            "deleted.")
                             .arg(m_name));
    dialog->setInputMode(QInputDialog::TextInput);
    dialog->setOkButtonText(tr("&Merge"));
    connect(dialog, &QInputDialog::textValueSelected, this, &RecordPortal::merge);
    dialog->open();
    offerOthers(*dialog);
}

/// Fills the dialog with the names of the other records, as soon as they are known.
void RecordPortal::offerOthers(QInputDialog &dialog)
{
    const auto query = [&kind = m_kind](Connection &connection) {
        return recordNames(connection, kind, mostChoices);
    };
    const auto offer = [this, asks = QPointer(&dialog)](const Result<QStringList> &names) {
        if (!names || !asks || !asks->textValue().isEmpty())
            return;
        QStringList others = *names;
        others.removeAll(m_name);
        asks->setComboBoxItems(others);
        asks->setComboBoxEditable(true);
        asks->setTextValue({});
    };
    m_reference.await(m_database.ask(query), offer);
}

void RecordPortal::merge(const QString &intoName)
{
    run(
        [&kind = m_kind, key = m_key, name = intoName.trimmed()](Transaction &tx) {
            return mergeRecords(tx, kind, key, recordKey(tx.db(), kind, name));
        },
        [this](const QString &into) {
            Q_EMIT statusMessage(tr("%1 is merged.").arg(m_name));
            Q_EMIT openRecord(m_kind.code, into);
            Q_EMIT removed();
        });
}

void RecordPortal::showFault(const Problems &problems)
{
    m_message->showFault(tr("Nothing was changed.\n%1").arg(sentences(problems)));
    m_form->showFaults(problems);
    if (problems.constFirst().code == ProblemCode::InUse && m_tabs->indexOf(m_users) >= 0) {
        m_tabs->setCurrentWidget(m_users); // each of them opens from there
        m_users->setFocus(Qt::OtherFocusReason);
    }
    if (problems.constFirst().code == ProblemCode::RecordChanged && !m_form->edits().isEmpty())
        askTheirs();
}

void RecordPortal::askTheirs()
{
    const auto query = [&kind = m_kind, key = m_key](Connection &connection) {
        return read(connection, kind, key);
    };
    m_theirs.await(m_database.ask(query), [this](const Result<Detail> &answer) {
        if (answer && answer->values)
            resolve(*answer);
        else
            take(answer); // which says what is wrong
    });
}

/// Every field that either has changed.
QList<FieldConflict> RecordPortal::conflictsWith(const Detail &theirs) const
{
    RecordValues mine = m_seen;
    mine.insert(m_form->edits());
    QList<FieldConflict> conflicts;
    for (auto field = mine.cbegin(); field != mine.cend(); ++field) {
        const QString before = m_seen.value(field.key());
        const QString now = theirs.values->value(field.key());
        if (now == before && *field == before)
            continue;
        const auto changed =
            std::find_if(theirs.history.cbegin(), theirs.history.cend(), [&](const auto &entry) {
                return std::any_of(
                    entry.changes.cbegin(), entry.changes.cend(),
                    [&](const FieldChange &change) { return change.field == field.key(); });
            });
        const bool known = now != before && changed != theirs.history.cend();
        const auto text = [&](const QString &value) {
            return m_form->valueText(field.key(), value);
        };
        conflicts.append({field.key(), m_form->label(field.key()), text(before), text(now),
                          text(*field), known ? changed->actor.name : QString()});
    }
    return conflicts;
}

void RecordPortal::resolve(const Detail &theirs)
{
    auto *dialog = new ConflictDialog(tr("%1 %2").arg(recordText(m_kind.singular), m_name),
                                      conflictsWith(theirs), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConflictDialog::decided, this, [this, theirs](const QSet<QString> &mine) {
        RecordValues wanted = m_form->edits();
        wanted.removeIf([&mine](std::pair<const QString &, QString &> field) {
            return !mine.contains(field.first);
        });
        m_seen = *theirs.values;
        m_form->setValues(m_seen);
        m_form->edit(wanted);
        showButtons();
        if (!m_form->edits().isEmpty())
            save();
    });
    dialog->open();
}

QString RecordPortal::address() const
{
    return m_key.isEmpty() ? QString() : u"record/%1/%2"_s.arg(m_kind.code, m_key);
}

QVariantMap RecordPortal::place() const { return {{u"page"_s, m_tabs->currentIndex()}}; }

void RecordPortal::restorePlace(const QVariantMap &place)
{
    m_tabs->setCurrentIndex(place.value(u"page"_s).toInt());
}

bool RecordPortal::mayClose()
{
    return m_form->edits().isEmpty() ||
           QMessageBox::question(this, tr("Close"), tr("Close without keeping what was edited?"),
                                 QMessageBox::Discard | QMessageBox::Cancel,
                                 QMessageBox::Cancel) == QMessageBox::Discard;
}

} // namespace derdesk
