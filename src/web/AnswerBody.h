// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/MediaTypes.h"

#include <QJsonObject>

namespace derdesk {

/// Writes an answer as JSON, or as XML below an element \a root: members are elements of the same
/// name; a list's entries are elements named as the list without its last letter ("messages" holds
/// "message").
QByteArray answerBody(const QJsonObject &answer, BodyFormat format, QLatin1StringView root);

/// Writes problem details as JSON, or as the XML of RFC 9457 appendix B (RFC 7807's namespace,
/// entries of lists are <i>).
QByteArray problemBody(const QJsonObject &details, BodyFormat format);

} // namespace derdesk
