// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Bodies.h"
#include "support/Document.h"
#include "support/Refusals.h"
#include "support/RunningService.h"
#include "web/ProblemDetails.h"
#include "web/Route.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

#include <cmath>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

QStringList strings(const QJsonValue &array) { return array.toVariant().toStringList(); }

QString typeOf(const QString &code) { return u"urn:derdesk:problem:"_s + code; }

/// The statuses with which the Gate refuses, by their codes.
QMap<QString, int> gateCodes()
{
    QMap<QString, int> codes;
    for (const QJsonObject &details : refusals())
        codes.insert(codeOf(details), details["status"_L1].toInt());
    return codes;
}

QMap<QString, int> domainCodes()
{
    QMap<QString, int> codes;
    for (int code = 0; code <= int(ProblemCode::Internal); ++code)
        codes.insert(problemCodeText(ProblemCode(code)), httpStatus({{ProblemCode(code), {}, {}}}));
    return codes;
}

} // namespace

/// resources/api/openapi.json says of the program what is so. What it says of real answers is
/// checked by tests/contract.
class OpenApiTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isServedToEverybody();
    void isServedAsJsonOnly();
    void describesTheRoutes();
    void describesTheAttributes_data();
    void describesTheAttributes();
    void namesEachAttribute();
    void namesEachProblem();
    void givesEachProblemItsStatus();
    void namesEachFieldOfARequest();
    void tellsTheLengths_data();
    void tellsTheLengths();

private:
    QJsonObject schema(const QString &name) const
    {
        return resolved(u"/components/schemas/"_s + name);
    }
    QJsonObject resolved(const QString &pointer) const
    {
        return valueAt(m_document, pointer).toObject();
    }
    /// What a reference stands for, and what stands beside it.
    QJsonObject followed(QJsonObject object) const
    {
        const QString reference = object.take("$ref"_L1).toString();
        const QJsonObject target = reference.isEmpty() ? object : resolved(reference.mid(1));
        for (auto member = target.begin(); member != target.end(); ++member) {
            if (!object.contains(member.key()))
                object.insert(member.key(), *member);
        }
        return object;
    }
    /// The string fields of a request's schema by their pointers.
    void addFields(QMap<QString, QJsonObject> &fields, const QString &pointer,
                   const QJsonObject &given) const
    {
        const QJsonObject object = followed(given);
        const QJsonObject properties = object["properties"_L1].toObject();
        for (auto property = properties.begin(); property != properties.end(); ++property)
            addFields(fields, pointer + u'/' + property.key(), property->toObject());
        if (object["type"_L1] == "string"_L1)
            fields.insert(pointer, object);
    }

    const QJsonObject m_document =
        QJsonDocument::fromJson(document(u"resources/api/openapi.json"_s).toUtf8()).object();
    RunningService m_service;
};

void OpenApiTest::isServedToEverybody()
{
    const HttpReply reply = HttpClient(QUrl(m_service.web().url())).get(u"/openapi.json"_s);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, "application/json");
    QVERIFY(!m_document.isEmpty());
    QCOMPARE(reply.json(), m_document);
}

void OpenApiTest::isServedAsJsonOnly()
{
    HttpClient client(QUrl(m_service.web().url()));
    const QString path = u"/openapi.json"_s;
    // What a browser asks for likes XML better than what is left.
    const HttpReply browser =
        client.get(path, {{"Accept", "text/html,application/xml;q=0.9,*/*;q=0.8"}});
    QCOMPARE(browser.status, 200);
    QCOMPARE(browser.contentType, "application/json");
    const HttpReply xml = client.get(path, {{"Accept", "application/xml"}});
    QCOMPARE(xml.status, 406);
    QCOMPARE(xml.contentType, "application/problem+xml");
}

void OpenApiTest::describesTheRoutes()
{
    QStringList described;
    const QJsonObject paths = m_document["paths"_L1].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject methods = path->toObject();
        for (auto method = methods.begin(); method != methods.end(); ++method) {
            const QJsonValue operation = *method;
            const QJsonArray security = operation["security"_L1].toArray();
            const QString scope =
                security.isEmpty() ? u"-"_s : strings(security[0]["bearer"_L1]).join(u',');
            const QJsonObject answer = operation["responses"_L1]["200"_L1]["content"_L1].toObject();
            const QJsonObject body = operation["requestBody"_L1]["content"_L1].toObject();
            QVERIFY(method.key() == u"get" || body.keys() == answer.keys());
            described.append(
                QStringList{method.key().toUpper(), path.key(), scope, answer.keys().join(u',')}
                    .join(u' '));
        }
    }
    static const QRegularExpression parameter(u"\\{\\w+\\}"_s);
    described.replaceInStrings(parameter, u"*"_s);

    QStringList served;
    for (const Route &route : routes()) {
        const QString types = route.only ? QString::fromLatin1(route.only->name)
                                         : u"application/json,application/xml,text/xml"_s;
        served.append(QStringList{QString::fromLatin1(route.method),
                                  QString::fromLatin1(route.path),
                                  route.scope ? QString(toText(*route.scope)) : u"-"_s, types}
                          .join(u' '));
    }
    described.sort();
    served.sort();
    QCOMPARE(described, served);
}

void OpenApiTest::namesEachAttribute()
{
    QStringList codes;
    for (const AttributeDefinition &definition : attributeCatalogue())
        codes.append(definition.code);
    codes.sort();
    const QJsonObject attributes = schema(u"DerAttributes"_s);
    QCOMPARE(attributes["properties"_L1].toObject().keys(), codes);
    QCOMPARE(attributes["additionalProperties"_L1], QJsonValue(false));
}

void OpenApiTest::describesTheAttributes_data()
{
    QTest::addColumn<const AttributeDefinition *>("definition");
    for (const AttributeDefinition &definition : attributeCatalogue())
        QTest::newRow(definition.code.data()) << &definition;
}

void OpenApiTest::describesTheAttributes()
{
    QFETCH(const AttributeDefinition *, definition);
    const QJsonObject attribute =
        followed(schema(u"DerAttributes"_s)["properties"_L1][definition->code].toObject());
    const QString description = attribute["description"_L1].toString();
    QVERIFY2(description.startsWith(attributeLabel(*definition)), qPrintable(description));
    QVERIFY2(description.contains(QString(u"; "_s + attributeRange(*definition))),
             qPrintable(description));
    QCOMPARE(attribute["x-unit"_L1].toString(), QString(definition->unit));
    QVERIFY(definition->unit.isEmpty() ||
            description.contains(QString(u" in "_s + definition->unit + u"; ")));

    const QJsonObject plain = attribute["anyOf"_L1][0].toObject();
    QJsonObject bounds{{u"type"_s, u"number"_s}};
    QJsonArray choices;
    switch (definition->kind) {
    case AttributeKind::Number:
        if (std::isfinite(definition->minimum))
            bounds.insert(definition->minimumExcluded ? u"exclusiveMinimum"_s : u"minimum"_s,
                          definition->minimum);
        if (std::isfinite(definition->maximum))
            bounds.insert(u"maximum"_s, definition->maximum);
        QCOMPARE(plain, bounds);
        break;
    case AttributeKind::Choice:
        for (int choice : definition->choices)
            choices.append(choice);
        QCOMPARE(plain["enum"_L1].toArray(), choices);
        break;
    case AttributeKind::Text:
        QCOMPARE(attribute["maxLength"_L1].toDouble(), definition->maximum);
        break;
    case AttributeKind::Flags:
        QCOMPARE(attribute["pattern"_L1].toString(), u"^[0-9A-Fa-f]{1,8}$"_s);
        break;
    case AttributeKind::Date:
        QCOMPARE(attribute["format"_L1].toString(), u"date"_s);
        break;
    case AttributeKind::Boolean:
        QCOMPARE(attribute["type"_L1].toString(), u"boolean"_s);
        break;
    }
}

void OpenApiTest::namesEachProblem()
{
    QStringList codes = strings(schema(u"FaultCode"_s)["enum"_L1]);
    QStringList types = strings(schema(u"ProblemType"_s)["enum"_L1]);
    QVERIFY(types.removeOne(typeOf(u"invalid-request"_s)));
    QMap<QString, int> all = gateCodes();
    all.insert(domainCodes());
    codes.sort();
    QCOMPARE(codes, all.keys());
    types.sort();
    for (QString &code : codes)
        code = typeOf(code);
    QCOMPARE(types, codes);
}

void OpenApiTest::givesEachProblemItsStatus()
{
    const QMap<QString, int> ofDomain = domainCodes();
    const QMap<QString, int> ofGate = gateCodes();
    const QJsonObject responses = resolved(u"/components/responses"_s);
    for (auto response = responses.begin(); response != responses.end(); ++response) {
        const QJsonValue content = (*response)["content"_L1];
        const QJsonValue narrowed =
            content["application/problem+json"_L1]["schema"_L1]["allOf"_L1][1]["properties"_L1];
        const int status = narrowed["status"_L1]["const"_L1].toInt();
        const QStringList types = strings(narrowed["type"_L1]["enum"_L1]);
        QVERIFY2(!types.isEmpty(), qPrintable(response.key()));
        for (const QString &type : types) {
            const QString code = type.section(u':', -1);
            const bool many = code == u"invalid-request" && (status == 409 || status == 422);
            QVERIFY2(ofDomain.value(code) == status || ofGate.value(code) == status || many,
                     qPrintable(response.key() + u": "_s + type));
        }
    }
}

/// Each name that the reader asks for is documented, and nothing else.
void OpenApiTest::namesEachFieldOfARequest()
{
    static const QRegularExpression asked(u"(?:text|date|attributes|group)\\(\"(\\w+)\"_L1\\)"_s);
    QSet<QString> read;
    const QString source = document(u"src/web/RequestReader.cpp"_s);
    for (auto match = asked.globalMatch(source); match.hasNext();)
        read.insert(match.next().captured(1));

    QSet<QString> described;
    for (const QString &name :
         {u"RegistrationRequest"_s, u"RegistrationAsset"_s, u"InterconnectionRequest"_s,
          u"InterconnectionAsset"_s, u"AcknowledgeRequest"_s, u"AcknowledgedAsset"_s,
          u"CustomerInfo"_s, u"LocationInfo"_s}) {
        const QStringList members = schema(name)["properties"_L1].toObject().keys();
        described += QSet<QString>(members.begin(), members.end());
    }
    QVERIFY(read.size() > 20);
    QCOMPARE(described, read);
}

void OpenApiTest::tellsTheLengths_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<int>("longest");
    for (const auto &[operation, name] :
         {std::pair(u"register"_s, u"RegistrationRequest"_s),
          std::pair(u"interconnect"_s, u"InterconnectionRequest"_s)}) {
        QMap<QString, QJsonObject> fields;
        addFields(fields, {}, schema(name));
        for (auto field = fields.cbegin(); field != fields.cend(); ++field) {
            const QJsonObject &text = field.value();
            const bool limited =
                !text.contains("format"_L1) && !field.key().endsWith(u"/modesSupported");
            if (limited)
                QTest::newRow(qPrintable(operation + field.key()))
                    << operation << field.key() << text["maxLength"_L1].toInt();
        }
    }
}

void OpenApiTest::tellsTheLengths()
{
    QFETCH(const QString, operation);
    QFETCH(const QString, pointer);
    QFETCH(const int, longest);
    QVERIFY(longest > 0);
    static HttpClient client = m_service.client(u"lengths"_s);
    const auto faultsOf = [&](int length) {
        const QString text = u"\U0001F31E"_s.repeated(length); // one character each, of two units
        const HttpReply reply = client.postJson(operation, placed({}, pointer, text));
        QStringList faults;
        const QJsonArray errors = reply.json()["errors"_L1].toArray();
        for (const QJsonValue error : errors) {
            const QString code = error["code"_L1].toString();
            if (error["pointer"_L1] == pointer && (code == u"too-long" || code == u"out-of-range"))
                faults.append(code);
        }
        return reply.status == 422 ? faults : QStringList{u"status %1"_s.arg(reply.status)};
    };
    QCOMPARE(faultsOf(longest), QStringList());
    QCOMPARE(faultsOf(longest + 1).size(), 1);
}

QTEST_GUILESS_MAIN(OpenApiTest)
#include "tst_openapi.moc"
