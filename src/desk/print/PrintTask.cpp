// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/print/PrintTask.h"

#include "desk/dialogs/KeptFolder.h"
#include "operations/TableFile.h"

#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPdfWriter>
#include <QSaveFile>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrintPreviewDialog>
#include <QtPrintSupport/QPrinter>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<QPrinter> newPrinter(const TaskDocument &document)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(document.title());
    printer->setCreator(u"Derdesk"_s);
    return printer;
}

void tellFault(QWidget *parent, const QString &text)
{
    auto *box = new QMessageBox(QMessageBox::Warning, TaskDocument::tr("Derdesk"), text,
                                QMessageBox::Close, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace

void printTask(std::shared_ptr<const TaskDocument> document, QWidget *parent)
{
    const std::shared_ptr<QPrinter> printer = newPrinter(*document);
    auto *dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(TaskDocument::tr("Print %1").arg(document->title()));
    QObject::connect(
        dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), parent,
        [document, printer, parent] {
            if (!document->print(*printer))
                tellFault(parent,
                          TaskDocument::tr("The printer did not take %1.").arg(document->title()));
        });
    dialog->open();
}

void previewTask(std::shared_ptr<const TaskDocument> document, QWidget *parent)
{
    const std::shared_ptr<QPrinter> printer = newPrinter(*document);
    auto *dialog = new QPrintPreviewDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(TaskDocument::tr("Print Preview of %1").arg(document->title()));
    // Both live as long as the dialog asks for pages.
    QObject::connect(dialog, &QPrintPreviewDialog::paintRequested, dialog,
                     [document, printer](QPrinter *paper) { document->print(*paper); });
    dialog->resize(parent->window()->size() * 0.9);
    dialog->open();
}

QString writePdf(const TaskDocument &document, const QString &path)
{
    if (const Written place = mayTakePlace(path); !place)
        return place.error();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    {
        QPdfWriter writer(&file);
        writer.setTitle(document.title());
        writer.setCreator(u"Derdesk"_s);
        writer.setPageMargins(QMarginsF(15, 12, 15, 12), QPageLayout::Millimeter);
        if (!document.print(writer))
            return file.errorString();
    }
    return file.commit() ? QString() : file.errorString();
}

void saveTaskAsPdf(std::shared_ptr<const TaskDocument> document, QWidget *parent,
                   const std::function<void(const QString &path)> &saved)
{
    auto *dialog = new QFileDialog(parent, TaskDocument::tr("Save %1").arg(document->title()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(TaskDocument::tr("PDF (*.pdf)"));
    dialog->setDefaultSuffix(u"pdf"_s);
    keepFolder(*dialog);
    dialog->selectFile(document->title());
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [document, parent, saved](const QString &path) {
                         const QString fault = writePdf(*document, path);
                         if (fault.isEmpty())
                             saved(path);
                         else
                             tellFault(parent, TaskDocument::tr("%1 could not be written.\n%2")
                                                   .arg(QDir::toNativeSeparators(path), fault));
                     });
    dialog->open();
}

} // namespace derdesk
