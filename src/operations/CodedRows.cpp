// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CodedRows.h"

#include <QCoreApplication>

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
        m_file.fault(column, QCoreApplication::translate("Import", "%1 stands in line %2 already")
                                 .arg(quoted(m_code))
                                 .arg(line));
    else
        m_lines.insert(m_code, m_file.line());
    return true;
}

void CodedRows::note(bool isNew, const ImportTexts &before, const ImportTexts &after)
{
    ImportPreview *preview = m_file.options().preview;
    if (preview && preview->changes.size() < ImportPreview::mostChanges)
        preview->changes.append({u"code"_s, m_code, isNew, changesBetween(before, after)});
}

} // namespace derdesk
