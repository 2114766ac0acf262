// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/FieldFault.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QStyle>

namespace derdesk {

using namespace Qt::StringLiterals;

FieldFault::FieldFault(QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_description(field->accessibleDescription())
    , m_row(new QWidget)
    , m_text(new QLabel)
{
    auto *icon = new QLabel;
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    icon->setPixmap(QIcon::fromTheme(u"error"_s).pixmap(QSize(size, size), devicePixelRatio()));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins({});
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(2);
    column->addWidget(field);
    column->addWidget(m_row);
    m_row->hide();
}

void FieldFault::show(const QString &fault)
{
    m_text->setText(fault);
    m_row->setVisible(!fault.isEmpty());
    m_field->setAccessibleDescription(fault.isEmpty() ? m_description : fault);
}

QString FieldFault::text() const { return m_text->text(); }

} // namespace derdesk
