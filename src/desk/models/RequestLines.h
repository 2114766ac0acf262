// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/models/LineModel.h"
#include "store/RequestLogQueries.h"
#include "web/Credentials.h"

namespace derdesk {

/// Requests and API clients as a clerk reads them.
QStringList requestTitles();
QList<Line> requestLines(const QList<LoggedRequest> &requests);
/// All that is known of one, its problems as sentences.
QString requestDetail(const LoggedRequest &request);

QStringList clientTitles();
QList<Line> clientLines(const QList<Token> &tokens);

} // namespace derdesk
