// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/print/TaskDocument.h"

#include "desk/models/AttributeModel.h"
#include "desk/models/TaskLogModel.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetricsF>
#include <QLocale>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QTextDocument>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr double textSize = 8; ///< points
const QString titleRow = u"<tr bgcolor=\"#e4e7eb\">%1</tr>"_s;

/// What somebody else has written is text, never markup.
QString plain(const QString &text) { return text.toHtmlEscaped().replace(u'\n', u"<br>"_s); }

/// The small line parts it from the table above, whose edge takes no margin.
QString heading(const QString &text)
{
    return u"<p style=\"font-size: 5pt; margin: 0\">&nbsp;</p><h3>%1</h3>"_s.arg(plain(text));
}

/// The row of titles is repeated on each page that the table reaches.
QString table(const QString &titles, const QString &rows)
{
    return u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\"><thead>%1</thead>%2</table>"_s
        .arg(titleRow.arg(titles), rows);
}

/// \a widest: a column whose words else would be broken.
QString titleCells(const QAbstractItemModel &model, int widest = -1)
{
    QString cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells += u"<th align=\"left\" style=\"white-space: nowrap\"%1>%2</th>"_s.arg(
            column == widest ? u" width=\"28%\""_s : QString(),
            plain(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()));
    return cells;
}

QString row(const QAbstractItemModel &model, int number)
{
    QString cells;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QModelIndex index = model.index(number, column);
        const bool right = index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
        cells += u"<td align=\"%1\">%2</td>"_s.arg(right ? u"right"_s : u"left"_s,
                                                   plain(index.data().toString()));
    }
    return u"<tr>%1</tr>"_s.arg(cells);
}

} // namespace

TaskDocument::TaskDocument(const TaskDetail &detail, QList<FactGroup> facts)
    : m_detail(detail)
    , m_facts(std::move(facts))
{
}

QString TaskDocument::title() const { return tr("Service task %1").arg(idText(m_detail.task.id)); }

QString TaskDocument::html() const
{
    return u"<h2>%1</h2>"_s.arg(plain(title())) + issues() + facts() + attributes() + log();
}

QString TaskDocument::issues() const
{
    if (m_detail.problems.isEmpty())
        return {};
    QString items;
    for (const Problem &problem : m_detail.problems)
        items += u"<li>%1</li>"_s.arg(plain(problem.text()));
    return heading(tr("What holds it up")) + u"<ul>%1</ul>"_s.arg(items);
}

QString TaskDocument::facts() const
{
    QString columns;
    for (const FactGroup &group : m_facts) {
        QString rows = u"<tr><td colspan=\"2\"><b>%1</b></td></tr>"_s.arg(plain(group.heading));
        for (const auto &[name, value] : group.facts)
            rows +=
                u"<tr><td style=\"white-space: nowrap\"><font color=\"#5a6572\">%1</font>&nbsp;</td><td>%2</td></tr>"_s
                    .arg(plain(name), value.isEmpty() ? u"–"_s : plain(value));
        columns +=
            u"<td width=\"33%\"><table cellspacing=\"0\" cellpadding=\"1\">%1</table></td>"_s.arg(
                rows);
    }
    return u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"2\"><tr>%1</tr></table>"_s.arg(
        columns);
}

QString TaskDocument::attributes() const
{
    if (!m_detail.showsDerAttributes())
        return {};
    if (m_detail.attributes.isEmpty())
        return heading(tr("DER attributes")) +
               u"<p>%1</p>"_s.arg(
                   plain(tr("Neither the request nor the specification states any.")));
    AttributeModel model;
    model.setAttributes(m_detail.attributes, m_detail.nameplate);
    const auto text = [&model](int number, int column) {
        return plain(model.index(number, column).data().toString());
    };
    const QString all = QString::number(model.columnCount());
    QString rows;
    for (int number = 0; number < model.rowCount(); ++number) {
        switch (model.rowKind(number)) {
        case AttributeModel::RowKind::Heading:
            rows += u"<tr><td colspan=\"%1\"><b>%2</b></td></tr>"_s.arg(
                all, text(number, AttributeModel::Code));
            break;
        case AttributeModel::RowKind::Attribute:
            rows += row(model, number);
            break;
        case AttributeModel::RowKind::Names:
            rows += u"<tr><td colspan=\"%1\">%2</td></tr>"_s.arg(
                all, text(number, AttributeModel::Description));
        }
    }
    return heading(tr("DER attributes")) +
           table(titleCells(model, AttributeModel::Description), rows);
}

QString TaskDocument::log() const
{
    TaskLogModel model;
    model.setEntries(m_detail.log);
    QString rows;
    for (int number = model.rowCount() - 1; number >= 0; --number) // the first entry first
        rows += row(model, number);
    return heading(tr("Log")) + table(titleCells(model), rows);
}

bool TaskDocument::print(QPagedPaintDevice &device) const
{
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    QTextDocument text;
    QFont font = text.defaultFont();
    font.setPointSizeF(textSize);
    text.setDefaultFont(font);
    text.setDocumentMargin(0);
    text.documentLayout()->setPaintDevice(&device);
    text.setHtml(html());
    const double edge = QFontMetricsF(font, &device).height() * 2; // head and foot
    text.setPageSize(QSizeF(device.width(), device.height() - 2 * edge));
    bool first = true;
    for (int page = 1; page <= text.pageCount(); ++page) {
        if (!device.pageRanges().isEmpty() && !device.pageRanges().contains(page))
            continue;
        if (!std::exchange(first, false) && !device.newPage())
            return false;
        painter.save();
        painter.setFont(QFont(font, &device));
        paintPage(painter, text, page);
        painter.restore();
    }
    return painter.end();
}

void TaskDocument::paintPage(QPainter &painter, QTextDocument &text, int page) const
{
    const QLocale locale;
    const QRectF whole(0, 0, painter.device()->width(), painter.device()->height());
    const QSizeF body = text.pageSize();
    const double edge = (whole.height() - body.height()) / 2;
    painter.setPen(Qt::black);
    painter.drawText(whole, Qt::AlignTop | Qt::AlignLeft, title());
    painter.drawText(whole, Qt::AlignTop | Qt::AlignRight,
                     locale.toString(QDateTime::currentDateTime(), QLocale::ShortFormat));
    painter.drawText(
        whole, Qt::AlignBottom | Qt::AlignRight,
        tr("Page %1 of %2").arg(locale.toString(page), locale.toString(text.pageCount())));
    painter.translate(0, edge - (page - 1) * body.height());
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, Qt::black); // a dark theme's is white
    context.clip = QRectF(QPointF(0, (page - 1) * body.height()), body);
    painter.setClipRect(context.clip);
    text.documentLayout()->draw(&painter, context);
}

} // namespace derdesk
