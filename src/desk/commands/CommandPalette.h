// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLineEdit;
class QMainWindow;
class QTabWidget;
class QTreeWidget;

namespace derdesk {

/// Everything that can be done now, found by its words: the window's actions, with them what the
/// tab in front offers, and the open tabs. Enter does it; Esc gives the focus back.
class CommandPalette final : public QFrame
{
    Q_OBJECT
public:
    /// Goes away when it is closed.
    CommandPalette(QMainWindow &window, QTabWidget &tabs);

    void open();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void fill();
    void addCommand(const QIcon &icon, const QString &path, const QString &keys,
                    std::function<void()> run);
    void addTabs();
    void filter();
    void choose(int row);
    void step(int by);
    void run();

    QMainWindow &m_window;
    QTabWidget &m_tabs;
    QLineEdit *m_words;
    QTreeWidget *m_list;
    QList<std::function<void()>> m_runs; ///< of each row
};

} // namespace derdesk
