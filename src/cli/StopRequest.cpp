// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/StopRequest.h"

#include <QSocketNotifier>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace derdesk {

namespace {

// A signal handler may only set a lock-free flag and write to a pipe (signal-safety(7)).
std::atomic_bool stopped = false;
static_assert(std::atomic_bool::is_always_lock_free);
int ends[2] = {-1, -1};

void onSignal(int)
{
    const int before = errno;
    stopped = true;
    // A full pipe has woken the event loop already.
    [[maybe_unused]] const ssize_t written = write(ends[1], "", 1);
    errno = before;
}

void handle(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (int signal : {SIGTERM, SIGINT})
        sigaction(signal, &action, nullptr);
}

} // namespace

StopRequest::StopRequest()
{
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        throw std::system_error(errno, std::generic_category(), "cannot wait for signals");
    stopped = false;
    auto *notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char bytes[64];
        while (read(ends[0], bytes, sizeof bytes) > 0) {
        }
        Q_EMIT arrived();
    });
    handle(onSignal);
}

StopRequest::~StopRequest()
{
    handle(SIG_DFL);
    close(ends[0]);
    close(ends[1]);
}

const std::atomic_bool &StopRequest::flag() const { return stopped; }

} // namespace derdesk
