// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/SavedList.h"

#include "desk/models/TextRowsModel.h"
#include "desk/widgets/MessageStrip.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QSaveFile>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *text) { return QCoreApplication::translate("SavedList", text); }

void write(const QString &name, const TextRowsModel &rows, MessageStrip &message)
{
    QSaveFile file(name);
    const QByteArray text = rows.csv().toUtf8();
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        message.showDone(
            translated(QT_TRANSLATE_NOOP("SavedList", "The list is saved as %1.")).arg(name));
    else
        message.showFault(translated(QT_TRANSLATE_NOOP("SavedList", "%1 could not be saved: %2"))
                              .arg(name, file.errorString()));
}

} // namespace

void saveList(QWidget &parent, const TextRowsModel &rows, MessageStrip &message)
{
    auto *dialog =
        new QFileDialog(&parent, translated(QT_TRANSLATE_NOOP("SavedList", "Save List")), {},
                        translated(QT_TRANSLATE_NOOP("SavedList", "CSV files (*.csv)")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    QObject::connect(dialog, &QFileDialog::fileSelected, &message,
                     [&rows, &message](const QString &name) { write(name, rows, message); });
    dialog->open();
}

} // namespace derdesk
