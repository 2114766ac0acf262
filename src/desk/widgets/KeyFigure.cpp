// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/KeyFigure.h"

#include <QPainter>

namespace derdesk {

namespace {

constexpr int margin = 10;

} // namespace

KeyFigure::KeyFigure(const QString &caption, QWidget *parent)
    : QAbstractButton(parent)
    , m_caption(caption)
    , m_number(QStringLiteral("–"))
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(caption);
}

void KeyFigure::show(const QString &number, bool alarming)
{
    m_number = number;
    m_alarming = alarming;
    setAccessibleName(tr("%1: %2").arg(m_caption, number));
    update();
}

QFont KeyFigure::numberFont() const
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    large.setBold(true);
    return large;
}

QSize KeyFigure::sizeHint() const
{
    return {qMax(fontMetrics().horizontalAdvance(m_caption) + 2 * margin, 120),
            QFontMetrics(numberFont()).height() + fontMetrics().height() + 12};
}

void KeyFigure::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette colours = palette();
    const bool pointed = hasFocus() || underMouse();
    painter.setPen(
        QPen(colours.color(pointed ? QPalette::Highlight : QPalette::Mid), hasFocus() ? 2 : 1));
    painter.setBrush(isDown() ? colours.alternateBase() : colours.base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
    const bool dark = colours.color(QPalette::Base).lightness() < 128;
    const QColor alarm(dark ? 0xff8080 : 0xc0262d);
    const QRect inner = rect().adjusted(margin, 5, -margin, -5);
    painter.setPen(m_alarming ? alarm : colours.color(QPalette::Text));
    painter.setFont(numberFont());
    painter.drawText(inner, int(Qt::AlignLeft | Qt::AlignTop), m_number);
    painter.setPen(colours.color(QPalette::PlaceholderText));
    painter.setFont(font());
    painter.drawText(inner, int(Qt::AlignLeft | Qt::AlignBottom),
                     fontMetrics().elidedText(m_caption, Qt::ElideRight, inner.width()));
}

} // namespace derdesk
