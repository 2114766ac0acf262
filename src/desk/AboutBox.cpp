// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/AboutBox.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace derdesk {

void showAbout(QWidget &parent)
{
    QMessageBox::about(
        &parent, QCoreApplication::translate("AboutBox", "About Derdesk"),
        QCoreApplication::translate(
            "AboutBox",
            "<h3>Derdesk %1</h3><p>Back office for distributed energy resources: service tasks "
            "from registrations and interconnections.</p><p>Free software under the GNU General "
            "Public License, version 3 or later.</p>")
            .arg(QStringLiteral(DERDESK_VERSION)));
}

} // namespace derdesk
