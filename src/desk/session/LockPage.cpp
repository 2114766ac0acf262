// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/session/LockPage.h"

#include "desk/session/SignInForm.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace derdesk {

using namespace Qt::StringLiterals;

LockPage::LockPage(Session &session, Writer &writer, const QString &database, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new QLabel)
    , m_form(new SignInForm(writer, database))
    , m_another(new QPushButton(tr("Sign in as &another user")))
{
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    m_title->setFont(large);
    auto *icon = new QLabel;
    const int size = style()->pixelMetric(QStyle::PM_LargeIconSize);
    icon->setPixmap(QIcon::fromTheme(u"lock"_s).pixmap(QSize(size, size), devicePixelRatio()));
    auto *head = new QHBoxLayout;
    head->addWidget(icon);
    head->addWidget(m_title, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_another);
    buttons->addStretch();
    buttons->addWidget(&m_form->button());
    m_another->setToolTip(tr("Closes what is open here; what has not been saved is lost"));
    auto *column = new QWidget;
    column->setFixedWidth(fontMetrics().averageCharWidth() * 60);
    auto *rows = new QVBoxLayout(column);
    rows->addLayout(head);
    rows->addWidget(m_form);
    rows->addLayout(buttons);
    auto *middle = new QHBoxLayout; // an alignment would ignore what height a width needs
    middle->addStretch();
    middle->addWidget(column);
    middle->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addLayout(middle);
    layout->addStretch(2);
    QWidget::setTabOrder(m_form, &m_form->button());
    QWidget::setTabOrder(&m_form->button(), m_another);
    connect(m_another, &QPushButton::clicked, this, &LockPage::askAnother);
    connect(m_form, &SignInForm::signedIn, &m_session, &Session::unlock);
}

void LockPage::ask(const QString &why)
{
    if (!m_session.mayLock()) {
        askAnother();
    } else {
        m_title->setText(tr("Locked by %1").arg(m_session.clerk().name));
        m_another->setVisible(true);
        m_form->unlock(m_session.clerk().name);
    }
    if (!why.isEmpty())
        m_form->showReason(why);
}

void LockPage::askAnother()
{
    m_title->setText(tr("Sign in"));
    m_another->setVisible(false);
    m_form->askAnother();
}

} // namespace derdesk
