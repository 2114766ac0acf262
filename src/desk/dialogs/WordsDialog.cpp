// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/WordsDialog.h"

#include "desk/widgets/MessageStrip.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace derdesk {

WordsDialog::WordsDialog(const QString &title, const QString &question, int limit,
                         const QString &action, QWidget *parent)
    : QDialog(parent)
    , m_limit(limit)
    , m_fault(new MessageStrip)
    , m_words(new QPlainTextEdit)
    , m_left(new QLabel)
    , m_give(new QPushButton(action))
{
    setWindowTitle(title);
    auto *label = new QLabel(question);
    label->setWordWrap(true);
    label->setBuddy(m_words);
    m_words->setAccessibleName(QString(question).remove(u'&'));
    m_words->setTabChangesFocus(true);
    m_left->setAccessibleName(tr("Characters left"));
    m_give->setDefault(true);
    m_give->setToolTip(tr("Ctrl+Enter"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    buttons->addButton(m_give, QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_fault);
    layout->addWidget(label);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_left);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 15);
    connect(m_words, &QPlainTextEdit::textChanged, this, &WordsDialog::check);
    connect(m_give, &QPushButton::clicked, this, &WordsDialog::give);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void WordsDialog::check()
{
    const QString words = m_words->toPlainText();
    const qsizetype left = m_limit - words.size();
    m_left->setText(tr("%1 characters left").arg(QLocale().toString(left)));
    m_left->setVisible(left < m_limit / 4);
    m_give->setEnabled(!m_waiting && left >= 0 && !words.trimmed().isEmpty());
}

/// Enter alone makes a new line.
void WordsDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        m_give->click();
    else
        QDialog::keyPressEvent(event);
}

void WordsDialog::give()
{
    m_waiting = true;
    m_fault->hide();
    check();
    Q_EMIT given(m_words->toPlainText().trimmed());
}

void WordsDialog::showFault(const QString &text)
{
    m_waiting = false;
    m_fault->showFault(text);
    check();
}

} // namespace derdesk
