// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/find/CriteriaChips.h"

#include "desk/find/CriterionText.h"
#include "desk/widgets/FlowLayout.h"

#include <QIcon>
#include <QKeyEvent>
#include <QToolButton>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestText = 60;

} // namespace

CriteriaChips::CriteriaChips(QWidget *parent)
    : QWidget(parent)
    , m_layout(new FlowLayout(this))
{
    setAccessibleName(tr("What is searched for"));
    setVisible(false);
}

void CriteriaChips::show(const TaskCriteria &criteria)
{
    if (criteria == m_criteria)
        return;
    m_criteria = criteria;
    const QList<QToolButton *> before = findChildren<QToolButton *>();
    qsizetype focused = -1;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before[i]->hasFocus())
            focused = i;
        m_layout->removeWidget(before[i]);
        before[i]->setParent(nullptr);
        before[i]->deleteLater(); // it may be its own click that takes it away
    }
    const QList<CriterionText> texts = criterionTexts(criteria);
    for (const auto &[member, text] : texts)
        addChip(member, text);
    if (texts.size() > 1) {
        auto *all = new QToolButton;
        all->setText(tr("Clear All"));
        all->setAutoRaise(true);
        connect(all, &QToolButton::clicked, this, &CriteriaChips::allRemoved);
        m_layout->addWidget(all);
    }
    setVisible(!texts.isEmpty());
    if (focused >= 0 && !texts.isEmpty()) { // "Clear All" comes after the chips
        QToolButton *next = findChildren<QToolButton *>()[qMin(focused, texts.size() - 1)];
        next->show(); // what is hidden takes no focus
        next->setFocus();
    }
}

void CriteriaChips::addChip(const QString &member, const QString &text)
{
    auto *chip = new QToolButton;
    const QString shown = text.size() > longestText ? text.first(longestText - 1) + u'…' : text;
    chip->setText(QString(shown).replace(u'&', u"&&"_s));
    chip->setIcon(QIcon::fromTheme(u"close"_s));
    chip->setIconSize(QSize(12, 12));
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->setToolTip(tr("%1\nClick, or press Del, to search without it").arg(text));
    chip->setAccessibleName(tr("Without %1").arg(text));
    chip->installEventFilter(this);
    connect(chip, &QToolButton::clicked, this, [this, member] { Q_EMIT removed(member); });
    m_layout->addWidget(chip);
}

bool CriteriaChips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_Return ||
            key == Qt::Key_Enter) {
            static_cast<QToolButton *>(watched)->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace derdesk
