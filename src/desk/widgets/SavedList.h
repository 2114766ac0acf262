// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace derdesk {

class MessageStrip;
class TextRowsModel;

/// Asks where to, and writes the list there as CSV; \a message says how that went.
void saveList(QWidget &parent, const TextRowsModel &rows, MessageStrip &message);

} // namespace derdesk
