// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbound/OutboundCourier.h"

#include "outbound/OutboundDelivery.h"

#include <QTimer>

#include <chrono>

namespace derdesk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto lookTime = 2s;
constexpr auto gathering = 100ms; // of a thousand commits a second, ten are looked after

} // namespace

OutboundCourier::OutboundCourier(Database &database, Writer &writer, QObject *parent)
    : QObject(parent)
    , m_delivery(new OutboundDelivery(database, writer))
{
    auto *look = new QTimer(m_delivery);
    look->setInterval(lookTime);
    auto *soon = new QTimer(m_delivery);
    soon->setInterval(gathering);
    soon->setSingleShot(true);
    m_delivery->moveToThread(&m_thread);
    connect(look, &QTimer::timeout, m_delivery, &OutboundDelivery::deliver);
    connect(soon, &QTimer::timeout, m_delivery, &OutboundDelivery::deliver);
    connect(&writer, &Writer::tasksChanged, m_delivery, [delivery = m_delivery, soon] {
        if (delivery->isOn() && !soon->isActive())
            soon->start();
    });
    connect(m_delivery, &OutboundDelivery::failed, this, &OutboundCourier::failed,
            Qt::DirectConnection);
    connect(&m_thread, &QThread::started, look, qOverload<>(&QTimer::start));
    connect(&m_thread, &QThread::started, m_delivery, &OutboundDelivery::deliver);
    connect(&m_thread, &QThread::finished, m_delivery, &QObject::deleteLater);
    m_thread.setObjectName(u"outbound"_s);
    m_thread.start();
}

OutboundCourier::~OutboundCourier()
{
    QMetaObject::invokeMethod(m_delivery, &OutboundDelivery::stop, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace derdesk
