// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CodedRows.h"

namespace derdesk {

using namespace Qt::StringLiterals;

bool CodedRows::next()
{
    const auto column = "code"_L1;
    if (!m_file.next())
        return false;
    m_code.clear();
    if (!m_file.read(column, m_code))
        return true;
    if (const int line = m_lines.value(m_code))
        m_file.fault(column, u"%1 stands in line %2 already"_s.arg(quoted(m_code)).arg(line));
    else
        m_lines.insert(m_code, m_file.line());
    return true;
}

} // namespace derdesk
