// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/OutboundDialog.h"

#include "desk/widgets/MessageStrip.h"
#include "operations/ConfigureOutbound.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

OutboundDialog::OutboundDialog(Database &database, Writer &writer, Actor clerk, QWidget *parent)
    : QDialog(parent)
    , m_database(database)
    , m_writer(writer)
    , m_clerk(std::move(clerk))
    , m_message(new MessageStrip)
    , m_url(new QLineEdit)
    , m_authority(new QLabel)
    , m_secretRow(newSecretRow())
{
    setWindowTitle(tr("Delivery of Outbound Messages"));
    build();
    connect(m_save, &QPushButton::clicked, this, &OutboundDialog::save);
    connect(m_rotate, &QPushButton::clicked, this, &OutboundDialog::rotate);
    connect(m_off, &QPushButton::clicked, this, &OutboundDialog::askOff);
    read();
}

void OutboundDialog::build()
{
    auto *label = new QLabel(tr("&Address of the receiver"));
    label->setBuddy(m_url);
    m_url->setAccessibleName(tr("Address of the receiver"));
    m_url->setPlaceholderText(u"https://"_s);
    m_url->setMaxLength(2000);
    m_authority->setWordWrap(true);
    m_authority->setText(tr("The receiver shows a certificate of the utility's own authority."));
    m_authority->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setText(tr("&Close"));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    const auto add = [&](const QString &icon, const QString &text) {
        auto *button = new QPushButton(QIcon::fromTheme(icon), text);
        button->setAutoDefault(false);
        button->setEnabled(false);
        buttons->addButton(button, QDialogButtonBox::ActionRole);
        return button;
    };
    m_save = add(u"save"_s, tr("&Save"));
    m_save->setDefault(true);
    m_rotate = add(u"refresh"_s, tr("&New Secret"));
    m_rotate->setToolTip(tr("The old secret signs too for a day"));
    m_off = add(u"cancel"_s, tr("Turn &Off…"));
    connect(m_url, &QLineEdit::textChanged, this, [this](const QString &text) {
        const QUrl url(text.trimmed(), QUrl::StrictMode);
        m_save->setEnabled(!text.trimmed().isEmpty() && url != m_address.url);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addWidget(label);
    layout->addWidget(m_url);
    layout->addWidget(m_authority);
    layout->addWidget(m_secretRow);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 95, sizeHint().height());
}

QWidget *OutboundDialog::newSecretRow()
{
    auto *row = new QWidget;
    m_secret = new QLineEdit;
    m_secret->setReadOnly(true);
    m_secret->setAccessibleName(tr("Secret that signs the messages"));
    auto *label = new QLabel(
        tr("S&ecret that signs the messages. Give it to the receiver over a safe way: it is shown "
           "this once."));
    label->setWordWrap(true);
    label->setBuddy(m_secret);
    auto *copy = new QPushButton(QIcon::fromTheme(u"copy"_s), tr("Co&py"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_secret->text()); });
    auto *line = new QHBoxLayout;
    line->addWidget(m_secret, 1);
    line->addWidget(copy);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(label);
    layout->addLayout(line);
    row->hide();
    return row;
}

void OutboundDialog::read()
{
    m_situation.await(m_database.ask(outboundSituation),
                      [this](const Result<OutboundSituation> &answer) {
                          if (answer)
                              show(*answer);
                          else
                              showFault(answer.error());
                      });
}

void OutboundDialog::show(const OutboundSituation &situation)
{
    m_address = situation.address;
    m_url->setText(m_address.url.toString(QUrl::FullyEncoded));
    m_authority->setVisible(!m_address.authority.isEmpty());
    m_save->setEnabled(false);
    m_rotate->setEnabled(!m_address.url.isEmpty());
    m_off->setEnabled(!m_address.url.isEmpty());
}

void OutboundDialog::save()
{
    m_save->setEnabled(false);
    OutboundAddress wanted = m_address; // what else is set stays
    wanted.url = QUrl(m_url->text().trimmed(), QUrl::StrictMode);
    m_work.await(m_writer.submit(
                     m_clerk, [wanted](Transaction &tx) { return configureOutbound(tx, wanted); }),
                 [this](const Result<QByteArray> &secret) {
                     takeSecret(secret, tr("Messages go to this address from now on."));
                 });
}

void OutboundDialog::rotate()
{
    m_rotate->setEnabled(false);
    m_work.await(m_writer.submit(m_clerk, rotateOutboundSecret),
                 [this](const Result<QByteArray> &secret) {
                     takeSecret(secret, tr("There is a new secret. For a day, messages are signed "
                                           "with the old one too."));
                 });
}

void OutboundDialog::takeSecret(const Result<QByteArray> &secret, const QString &done)
{
    if (!secret) {
        showFault(secret.error());
        m_save->setEnabled(true);
        return;
    }
    m_message->showDone(done);
    grow();
    if (!secret->isEmpty()) {
        m_secret->setText(QString::fromLatin1(*secret));
        m_secretRow->show();
        grow();
        m_secret->setFocus(Qt::OtherFocusReason);
        m_secret->selectAll();
    }
    Q_EMIT changed();
    read();
}

void OutboundDialog::askOff()
{
    auto *question = new QMessageBox(
        QMessageBox::Question, tr("Turn Off"),
        tr("Deliver no messages any more? They wait, and address and secret are forgotten."),
        QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const auto *yes = question->addButton(tr("&Turn Off"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, &OutboundDialog::switchOff);
    question->open();
}

void OutboundDialog::switchOff()
{
    m_work.await(m_writer.submit(m_clerk, switchOutboundOff), [this](const Result<bool> &done) {
        if (!done) {
            showFault(done.error());
            return;
        }
        m_secretRow->hide();
        m_message->showDone(tr("Messages wait from now on."));
        Q_EMIT changed();
        read();
    });
}

void OutboundDialog::showFault(const Problems &problems)
{
    m_message->showFault(tr("Nothing was changed.\n%1").arg(sentences(problems)));
    grow();
}

/// What is shown now needs room; a window does not give it by itself to text that wraps.
void OutboundDialog::grow()
{
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

} // namespace derdesk
