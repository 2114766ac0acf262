// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/WrongTokens.h"

namespace derdesk {

namespace {

constexpr qsizetype mostAddresses = 10'000;

} // namespace

int WrongTokens::wait(const QHostAddress &address)
{
    const QMutexLocker lock(&m_mutex);
    const auto attempts = m_attempts.constFind(address);
    if (attempts == m_attempts.cend() || attempts->wrong < m_limits.wrongTokens ||
        attempts->forgotten.hasExpired())
        return 0;
    return int((attempts->forgotten.remainingTime() + 999) / 1000);
}

void WrongTokens::note(const QHostAddress &address, bool wasRight)
{
    if (m_limits.wrongTokens == 0)
        return;
    const QMutexLocker lock(&m_mutex);
    if (wasRight) {
        m_attempts.remove(address);
        return;
    }
    if (m_attempts.size() >= mostAddresses)
        m_attempts.removeIf([](const auto &entry) { return entry.value().forgotten.hasExpired(); });
    Attempts &attempts = m_attempts[address];
    attempts.wrong = attempts.forgotten.hasExpired() ? 1 : attempts.wrong + 1;
    attempts.forgotten.setRemainingTime(m_limits.wrongTokenTime);
}

} // namespace derdesk
