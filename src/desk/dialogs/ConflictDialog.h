// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QSet>

class QComboBox;
class QTableWidget;

namespace derdesk {

/// A field that somebody else has changed while it, or another one, was edited here.
struct FieldConflict
{
    QString field; ///< by which the answer names it
    QString label;
    QString before; ///< values as they are read
    QString theirs; ///< as it is in the database now
    QString mine;
    QString who; ///< who changed it; empty: nobody has

    bool changedByBoth() const { return theirs != before && mine != before && mine != theirs; }
    /// What is kept unless the clerk says otherwise: whoever changed it; if both did, this clerk.
    bool keepsMine() const { return mine != before; }
};

/// Shows both versions of a record that two have edited at the same time, field by field. Edits of
/// different fields go together; where both have changed one, the clerk chooses.
class ConflictDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a title: of what is edited.
    ConflictDialog(const QString &title, const QList<FieldConflict> &conflicts, QWidget *parent);

Q_SIGNALS:
    /// The fields that shall say what this clerk has typed; the others what is in the database.
    void decided(const QSet<QString> &mine);

private:
    void addRow(int row, const FieldConflict &conflict);
    void decide();

    const QList<FieldConflict> m_conflicts;
    QTableWidget *m_table;
    QList<QComboBox *> m_choices; ///< one for each row
};

} // namespace derdesk
