// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace derdesk {

class MessageStrip;

/// Asks the clerk for some words: the reason for cancelling a task, a comment. Stays open, words
/// and all, until what they are for has been done.
class WordsDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a limit: the longest text in characters. \a action: what the button is called.
    WordsDialog(const QString &title, const QString &question, int limit, const QString &action,
                QWidget *parent);

    /// Says why it could not be done; the clerk may try again.
    void showFault(const QString &text);

Q_SIGNALS:
    /// The clerk has given his words; never blank, never too long.
    void given(const QString &words);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void check();
    void give();

    const int m_limit;
    MessageStrip *m_fault;
    QPlainTextEdit *m_words;
    QLabel *m_left;
    QPushButton *m_give;
    bool m_waiting = false;
};

} // namespace derdesk
