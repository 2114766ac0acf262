// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskDetail.h"

#include <QGroupBox>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;

namespace derdesk {

class AttributeModel;
class PowerChart;

/// The DER attributes of the device that a task enrolls, and what it can do in active and reactive
/// power. Only shown for enrollments of a DER.
class DerAttributesZone final : public QGroupBox
{
    Q_OBJECT
public:
    explicit DerAttributesZone(QWidget *parent = nullptr);

    void show(const TaskDetail &detail);

Q_SIGNALS:
    void statusMessage(const QString &message);

private:
    void setUpTable();
    QLayout *newFoot();
    void spanRows();
    void fitHeight();
    int heightOfNames(int row) const;
    void showPower(const AttributeValues &values);
    void copyJson();

    AttributeModel *m_model;
    QTableView *m_table;
    QLabel *m_none;
    QHBoxLayout *m_foot = nullptr;
    QLabel *m_power;
    QPushButton *m_copy;
    PowerChart *m_chart = nullptr; ///< made when there is something to draw
    QList<AttributeRow> m_shown;
    AttributeValues m_nameplate;
};

} // namespace derdesk
