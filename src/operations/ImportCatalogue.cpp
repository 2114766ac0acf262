// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/ImportKinds.h"
#include "operations/ImportTexts.h"
#include "store/CatalogueQueries.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <cmath>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// What this file has said of a model so far.
struct ListedModel
{
    bool inserted = false;
    bool changed = false;
    int ratings = 0;
    QString name;
    QList<FieldChange> fields; ///< that change, if a preview is wanted
};

constexpr QLatin1StringView ratingColumns[] = {
    "grid_support"_L1,     "vac_nominal_V"_L1,    "ac_power_rated_W"_L1, "dc_power_rated_W"_L1,
    "dc_voltage_max_V"_L1, "dc_current_max_A"_L1, "mppt_low_V"_L1,       "mppt_high_V"_L1};

bool isNumber(const QString &text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber && std::isfinite(number) && number >= 0;
}

void readNumber(ImportFile &file, QLatin1StringView column, std::optional<double> &number)
{
    QString text;
    if (!file.read(column, text))
        return;
    if (text.isEmpty())
        number.reset();
    else if (isNumber(text))
        number = text.toDouble();
    else
        file.fault(column, QCoreApplication::translate("Import", "%1 is not a number of at least 0")
                               .arg(quoted(text)));
}

/// The list gives some models a range: "422-528".
void readVoltage(ImportFile &file, QString &voltage)
{
    const auto column = "vac_nominal_V"_L1;
    QString text;
    if (!file.read(column, text))
        return;
    const QStringList ends = text.split(u'-');
    const bool right = text.isEmpty() || (ends.size() == 1 && isNumber(text)) ||
                       (ends.size() == 2 && isNumber(ends[0]) && isNumber(ends[1]) &&
                        ends[0].toDouble() <= ends[1].toDouble());
    if (right)
        voltage = text;
    else
        file.fault(column, QCoreApplication::translate(
                               "Import", "%1 is neither a number of at least 0 nor a range of two")
                               .arg(quoted(text)));
}

ModelRating readRating(ImportFile &file, ModelRating rating)
{
    file.read("grid_support"_L1, rating.gridSupport);
    readVoltage(file, rating.vacNominal);
    readNumber(file, "ac_power_rated_W"_L1, rating.acPowerRated);
    readNumber(file, "dc_power_rated_W"_L1, rating.dcPowerRated);
    readNumber(file, "dc_voltage_max_V"_L1, rating.dcVoltageMax);
    readNumber(file, "dc_current_max_A"_L1, rating.dcCurrentMax);
    readNumber(file, "mppt_low_V"_L1, rating.mpptLow);
    readNumber(file, "mppt_high_V"_L1, rating.mpptHigh);
    return rating;
}

class CatalogueImport final
{
public:
    CatalogueImport(Connection &connection, ImportFile &file)
        : m_connection(connection)
        , m_file(file)
    {
        for (QLatin1StringView column : ratingColumns)
            m_hasRatings |= file.has(column);
    }

    void readRow()
    {
        QString manufacturer;
        QString code;
        const bool named = m_file.read("manufacturer"_L1, manufacturer);
        if (!m_file.read("model"_L1, code) || !named) {
            readRating(m_file, {});
            return;
        }
        qint64 id = findModelId(m_connection, manufacturer, code);
        const bool isNew = id == 0;
        if (isNew)
            id = insertModel(m_connection, manufacturer, code);
        if (!m_models.contains(id))
            m_order.append(id);
        ListedModel &model = m_models[id];
        model.inserted |= isNew;
        if (m_file.options().preview)
            model.name = manufacturer + u' ' + code;
        if (m_hasRatings)
            keepRating(id, model);
    }

    /// What the file no longer says of a model goes; then it is known which ones have changed.
    void finish(ImportCounts &counts)
    {
        for (qint64 id : std::as_const(m_order)) {
            ListedModel &model = m_models[id];
            truncate(id, model);
            if (model.inserted)
                ++counts.inserted;
            else
                ++(model.changed ? counts.updated : counts.unchanged);
            note(model);
        }
    }

private:
    void truncate(qint64 id, ListedModel &model)
    {
        const int gone = m_hasRatings ? truncateModelRatings(m_connection, id, model.ratings) : 0;
        if (gone == 0)
            return;
        model.changed = true;
        model.fields.append(
            {u"ratings"_s, QString::number(model.ratings + gone), QString::number(model.ratings)});
    }

    void note(const ListedModel &model)
    {
        ImportPreview *preview = m_file.options().preview;
        if (preview && preview->changes.size() < ImportPreview::mostChanges &&
            (model.inserted || model.changed))
            preview->changes.append({u"model"_s, model.name, model.inserted, model.fields});
    }

    void keepRating(qint64 id, ListedModel &model)
    {
        const int position = ++model.ratings;
        const std::optional<ModelRating> stored = findModelRating(m_connection, id, position);
        const ModelRating rating = readRating(m_file, stored.value_or(ModelRating{}));
        if (!m_file.rowIsGood() || stored == rating)
            return;
        storeModelRating(m_connection, id, position, rating);
        model.changed = true;
        if (m_file.options().preview)
            model.fields += changesBetween(stored ? importTexts(*stored, position) : ImportTexts(),
                                           importTexts(rating, position));
    }

    Connection &m_connection;
    ImportFile &m_file;
    bool m_hasRatings = false;
    QHash<qint64, ListedModel> m_models;
    QList<qint64> m_order; ///< of the file
};

} // namespace

QList<ImportColumn> catalogueColumns()
{
    QList<ImportColumn> columns{{"manufacturer"_L1, 120, true}, {"model"_L1, 120, true}};
    for (QLatin1StringView column : ratingColumns)
        columns.append({column, 120});
    return columns;
}

void importCatalogue(Transaction &tx, ImportFile &file, ImportCounts &counts)
{
    CatalogueImport import(tx.db(), file);
    while (file.next())
        import.readRow();
    import.finish(counts);
}

} // namespace derdesk
