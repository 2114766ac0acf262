// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace derdesk {

/// A number that says how things stand, with what it counts below it; a click leads there.
class KeyFigure final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit KeyFigure(const QString &caption, QWidget *parent = nullptr);

    /// \a alarming: it should be none.
    void show(const QString &number, bool alarming = false);
    QString number() const { return m_number; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont numberFont() const;

    const QString m_caption;
    QString m_number;
    bool m_alarming = false;
};

} // namespace derdesk
