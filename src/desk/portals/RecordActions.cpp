// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/RecordActions.h"

#include "desk/dialogs/ApiClientDialog.h"
#include "operations/RetireAsset.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QMessageBox>
#include <QPushButton>

namespace derdesk {

using namespace Qt::StringLiterals;

RecordActions::RecordActions(const RecordKind &kind, QString key, Database &database,
                             Writer &writer, Actor clerk, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_key(std::move(key))
    , m_database(database)
    , m_writer(writer)
    , m_clerk(std::move(clerk))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    const QStringList words = texts(kind);
    if (kind.code == "api-client"_L1) {
        QPushButton *fresh = addButton(u"key"_s, words[0],
                                       tr("Give the client another secret; the one that it has "
                                          "opens nothing from then on"));
        connect(fresh, &QPushButton::clicked, this, &RecordActions::renew);
        m_revoke = addButton(u"cancel"_s, words[1], tr("Shut the client out"));
        connect(m_revoke, &QPushButton::clicked, this, [this] {
            ask(tr("Revoke"),
                tr("Shut %1 out? Neither its secret nor its certificate opens anything from now "
                   "on; its tasks go on.")
                    .arg(m_key),
                tr("&Revoke"), [this] { revoke(); });
        });
    } else if (kind.code == "der-asset"_L1) {
        m_retire = addButton(u"unenroll"_s, words[0], tr("Take the asset out of use for good"));
        connect(m_retire, &QPushButton::clicked, this, [this] {
            ask(tr("Retire"),
                tr("Retire DER asset %1? No request may name it any more. This cannot be undone.")
                    .arg(m_key),
                tr("&Retire"), [this] { retire(); });
        });
    }
    row->addStretch();
}

QStringList RecordActions::texts(const RecordKind &kind)
{
    if (kind.code == "api-client"_L1)
        return {tr("Ne&w Secret…"), tr("Revo&ke…")};
    if (kind.code == "der-asset"_L1)
        return {tr("Re&tire…")};
    return {};
}

QPushButton *RecordActions::addButton(const QString &icon, const QString &text,
                                      const QString &toolTip)
{
    auto *button = new QPushButton(QIcon::fromTheme(icon), text);
    button->setToolTip(toolTip);
    layout()->addWidget(button);
    return button;
}

void RecordActions::show(const RecordValues &values)
{
    if (m_revoke)
        m_revoke->setEnabled(values.value(u"revoked_at"_s).isEmpty());
    if (m_retire)
        m_retire->setEnabled(values.value(u"status"_s) != toText(AssetStatus::Retired));
}

void RecordActions::renew()
{
    auto *dialog = new ApiClientDialog(m_key, m_database, m_writer, m_clerk, this);
    connect(dialog, &ApiClientDialog::made, this,
            [this](const QString &name) { Q_EMIT done(tr("%1 has a new secret.").arg(name)); });
    dialog->open();
}

void RecordActions::ask(const QString &title, const QString &question, const QString &yes,
                        std::function<void()> work)
{
    auto *box = new QMessageBox(QMessageBox::Question, title, question, QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const auto *button = box->addButton(yes, QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(button, &QPushButton::clicked, this, std::move(work));
    box->open();
}

template <typename Work>
void RecordActions::run(Work work, const QString &message)
{
    setEnabled(false);
    const auto take = [this, message](const auto &outcome) {
        setEnabled(true);
        if (outcome)
            Q_EMIT done(message);
        else
            Q_EMIT failed(outcome.error());
    };
    m_work.await(m_writer.submit(m_clerk, std::move(work)), take);
}

void RecordActions::revoke()
{
    run([name = m_key](Transaction &tx) { return revokeToken(tx, name); },
        tr("%1 is shut out.").arg(m_key));
}

void RecordActions::retire()
{
    run([id = m_key.toLongLong()](Transaction &tx) { return retireAsset(tx, id); },
        tr("The asset is retired."));
}

} // namespace derdesk
