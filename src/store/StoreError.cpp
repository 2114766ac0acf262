// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreError.h"

namespace derdesk {

StoreError::StoreError(ProblemCode code, const QString &reason)
    : std::runtime_error(reason.toStdString())
    , m_code(code)
{
}

Problem StoreError::problem() const
{
    return {m_code, {}, {{QStringLiteral("reason"), QString::fromUtf8(what())}}};
}

} // namespace derdesk
