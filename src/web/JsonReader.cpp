// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/JsonReader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int byteOrderMark = 3; // bytes in UTF-8

QString unescaped(const QByteArray &literal)
{
    return QJsonDocument::fromJson('[' + literal + ']').array().at(0).toString();
}

/// The end of the string that begins at \a start, behind its quote.
qsizetype endOfString(const QByteArray &json, qsizetype start)
{
    qsizetype at = start + 1;
    while (json.at(at) != '"')
        at += json.at(at) == '\\' ? 2 : 1;
    return at + 1;
}

/// Where an object has a member for the second time; −1 if none has. QJsonDocument would silently
/// keep the last, other readers the first. \a json is well formed.
qsizetype repeatedMember(const QByteArray &json)
{
    QList<QSet<QString>> open;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json.at(at);
        if (c == '{') {
            open.append(QSet<QString>());
        } else if (c == '}') {
            open.removeLast();
        } else if (c == '"') {
            const qsizetype end = endOfString(json, at);
            qsizetype next = end;
            while (next < json.size() && QByteArrayView(" \t\r\n").contains(json.at(next)))
                ++next;
            if (next < json.size() && json.at(next) == ':') {
                const QString name = unescaped(json.mid(at, end - at));
                if (open.constLast().contains(name))
                    return at;
                open.last().insert(name);
            }
            at = end - 1;
        }
    }
    return -1;
}

/// Where a text has an escape that JSON does not know; −1 if none has. QJsonDocument would silently
/// drop the backslash. \a json is well formed: backslashes stand in texts only.
qsizetype unknownEscape(const QByteArray &json)
{
    for (qsizetype at = json.indexOf('\\'); at >= 0; at = json.indexOf('\\', at + 2)) {
        if (!QByteArrayView("\"\\/bfnrtu").contains(json.at(at + 1)))
            return at;
    }
    return -1;
}

tl::unexpected<Problems> unreadable(const QByteArray &json, qsizetype offset, const QString &what)
{
    const QByteArray before = json.left(offset);
    const auto line = before.count('\n') + 1;
    const auto column = before.size() - before.lastIndexOf('\n');
    return failed(ProblemCode::Unreadable, {},
                  {{u"reason"_s, u"line %1, column %2: %3"_s.arg(QString::number(line),
                                                                 QString::number(column), what)}});
}

} // namespace

Result<QJsonObject> readJson(const QByteArray &body)
{
    const QByteArray json = body.startsWith("\xEF\xBB\xBF") ? body.mid(byteOrderMark) : body;
    if (json.trimmed().isEmpty())
        return unreadable(json, 0, u"the body is empty"_s);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return unreadable(json, error.offset, error.errorString());
    if (!document.isObject())
        return unreadable(json, 0, u"the root is not an object"_s);
    const qsizetype escape = unknownEscape(json);
    if (escape >= 0)
        return unreadable(json, escape, u"there is no such escape"_s);
    const qsizetype repeated = repeatedMember(json);
    if (repeated >= 0)
        return unreadable(json, repeated, u"the object has this member already"_s);
    return document.object();
}

} // namespace derdesk
