// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <atomic>

namespace derdesk {

/// SIGTERM and SIGINT as a wish to stop, from its construction on; both end the program again once
/// it is gone. One at a time in a process.
class StopRequest final : public QObject
{
    Q_OBJECT
public:
    StopRequest();
    ~StopRequest() override;
    Q_DISABLE_COPY_MOVE(StopRequest)

    /// Set as soon as a signal arrives, for threads that run no event loop.
    const std::atomic_bool &flag() const;

Q_SIGNALS:
    void arrived();
};

} // namespace derdesk
