// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include <stdexcept>

namespace derdesk {

/// A CSV file of so many service points as a CIS hands them out, in no order that an index has;
/// every tenth one is a further one of the customer before. One in \a renamed rows has a street
/// that it has not otherwise (0: none).
inline void writeCustomers(const QString &path, int rows, int renamed)
{
    static constexpr const char *first[] = {"Ada",  "Grace", "Edith", "Nikola",
                                            "Lise", "Emmy",  "Karl",  "Zoë"};
    static constexpr const char *last[] = {"Byron", "Hopper",  "Clarke", "Tesla",
                                           "Braun", "Noether", "Müller", "O'Neil"};
    static constexpr const char *streets[] = {"Main Street", "Oak Avenue", "Mill Lane", "Park Road",
                                              "Harbour Way"};
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        throw std::runtime_error("cannot write " + path.toStdString());
    file.write("account_id,person_id,name,email,home_phone,business_phone,mobile_phone,"
               "service_point_id,premise_id,address1,address2,address3,address4,city,state,postal,"
               "country\n");
    QByteArray block;
    for (int row = 0; row < rows; ++row) {
        const int owner = row % 10 == 9 ? row - 1 : row;
        const auto spread = [](int i) { return quint32(i) * 2654435761U; }; // Knuth's hash
        const QByteArray account = QByteArray::number(spread(owner));
        const QByteArray point = QByteArray::number(spread(row));
        const QByteArray name = QByteArray(first[spread(owner) >> 29]) + ' ' +
                                last[(spread(owner) >> 26) & 7] + ' ' +
                                QByteArray::number(owner % 4096, 36).toUpper();
        block += "A" + account + ",P" + account + ',' + name + ",c" + account +
                 "@example.com,555-" + account.right(4) + ",,556-" + account.right(4) + ",SP" +
                 point + ",PR" + point + ",\"" + QByteArray::number(row % 9973) + ' ' +
                 streets[spread(row) % 5] + (renamed && row % renamed == 0 ? " North" : "") +
                 "\",,,,Springfield,IL," + point.right(5) + ",USA\n";
        if (block.size() > (1 << 20) || row == rows - 1) {
            file.write(block);
            block.clear();
        }
    }
    if (!file.flush())
        throw std::runtime_error("cannot write all of " + path.toStdString());
}

} // namespace derdesk
