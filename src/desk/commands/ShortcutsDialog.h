// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;
class QKeySequenceEdit;
class QLineEdit;
class QMainWindow;
class QPushButton;
class QTreeWidget;

namespace derdesk {

class MessageStrip;

/// Lists every key of the window, read from its actions and so never out of date, and lets the user
/// change those of actions that have a name of their own.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT
public:
    using FixedKeys = QList<std::pair<QString, QString>>; ///< key, and what it does

    ShortcutsDialog(const FixedKeys &fixed, QMainWindow &window);

private:
    void build();
    void fill();
    void addRow(const QString &what, const QString &keys);
    QAction *current() const;
    /// Another action that has these keys at the same time; -1 if there is none.
    int ownerOf(const QKeySequence &keys) const;
    void showCurrent();
    void showTyped();
    void use();
    void reset();
    void resetAll();
    void change(int row, const QList<QKeySequence> &keys);

    const FixedKeys m_fixed;
    QMainWindow &m_window;
    QLineEdit *m_words;
    QTreeWidget *m_list;
    QKeySequenceEdit *m_keys;
    QPushButton *m_use;
    QPushButton *m_reset;
    MessageStrip *m_message;
    QList<QAction *> m_actions; ///< of the first rows; the others are fixed
};

} // namespace derdesk
