// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/RegisterDerDevice.h"

#include "operations/FieldChecks.h"
#include "operations/Repeats.h"
#include "store/AssetQueries.h"
#include "store/ReferenceQueries.h"
#include "store/RequestsAhead.h"
#include "store/TaskQueries.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

RequestedAsset requested(const RegistrationRequest &request, qint64 modelId)
{
    return {modelId, request.serialNo, request.headEndSystem, request.nicId};
}

/// Finds what a registration refers to and collects what is wrong with it.
class Registration final
{
public:
    Registration(Transaction &tx, const RegistrationRequest &request)
        : m_tx(tx)
        , m_request(request)
        , m_problems(request.faults)
        , m_date(request.registrationDate.isValid() ? request.registrationDate
                                                    : tx.now().toLocalTime().date())
    {
    }
    Q_DISABLE_COPY_MOVE(Registration)

    Result<Acceptance> run()
    {
        checkForm();
        findSpecificationAndType();
        checkHeadEndSystem();
        chooseProgram();
        checkAttributes();
        if (m_specification && m_type && !m_request.serialNo.isEmpty())
            checkAsset();
        if (!m_problems.isEmpty())
            return failed(m_problems);
        return store();
    }

private:
    void add(ProblemCode code, QLatin1StringView field, QMap<QString, QString> parameters = {})
    {
        m_problems.append({code, u"/assetInfo/"_s + field, std::move(parameters)});
    }

    void checkForm()
    {
        const auto field = [this](const QString &value, QLatin1StringView name, int limit,
                                  Presence presence = Presence::Optional) {
            checkText(m_problems, value, u"/assetInfo/"_s + name, limit, presence);
        };
        checkText(m_problems, m_request.transactionId, u"/transactionId"_s, 120,
                  Presence::Required);
        field(m_request.assetType, "assetType"_L1, 30);
        field(m_request.specification, "specification"_L1, 30);
        field(m_request.manufacturer, "manufacturer"_L1, 120);
        field(m_request.model, "model"_L1, 120);
        field(m_request.serialNo, "serialNo"_L1, 60, Presence::Required);
        field(m_request.headEndSystem, "headEndSystem"_L1, 30);
        field(m_request.nicId, "nicId"_L1, 60);
        field(m_request.program, "program"_L1, 30);
        checkCustomerInfo(m_problems, m_request.customer);
        checkLocationInfo(m_problems, m_request.location);
    }

    void findSpecificationAndType()
    {
        const std::optional<Model> model = findRequestedModel();
        if (m_request.specification.isEmpty())
            m_specification = model ? specificationOf(*model) : std::nullopt;
        else
            findNamedSpecification(model);
        std::optional<AssetType> named;
        if (!m_request.assetType.isEmpty()) {
            named = findAssetType(m_tx.db(), m_request.assetType);
            if (!named)
                add(ProblemCode::UnknownAssetType, "assetType"_L1,
                    {{u"value"_s, m_request.assetType}});
        }
        if (!m_specification)
            return;
        m_type = findAssetType(m_tx.db(), m_specification->assetType);
        const auto field = named ? "assetType"_L1 : "specification"_L1;
        if (named && named->code != m_type->code) {
            add(ProblemCode::AssetTypeMismatch, field,
                {{u"value"_s, named->code},
                 {u"specification"_s, m_specification->code},
                 {u"expected"_s, m_type->code}});
        }
        if (m_type->flag == DerRegistrationFlag::None)
            add(ProblemCode::NotADerAssetType, field, {{u"assetType"_s, m_type->code}});
    }

    std::optional<Model> findRequestedModel()
    {
        const bool both = !m_request.manufacturer.isEmpty() && !m_request.model.isEmpty();
        if (both) {
            const auto model = findModel(m_tx.db(), m_request.manufacturer, m_request.model);
            if (!model) {
                add(ProblemCode::UnknownManufacturerModel, "model"_L1,
                    {{u"manufacturer"_s, m_request.manufacturer}, {u"model"_s, m_request.model}});
            }
            return model;
        }
        if (m_request.specification.isEmpty()) {
            const QString either = u"specification, or manufacturer and model"_s;
            checkText(m_problems, {}, u"/assetInfo/specification"_s, 30, Presence::Required);
            if (m_problems.constLast().code == ProblemCode::Missing)
                m_problems.last().parameters.insert(u"field"_s, either);
        }
        return std::nullopt;
    }

    void findNamedSpecification(const std::optional<Model> &model)
    {
        m_specification = findSpecification(m_tx.db(), m_request.specification);
        if (!m_specification) {
            add(ProblemCode::UnknownSpecification, "specification"_L1,
                {{u"value"_s, m_request.specification}});
            return;
        }
        const bool otherMaker = !m_request.manufacturer.isEmpty() &&
                                m_request.manufacturer != m_specification->manufacturer;
        const bool otherModel =
            !m_request.model.isEmpty() && m_request.model != m_specification->model;
        const bool named = !m_request.manufacturer.isEmpty() && !m_request.model.isEmpty();
        if ((otherMaker || otherModel) && (model || !named)) {
            add(ProblemCode::SpecificationMismatch, "specification"_L1,
                {{u"specification"_s, m_specification->code},
                 {u"manufacturer"_s, m_specification->manufacturer},
                 {u"model"_s, m_specification->model}});
        }
        if (!named &&
            !findModel(m_tx.db(), m_specification->manufacturer, m_specification->model)) {
            add(ProblemCode::UnknownManufacturerModel, "specification"_L1,
                {{u"manufacturer"_s, m_specification->manufacturer},
                 {u"model"_s, m_specification->model}});
        }
    }

    /// The one specification of a model; an asset type in the request may choose among several.
    std::optional<Specification> specificationOf(const Model &model)
    {
        QList<Specification> candidates;
        const QStringList codes = specificationsOfModel(m_tx.db(), model.id);
        for (const QString &code : codes)
            candidates.append(*findSpecification(m_tx.db(), code));
        if (candidates.size() > 1 && !m_request.assetType.isEmpty()) {
            candidates.removeIf(
                [this](const Specification &s) { return s.assetType != m_request.assetType; });
        }
        if (candidates.size() == 1)
            return candidates.constFirst();
        const bool none = candidates.isEmpty();
        add(none ? ProblemCode::UnknownSpecification : ProblemCode::SpecificationAmbiguous,
            "specification"_L1,
            {{u"value"_s, none ? model.manufacturer + u' ' + model.code : codes.join(u", "_s)},
             {u"manufacturer"_s, model.manufacturer},
             {u"model"_s, model.code}});
        return std::nullopt;
    }

    void checkHeadEndSystem()
    {
        if (!m_request.headEndSystem.isEmpty() &&
            !findHeadEndSystem(m_tx.db(), m_request.headEndSystem))
            add(ProblemCode::UnknownHeadEndSystem, "headEndSystem"_L1,
                {{u"value"_s, m_request.headEndSystem}});
    }

    void chooseProgram()
    {
        m_program = m_request.program;
        if (m_program.isEmpty()) {
            m_program = m_specification ? m_specification->program : QString();
            if (m_specification && m_program.isEmpty())
                add(ProblemCode::NoProgram, "program"_L1,
                    {{u"specification"_s, m_specification->code}});
            return;
        }
        const auto program = findProgram(m_tx.db(), m_program);
        if (!program) {
            add(ProblemCode::UnknownProgram, "program"_L1, {{u"value"_s, m_program}});
            return;
        }
        if (!program->openOn(m_date))
            add(ProblemCode::ProgramNotOpen, "program"_L1,
                {{u"program"_s, program->code}, {u"value"_s, m_date.toString(Qt::ISODate)}});
        if (m_type && !program->assetTypes.contains(m_type->code))
            add(ProblemCode::AssetTypeNotEligible, "program"_L1,
                {{u"program"_s, program->code}, {u"assetType"_s, m_type->code}});
    }

    void checkAttributes()
    {
        AttributeValues all = m_specification ? m_specification->nameplate : AttributeValues();
        all.insert(m_request.attributes);
        m_problems += checkConsistency(all, u"/assetInfo/attributes"_s);
    }

    void checkAsset()
    {
        const QString &serialNo = m_request.serialNo;
        const AssetSituation found =
            lockedAssetSituation(m_tx, requested(m_request, m_specification->modelId));
        m_asset = found.asset;
        const RecordId interconnection = found.openInterconnection;
        const bool needed = m_type->flag == DerRegistrationFlag::InterconnectionAndRegistration;
        RecordId open = found.openEnrollment;
        if (!open && !needed)
            open = interconnection;
        if (open)
            add(ProblemCode::OpenTaskExists, "serialNo"_L1,
                {{u"value"_s, serialNo}, {u"taskId"_s, idText(open)}});
        if (m_asset && m_asset->status == AssetStatus::Retired)
            add(ProblemCode::AssetRetired, "serialNo"_L1, {{u"serialNo"_s, serialNo}});
        if (m_asset && !m_asset->specification.isEmpty() &&
            m_asset->specification != m_specification->code)
            add(ProblemCode::AssetConflict, "specification"_L1,
                {{u"serialNo"_s, serialNo},
                 {u"field"_s, u"specification"_s},
                 {u"other"_s, m_asset->specification},
                 {u"value"_s, m_specification->code}});
        if (needed && !(m_asset && m_asset->interconnected)) {
            if (interconnection)
                m_messages.append(
                    u"The task waits until interconnection task %1 is completed."_s.arg(
                        idText(interconnection)));
            else
                add(ProblemCode::InterconnectionRequired, "serialNo"_L1,
                    {{u"serialNo"_s, serialNo}, {u"assetType"_s, m_type->code}});
        }
        if (found.assetOfNic && found.assetOfNic != (m_asset ? m_asset->id : 0))
            add(ProblemCode::NicInUse, "nicId"_L1,
                {{u"value"_s, m_request.nicId}, {u"other"_s, m_request.headEndSystem}});
    }

    Result<Acceptance> store()
    {
        const bool fresh = !m_asset;
        if (fresh) {
            m_asset = DerAsset{0,
                               m_specification->modelId,
                               m_request.serialNo,
                               m_specification->code,
                               0,
                               AssetStatus::Pending,
                               false};
            m_asset->id = insertAsset(m_tx, *m_asset);
        } else if (m_asset->specification.isEmpty()) {
            m_asset->specification = m_specification->code;
            updateAssets(m_tx, {*m_asset});
        }
        const RecordId device = fresh ? insertDeviceOfAsset() : findOrInsertDevice();
        const QMap<AttributeSource, AttributeValues> attributes{
            {AttributeSource::Specification, m_specification->nameplate},
            {AttributeSource::Request, m_request.attributes}};
        const auto keep = fresh ? insertAttributes : replaceAttributes; // nothing to replace
        keep(m_tx, m_asset->id, attributes);
        const RecordId task = insertTaskFor(device);
        const Acceptance acceptance{
            m_request.transactionId, task, TaskStatus::Pending, m_asset->id, device, m_messages};
        return acceptance;
    }

    RecordId findOrInsertDevice()
    {
        const QList<DerDevice> devices = devicesOfAsset(m_tx.db(), m_asset->id);
        for (const DerDevice &device : devices) {
            if (device.headEndSystem == m_request.headEndSystem && device.nicId == m_request.nicId)
                return device.id;
        }
        return insertDeviceOfAsset();
    }

    RecordId insertDeviceOfAsset()
    {
        return insertDevice(m_tx, {0, m_asset->id, m_request.headEndSystem, m_request.nicId,
                                   HeadEndStatus::NotRequested, false});
    }

    RecordId insertTaskFor(RecordId device)
    {
        ServiceTask task;
        task.type = u"DER-ENROLLMENT"_s;
        task.businessObject = BusinessObject::Enrollment;
        task.client = m_request.client;
        task.transactionId = m_request.transactionId;
        task.modelId = m_specification->modelId;
        task.serialNo = m_request.serialNo;
        task.specification = m_specification->code;
        task.program = m_program;
        task.registrationDate = m_date;
        task.customer = m_request.customer;
        task.location = m_request.location;
        task.assetId = m_asset->id;
        task.deviceId = device;
        task.nextAttempt = m_tx.now();
        task.id = insertTask(m_tx, task);
        appendLog(m_tx,
                  {{task.id, 0, {}, {}, TaskEvent::Created, {}, TaskStatus::Pending, {}, {}}});
        return task.id;
    }

    Transaction &m_tx;
    const RegistrationRequest &m_request;
    Problems m_problems;
    const QDate m_date;
    std::optional<Specification> m_specification;
    std::optional<AssetType> m_type;
    std::optional<DerAsset> m_asset;
    QString m_program;
    QStringList m_messages;
};

} // namespace

void lookAhead(RequestsAhead &ahead, Connection &connection, const RegistrationRequest &request)
{
    if (!request.faults.isEmpty())
        return;
    std::optional<RequestedAsset> asset;
    if (const auto specification = findSpecification(connection, request.specification))
        asset = requested(request, specification->modelId);
    else if (const auto model = findModel(connection, request.manufacturer, request.model))
        asset = requested(request, model->id);
    ahead.add({request.client, registerOperation, request.transactionId}, asset);
}

Result<Acceptance> registerDerDevice(Transaction &tx, const RegistrationRequest &request)
{
    const auto work = [&] { return Registration(tx, request).run(); };
    return request.faults.isEmpty() ? answeredOnce(tx, keyOf(request), work) : work();
}

} // namespace derdesk
