// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/DateField.h"

#include "domain/IsoDate.h"

#include <QAction>
#include <QCalendarWidget>
#include <QIcon>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QWidgetAction>

namespace derdesk {

using namespace Qt::StringLiterals;

DateField::DateField(QWidget *parent)
    : QLineEdit(parent)
{
    auto *calendar = new QAction(QIcon::fromTheme(u"calendar"_s), tr("Calendar"), this);
    calendar->setToolTip(tr("Choose the day from a calendar (Alt+Down)"));
    connect(calendar, &QAction::triggered, this, &DateField::showCalendar);
    addAction(calendar, QLineEdit::TrailingPosition);
    setPlaceholderText(tr("Any day"));
    setToolTip(
        tr("A day, as in %1 or %2").arg(example(), QDate::currentDate().toString(Qt::ISODate)));
}

QDate DateField::date() const
{
    const QString typed = text().trimmed();
    const QDate iso = isoDate(typed);
    if (iso.isValid())
        return iso;
    const QLocale locale;
    for (const auto format : {QLocale::ShortFormat, QLocale::LongFormat}) {
        // with four digits first: a format of two digits reads any year as one of the last century
        QString pattern = locale.dateFormat(format);
        if (!pattern.contains("yyyy"_L1)) {
            const QDate full = locale.toDate(typed, QString(pattern).replace("yy"_L1, "yyyy"_L1));
            if (full.year() >= 1000)
                return full;
        }
        const QDate day = locale.toDate(typed, pattern);
        if (day.isValid())
            return day.year() < 1950 ? day.addYears(100) : day;
    }
    return {};
}

void DateField::setDate(QDate date)
{
    const QLocale locale;
    const QString pattern = locale.dateFormat(QLocale::ShortFormat);
    setText(locale.toString(date, pattern.contains("yyyy"_L1)
                                      ? pattern
                                      : QString(pattern).replace("yy"_L1, "yyyy"_L1)));
}

bool DateField::isGood() const { return text().trimmed().isEmpty() || date().isValid(); }

QString DateField::example()
{
    return QLocale().toString(QDate::currentDate(), QLocale::ShortFormat);
}

void DateField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::AltModifier)
        showCalendar();
    else
        QLineEdit::keyPressEvent(event);
}

void DateField::showCalendar()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget(menu);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setSelectedDate(date().isValid() ? date() : QDate::currentDate());
    const auto take = [this, menu](QDate day) {
        setDate(day);
        menu->close();
    };
    connect(calendar, &QCalendarWidget::clicked, menu, take);
    connect(calendar, &QCalendarWidget::activated, menu, take);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    menu->popup(mapToGlobal(rect().bottomLeft()));
    calendar->setFocus();
}

} // namespace derdesk
