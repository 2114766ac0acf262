// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace derdesk {

/// Says in words how the last action went, above what it was done to; hidden until there is
/// something to say. A screen reader speaks it at once.
class MessageStrip final : public QFrame
{
    Q_OBJECT
public:
    explicit MessageStrip(QWidget *parent = nullptr);

    void showDone(const QString &text);
    /// It is done, but somebody has to look at what came of it.
    void showWarning(const QString &text);
    void showFault(const QString &text);
    /// Offers a button beside what is said now, as to undo it; gone with the next message.
    void offer(const QString &text);
    QString text() const;

Q_SIGNALS:
    /// The button that was offered is pressed.
    void taken();

private:
    void show(const QString &icon, const QString &text);

    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_offer;
};

} // namespace derdesk
