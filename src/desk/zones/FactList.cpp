// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/zones/FactList.h"

#include <QGridLayout>
#include <QLabel>

namespace derdesk {

using namespace Qt::StringLiterals;

FactList::FactList(const QString &heading, const QStringList &names, QWidget *parent)
    : QWidget(parent)
    , m_group{heading, {}}
{
    auto *title = new QLabel(heading);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(title, 0, 0, 1, 2);
    for (const QString &name : names)
        addFact(*grid, name);
    grid->setRowStretch(grid->rowCount(), 1); // the facts stay together at the top
}

void FactList::addFact(QGridLayout &grid, const QString &name)
{
    auto *label = new QLabel(name);
    label->setForegroundRole(QPalette::PlaceholderText);
    auto *value = new QLabel;
    value->setAccessibleName(name);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextBrowserInteraction);
    value->setFocusPolicy(Qt::ClickFocus);
    connect(value, &QLabel::linkActivated, this, &FactList::linkActivated);
    const int row = grid.rowCount();
    grid.addWidget(label, row, 0, Qt::AlignTop);
    grid.addWidget(value, row, 1, Qt::AlignTop);
    m_values.append(value);
    m_group.facts.append({name, {}});
}

void FactList::setFacts(const QList<Fact> &facts)
{
    for (qsizetype i = 0; i < facts.size(); ++i) {
        show(*m_values[i], facts[i]);
        m_group.facts[i].second = facts[i].value;
    }
}

void FactList::show(QLabel &label, const Fact &fact)
{
    const bool linked = !fact.link.isEmpty() && !fact.value.isEmpty();
    QString text = fact.value.isEmpty() ? u"–"_s : fact.value;
    if (linked)
        text = u"<a href=\"%1\">%2</a>"_s.arg(fact.link.toHtmlEscaped(), text.toHtmlEscaped());
    if (text == label.text())
        return; // what the clerk has selected in it stays selected
    label.setTextFormat(linked ? Qt::RichText : Qt::PlainText);
    label.setFocusPolicy(linked ? Qt::StrongFocus : Qt::ClickFocus); // Tab visits links
    label.setText(text);
    label.setAccessibleDescription(fact.value);
}

} // namespace derdesk
