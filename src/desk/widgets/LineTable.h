// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace derdesk {

class LineModel;

/// Shows a LineModel: whole rows, columns as wide as what comes first, the last one to the edge.
class LineTable final : public QTableView
{
    Q_OBJECT
public:
    LineTable(LineModel &model, const QString &accessibleName, QWidget *parent = nullptr);

    /// Of the current row; 0: there is none.
    qint64 currentKey() const;
    /// Of all rows selected, from the top.
    QList<qint64> selectedKeys() const;
    void select(qint64 key);

Q_SIGNALS:
    void lineActivated(qint64 key);
    void currentLineChanged(qint64 key);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void sizeOnce();

    LineModel &m_model;
    bool m_sized = false;
};

} // namespace derdesk
