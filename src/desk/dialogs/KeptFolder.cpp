// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/KeptFolder.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace derdesk {

void keepFolder(QFileDialog &dialog)
{
    const QString key = QStringLiteral("export/folder");
    dialog.setDirectory(
        QSettings()
            .value(key, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
            .toString());
    QObject::connect(&dialog, &QFileDialog::fileSelected, &dialog, [key](const QString &path) {
        QSettings().setValue(key, QFileInfo(path).absolutePath());
    });
}

} // namespace derdesk
