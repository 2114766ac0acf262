// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CsvFile.h"
#include "operations/CsvReader.h"
#include "operations/XlsxFile.h"
#include "support/Workbook.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// Files of this process may not grow beyond so many bytes while this lives, as if the disk were
/// full.
class SmallDisk final
{
public:
    explicit SmallDisk(rlim_t bytes)
        : m_signal(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

private:
    void (*m_signal)(int);
    rlimit m_before = {};
};

} // namespace

/// Tables as files, as whoever opens them sees them.
class TableFileTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray bytes(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
    }
    /// What is in the folder.
    QStringList entries() const
    {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }
    /// Opens, writes and finishes it; what went wrong.
    static QString write(TableFile &file, const QStringList &titles,
                         const QList<QVariantList> &rows)
    {
        Written written = file.begin(titles);
        for (const QVariantList &row : rows)
            written = written.and_then([&] { return file.add(row); });
        written = written.and_then([&] { return file.finish(); });
        return written ? QString() : written.error();
    }
    static QDateTime time()
    {
        return QDateTime(QDate(2026, 3, 4), QTime(15, 16, 17, 180), Qt::UTC);
    }
    static QStringList specialTexts()
    {
        return {u"plain"_s,
                u""_s,
                u"comma, and \"quotes\""_s,
                u"two\nlines\r\nof text"_s,
                u"Müller & Söhne <b>Straße</b>"_s,
                u"☀️ 太陽光 \U0001F50B"_s,
                u" spaces around "_s,
                u"=1+1"_s,
                u"_x0041_ and \x01 control"_s,
                u"00012345678901"_s,
                u"-5"_s};
    }

private Q_SLOTS:
    void cleanup()
    {
        for (const QString &entry : entries())
            QFile::remove(m_folder.filePath(entry));
        QCOMPARE(entries(), QStringList());
    }

    void knowsTheFormatByTheName()
    {
        QCOMPARE(tableFormat(u"/a/tasks.csv"_s), TableFormat::Csv);
        QCOMPARE(tableFormat(u"Tasks.XLSX"_s), TableFormat::Xlsx);
        QVERIFY(!tableFormat(u"tasks.xls"_s));
        QVERIFY(!tableFormat(u"csv"_s));
    }

    void csvForAProgramIsToTheLetter()
    {
        CsvFile file(path("a.csv"), TableReader::Program);
        QCOMPARE(write(file, {u"id"_s, u"a, b"_s},
                       {{u"=1+1"_s, 7}, {u"say \"no\""_s, -3}, {u"two\nlines"_s, time()}}),
                 QString());
        QCOMPARE(bytes("a.csv"), "id,\"a, b\"\r\n=1+1,7\r\n\"say \"\"no\"\"\",-3\r\n\"two\nlines\","
                                 "2026-03-04T15:16:17.180Z\r\n");
    }

    void csvForAPersonRunsNoFormula()
    {
        CsvFile file(path("a.csv"), TableReader::Person);
        QDateTime local = time();
        local.setTimeZone(QTimeZone(3600));
        QCOMPARE(write(file, {u"a"_s, u"b"_s},
                       {{u"=HYPERLINK(\"http://x\")"_s, -3},
                        {u"+49 30 1"_s, local},
                        {u"@SUM(A1)"_s, u"-1"_s},
                        {u"\tx"_s, u"＝1"_s},
                        {u"a=b"_s, u"Zoë"_s}}),
                 QString());
        QCOMPARE(bytes("a.csv"),
                 "\xEF\xBB\xBF"
                 "a,b\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-3\r\n'+49 30 1,2026-03-04 15:16:17\r\n"
                 "'@SUM(A1),'-1\r\n'\tx,'＝1\r\na=b,Zoë\r\n");
    }

    void csvComesBackAsItWas()
    {
        CsvFile file(path("a.csv"), TableReader::Program);
        QList<QVariantList> rows;
        for (const QString &text : specialTexts())
            rows.append({text, text});
        QCOMPARE(write(file, {u"a"_s, u"b"_s}, rows), QString());
        QFile written(path("a.csv"));
        QVERIFY(written.open(QIODevice::ReadOnly));
        CsvReader reader(written);
        QCOMPARE(reader.next()->fields, (QStringList{u"a"_s, u"b"_s}));
        for (const QString &text : specialTexts())
            QCOMPARE(reader.next()->fields, (QStringList{text, text}));
        QVERIFY(!reader.next());
    }

    void xlsxTextsAreTexts()
    {
        XlsxFile file(path("a.xlsx"), u"Tasks"_s);
        QList<QVariantList> rows;
        for (const QString &text : specialTexts())
            rows.append({text, u"end"_s});
        QCOMPARE(write(file, {u"a"_s, u"b"_s}, rows), QString());
        const Workbook book(path("a.xlsx"));
        QCOMPARE(book.sheetNames(), QStringList{u"Tasks"_s});
        const QList<Workbook::Row> sheet = book.sheet();
        QCOMPARE(sheet.size(), 1 + specialTexts().size());
        for (qsizetype i = 0; i < specialTexts().size(); ++i) {
            QString text = specialTexts()[i];
            QCOMPARE(sheet[i + 1][1].text, u"end"_s);
            if (text.isEmpty())
                continue;
            // What XML cannot hold or reads in its own way stands there as _xHHHH_.
            text.replace(u"_x0041_"_s, u"_x005F_x0041_"_s).replace(u'\x01', u"_x0001_"_s);
            text.replace(u'\r', u"_x000D_"_s);
            QCOMPARE(sheet[i + 1][0].text, text);
            QCOMPARE(sheet[i + 1][0].type, u"inlineStr"_s);
        }
    }

    void xlsxDatesAreDates()
    {
        XlsxFile file(path("a.xlsx"), u"Tasks"_s);
        QCOMPARE(write(file, {u"when"_s, u"number"_s, u"never"_s}, {{time(), 42, QDateTime()}}),
                 QString());
        const Workbook book(path("a.xlsx"));
        const Workbook::Row row = book.sheet()[1];
        QCOMPARE(row.size(), 2);
        QCOMPARE(row[0].type, QString());
        // Days since 1899-12-30, to the millisecond.
        const double days = double(time().toMSecsSinceEpoch()) / 86'400'000 + 25'569;
        QVERIFY2(qAbs(row[0].text.toDouble() - days) < 1e-8, qPrintable(row[0].text));
        QVERIFY(!row[0].style.isEmpty());
        QVERIFY(book.part(u"xl/styles.xml"_s).contains(u"numFmtId=\"22\""_s));
        QCOMPARE(row[1].text, u"42"_s);
        QCOMPARE(row[1].type, QString());
    }

    void xlsxIsReadyToWorkWith()
    {
        XlsxFile file(path("a.xlsx"), u"Tasks"_s);
        QCOMPARE(write(file, {u"a"_s, u"b"_s}, {{QString(30, u'n'), 1}, {QString(99, u'n'), 2}}),
                 QString());
        const Workbook book(path("a.xlsx"));
        const Workbook::Row titles = book.sheet()[0];
        QVERIFY(!titles[0].style.isEmpty());
        QCOMPARE(titles[1].style, titles[0].style);
        QVERIFY(book.part(u"xl/styles.xml"_s).contains(u"<b/>"_s));
        QCOMPARE(book.attribute("pane", "state"), u"frozen"_s);
        QCOMPARE(book.attribute("pane", "ySplit"), u"1"_s);
        QCOMPARE(book.attribute("autoFilter", "ref"), u"A1:B3"_s);
        QCOMPARE(int(book.attribute("col", "width").toDouble()), 61);
    }

    void xlsxGoesOnInAFurtherSheet()
    {
        XlsxFile file(path("a.xlsx"), u"Tasks"_s, 3);
        QList<QVariantList> rows;
        for (int i = 1; i <= 5; ++i)
            rows.append({QString::number(i)});
        QCOMPARE(write(file, {u"n"_s}, rows), QString());
        const Workbook book(path("a.xlsx"));
        QCOMPARE(book.sheetNames(), (QStringList{u"Tasks"_s, u"Tasks 2"_s, u"Tasks 3"_s}));
        QCOMPARE(book.texts(1), (QList<QStringList>{{u"n"_s}, {u"1"_s}, {u"2"_s}}));
        QCOMPARE(book.texts(2), (QList<QStringList>{{u"n"_s}, {u"3"_s}, {u"4"_s}}));
        QCOMPARE(book.texts(3), (QList<QStringList>{{u"n"_s}, {u"5"_s}}));
        for (int sheet = 1; sheet <= 3; ++sheet) {
            QCOMPARE(book.attribute("pane", "state", sheet), u"frozen"_s);
            QCOMPARE(book.attribute("autoFilter", "ref", sheet),
                     sheet < 3 ? u"A1:A3"_s : u"A1:A2"_s);
        }
    }

    void formats_data()
    {
        QTest::addColumn<TableFormat>("format");
        QTest::newRow("csv") << TableFormat::Csv;
        QTest::newRow("xlsx") << TableFormat::Xlsx;
    }
    std::unique_ptr<TableFile> newFile(const QString &place) const
    {
        QFETCH(TableFormat, format);
        return newTableFile(format, place, TableReader::Program, u"Tasks"_s);
    }

    void unfinishedLeavesTheOldFile_data() { formats_data(); }
    void unfinishedLeavesTheOldFile()
    {
        QFile old(path("a"));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        const int before = int(QDir(u"/proc/self/fd"_s).count());
        {
            const auto file = newFile(path("a"));
            QVERIFY(file->begin({u"n"_s}) && file->add({1}));
        }
        QCOMPARE(entries(), QStringList{u"a"_s});
        QCOMPARE(bytes("a"), "old");
        QCOMPARE(int(QDir(u"/proc/self/fd"_s).count()), before); // no file is left open
    }

    void finishedReplacesTheOldFile_data() { formats_data(); }
    void finishedReplacesTheOldFile()
    {
        QFile old(path("a"));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        QCOMPARE(write(*newFile(path("a")), {u"n"_s}, {{1}}), QString());
        QCOMPARE(entries(), QStringList{u"a"_s});
        QVERIFY(bytes("a") != "old");
        QVERIFY(QFileInfo(path("a")).permissions() & QFile::ReadGroup); // as other files, by umask
    }

    void linksStayLinks_data() { formats_data(); }
    void linksStayLinks()
    {
        QFile old(path("old"));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        QVERIFY(QFile::link(path("old"), path("link")));
        QCOMPARE(write(*newFile(path("link")), {u"n"_s}, {{1}}), QString());
        QVERIFY(QFileInfo(path("link")).isSymLink());
        QVERIFY(bytes("old") != "old");
    }

    void onlyFilesAreReplaced()
    {
        QCOMPARE(mkfifo(QFile::encodeName(path("pipe")).constData(), 0600), 0);
        QVERIFY(mayTakePlace(path("new")));
        QCOMPARE(mayTakePlace(path("pipe")).error(), u"File exists"_s);
        QCOMPARE(mayTakePlace(m_folder.path()).error(), u"Is a directory"_s);
    }

    void noSuchFolder_data() { formats_data(); }
    void noSuchFolder()
    {
        QCOMPARE(write(*newFile(path("nowhere/a")), {u"n"_s}, {{1}}),
                 u"No such file or directory"_s);
    }

    void folderInTheWay_data() { formats_data(); }
    void folderInTheWay()
    {
        QVERIFY(QDir(m_folder.path()).mkdir(u"a"_s));
        const QString fault = write(*newFile(path("a")), {u"n"_s}, {{1}});
        QVERIFY2(fault.contains(u"directory"_s), qPrintable(fault));
        QCOMPARE(entries(), QStringList{u"a"_s});
        QVERIFY(QDir(m_folder.path()).rmdir(u"a"_s));
    }

    void fullDisk_data() { formats_data(); }
    void fullDisk()
    {
        QString fault;
        {
            const SmallDisk disk(200'000);
            fault = write(*newFile(path("a")), {u"n"_s},
                          QList<QVariantList>(20'000, {QString(40, u'n')}));
        }
        QCOMPARE(fault, u"File too large"_s);
        QCOMPARE(entries(), QStringList());
    }

    /// The rows still fit into the temporary file, the finished workbook no longer does.
    void fullDiskAtTheEnd()
    {
        QString fault;
        XlsxFile file(path("a.xlsx"), u"Tasks"_s);
        QVERIFY(file.begin({u"n"_s}));
        for (int i = 0; i < 200; ++i)
            QVERIFY(file.add({QString::number(i * i)}));
        {
            const SmallDisk disk(3'000);
            const Written written = file.finish();
            fault = written ? u"none"_s : written.error();
        }
        QCOMPARE(fault, u"File too large"_s);
    }
};

QTEST_GUILESS_MAIN(TableFileTest)
#include "tst_tablefile.moc"
