// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/Requests.h"
#include "web/MediaTypes.h"

namespace derdesk {

/// A request as its body says it. What could not be read is in its faults.
template <typename Request>
struct ReadRequest
{
    Request request;
    QStringList ignored; ///< pointers of fields that the operation does not know
};

/// Take the fields out of a tree that readJson() or readXml() made; \a format says which of them.
ReadRequest<RegistrationRequest> readRegistration(const QJsonObject &tree, BodyFormat format);
ReadRequest<AcknowledgeRequest> readAcknowledgement(const QJsonObject &tree, BodyFormat format);
ReadRequest<InterconnectionRequest> readInterconnection(const QJsonObject &tree, BodyFormat format);

} // namespace derdesk
