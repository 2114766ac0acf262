// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/find/RecordLink.h"

#include <QListWidget>

namespace derdesk {

class KeptRecords;

/// Records that one comes back to. A click or Enter opens; Del takes one from the list.
class RecordLinkList final : public QListWidget
{
    Q_OBJECT
public:
    explicit RecordLinkList(KeptRecords &records, QWidget *parent = nullptr);

Q_SIGNALS:
    void opened(const derdesk::RecordLink &record);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill();
    void openCurrent();
    void removeCurrent();

    KeptRecords &m_records;
};

} // namespace derdesk
