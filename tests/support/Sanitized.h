// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace derdesk {

/// Sanitizers keep memory and take time of their own: what is measured beside them says nothing.
constexpr bool sanitized =
#ifdef __SANITIZE_ADDRESS__
    true;
#else
    false;
#endif

} // namespace derdesk
