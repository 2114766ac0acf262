// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace derdesk {

enum class BodyFormat { Json, Xml, JsonLines };

/// One of the media types that the web service reads and writes: application/json, application/xml,
/// text/xml; application/x-ndjson for batches alone.
struct MediaType
{
    BodyFormat format = BodyFormat::Json;
    QByteArray name = "application/json";

    bool operator==(const MediaType &) const = default;
};

/// What a Content-Type header says; nothing for a type or a character set that is not read.
std::optional<MediaType> mediaTypeOf(const QByteArray &contentType);

/// The media type that an Accept header likes best (RFC 9110 section 12.5.1); among equals \a
/// preferred, then JSON. An empty header accepts everything. Nothing if it admits none of ours.
/// Never lines of JSON.
std::optional<MediaType> acceptedType(const QByteArray &accept, const MediaType &preferred);

/// Lines of JSON.
MediaType batchType();

/// Whether an Accept header admits the media type.
bool isAccepted(const QByteArray &accept, const MediaType &type);

} // namespace derdesk
