// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <QComboBox>

class QStandardItemModel;

namespace derdesk {

/// A drop-down list in which any number of states is ticked. Space or a click ticks; Enter and Esc
/// close the list.
class StatusChoice final : public QComboBox
{
    Q_OBJECT
public:
    explicit StatusChoice(QWidget *parent = nullptr);

    /// None: any state.
    QList<TaskStatus> statuses() const;
    void setStatuses(const QList<TaskStatus> &statuses);
    /// What is ticked, in words.
    QString summary() const;

Q_SIGNALS:
    void statusesChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void toggle(const QModelIndex &index);
    void tell();

    QStandardItemModel *m_items;
};

} // namespace derdesk
