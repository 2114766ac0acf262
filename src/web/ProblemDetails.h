// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Problem.h"

namespace derdesk {

/// The HTTP status that says best what is wrong: that of the problems' kind; of several kinds, 422.
/// 500 for no problem at all, which nobody should ask.
int httpStatus(const Problems &problems);

/// The problem details of RFC 9457: type (urn:derdesk:problem:CODE, or …:invalid-request for
/// several codes), title, status, detail, and in errors every problem with code, pointer and
/// detail. What happened inside (store, program) is told by its name alone.
QJsonObject problemDetails(const Problems &problems);

/// One problem: code, pointer, detail.
QJsonObject problemEntry(const Problem &problem);

} // namespace derdesk
