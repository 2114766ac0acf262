// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/ImportFile.h"

#include <QBuffer>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

QList<ImportColumn> columns() { return {{"key"_L1, 5, true}, {"text"_L1, 10}, {"other"_L1, 10}}; }

/// An import file over bytes.
class Opened final
{
public:
    explicit Opened(QByteArray bytes)
        : m_bytes(std::move(bytes))
        , m_buffer(&m_bytes)
    {
        m_buffer.open(QIODevice::ReadOnly);
        m_file = std::make_unique<ImportFile>(m_buffer, columns());
    }
    ImportFile *operator->() { return m_file.get(); }

private:
    QByteArray m_bytes;
    QBuffer m_buffer;
    std::unique_ptr<ImportFile> m_file;
};

} // namespace

class TestImportFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsByName();
    void absentColumnLeavesTheValue();
    void emptyValueReplaces();
    void faultyValueLeavesTheValue();
    void goodnessIsOfTheRow();
    void skipsMalformedRows();
    void unusableHeaderChecksFormOnly();
    void faultsHaveTheLineOfTheirRow();
    void stopsAtTheCap();
    void quotes();
};

void TestImportFile::readsByName()
{
    Opened file("text,key\nhello,K1\nworld,K2\n");
    QVERIFY(file->faults().isEmpty());
    QVERIFY(file->has("key"_L1));
    QVERIFY(!file->has("other"_L1));
    QString key;
    QString text;
    QVERIFY(file->next());
    QVERIFY(file->read("key"_L1, key));
    QVERIFY(file->read("text"_L1, text));
    QCOMPARE(key, u"K1"_s);
    QCOMPARE(text, u"hello"_s);
    QCOMPARE(file->line(), 2);
    QVERIFY(file->next());
    QVERIFY(file->read("key"_L1, key));
    QCOMPARE(key, u"K2"_s);
    QCOMPARE(file->line(), 3);
    QVERIFY(!file->next());
    QVERIFY(file->faults().isEmpty());
}

void TestImportFile::absentColumnLeavesTheValue()
{
    Opened file("key\nK1\n");
    QVERIFY(file->next());
    QString value = u"before"_s;
    QVERIFY(!file->read("text"_L1, value));
    QCOMPARE(value, u"before"_s);
    QVERIFY(file->rowIsGood());
}

void TestImportFile::emptyValueReplaces()
{
    Opened file("key,text\nK1,\n");
    QVERIFY(file->next());
    QString value = u"before"_s;
    QVERIFY(file->read("text"_L1, value));
    QCOMPARE(value, QString());
}

void TestImportFile::faultyValueLeavesTheValue()
{
    Opened file("key,text\n \t ,12345678901\n");
    QVERIFY(file->next());
    QString value = u"before"_s;
    QVERIFY(!file->read("key"_L1, value));
    QVERIFY(!file->read("text"_L1, value));
    QCOMPARE(value, u"before"_s);
    QVERIFY(!file->rowIsGood());
    QCOMPARE(file->faults().size(), 2);
    QCOMPARE(file->faults()[0].column, u"key"_s);
    QCOMPARE(file->faults()[1].what,
             u"\"12345678901\" has 11 characters; at most 10 are allowed"_s);
}

void TestImportFile::goodnessIsOfTheRow()
{
    Opened file("key,text\nK1,12345678901\nK2,fine\n");
    QString value;
    QVERIFY(file->next());
    QVERIFY(!file->read("text"_L1, value));
    QVERIFY(!file->rowIsGood());
    QVERIFY(file->next());
    QVERIFY(file->rowIsGood());
    file->fault(u"text"_s, u"is not to my liking"_s);
    QVERIFY(!file->rowIsGood());
    QCOMPARE(file->faults().constLast().line, 3);
}

void TestImportFile::skipsMalformedRows()
{
    Opened file("key,text\nK1\n\"K2\"x,y\n\nK3,c\n");
    QVERIFY(file->next());
    QCOMPARE(file->line(), 5);
    QVERIFY(!file->next());
    QCOMPARE(file->faults().size(), 3);
    QCOMPARE(file->faults()[0].what, u"the row has 1 fields, the header 2"_s);
    QCOMPARE(file->faults()[1].what, u"text after the closing quote of field 1"_s);
    QCOMPARE(file->faults()[2].what, u"an empty line"_s);
}

void TestImportFile::unusableHeaderChecksFormOnly()
{
    Opened file("text,other\na,b\nc\n");
    QVERIFY(!file->next());
    QCOMPARE(file->faults().size(), 2);
    QCOMPARE(file->faults()[0].line, 1);
    QCOMPARE(file->faults()[0].column, u"key"_s);
    QCOMPARE(file->faults()[1].line, 3);
}

void TestImportFile::faultsHaveTheLineOfTheirRow()
{
    Opened file("key,text\nK1,\"a\nb\"\nK2,\"12345\n678901\"\n");
    QString value;
    while (file->next())
        file->read("text"_L1, value);
    QCOMPARE(value, u"a\nb"_s);
    QCOMPARE(file->faults().size(), 1);
    QCOMPARE(file->faults()[0].line, 4);
}

void TestImportFile::stopsAtTheCap()
{
    Opened file("key,text\n" + QByteArray("K1\n").repeated(5000));
    QVERIFY(!file->next());
    QCOMPARE(file->faults().size(), ImportFile::mostFaults);
    QCOMPARE(file->faults().constLast().line, 1001);
    file->fault({}, u"one more"_s);
    QCOMPARE(file->faults().size(), ImportFile::mostFaults);
    QVERIFY(!file->next());
}

void TestImportFile::quotes()
{
    QCOMPARE(quoted(u"short"_s), u"\"short\""_s);
    QCOMPARE(quoted({}), u"\"\""_s);
    const QString longest(60, u'x');
    QCOMPARE(quoted(longest), u'"' + longest + u'"');
    QCOMPARE(quoted(longest + u'y'), u'"' + QString(59, u'x') + u"…\"");
}

QTEST_APPLESS_MAIN(TestImportFile)
#include "tst_importfile.moc"
