// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ProblemColumn.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

Problem readProblem(const QJsonObject &json)
{
    const auto problem = problemFromJson(json);
    if (problem)
        return *problem;
    const QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    return {ProblemCode::Internal, {}, {{u"reason"_s, text}}};
}

} // namespace

QString problemsColumn(const Problems &problems)
{
    if (problems.isEmpty())
        return u""_s;
    QJsonArray array;
    for (const Problem &problem : problems)
        array.append(problemToJson(problem));
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

Problems problemsColumn(const QVariant &value)
{
    Problems problems;
    const QJsonArray array = QJsonDocument::fromJson(value.toString().toUtf8()).array();
    for (const QJsonValue json : array)
        problems.append(readProblem(json.toObject()));
    return problems;
}

QString parametersColumn(const Problem &problem)
{
    const QJsonObject parameters = problemToJson(problem).value(u"parameters").toObject();
    return QString::fromUtf8(QJsonDocument(parameters).toJson(QJsonDocument::Compact));
}

Problem problemColumn(const QString &code, const QString &pointer, const QString &parameters)
{
    const QJsonObject values = QJsonDocument::fromJson(parameters.toUtf8()).object();
    return readProblem({{u"code"_s, code}, {u"pointer"_s, pointer}, {u"parameters"_s, values}});
}

} // namespace derdesk
