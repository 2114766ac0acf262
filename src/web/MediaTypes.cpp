// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/MediaTypes.h"

#include <QList>

#include <array>

namespace derdesk {

namespace {

const std::array<MediaType, 3> &mediaTypes()
{
    static const std::array<MediaType, 3> types{{{BodyFormat::Json, "application/json"},
                                                 {BodyFormat::Xml, "application/xml"},
                                                 {BodyFormat::Xml, "text/xml"}}};
    return types;
}

/// "type/subtype" or one of its parameters, as in "charset=utf-8": without case and quotes.
struct Parameter
{
    QByteArray name;
    QByteArray value;
};

QList<Parameter> parametersOf(const QList<QByteArray> &parts)
{
    QList<Parameter> parameters;
    for (const QByteArray &part : parts.mid(1)) {
        const qsizetype sign = part.indexOf('=');
        QByteArray value = part.mid(sign + 1).trimmed().toLower();
        if (value.size() > 1 && value.startsWith('"') && value.endsWith('"'))
            value = value.mid(1, value.size() - 2);
        parameters.append({part.left(sign).trimmed().toLower(), value});
    }
    return parameters;
}

/// One of the ranges in an Accept header.
struct Range
{
    QByteArray name;
    double quality = 1;

    /// How closely the range names the type; 0: not at all.
    int closeness(const MediaType &type) const
    {
        // Who can read our faults but names no other type can read our answers, too.
        const QByteArray problem =
            type.format == BodyFormat::Xml ? "application/problem+xml" : "application/problem+json";
        if (name == type.name)
            return 4;
        if (name == problem)
            return 3;
        if (name == type.name.left(type.name.indexOf('/')) + "/*")
            return 2;
        return name == "*/*" ? 1 : 0;
    }
};

QList<Range> rangesOf(const QByteArray &accept)
{
    QList<Range> ranges;
    for (const QByteArray &item : accept.split(',')) {
        const QList<QByteArray> parts = item.split(';');
        Range range{parts.constFirst().trimmed().toLower()};
        for (const Parameter &parameter : parametersOf(parts)) {
            if (parameter.name != "q")
                continue;
            bool good = false;
            const double quality = parameter.value.toDouble(&good);
            range.quality = good ? quality : 0;
        }
        if (!range.name.isEmpty())
            ranges.append(range);
    }
    return ranges;
}

/// The quality that the closest range gives the type.
double qualityOf(const MediaType &type, const QList<Range> &ranges)
{
    int closest = 0;
    double quality = 0;
    for (const Range &range : ranges) {
        const int closeness = range.closeness(type);
        if (closeness > closest) {
            closest = closeness;
            quality = range.quality;
        }
    }
    return quality;
}

} // namespace

std::optional<MediaType> mediaTypeOf(const QByteArray &contentType)
{
    const QList<QByteArray> parts = contentType.split(';');
    for (const Parameter &parameter : parametersOf(parts)) {
        if (parameter.name == "charset" && parameter.value != "utf-8" &&
            parameter.value != "us-ascii")
            return std::nullopt;
    }
    const QByteArray name = parts.constFirst().trimmed().toLower();
    for (const MediaType &type : mediaTypes()) {
        if (type.name == name)
            return type;
    }
    return name == batchType().name ? std::optional(batchType()) : std::nullopt;
}

std::optional<MediaType> acceptedType(const QByteArray &accept, const MediaType &preferred)
{
    const QList<Range> ranges = rangesOf(accept);
    if (ranges.isEmpty())
        return preferred;
    MediaType best = preferred;
    double quality = qualityOf(preferred, ranges);
    for (const MediaType &type : mediaTypes()) {
        if (qualityOf(type, ranges) > quality) {
            best = type;
            quality = qualityOf(type, ranges);
        }
    }
    return quality > 0 ? std::optional(best) : std::nullopt;
}

MediaType batchType() { return {BodyFormat::JsonLines, "application/x-ndjson"}; }

bool isAccepted(const QByteArray &accept, const MediaType &type)
{
    const QList<Range> ranges = rangesOf(accept);
    return ranges.isEmpty() || qualityOf(type, ranges) > 0;
}

} // namespace derdesk
