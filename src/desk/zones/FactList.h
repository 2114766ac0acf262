// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace derdesk {

struct Fact
{
    QString value;
    QString link; ///< what linkActivated() tells when the value is clicked; empty: it is no link
};

/// What a FactList shows.
struct FactGroup
{
    QString heading;
    QList<std::pair<QString, QString>> facts; ///< name and value
};

/// A heading and, below it, facts: what each is called, and its value beside it. A value can be
/// selected and copied; one that is empty shows as a dash, so that every fact keeps its place.
class FactList final : public QWidget
{
    Q_OBJECT
public:
    FactList(const QString &heading, const QStringList &names, QWidget *parent = nullptr);

    /// One for each name, in their order.
    void setFacts(const QList<Fact> &facts);
    const FactGroup &group() const { return m_group; }

Q_SIGNALS:
    void linkActivated(const QString &link);

private:
    void addFact(QGridLayout &grid, const QString &name);
    static void show(QLabel &label, const Fact &fact);

    FactGroup m_group;
    QList<QLabel *> m_values;
};

} // namespace derdesk
