// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/AttributeLines.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *text) { return QCoreApplication::translate("AttributeLines", text); }

QString sourceText(AttributeSource source)
{
    static constexpr std::array texts{QT_TRANSLATE_NOOP("AttributeLines", "Request"),
                                      QT_TRANSLATE_NOOP("AttributeLines", "Specification"),
                                      QT_TRANSLATE_NOOP("AttributeLines", "Interconnection")};
    return translated(texts[std::size_t(source)]);
}

/// Flags by their digits alone: their names have a place of their own.
QString valueText(const AttributeDefinition &definition, const QString &canonical)
{
    return definition.kind == AttributeKind::Flags ? canonical
                                                   : attributeDisplay(definition, canonical);
}

/// The rating that an attribute is measured by: its own, or for a setting the one it is a twin of.
QString ratingCode(const AttributeDefinition &definition)
{
    return definition.rating.isEmpty() ? definition.code : definition.rating;
}

bool hasRating(const AttributeDefinition &definition)
{
    return definition.group != AttributeGroup::Interconnection || !definition.rating.isEmpty();
}

/// How far a number is from its nameplate, in per cent.
QString difference(double value, double nameplate)
{
    const double share = qAbs((value - nameplate) / nameplate * 100);
    const QString number =
        share < 10 ? QLocale().toString(share, 'g', 2) : QLocale().toString(share, 'f', 0);
    return (value < nameplate ? u"−"_s : u"+"_s) + number + u" %"_s;
}

QString comparison(const AttributeDefinition &definition, const QString &value,
                   const QString &nameplate)
{
    if (value == nameplate)
        return translated(QT_TRANSLATE_NOOP("AttributeLines", "equal"));
    if (definition.kind == AttributeKind::Number && nameplate.toDouble() != 0)
        return difference(value.toDouble(), nameplate.toDouble());
    return translated(QT_TRANSLATE_NOOP("AttributeLines", "differs"));
}

/// A fault in a few words, where the line itself says what they are about.
QString verdictOf(const Problem &fault)
{
    const QString other = fault.parameters.value(u"other"_s);
    const auto beside = [&](const QString &words) {
        return words.arg(other,
                         attributeDisplay(*findAttribute(other), fault.parameters[u"limit"_s]));
    };
    switch (fault.code) {
    case ProblemCode::ExceedsRating:
        return beside(translated(QT_TRANSLATE_NOOP("AttributeLines", "beyond %1 (%2)")));
    case ProblemCode::VoltageOrder:
        return beside(translated(QT_TRANSLATE_NOOP("AttributeLines", "above %1 (%2)")));
    case ProblemCode::NeedsOtherAttribute:
        return translated(QT_TRANSLATE_NOOP("AttributeLines", "needs %1")).arg(other);
    case ProblemCode::AttributeMissing:
        return translated(QT_TRANSLATE_NOOP("AttributeLines", "missing"));
    default:
        return translated(QT_TRANSLATE_NOOP("AttributeLines", "outside its range"));
    }
}

QHash<QString, Problems> faultsByCode(const AttributeValues &values)
{
    QHash<QString, Problems> faults;
    Problems all = checkCompleteness(values, {}) + checkConsistency(values, {});
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        const auto read =
            attributeFromText(*findAttribute(value.key()), *value, u'/' + value.key());
        if (!read)
            all += read.error();
    }
    for (const Problem &fault : all)
        faults[fault.pointer.mid(1)].append(fault);
    return faults;
}

AttributeLine lineOf(const AttributeDefinition &definition, const Problems &faults)
{
    QStringList verdicts;
    for (const Problem &fault : faults)
        verdicts.append(verdictOf(fault));
    AttributeLine line;
    line.group = definition.group;
    line.code = definition.code;
    line.description = attributeLabel(definition);
    line.unit = definition.unit;
    line.verdict = verdicts.join(u"; "_s);
    line.faults = faults;
    line.number = definition.kind == AttributeKind::Number;
    return line;
}

void setNameplate(AttributeLine &line, const AttributeDefinition &definition, const QString &value,
                  const AttributeValues &nameplate)
{
    const auto rating = nameplate.constFind(ratingCode(definition));
    if (rating != nameplate.cend()) {
        line.nameplate = valueText(definition, *rating);
        line.difference = comparison(definition, value, *rating);
    } else if (hasRating(definition)) {
        line.nameplate = translated(QT_TRANSLATE_NOOP("AttributeLines", "not stated"));
    }
}

} // namespace

QList<AttributeLine> attributeLines(const QList<AttributeRow> &rows,
                                    const AttributeValues &nameplate)
{
    const AttributeValues inForce = valuesInForce(rows);
    const QHash<QString, Problems> faults = faultsByCode(inForce);
    QList<AttributeLine> lines;
    for (const AttributeDefinition &definition : attributeCatalogue()) {
        const QString code = definition.code;
        for (const AttributeRow &row : rows) {
            if (row.code != code)
                continue;
            const bool holds = row.value == inForce.value(code); // another's value is not judged
            AttributeLine line = lineOf(definition, holds ? faults.value(code) : Problems());
            line.value = valueText(definition, row.value);
            if (definition.kind == AttributeKind::Flags)
                line.names = controlModeNames(row.value).join(u", "_s);
            line.source = sourceText(row.source);
            setNameplate(line, definition, row.value, nameplate);
            lines.append(line);
        }
        if (!inForce.contains(code) && faults.contains(code))
            lines.append(lineOf(definition, faults.value(code)));
    }
    return lines;
}

AttributeValues valuesInForce(const QList<AttributeRow> &rows)
{
    AttributeValues values;
    for (AttributeSource source : {AttributeSource::Specification, AttributeSource::Request,
                                   AttributeSource::Interconnection}) {
        for (const AttributeRow &row : rows) {
            if (row.source == source)
                values.insert(row.code, row.value);
        }
    }
    return values;
}

QJsonObject attributesToJson(const AttributeValues &values)
{
    QJsonObject object;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        object.insert(value.key(), attributeToJson(*findAttribute(value.key()), *value));
    return object;
}

} // namespace derdesk
