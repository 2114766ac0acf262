// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/zones/FactList.h"
#include "store/TaskDetail.h"

#include <QCoreApplication>

class QPagedPaintDevice;
class QPainter;
class QTextDocument;

namespace derdesk {

/// A service task as it is printed: what holds it up, the zones Service Task and DER Attributes,
/// and the log from its beginning; on each page the task's id and the page's number. In the user's
/// language, dark on white whatever the theme.
class TaskDocument final
{
    Q_DECLARE_TR_FUNCTIONS(derdesk::TaskDocument)
public:
    /// \a facts: of the zone Service Task.
    TaskDocument(const TaskDetail &detail, QList<FactGroup> facts);

    /// "Service task 12345678901234"
    QString title() const;
    /// Prints the pages that the device is to have; false: the device does not take it.
    bool print(QPagedPaintDevice &device) const;

private:
    QString html() const;
    QString issues() const;
    QString facts() const;
    QString attributes() const;
    QString log() const;
    void paintPage(QPainter &painter, QTextDocument &text, int page) const;

    const TaskDetail m_detail;
    const QList<FactGroup> m_facts;
};

} // namespace derdesk
