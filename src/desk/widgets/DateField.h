// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QLineEdit>

namespace derdesk {

/// A day that may be left empty: typed as the locale or ISO 8601 writes it, or taken from a
/// calendar (Alt+Down).
class DateField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit DateField(QWidget *parent = nullptr);

    /// Null if the field is empty or holds no date.
    QDate date() const;
    void setDate(QDate date);
    /// Whether it is empty or holds a date.
    bool isGood() const;
    /// A day as one may write it.
    static QString example();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showCalendar();
};

} // namespace derdesk
