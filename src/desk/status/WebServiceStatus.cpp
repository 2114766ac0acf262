// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/status/WebServiceStatus.h"

#include "web/WebService.h"

#include <QLocale>

namespace derdesk {

WebServiceStatus::WebServiceStatus(QWidget *parent)
    : StatusLabel(parent)
{
    setAccessibleName(tr("Web service"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(200); // no eye follows a faster count
    connect(&m_pause, &QTimer::timeout, this, &WebServiceStatus::show);
    show();
}

void WebServiceStatus::watch(const WebService &service, const Result<quint16> &started)
{
    if (started) {
        m_url = service.url();
    } else {
        for (const Problem &problem : started.error())
            m_faults.append(problem.text());
    }
    connect(&service, &WebService::requestAnswered, this, &WebServiceStatus::countAnswer);
    show();
}

void WebServiceStatus::countAnswer(int status)
{
    ++m_answered;
    if (status >= 400)
        ++m_refused;
    if (!m_pause.isActive())
        m_pause.start();
}

void WebServiceStatus::show()
{
    const QLocale locale;
    if (!m_faults.isEmpty())
        setText(tr("Web service: not started – %1").arg(m_faults.constFirst()));
    else if (m_url.isEmpty())
        setText(tr("Web service: off"));
    else if (m_refused == 0)
        setText(tr("Web service: %1, %2 answered").arg(m_url, locale.toString(m_answered)));
    else
        setText(tr("Web service: %1, %2 answered, %3 of these refused")
                    .arg(m_url, locale.toString(m_answered), locale.toString(m_refused)));
    setToolTip(m_url.isEmpty() ? m_faults.join(QLatin1Char('\n'))
                               : tr("Requests that have been answered since the start"));
}

} // namespace derdesk
