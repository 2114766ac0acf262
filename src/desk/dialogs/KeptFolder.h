// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFileDialog;

namespace derdesk {

/// Opens the dialog in the folder where the user saved something before, and keeps the one where he
/// does so now.
void keepFolder(QFileDialog &dialog);

} // namespace derdesk
