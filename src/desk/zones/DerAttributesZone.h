// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskDetail.h"

#include <QGroupBox>

class QLabel;
class QTableView;

namespace derdesk {

class AttributeModel;

/// The DER attributes of the device that a task enrolls. Only shown for enrollments of a DER.
class DerAttributesZone final : public QGroupBox
{
    Q_OBJECT
public:
    explicit DerAttributesZone(QWidget *parent = nullptr);

    void show(const TaskDetail &detail);

private:
    void fitHeight();

    AttributeModel *m_model;
    QTableView *m_table;
    QLabel *m_none;
    QList<AttributeRow> m_shown;
};

} // namespace derdesk
