// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/SecretDialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace derdesk {

using namespace Qt::StringLiterals;

SecretDialog::SecretDialog(const QString &client, const QString &secret, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Secret of %1").arg(client));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *warning = new QLabel(tr("This is the only time that the secret is shown: nobody can read "
                                  "it again later. Whoever has it can act as %1. Hand it over in a "
                                  "safe way, and do not keep it in a mail or a note.")
                                   .arg(client));
    warning->setWordWrap(true);
    warning->setTextFormat(Qt::PlainText);
    auto *text = new QLineEdit(secret);
    text->setReadOnly(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setAccessibleName(tr("Secret"));
    text->setMinimumWidth(text->fontMetrics().averageCharWidth() * int(secret.size() + 4));
    text->setCursorPosition(0);
    auto *copied = new QLabel;
    copied->setAccessibleName(tr("Outcome"));
    auto *copy = new QPushButton(QIcon::fromTheme(u"copy"_s), tr("&Copy"));
    connect(copy, &QPushButton::clicked, this, [secret, copied] {
        QGuiApplication::clipboard()->setText(secret);
        copied->setText(tr("Copied to the clipboard."));
    });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    buttons->addButton(copy, QDialogButtonBox::ActionRole);
    copy->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(warning);
    layout->addWidget(text);
    layout->addWidget(copied);
    layout->addWidget(buttons);
    copy->setFocus();
}

} // namespace derdesk
