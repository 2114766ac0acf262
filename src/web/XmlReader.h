// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Problem.h"

namespace derdesk {

/// Reads an XML body into the tree that JSON of the same content has, every value a string: an
/// element without children is its trimmed text (null if xsi:nil), one with children an object. The
/// root's name and all namespaces and XML attributes are ignored. Fails with Unreadable, saying
/// where, for what is not well formed, has a document type or an element twice, mixes text and
/// elements, or is too large or deep for any request.
Result<QJsonObject> readXml(const QByteArray &body);

} // namespace derdesk
