// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "desk/portals/Portal.h"
#include "store/Database.h"
#include "store/RequestLogQueries.h"
#include "web/Credentials.h"

#include <QPointer>

class QComboBox;
class QLabel;
class QLineEdit;
class QTimer;

namespace derdesk {

class FactList;
class LineModel;
class LineTable;
class LiveRefresh;
class MessageStrip;
class WebService;

/// X1-DERDeviceManagement: where it listens and what it allows, who its clients are and when they
/// last came, and the newest requests with their answers, as they come.
class WebServicePortal final : public Portal
{
    Q_OBJECT
public:
    /// \a service: null where this program runs none. \a faults: why it does not listen.
    WebServicePortal(Database &database, const WebService *service, const Problems &faults,
                     QWidget *parent = nullptr);

    void refresh() override;

Q_SIGNALS:
    void openTask(derdesk::RecordId id);

private:
    struct Answer
    {
        LoggedRequests requests;
        QList<Token> tokens;
    };

    void build();
    QWidget *newServiceSide();
    QWidget *newRequestSide();
    QWidget *newFilters();
    void showService(const Problems &faults);
    RequestCriteria criteria() const;
    void search();
    void read();
    void readMore();
    void take(const Result<Answer> &answer);
    void keep(const LoggedRequests &found);
    void showTokens(const QList<Token> &tokens);
    void showRequest(qint64 id);
    void showFault(const Problems &problems);

    Database &m_database;
    const QPointer<const WebService> m_service;
    FactList *m_facts;
    FactList *m_limits;
    LineModel *m_clients;
    LineTable *m_clientTable;
    QComboBox *m_client;
    QComboBox *m_answer;
    QComboBox *m_operation;
    QLineEdit *m_transaction;
    LineModel *m_requests;
    LineTable *m_requestTable;
    QLabel *m_detail;
    MessageStrip *m_message;
    QTimer *m_typing;
    LiveRefresh *m_live;
    QHash<qint64, LoggedRequest> m_rows; ///< by id
    qint64 m_next = 0;                   ///< where the next page begins; 0: there is none
    LatestAnswer m_page;
};

} // namespace derdesk
