// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CsvReader.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// Gives its bytes in small pieces, as a pipe may, and can fail in the middle.
class Trickle final : public QIODevice
{
public:
    Trickle(QByteArray bytes, bool fails)
        : m_bytes(std::move(bytes))
        , m_fails(fails)
    {
        open(ReadOnly | Unbuffered);
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (m_bytes.isEmpty() && m_fails) {
            setErrorString(u"the disk is gone"_s);
            return -1;
        }
        const qint64 given = qMin(qMin(size, 7), m_bytes.size());
        memcpy(data, m_bytes.constData(), size_t(given));
        m_bytes.remove(0, given);
        return given;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    bool m_fails;
};

QList<CsvRecord> readAll(QIODevice &device)
{
    CsvReader reader(device);
    QList<CsvRecord> records;
    while (const auto record = reader.next())
        records.append(*record);
    return records;
}

QList<CsvRecord> readAll(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readAll(buffer);
}

/// "line:field|field" or "line!fault" for each record.
QStringList described(const QList<CsvRecord> &records)
{
    QStringList texts;
    for (const CsvRecord &record : records) {
        const QString line = QString::number(record.line);
        texts += record.fault.isEmpty() ? QString(line + u':' + record.fields.join(u'|'))
                                        : QString(line + u'!' + record.fault);
    }
    return texts;
}

} // namespace

class TestCsvReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void records_data();
    void records();
    void blankLines();
    void quotedEmptyFieldIsNoBlankLine();
    void longRecord();
    void manyFields();
    void unclosedQuoteInALargeFile();
    void piecemeal();
    void readFailure();
    void anyContentSurvivesQuoting();
    void anyBytesAreRead();
};

void TestCsvReader::records_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const QStringList &expected) {
        QTest::newRow(name) << bytes << expected;
    };
    row("nothing", "", {});
    row("mark alone", "\xef\xbb\xbf", {});
    row("one", "a,b\n", {u"1:a|b"_s});
    row("no last line end", "a,b\nc,d", {u"1:a|b"_s, u"2:c|d"_s});
    row("carriage returns", "a,b\r\nc,d\r\n", {u"1:a|b"_s, u"2:c|d"_s});
    row("mark",
        "\xef\xbb\xbf"
        "a,b\n",
        {u"1:a|b"_s});
    row("mark inside",
        "a\n\xef\xbb\xbf"
        "b\n",
        {u"1:a"_s, u"2:\ufeffb"_s});
    row("empty fields", ",,\n", {u"1:||"_s});
    row("last field empty at the end", "a,", {u"1:a|"_s});
    row("quotes", "\"a,b\",\"say \"\"hi\"\"\"\n", {u"1:a,b|say \"hi\""_s});
    row("only quotes", "\"\"\"\"\n", {u"1:\""_s});
    row("line in quotes", "\"a\nb\",c\nd,e\n", {u"1:a\nb|c"_s, u"3:d|e"_s});
    row("carriage return in quotes", "\"a\r\nb\"\r\nc\r\n", {u"1:a\r\nb"_s, u"3:c"_s});
    row("spaces stay", " a , b \n", {u"1: a | b "_s});
    row("beyond ASCII", "Müller,東京,🔋\n", {u"1:Müller|東京|🔋"_s});
    row("unclosed", "a\n\"b\nc\n",
        {u"1:a"_s, u"2!the quote that begins field 1 is never closed"_s});
    row("text after quote", "\"a\"b,c\nd,e\n",
        {u"1!text after the closing quote of field 1"_s, u"2:d|e"_s});
    row("quote inside", "a,b\"c\nd,e\n",
        {u"1!a quote inside field 2, which does not begin with one"_s, u"2:d|e"_s});
    row("bare carriage return", "a\rb,c\nd,e\n",
        {u"1!a carriage return without a line feed after field 1"_s, u"2:d|e"_s});
    row("bare carriage return at the end", "a\r",
        {u"1!a carriage return without a line feed after field 1"_s});
    row("not UTF-8", "a,\xff\nb,\xc3\xa4\n", {u"1!field 2 is not UTF-8"_s, u"2:b|ä"_s});
    row("overlong UTF-8", "\xc0\xaf\n", {u"1!field 1 is not UTF-8"_s});
    row("surrogate in UTF-8", "\xed\xa0\x80\n", {u"1!field 1 is not UTF-8"_s});
    row("cut UTF-8", "\xe6\x9d", {u"1!field 1 is not UTF-8"_s});
    row("NUL", QByteArray("a\0b\n", 4), {u"1!a NUL character in field 1"_s});
    row("NUL in quotes", QByteArray("a,\"\0\"\nb", 7),
        {u"1!a NUL character in field 2"_s, u"2:b"_s});
    row("the first of two faults", "a\"\xff\n",
        {u"1!a quote inside field 1, which does not begin with one"_s});
}

void TestCsvReader::records()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, expected);
    QCOMPARE(described(readAll(bytes)), expected);
}

void TestCsvReader::blankLines()
{
    const QList<CsvRecord> records = readAll("a\n\n\r\nb\n");
    QCOMPARE(records.size(), 4);
    QVERIFY(!records[0].isBlank());
    QVERIFY(records[1].isBlank());
    QVERIFY(records[2].isBlank());
    QCOMPARE(records[2].line, 3);
    QCOMPARE(records[3].line, 4);
}

void TestCsvReader::quotedEmptyFieldIsNoBlankLine()
{
    const QList<CsvRecord> records = readAll("\"\"\n");
    QCOMPARE(records.size(), 1);
    QVERIFY(!records[0].isBlank());
    QCOMPARE(records[0].fields, QStringList{QString()});
}

void TestCsvReader::longRecord()
{
    const QByteArray fits(CsvReader::longestRecord - 1, 'x');
    QCOMPARE(readAll(fits + '\n').constFirst().fields, QStringList{QString::fromLatin1(fits)});
    const QList<CsvRecord> records = readAll(fits + "yz\nb\n");
    QCOMPARE(records.size(), 2);
    QCOMPARE(records[0].fault, u"the record is longer than 1048576 bytes"_s);
    QCOMPARE(records[1].fields, QStringList{u"b"_s});
}

void TestCsvReader::manyFields()
{
    const QList<CsvRecord> records =
        readAll(QByteArray(3 * CsvReader::longestRecord, ',') + "\nb\n");
    QCOMPARE(described(records),
             (QStringList{u"1!the record is longer than 1048576 bytes"_s, u"2:b"_s}));
}

void TestCsvReader::unclosedQuoteInALargeFile()
{
    const QList<CsvRecord> records =
        readAll("a\n\"" + QByteArray("line\n").repeated(int(CsvReader::longestRecord)));
    QCOMPARE(records.size(), 2);
    QCOMPARE(records[1].line, 2);
    QVERIFY(!records[1].fault.isEmpty());
}

void TestCsvReader::piecemeal()
{
    const QByteArray bytes = "\xef\xbb\xbf"
                             "one,\"t\"\"w\r\no\"\r\nMüller,東京\n";
    Trickle device(bytes, false);
    QCOMPARE(described(readAll(device)), described(readAll(bytes)));
}

void TestCsvReader::readFailure()
{
    Trickle atOnce({}, true);
    QCOMPARE(described(readAll(atOnce)),
             QStringList{u"1!the file cannot be read: the disk is gone"_s});
    Trickle between("a,b\n", true);
    QCOMPARE(described(readAll(between)),
             (QStringList{u"1:a|b"_s, u"2!the file cannot be read: the disk is gone"_s}));
    Trickle inside("a,b\nc", true);
    QCOMPARE(described(readAll(inside)),
             (QStringList{u"1:a|b"_s, u"2!the file cannot be read: the disk is gone"_s}));
}

void TestCsvReader::anyContentSurvivesQuoting()
{
    QRandomGenerator random(20260101);
    const QStringList pieces{u"a"_s, u"B7"_s, u","_s,  u"\""_s, u"\n"_s,     u"\r\n"_s, u"\r"_s,
                             u" "_s, u"ß"_s,  u"東"_s, u"🔋"_s,  u"\ufeff"_s, u"\t"_s};
    for (int round = 0; round < 500; ++round) {
        QList<QStringList> rows;
        QByteArray bytes = round % 2 ? "\xef\xbb\xbf" : "";
        const int width = 1 + random.bounded(5);
        for (int r = random.bounded(6); r >= 0; --r) {
            QStringList fields;
            for (int f = 0; f < width; ++f) {
                QString field;
                for (int p = random.bounded(8); p > 0; --p)
                    field += pieces[random.bounded(pieces.size())];
                fields += field;
                const bool plain = !field.contains(u',') && !field.contains(u'"') &&
                                   !field.contains(u'\n') && !field.contains(u'\r') && f > 0;
                const QByteArray text = field.toUtf8().replace('"', "\"\"");
                bytes += (f ? "," : "") + (plain && random.bounded(2) ? text : '"' + text + '"');
            }
            bytes += random.bounded(2) ? "\n" : "\r\n";
            rows += fields;
        }
        const QList<CsvRecord> records = readAll(bytes);
        QCOMPARE(records.size(), rows.size());
        for (qsizetype r = 0; r < rows.size(); ++r) {
            QCOMPARE(records[r].fault, QString());
            QCOMPARE(records[r].fields, rows[r]);
        }
    }
}

void TestCsvReader::anyBytesAreRead()
{
    QRandomGenerator random(7);
    const QByteArray alphabet("a,\"\n\r\xff\xc3\xa4\0x", 10);
    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes;
        for (int i = random.bounded(40); i > 0; --i)
            bytes += alphabet[random.bounded(alphabet.size())];
        int line = 0;
        for (const CsvRecord &record : readAll(bytes)) {
            QVERIFY(record.line > line);
            line = record.line;
            QVERIFY(record.fault.isEmpty() || record.fields.isEmpty());
        }
        QVERIFY(line <= bytes.count('\n') + 1);
    }
}

QTEST_APPLESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
