// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/JsonReader.h"
#include "web/RequestReader.h"
#include "web/XmlReader.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What is no JSON or XML that anybody should send.
class BodyReadersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesJson_data();
    void refusesJson();
    void readsUnusualJson_data();
    void readsUnusualJson();
    void refusesXml_data();
    void refusesXml();
    void isNotExhausted();
};

void BodyReadersTest::refusesJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QByteArray &body, const QString &where) {
        QTest::newRow(name) << body << where;
    };
    row("empty", "", u"line 1, column 1"_s);
    row("blank", " \r\n ", u"line 1, column 1"_s);
    row("cut", "{\n\"a\":\n", u"line 3"_s);
    row("trailing comma", "{\"a\":1,}", u"line 1, column "_s);
    row("two documents", "{}{}", u"line 1"_s);
    row("single quotes", "{'a':1}", u"line 1, column "_s);
    row("NaN", "{\"a\":NaN}", u"line 1"_s);
    row("list", "[]", u"not an object"_s);
    row("text", "\"a\"", u"line 1"_s);
    row("null", "null", u"line 1"_s);
    row("no UTF-8", "{\"a\":\"\xFF\"}", u"line 1"_s);
    row("overlong UTF-8", "{\"a\":\"\xC0\x80\"}", u"line 1"_s);
    row("NUL byte", QByteArray("{\"a\":1}\0", 8), u"line 1"_s);
    row("too deep", QByteArray(5000, '[') + QByteArray(5000, ']'), u"line 1"_s);
    row("member twice", "{\"a\":1,\n \"a\":2}", u"line 2, column 2"_s);
    row("member twice within", "{\"x\":{\"b\":[{\"c\":\"{\\\"\",\"c\":1}]}}", u"this member"_s);
    row("member twice, escaped", "{\"a\":1,\"\\u0061\":2}", u"this member"_s);
}

void BodyReadersTest::refusesJson()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, where);
    const auto tree = readJson(body);
    QVERIFY(!tree);
    QCOMPARE(tree.error().size(), 1);
    QCOMPARE(tree.error().at(0).code, ProblemCode::Unreadable);
    QVERIFY2(tree.error().at(0).detail().contains(where), qPrintable(tree.error().at(0).detail()));
}

void BodyReadersTest::readsUnusualJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF{\"a\":\"b\"}");
    QTest::newRow("white space") << QByteArray("\r\n\t {\t\"a\" \n : \"b\"} ");
    QTest::newRow("same names in different objects")
        << QByteArray("{\"a\":\"b\",\"x\":{\"a\":1},\"y\":[{\"a\":1},{\"a\":1}]}");
    QTest::newRow("values like names")
        << QByteArray("{\"a\":\"b\",\"c\":\"a\",\"d\":[\"a\",\"a\"]}");
    QTest::newRow("escapes") << QByteArray("{\"a\":\"\\u0062\",\"c\":\"\\\\\",\"d\":\"\\\"}{:\"}");
}

void BodyReadersTest::readsUnusualJson()
{
    QFETCH(QByteArray, body);
    const auto tree = readJson(body);
    QVERIFY2(tree, tree ? "" : qPrintable(tree.error().at(0).detail()));
    QCOMPARE(tree->value("a"_L1).toString(), u"b");
}

void BodyReadersTest::refusesXml_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const QByteArray &body, const QString &why) {
        QTest::newRow(name) << body << why;
    };
    row("empty", "", u"line 1"_s);
    row("text", "hello", u"line 1"_s);
    row("cut", "<a>\n<b>", u"line 2"_s);
    row("mismatch", "<a></b>", u"line 1"_s);
    row("two roots", "<a/><b/>", u"line 1"_s);
    row("no UTF-8", "<a>\xFF</a>", u"line 1"_s);
    row("NUL", "<a>&#0;</a>", u"line 1"_s);
    row("document type", "<!DOCTYPE a><a/>", u"document types"_s);
    row("internal entity", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", u"document types"_s);
    row("external entity", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
        u"document types"_s);
    row("parameter entity", "<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://127.0.0.1/x'>%b;]><a/>",
        u"line 1"_s);
    row("billion laughs", "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;&c;</a>",
        u"document types"_s);
    row("undeclared entity", "<a>&b;</a>", u"line 1"_s);
    row("element twice", "<a><b>1</b>\n<b>2</b></a>", u"element b is there already"_s);
    row("same name in two spaces", "<a xmlns:x='y'><b/><x:b/></a>", u"element b"_s);
    row("mixed content", "<a>text<b/></a>", u"text stands between elements"_s);
    row("too deep", QByteArray("<a>").repeated(50) + QByteArray("</a>").repeated(50),
        u"too many elements"_s);
}

void BodyReadersTest::refusesXml()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, why);
    const auto tree = readXml(body);
    QVERIFY(!tree);
    QCOMPARE(tree.error().size(), 1);
    QCOMPARE(tree.error().at(0).code, ProblemCode::Unreadable);
    const QString detail = tree.error().at(0).detail();
    QVERIFY2(detail.contains(why), qPrintable(detail));
    QVERIFY2(!detail.endsWith(u".."), qPrintable(detail));
}

/// A body of the largest size that is accepted is read or refused in little time, whatever is in
/// it.
void BodyReadersTest::isNotExhausted()
{
    QByteArray xml = "<a>";
    QByteArray json = "{\"x\":0";
    for (int i = 0; xml.size() < 1'000'000; ++i) {
        xml += "<e" + QByteArray::number(i) + "/>";
        json += ",\"e" + QByteArray::number(i) + "\":0";
    }
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!readXml(xml + "</a>"));
    const auto tree = readJson(json + '}');
    QVERIFY(tree);
    const auto [request, ignored] = readRegistration(*tree, BodyFormat::Json);
    QVERIFY(ignored.size() > 100'000);
    QVERIFY2(timer.elapsed() < 10000, QByteArray::number(timer.elapsed()));
}

QTEST_GUILESS_MAIN(BodyReadersTest)
#include "tst_bodyreaders.moc"
