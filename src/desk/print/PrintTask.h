// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/print/TaskDocument.h"

#include <functional>
#include <memory>

class QWidget;

namespace derdesk {

/// Asks for a printer, and prints. The dialogs belong to \a parent and do not keep it waiting.
void printTask(std::shared_ptr<const TaskDocument> document, QWidget *parent);
/// Shows the pages as they would be printed.
void previewTask(std::shared_ptr<const TaskDocument> document, QWidget *parent);
/// Asks for a file; \a saved hears of it when it is there. What goes wrong is told to the user.
void saveTaskAsPdf(std::shared_ptr<const TaskDocument> document, QWidget *parent,
                   const std::function<void(const QString &path)> &saved);

/// Writes the file, or leaves what is there. Empty, or what went wrong in the user's language.
QString writePdf(const TaskDocument &document, const QString &path);

} // namespace derdesk
