// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/MessageStrip.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace derdesk {

using namespace Qt::StringLiterals;

MessageStrip::MessageStrip(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_text(new QLabel)
    , m_offer(new QPushButton)
{
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(tr("Outcome"));
    auto *close = new QToolButton;
    close->setIcon(QIcon::fromTheme(u"close"_s));
    close->setAutoRaise(true);
    close->setToolTip(tr("Hide this message"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 4, 4);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_offer, 0, Qt::AlignTop);
    layout->addWidget(close, 0, Qt::AlignTop);
    m_offer->setAutoDefault(false);
    m_offer->hide();
    connect(m_offer, &QPushButton::clicked, this, &MessageStrip::taken);
    hide();
}

void MessageStrip::showDone(const QString &text) { show(u"status-completed"_s, text); }

void MessageStrip::showWarning(const QString &text) { show(u"warning"_s, text); }

void MessageStrip::showFault(const QString &text) { show(u"error"_s, text); }

void MessageStrip::offer(const QString &text)
{
    m_offer->setText(text);
    m_offer->show();
}

QString MessageStrip::text() const { return m_text->text(); }

void MessageStrip::show(const QString &icon, const QString &text)
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_icon->setPixmap(QIcon::fromTheme(icon).pixmap(QSize(size, size), devicePixelRatio()));
    m_text->setText(text);
    m_offer->hide();
    setVisible(true);
    QAccessibleEvent spoken(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

} // namespace derdesk
