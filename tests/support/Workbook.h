// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <stdexcept>

namespace derdesk {

/// An Office Open XML file as a spreadsheet reads it: unpacked by Python, and then by its XML.
class Workbook final
{
public:
    struct Cell
    {
        QString text;  ///< as it stands in the XML
        QString type;  ///< "inlineStr" for a text, "s" for a shared one, empty for a number
        QString style; ///< its number; empty for the plain one
    };
    using Row = QList<Cell>;

    explicit Workbook(const QString &path)
    {
        QProcess unpack;
        unpack.start(QStringLiteral("python3"), {QStringLiteral("-m"), QStringLiteral("zipfile"),
                                                 QStringLiteral("-e"), path, m_folder.path()});
        if (!unpack.waitForFinished(60'000) || unpack.exitCode() != 0)
            throw std::runtime_error(unpack.readAllStandardError().toStdString());
    }

    QStringList sheetNames() const
    {
        QStringList names;
        readElements(QStringLiteral("xl/workbook.xml"), [&names](QXmlStreamReader &xml) {
            if (xml.name() == QLatin1String("sheet"))
                names.append(xml.attributes().value(QLatin1String("name")).toString());
        });
        return names;
    }

    /// \a number: from 1.
    QList<Row> sheet(int number = 1) const
    {
        QList<Row> rows;
        readElements(sheetFile(number), [&rows](QXmlStreamReader &xml) {
            if (xml.name() == QLatin1String("row"))
                rows.append(Row());
            else if (xml.name() == QLatin1String("c"))
                readCell(xml, rows.last());
        });
        return rows;
    }

    QList<QStringList> texts(int number = 1) const
    {
        QList<QStringList> texts;
        for (const Row &row : sheet(number)) {
            QStringList line;
            for (const Cell &cell : row)
                line.append(cell.text);
            texts.append(line);
        }
        return texts;
    }

    /// The value of an attribute of the sheet's first element of this name; null if there is none.
    QString attribute(const char *element, const char *attribute, int number = 1) const
    {
        QString found;
        readElements(sheetFile(number), [&](QXmlStreamReader &xml) {
            if (found.isNull() && xml.name() == QLatin1String(element))
                found = xml.attributes().value(QLatin1String(attribute)).toString();
        });
        return found;
    }

    QString part(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error(name.toStdString() + " is not in the workbook");
        return QString::fromUtf8(file.readAll());
    }

private:
    static QString sheetFile(int number)
    {
        return QStringLiteral("xl/worksheets/sheet%1.xml").arg(number);
    }

    template <typename Take>
    void readElements(const QString &name, Take take) const
    {
        QXmlStreamReader xml(part(name));
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement)
                take(xml);
        }
        if (xml.hasError())
            throw std::runtime_error(xml.errorString().toStdString());
    }

    /// Cells that are empty are not in the file: the column is in the cell's own name.
    static void readCell(QXmlStreamReader &xml, Row &row)
    {
        const QXmlStreamAttributes attributes = xml.attributes();
        const qsizetype column =
            attributes.value(QLatin1String("r")).front().unicode() - u'A'; // as far as Z
        while (row.size() < column)
            row.append(Cell());
        Cell cell{{},
                  attributes.value(QLatin1String("t")).toString(),
                  attributes.value(QLatin1String("s")).toString()};
        cell.text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        row.append(cell);
    }

    QTemporaryDir m_folder;
};

} // namespace derdesk
