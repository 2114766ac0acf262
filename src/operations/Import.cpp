// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/Import.h"

#include "operations/CustomerImport.h"
#include "operations/ImportKinds.h"
#include "operations/RoleCheck.h"
#include "store/AuditTrail.h"
#include "store/TaskQueries.h"

#include <QFile>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kindTexts[] = {"catalogue"_L1, "asset-types"_L1,    "programs"_L1,
                                           "head-ends"_L1, "specifications"_L1, "customers"_L1};

struct Kind
{
    QList<ImportColumn> (*columns)();
    void (*read)(Transaction &tx, ImportFile &file, ImportCounts &counts); ///< not for customers
    QList<ProblemCode> clears; ///< what may hold a task up no longer
};

Kind knowledgeOf(ImportKind kind)
{
    switch (kind) {
    case ImportKind::Catalogue:
        return {catalogueColumns, importCatalogue, {}};
    case ImportKind::AssetTypes:
        return {assetTypeColumns,
                importAssetTypes,
                {ProblemCode::AssetNotInterconnected, ProblemCode::InterconnectionOpen}};
    case ImportKind::Programs:
        return {programColumns,
                importPrograms,
                {ProblemCode::UnknownProgram, ProblemCode::ProgramNotOpen,
                 ProblemCode::AssetTypeNotEligible}};
    case ImportKind::HeadEnds:
        return {headEndColumns, importHeadEnds, {}};
    case ImportKind::Specifications:
        return {specificationColumns,
                importSpecifications,
                {ProblemCode::AttributeMissing, ProblemCode::NeedsOtherAttribute,
                 ProblemCode::VoltageOrder, ProblemCode::ExceedsRating,
                 ProblemCode::AssetTypeNotEligible, ProblemCode::AssetNotInterconnected,
                 ProblemCode::InterconnectionOpen}};
    case ImportKind::Customers:
        return {customerColumns, nullptr, {}}; // CustomerImport knows it
    }
    Q_UNREACHABLE();
}

/// A fault of no line, if the actor may not import.
QList<ImportFault> roleFault(Transaction &tx)
{
    const auto allowed = checkRole(tx, Permission::Administer);
    return allowed ? QList<ImportFault>()
                   : QList<ImportFault>{{0, {}, allowed.error()[0].detail()}};
}

const auto stopped = tl::unexpected(QList<ImportFault>());

/// A file on its way into the database.
class Import final
{
public:
    Import(ImportKind kind, QIODevice &device, const ImportOptions &options)
        : m_name(toText(kind))
        , m_kind(knowledgeOf(kind))
        , m_device(device)
        , m_isOfCustomers(kind == ImportKind::Customers)
        , m_file(device, m_kind.columns(), options)
    {
    }

    /// What of it needs no transaction; whether that was all that a preview needs.
    bool read(Connection &connection)
    {
        if (!m_isOfCustomers)
            return false;
        m_customers.emplace(connection, m_file);
        m_customers->read(m_counts);
        return true;
    }

    ImportResult keep(Transaction &tx)
    {
        if (const auto fault = roleFault(tx); !fault.isEmpty())
            return tl::unexpected(fault);
        if (!m_customers && !read(tx.db()))
            m_kind.read(tx, m_file, m_counts);
        const ImportResult result = outcome();
        if (!result)
            return result;
        if (m_customers && !m_customers->keep(tx))
            return stopped;
        if (!m_kind.clears.isEmpty() && m_counts.inserted + m_counts.updated > 0)
            wakeTasks(tx, m_kind.clears);
        if (m_counts.inserted + m_counts.updated > 0)
            audit(tx, u"IMPORT"_s, m_name, {},
                  {{u"inserted"_s, {}, QString::number(m_counts.inserted)},
                   {u"updated"_s, {}, QString::number(m_counts.updated)}});
        return result;
    }

    ImportResult outcome() const
    {
        if (m_file.wasStopped())
            return stopped;
        if (!m_file.faults().isEmpty())
            return tl::unexpected(m_file.faults());
        const auto *file = qobject_cast<const QFileDevice *>(&m_device);
        if (file && file->error() != QFileDevice::NoError) // it ends too early
            return tl::unexpected(QList<ImportFault>{{0, {}, file->errorString()}});
        return m_counts;
    }

private:
    const QString m_name;
    const Kind m_kind;
    const QIODevice &m_device;
    const bool m_isOfCustomers;
    ImportFile m_file;
    ImportCounts m_counts;
    std::optional<CustomerImport> m_customers;
};

} // namespace

std::span<const QLatin1StringView> enumTexts(ImportKind) { return kindTexts; }

ImportColumnNames importColumns(ImportKind kind)
{
    ImportColumnNames names;
    for (const ImportColumn &column : knowledgeOf(kind).columns())
        (column.required ? names.required : names.further).append(column.name);
    return names;
}

ImportResult importFile(Transaction &tx, ImportKind kind, QIODevice &device,
                        const ImportOptions &options)
{
    Import import(kind, device, options);
    return import.keep(tx);
}

ImportResult importFile(const DatabaseUrl &url, const Actor &actor, ImportKind kind,
                        QIODevice &device, ImportKeeps keeps, const ImportOptions &options)
{
    Connection connection(url, Connection::Mode::ReadWrite);
    Transaction before(connection, actor, QDateTime::currentDateTimeUtc());
    if (const auto fault = roleFault(before); !fault.isEmpty()) // sooner than after the whole file
        return tl::unexpected(fault);
    CustomerStage::makeRoom(connection);
    Import import(kind, device, options);
    const bool isRead = import.read(connection);
    if (isRead && (keeps == ImportKeeps::Nothing || !import.outcome()))
        return import.outcome();
    connection.begin();
    try {
        Transaction tx(connection, actor, QDateTime::currentDateTimeUtc());
        const ImportResult result = import.keep(tx);
        if (result && keeps == ImportKeeps::All)
            connection.commit();
        else
            connection.rollback();
        return result;
    } catch (...) {
        connection.rollback();
        throw;
    }
}

ImportResult importDefaultCatalogue(Transaction &tx)
{
    QFile file(u":/catalogue/cec-inverters.csv"_s);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(QList<ImportFault>{{0, {}, file.errorString()}});
    return importFile(tx, ImportKind::Catalogue, file);
}

} // namespace derdesk
