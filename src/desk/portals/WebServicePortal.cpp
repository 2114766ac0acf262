// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/WebServicePortal.h"

#include "desk/LiveRefresh.h"
#include "desk/models/LineModel.h"
#include "desk/models/RequestLines.h"
#include "desk/widgets/LineTable.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/zones/FactList.h"
#include "web/WebService.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QSslCertificate>
#include <QTimer>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// Other programs on the same database answer requests, too, and tell nobody of those that they
/// refuse.
constexpr int refusalPause = 5'000; // ms, while the page is seen

QString secondsText(std::chrono::milliseconds time)
{
    return WebServicePortal::tr("%1 s").arg(QLocale().toString(double(time.count()) / 1000));
}

} // namespace

WebServicePortal::WebServicePortal(Database &database, const WebService *service,
                                   const Problems &faults, QWidget *parent)
    : Portal(parent)
    , m_database(database)
    , m_service(service)
    , m_facts(new FactList(tr("Service"), {tr("Status"), tr("Address"), tr("Encryption")}))
    , m_limits(new FactList(tr("Limits"), {tr("Requests a second of a client"), tr("Connections"),
                                           tr("Connections of an address"), tr("Size of a request"),
                                           tr("Size of a batch"), tr("Time for a request")}))
    , m_clients(new LineModel(clientTitles(), this))
    , m_clientTable(new LineTable(*m_clients, tr("API clients")))
    , m_client(new QComboBox)
    , m_answer(new QComboBox)
    , m_operation(new QComboBox)
    , m_transaction(new QLineEdit)
    , m_requests(new LineModel(requestTitles(), this))
    , m_requestTable(new LineTable(*m_requests, tr("Requests")))
    , m_detail(new QLabel)
    , m_message(new MessageStrip)
    , m_typing(new QTimer(this))
    , m_live(new LiveRefresh(*this, [this] { read(); }))
{
    build();
    showService(faults);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    connect(m_typing, &QTimer::timeout, this, &WebServicePortal::search);
    connect(m_transaction, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    for (QComboBox *choice : {m_client, m_answer, m_operation})
        connect(choice, &QComboBox::activated, this, &WebServicePortal::search);
    connect(m_requests, &LineModel::moreWanted, this, &WebServicePortal::readMore);
    connect(m_requestTable, &LineTable::currentLineChanged, this, &WebServicePortal::showRequest);
    connect(m_requestTable, &LineTable::lineActivated, this, [this](qint64 id) {
        if (const RecordId task = m_rows.value(id).taskId)
            Q_EMIT openTask(task);
    });
    if (service)
        connect(service, &WebService::requestAnswered, m_live, &LiveRefresh::soon);
    auto *look = new QTimer(this);
    connect(look, &QTimer::timeout, m_live, &LiveRefresh::soon);
    look->start(refusalPause);
}

void WebServicePortal::build()
{
    auto *split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->addWidget(newServiceSide());
    split->addWidget(newRequestSide());
    split->setStretchFactor(1, 1);
    split->setSizes({fontMetrics().averageCharWidth() * 48, 2000});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->addWidget(m_message);
    layout->addWidget(split, 1);
    setFocusProxy(m_requestTable);
}

QWidget *WebServicePortal::newServiceSide()
{
    auto *side = new QWidget;
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->addWidget(m_facts);
    layout->addWidget(m_limits);
    layout->addWidget(new QLabel(tr("API clients")));
    layout->addWidget(m_clientTable, 1);
    m_clientTable->setMinimumHeight(80);
    return side;
}

QWidget *WebServicePortal::newRequestSide()
{
    m_detail->setAccessibleName(tr("The chosen request and its answer"));
    m_detail->setWordWrap(true);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *detail = new QScrollArea;
    detail->setWidgetResizable(true);
    detail->setFocusPolicy(Qt::NoFocus);
    detail->setWidget(m_detail);
    m_detail->setMargin(6);
    m_detail->setBackgroundRole(QPalette::Base);
    m_detail->setAutoFillBackground(true);
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(m_requestTable);
    split->addWidget(detail);
    split->setStretchFactor(0, 4);
    split->setStretchFactor(1, 1);
    auto *side = new QWidget;
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->addWidget(newFilters());
    layout->addWidget(split, 1);
    return side;
}

QWidget *WebServicePortal::newFilters()
{
    m_client->addItem(tr("Any"));
    m_answer->addItem(tr("Any"), 0);
    m_answer->addItem(tr("accepted"), 2);
    m_answer->addItem(tr("refused"), 4);
    m_answer->addItem(tr("failed"), 5);
    m_operation->addItem(tr("Any"));
    m_operation->addItems({u"registerDERDevice"_s, u"interconnectDER"_s,
                           u"registerDERDeviceBatch"_s, u"interconnectDERBatch"_s});
    m_transaction->setMaxLength(120);
    m_transaction->setClearButtonEnabled(true);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    const auto add = [row](const QString &text, QWidget *field, int stretch = 0) {
        auto *label = new QLabel(text);
        label->setBuddy(field);
        field->setAccessibleName(QString(text).remove(u'&').remove(u':'));
        row->addWidget(label);
        row->addWidget(field, stretch);
    };
    for (QComboBox *choice : {m_client, m_answer, m_operation})
        choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    add(tr("&Client:"), m_client);
    add(tr("&Answer:"), m_answer);
    add(tr("&Operation:"), m_operation);
    add(tr("&Transaction id:"), m_transaction, 1);
    return bar;
}

void WebServicePortal::showService(const Problems &faults)
{
    const bool runs = m_service && !m_service->url().isEmpty();
    QString encryption;
    if (runs && m_service->settings().tls) {
        const QSslCertificate own = m_service->settings().tls->localCertificate();
        encryption = tr("TLS, certificate valid until %1")
                         .arg(QLocale().toString(own.expiryDate().date(), QLocale::ShortFormat));
    } else if (runs) {
        encryption = tr("none, and so for this machine alone");
    }
    m_facts->setFacts({{runs ? tr("listens") : tr("off in this program"), {}},
                       {runs ? m_service->url() : QString(), {}},
                       {encryption, {}}});
    if (!faults.isEmpty())
        m_message->showFault(tr("The web service does not run.\n%1").arg(sentences(faults)));
    if (!runs)
        return;
    const GateLimits &limits = m_service->settings().limits;
    const QLocale locale;
    m_limits->setFacts({{locale.toString(limits.requestsPerSecond), {}},
                        {locale.toString(limits.connections), {}},
                        {locale.toString(limits.connectionsPerAddress), {}},
                        {locale.formattedDataSize(limits.bodyBytes, 0), {}},
                        {locale.formattedDataSize(limits.batchBytes, 0), {}},
                        {secondsText(limits.headTime + limits.bodyTime), {}}});
}

RequestCriteria WebServicePortal::criteria() const
{
    RequestCriteria criteria;
    if (m_client->currentIndex() > 0)
        criteria.client = m_client->currentText();
    if (m_operation->currentIndex() > 0)
        criteria.operation = m_operation->currentText();
    criteria.statusClass = m_answer->currentData().toInt();
    criteria.transactionId = m_transaction->text().trimmed();
    return criteria;
}

void WebServicePortal::search()
{
    m_requests->show({}, true);
    m_rows.clear();
    read();
}

void WebServicePortal::refresh() { m_live->now(); }

void WebServicePortal::read()
{
    const auto query = [criteria = criteria(),
                        limit = m_requests->readAgain()](Connection &connection) {
        return Answer{loggedRequests(connection, criteria, 0, limit), listTokens(connection)};
    };
    m_page.await(m_database.ask(query), [this](const auto &answer) { take(answer); });
}

void WebServicePortal::take(const Result<Answer> &answer)
{
    if (!answer)
        return showFault(answer.error());
    showTokens(answer->tokens);
    m_rows.clear();
    keep(answer->requests);
    m_requests->show(requestLines(answer->requests.rows), m_next == 0);
    showRequest(m_requestTable->currentKey());
}

void WebServicePortal::keep(const LoggedRequests &found)
{
    for (const LoggedRequest &row : found.rows)
        m_rows.insert(row.id, row);
    m_next = found.next;
}

void WebServicePortal::readMore()
{
    const auto query = [criteria = criteria(), next = m_next](Connection &connection) {
        return loggedRequests(connection, criteria, next, LineModel::pageSize);
    };
    m_page.await(m_database.ask(query), [this](const Result<LoggedRequests> &found) {
        if (!found)
            return showFault(found.error());
        keep(*found);
        m_requests->append(requestLines(found->rows), m_next == 0);
    });
}

void WebServicePortal::showTokens(const QList<Token> &tokens)
{
    m_clients->show(clientLines(tokens), true);
    if (m_client->count() == tokens.size() + 1)
        return;
    const QString chosen = m_client->currentText();
    while (m_client->count() > 1)
        m_client->removeItem(1);
    for (const Token &token : tokens)
        m_client->addItem(token.name);
    m_client->setCurrentIndex(qMax(0, m_client->findText(chosen)));
}

void WebServicePortal::showRequest(qint64 id)
{
    const auto found = m_rows.constFind(id);
    m_detail->setText(found == m_rows.cend()
                          ? tr("Choose a request to see its answer in words; Enter or a double "
                               "click opens its task.")
                          : requestDetail(*found));
}

void WebServicePortal::showFault(const Problems &problems)
{
    m_message->showFault(tr("The requests could not be read.\n%1").arg(sentences(problems)));
}

} // namespace derdesk
