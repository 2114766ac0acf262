// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/MediaTypes.h"

#include <QtTest>

using namespace derdesk;

class MediaTypesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsContentTypes_data();
    void readsContentTypes();
    void choosesWhatIsAccepted_data();
    void choosesWhatIsAccepted();
};

void MediaTypesTest::readsContentTypes_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("name"); ///< empty: not read
    const auto row = [](const char *header, const char *name) {
        QTest::newRow(header) << QByteArray(header) << QByteArray(name);
    };
    row("application/json", "application/json");
    row("Application/JSON", "application/json");
    row(" application/json ; charset=utf-8", "application/json");
    row("application/json;charset=\"UTF-8\"", "application/json");
    row("application/json; version=1", "application/json");
    row("application/xml;charset=us-ascii", "application/xml");
    row("text/xml", "text/xml");
    row("", "");
    row("application/json; charset=iso-8859-1", "");
    row("text/xml;charset=utf-16", "");
    row("application/problem+json", "");
    row("application/jsonp", "");
    row("text/json", "");
    row("application/x-www-form-urlencoded", "");
    row("multipart/form-data; boundary=application/json", "");
    row("*/*", "");
}

void MediaTypesTest::readsContentTypes()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, name);
    const auto type = mediaTypeOf(header);
    QCOMPARE(type.has_value(), !name.isEmpty());
    if (!type)
        return;
    QCOMPARE(type->name, name);
    QCOMPARE(type->format, name.endsWith("json") ? BodyFormat::Json : BodyFormat::Xml);
}

void MediaTypesTest::choosesWhatIsAccepted_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("forJson"); ///< the answer to a JSON request; empty: none
    QTest::addColumn<QByteArray>("forXml");
    const auto row = [](const char *header, const char *forJson, const char *forXml) {
        QTest::newRow(header) << QByteArray(header) << QByteArray(forJson) << QByteArray(forXml);
    };
    const char *json = "application/json";
    const char *xml = "application/xml";
    row("", json, xml);
    row("*/*", json, xml);
    row("application/*", json, xml);
    row("text/*", "text/xml", "text/xml");
    row("application/json", json, json);
    row("application/xml", xml, xml);
    row("text/xml", "text/xml", "text/xml");
    row("APPLICATION/XML", xml, xml);
    row("application/problem+json", json, json);
    row("application/problem+xml, text/html", xml, xml);
    row("application/json, application/xml", json, xml);
    row("application/json;q=0.5, application/xml", xml, xml);
    row("application/json, application/xml;q=0.9, */*;q=0.1", json, json);
    row("*/*;q=0.5, application/xml;q=0.4", json, json);
    row("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", xml, xml);
    row("application/json;q=0, */*", xml, xml);
    row("application/xml;q=0, text/xml;q=0, */*", json, json);
    row("application/json ; q=0.3 , application/xml ; q=0.7", xml, xml);
    row("image/png", "", "");
    row("text/html;q=1, text/plain", "", "");
    row("*/*;q=0", "", "");
    row("application/json;q=nonsense", "", "");
}

void MediaTypesTest::choosesWhatIsAccepted()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, forJson);
    QFETCH(QByteArray, forXml);
    const MediaType xml{BodyFormat::Xml, "application/xml"};
    const MediaType none{BodyFormat::Json, {}};
    QCOMPARE(acceptedType(header, MediaType()).value_or(none).name, forJson);
    QCOMPARE(acceptedType(header, xml).value_or(none).name, forXml);
}

QTEST_GUILESS_MAIN(MediaTypesTest)
#include "tst_mediatypes.moc"
