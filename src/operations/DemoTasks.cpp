// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/DemoTasks.h"

#include "operations/DemoChance.h"
#include "operations/DemoData.h"
#include "operations/DemoRecords.h"
#include "operations/RoleCheck.h"
#include "operations/Validation.h"
#include "store/ReferenceQueries.h"

#include <QHash>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 tasksOfABatch = 5000;
constexpr qint64 days = 730;

} // namespace

/// What is drawn, from batch to batch.
struct DemoDrawing
{
    DemoDrawing(quint32 seed, const QDateTime &time)
        : random(seed)
        , now(time)
        , chance(random, time)
        , start(time.addDays(-days))
    {
    }

    QRandomGenerator random;
    QDateTime now;
    DemoChance chance;
    QDateTime start;
    QHash<QString, Specification> specifications;
    qint64 parties = 0; ///< the number of the last one
    qint64 tasks = 0;
    DemoParty neighbor;
};

namespace {

void addCourses(DemoHistories &histories)
{
    for (BusinessObject object : {BusinessObject::Enrollment, BusinessObject::Interconnection}) {
        for (int i = 0; i < demoOutcomes; ++i) {
            for (DemoOrigin origin : {DemoOrigin::Client, DemoOrigin::Clerk}) {
                const auto outcome = DemoOutcome(i);
                histories.addCourse(demoCourse(object, outcome, origin),
                                    demoCourseEntries(object, outcome, origin));
            }
        }
    }
}

/// A customer, and what he asks for.
class Home final
{
public:
    Home(Transaction &tx, DemoHistories &histories, DemoDrawing &drawing, const QDateTime &at)
        : m_records(tx, histories)
        , m_drawing(drawing)
        , m_chance(drawing.chance)
        , m_at(at)
        , m_fate(m_chance.fate(at))
    {
        m_request.party = demoParty(++drawing.parties, drawing.random);
        m_request.location = m_request.party.locationInfo();
        if (m_fate == DemoFate::Late) {
            ServiceTask asked;
            asked.customer = m_request.party.customerInfo();
            asked.location = m_request.location;
            m_request.issue = findParties(tx.db(), asked);
        }
        if (m_fate != DemoFate::Unknown)
            insertDemoParty(tx.db(), m_request.party);
    }

    /// Something that he has; at most \a most tasks. How many.
    qint64 writeUnit(qint64 most)
    {
        const int draw = m_chance.below(100);
        m_at = std::min(m_at.addSecs(m_chance.below(6 * 3600)), m_drawing.now);
        if (draw < 10 && m_fate == DemoFate::Known)
            return writeTimeOfUse();
        if (draw < 50)
            return writeRegistered(DemoKind::Thermostat);
        if (draw < 70)
            return writeRegistered(DemoKind::Charger);
        return writeInterconnected(draw < 90 ? DemoKind::Photovoltaics : DemoKind::Battery, most);
    }

    const DemoParty &party() const { return m_request.party; }

private:
    DemoUnit unit(DemoKind kind)
    {
        const auto codes = demoSpecifications(kind);
        return unit(codes[std::size_t(m_chance.below(int(codes.size())))]);
    }
    DemoUnit unit(const QString &specification)
    {
        return {m_drawing.specifications.value(specification), m_drawing.tasks + 1};
    }

    DemoRequest next()
    {
        m_request.number = ++m_drawing.tasks;
        return m_request;
    }

    qint64 writeTimeOfUse()
    {
        m_records.insertTimeOfUse(next(), m_chance.enrollment(m_at, m_fate, false));
        return 1;
    }

    /// Of a kind that needs no interconnection.
    qint64 writeRegistered(DemoKind kind)
    {
        const DemoUnit made = unit(kind);
        const DemoStage stage = m_chance.enrollment(m_at, m_fate, true);
        DemoRequest request = next();
        if (m_fate == DemoFate::Known)
            mistake(request, stage);
        enroll(request, made, m_records.insertAsset(request, made, nullptr, &stage), stage);
        return 1;
    }

    qint64 writeInterconnected(DemoKind kind, qint64 most)
    {
        const bool incomplete = kind == DemoKind::Battery && m_chance.oneIn(10);
        const DemoUnit made = incomplete ? unit(incompleteSpecification) : unit(kind);
        const DemoStage first = m_chance.interconnection(m_at, m_fate);
        const bool completed = statusOf(first.outcome) == TaskStatus::Completed;
        const auto second = most > 1 ? enrollmentAfter(first, incomplete) : std::nullopt;
        const DemoRequest request = next();
        RecordId asset = 0;
        if (completed || second)
            asset = m_records.insertAsset(request, made, &first, second ? &*second : nullptr);
        m_records.insertInterconnection(request, made, asset, first);
        if (!second)
            return 1;
        DemoRequest later = next();
        later.issue.clear(); // he is known by then
        if (completed && !incomplete)
            mistake(later, *second);
        enroll(later, made, asset, *second);
        return 2;
    }

    /// Nothing if there is none, or none yet. One that comes too early has its issue by that.
    std::optional<DemoStage> enrollmentAfter(const DemoStage &first, bool incomplete)
    {
        const bool completed = statusOf(first.outcome) == TaskStatus::Completed;
        const bool early = first.outcome == DemoOutcome::Pending && m_chance.oneIn(2);
        if (!completed && !early)
            return {};
        const QDateTime done = completed ? first.times[operationsOf(first.outcome)] : m_at;
        const QDateTime at = done.addSecs(1800 + m_chance.below(8 * 3600));
        if (at.addSecs(3600) > m_drawing.now)
            return {};
        if (early)
            return m_chance.withOutcome(at, DemoOutcome::Issue);
        const DemoStage stage = m_chance.enrollment(at, DemoFate::Known, true);
        if (incomplete && reachedSetup(stage.outcome))
            return m_chance.withOutcome(at, DemoOutcome::Canceled);
        return stage;
    }

    /// What makes an issue of a request that is right otherwise.
    void mistake(DemoRequest &request, const DemoStage &stage)
    {
        if (!hadIssue(stage.outcome))
            return;
        if (m_chance.oneIn(2))
            request.location = m_drawing.neighbor.locationInfo();
        else
            request.location.cisServicePointId += u'7';
    }

    void enroll(const DemoRequest &request, const DemoUnit &made, RecordId asset,
                const DemoStage &stage)
    {
        const bool cloud =
            waitedForHeadEnd(stage.outcome) || (!reachedSetup(stage.outcome) && m_chance.oneIn(3));
        m_records.insertEnrollment(request, made, asset, cloud ? u"CLOUD"_s : u"MESH"_s, stage);
    }

    DemoRecords m_records;
    DemoDrawing &m_drawing;
    DemoChance &m_chance;
    QDateTime m_at;
    DemoFate m_fate;
    DemoRequest m_request;
};

} // namespace

struct DemoTasks::Plan
{
    const qint64 count;
    const quint32 seed;
    qint64 written = 0;
    std::unique_ptr<DemoDrawing> drawing;

    void begin(Transaction &tx)
    {
        drawing = std::make_unique<DemoDrawing>(seed, tx.now());
        for (DemoKind kind : {DemoKind::Thermostat, DemoKind::Charger, DemoKind::Photovoltaics,
                              DemoKind::Battery}) {
            for (QLatin1StringView code : demoSpecifications(kind))
                drawing->specifications.insert(code, findSpecification(tx.db(), code).value());
        }
        drawing->specifications.insert(incompleteSpecification,
                                       findSpecification(tx.db(), incompleteSpecification).value());
        // Numbers that no earlier tasks and customers have.
        drawing->tasks = tx.db().value(u"SELECT count(*) FROM service_task"_s).toLongLong();
        drawing->parties =
            drawing->tasks + tx.db().value(u"SELECT count(*) FROM customer"_s).toLongLong();
        drawing->neighbor = demoParty(++drawing->parties, drawing->random);
    }

    QDateTime timeOfNext() const
    {
        const qint64 span = drawing->start.msecsTo(drawing->now);
        return drawing->start.addMSecs(
            qint64(double(span) * (double(written) + 0.5) / double(count)));
    }
};

DemoTasks::DemoTasks(qint64 count, quint32 seed)
    : m_plan(new Plan{count, seed, 0, {}})
{
}

DemoTasks::~DemoTasks() = default;

bool DemoTasks::isDone() const { return m_plan->written >= m_plan->count; }

Result<qint64> DemoTasks::writeBatch(Transaction &tx)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    if (!hasDemoData(tx.db()))
        return failed(ProblemCode::NotFound, {}, {{u"field"_s, u"demo reference data"_s}});
    if (!m_plan->drawing)
        m_plan->begin(tx);
    DemoHistories histories(tx.db());
    addCourses(histories);
    const qint64 end = std::min(m_plan->count, m_plan->written + tasksOfABatch);
    while (m_plan->written < end) {
        Home home(tx, histories, *m_plan->drawing, m_plan->timeOfNext());
        for (int units = 1 + m_plan->drawing->chance.below(3); units > 0 && m_plan->written < end;
             --units)
            m_plan->written += home.writeUnit(end - m_plan->written);
        m_plan->drawing->neighbor = home.party();
    }
    histories.write();
    return m_plan->written;
}

} // namespace derdesk
