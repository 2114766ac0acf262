// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/OutboundPortal.h"

#include "desk/RelativeTime.h"
#include "desk/dialogs/OutboundDialog.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/widgets/ReadOnlyTable.h"
#include "operations/ConfigureOutbound.h"

#include <QComboBox>
#include <QHeaderView>
#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace derdesk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto lookTime = 3s;

QString cappedText(qint64 count)
{
    const qint64 most = OutboundSituation::mostCounted;
    const QString number = QLocale().toString(std::min(count, most));
    return count > most ? OutboundPortal::tr("%1 or more").arg(number) : number;
}

} // namespace

OutboundPortal::OutboundPortal(Database &database, Writer &writer, Actor clerk, QWidget *parent)
    : Portal(parent)
    , m_database(database)
    , m_writer(writer)
    , m_clerk(std::move(clerk))
    , m_model(new OutboundListModel(database, this))
    , m_state(new QLabel)
    , m_count(new QLabel)
    , m_filter(new QComboBox)
    , m_message(new MessageStrip)
    , m_table(new QTableView)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->addWidget(newStateRow());
    layout->addWidget(newActionRow());
    layout->addWidget(m_message);
    layout->addWidget(m_count);
    layout->addWidget(m_table, 1);
    setUpTable();
    setFocusProxy(m_filter);
    auto *look = new QTimer(this);
    connect(look, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    look->start(lookTime);
    m_model->show(std::nullopt);
}

QWidget *OutboundPortal::newStateRow()
{
    m_state->setAccessibleName(tr("How the delivery stands"));
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *setUpButton = new QPushButton(QIcon::fromTheme(u"edit"_s), tr("Set &Up…"));
    connect(setUpButton, &QPushButton::clicked, this, &OutboundPortal::setUp);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(m_state, 1);
    layout->addWidget(setUpButton, 0, Qt::AlignTop);
    return row;
}

QWidget *OutboundPortal::newActionRow()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    auto *label = new QLabel(tr("Sho&w"));
    label->setBuddy(m_filter);
    m_filter->setAccessibleName(tr("Show"));
    m_filter->addItem(tr("All messages"));
    for (int i = 0; i < int(enumTexts(OutboundStatus{}).size()); ++i)
        m_filter->addItem(outboundStatusText(OutboundStatus(i)), i);
    connect(m_filter, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant status = m_filter->currentData();
        m_model->show(status.isValid() ? std::optional(OutboundStatus(status.toInt()))
                                       : std::nullopt);
    });
    layout->addWidget(label);
    layout->addWidget(m_filter);
    layout->addStretch();
    const auto add = [&](const QString &icon, const QString &text, const QString &toolTip,
                         auto action) {
        auto *button = new QPushButton(QIcon::fromTheme(icon), text);
        button->setToolTip(toolTip);
        button->setEnabled(false);
        connect(button, &QPushButton::clicked, this, action);
        layout->addWidget(button);
        return button;
    };
    m_open = add(u"service-task"_s, tr("Open &Task"), {}, &OutboundPortal::openCurrent);
    m_resend = add(u"retry"_s, tr("&Resend"), tr("Send the selected messages again now"),
                   &OutboundPortal::resend);
    m_skip = add(u"cancel"_s, tr("S&kip…"),
                 tr("Do without the selected messages, so that later ones go on"),
                 &OutboundPortal::askSkip);
    return row;
}

void OutboundPortal::setUpTable()
{
    m_table->setModel(m_model);
    setUpReadOnly(*m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setWordWrap(false);
    m_table->setAccessibleName(tr("Outbound messages"));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_count->setAccessibleName(tr("How many messages are shown"));
    connect(m_table, &QTableView::activated, this, &OutboundPortal::openCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OutboundPortal::updateActions);
    connect(m_model, &QAbstractItemModel::modelReset, m_table, &QTableView::scrollToTop);
    connect(m_model, &OutboundListModel::answered, this, &OutboundPortal::showAnswer);
    connect(m_model, &OutboundListModel::failed, this, [this](const Problems &problems) {
        m_message->showFault(tr("The messages could not be read.\n%1").arg(sentences(problems)));
    });
}

void OutboundPortal::showEvent(QShowEvent *event)
{
    Portal::showEvent(event);
    refresh();
}

void OutboundPortal::refresh()
{
    m_model->refresh();
    askSituation();
}

void OutboundPortal::askSituation()
{
    m_situation.await(m_database.ask(outboundSituation),
                      [this](const Result<OutboundSituation> &answer) {
                          if (answer) // else the table says it
                              showSituation(*answer);
                      });
}

void OutboundPortal::showSituation(const OutboundSituation &situation)
{
    QStringList words;
    if (situation.address.url.isEmpty())
        words += tr("No address is set: messages wait until there is one.");
    else
        words += tr("Delivers to %1.").arg(situation.address.url.toDisplayString());
    if (situation.lastSent.isValid())
        words += tr("Last taken %1.").arg(shortTime(situation.lastSent));
    words += tr("Waiting: %1.").arg(cappedText(situation.waiting));
    if (situation.failed > 0)
        words += tr("Failed: %1; each holds up later messages of its device until it is resent or "
                    "skipped.")
                     .arg(cappedText(situation.failed));
    m_state->setText(words.join(u' '));
}

void OutboundPortal::showAnswer()
{
    const QString number = QLocale().toString(m_model->rowCount());
    const QString all = m_model->rowCount() == 1 ? tr("1 message") : tr("%1 messages").arg(number);
    m_count->setText(m_model->hasMore() ? tr("%1 or more").arg(number) : all);
    updateActions();
    if (m_table->property("sized").toBool() || m_model->rowCount() == 0)
        return;
    m_table->setProperty("sized", true); // once: afterwards widths are the user's
    m_table->resizeColumnsToContents();
    for (int column = 0; column < OutboundListModel::LastError; ++column)
        m_table->setColumnWidth(column, m_table->columnWidth(column) + 12);
}

QList<OutboundMessage> OutboundPortal::selected() const
{
    QList<OutboundMessage> messages;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        messages.append(*m_model->messageAt(index.row()));
    return messages;
}

void OutboundPortal::updateActions()
{
    const QList<OutboundMessage> messages = selected();
    const auto all = [&messages](auto which) {
        return !messages.isEmpty() && std::all_of(messages.cbegin(), messages.cend(), which);
    };
    m_open->setEnabled(messages.size() == 1);
    m_resend->setEnabled(
        all([](const OutboundMessage &message) { return message.status != OutboundStatus::Sent; }));
    m_skip->setEnabled(all([](const OutboundMessage &message) {
        return message.status == OutboundStatus::Waiting ||
               message.status == OutboundStatus::Failed;
    }));
}

void OutboundPortal::openCurrent()
{
    if (const auto message = m_model->messageAt(m_table->currentIndex().row()))
        Q_EMIT openTask(message->taskId);
}

template <typename Work, typename Words>
void OutboundPortal::run(const Work &work, Words words)
{
    m_message->hide();
    m_work.await(m_writer.submit(m_clerk, work), [this, words](const Result<int> &outcome) {
        if (outcome)
            m_message->showDone(words(*outcome));
        else
            m_message->showFault(tr("Nothing was changed.\n%1").arg(sentences(outcome.error())));
        refresh();
    });
}

void OutboundPortal::resend()
{
    QList<qint64> numbers;
    for (const OutboundMessage &message : selected())
        numbers.append(message.number);
    run([numbers](Transaction &tx) { return resendOutbound(tx, numbers); },
        [](int count) {
            return count == 1 ? tr("1 message is due again.")
                              : tr("%1 messages are due again.").arg(QLocale().toString(count));
        });
}

void OutboundPortal::askSkip()
{
    QList<qint64> numbers;
    for (const OutboundMessage &message : selected())
        numbers.append(message.number);
    const QString what = numbers.size() == 1
                             ? tr("Do without this message? The receiver does not get it.")
                             : tr("Do without these %1 messages? The receiver does not get them.")
                                   .arg(QLocale().toString(numbers.size()));
    auto *question =
        new QMessageBox(QMessageBox::Question, tr("Skip"), what, QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const auto *yes = question->addButton(tr("&Skip"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, numbers] { skip(numbers); });
    question->open();
}

void OutboundPortal::skip(const QList<qint64> &numbers)
{
    run([numbers](Transaction &tx) { return skipOutbound(tx, numbers); },
        [](int count) {
            return count == 1 ? tr("1 message is skipped.")
                              : tr("%1 messages are skipped.").arg(QLocale().toString(count));
        });
}

void OutboundPortal::setUp()
{
    auto *dialog = new OutboundDialog(m_database, m_writer, m_clerk, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OutboundDialog::changed, this, &OutboundPortal::refresh);
    dialog->open();
}

} // namespace derdesk
