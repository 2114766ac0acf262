// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/ApiClientDialog.h"

#include "desk/dialogs/SecretDialog.h"
#include "desk/widgets/MessageStrip.h"
#include "store/RecordQueries.h"
#include "web/TlsFiles.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostHeadEnds = 1'000;

QString scopeText(Scope scope)
{
    switch (scope) {
    case Scope::Register:
        return ApiClientDialog::tr("&register DER devices");
    case Scope::Interconnect:
        return ApiClientDialog::tr("&interconnect DER");
    case Scope::Read:
        return ApiClientDialog::tr("read the stat&us of its tasks");
    case Scope::Acknowledge:
        return ApiClientDialog::tr("&acknowledge for a head-end system");
    }
    Q_UNREACHABLE();
}

} // namespace

ApiClientDialog::ApiClientDialog(const QString &name, Database &database, Writer &writer,
                                 const Actor &clerk, QWidget *parent)
    : QDialog(parent)
    , m_name(name)
    , m_database(database)
    , m_writer(writer)
    , m_clerk(clerk)
    , m_fault(new MessageStrip)
    , m_days(new QSpinBox)
    , m_certificate(new QLineEdit)
    , m_make(new QPushButton(QIcon::fromTheme(u"key"_s),
                             name.isEmpty() ? tr("&Create Client") : tr("&New Secret")))
{
    setWindowTitle(name.isEmpty() ? tr("New API Client") : tr("New Secret for %1").arg(name));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    if (name.isEmpty())
        addNewFields(*form);
    m_days->setRange(0, mostValidDays);
    m_days->setSpecialValueText(tr("for ever"));
    m_days->setAccessibleName(tr("Valid for days"));
    form->addRow(tr("Valid &for days"), m_days);
    auto *certificate = newCertificateRow();
    form->addRow(tr("Cer&tificate"), certificate);
    qobject_cast<QLabel *>(form->labelForField(certificate))->setBuddy(m_certificate);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_make, QDialogButtonBox::ActionRole);
    m_make->setDefault(true);
    connect(m_make, &QPushButton::clicked, this, &ApiClientDialog::make);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_fault);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 80, sizeHint().height());
}

void ApiClientDialog::addNewFields(QFormLayout &form)
{
    m_newName = new QLineEdit;
    m_newName->setMaxLength(60);
    m_newName->setAccessibleName(tr("Name"));
    form.addRow(tr("&Name"), m_newName);
    addScopes(form);
    m_headEnd = new QComboBox;
    m_headEnd->setAccessibleName(tr("Head-end system"));
    form.addRow(tr("Head-&end system"), m_headEnd);
    m_headEnds.await(m_database.ask([](Connection &connection) {
        return recordNames(connection, *findRecordKind(u"head-end"_s), mostHeadEnds);
    }),
                     [this](const Result<QStringList> &names) {
                         if (names)
                             m_headEnd->addItems(*names);
                         else
                             showFault(sentences(names.error()));
                     });
    showHeadEnds();
}

void ApiClientDialog::addScopes(QFormLayout &form)
{
    for (std::size_t i = 0; i < enumTexts(Scope{}).size(); ++i) {
        const auto scope = Scope(i);
        auto *box = new QCheckBox(scopeText(scope));
        box->setChecked(scope != Scope::Acknowledge); // which is for head ends alone
        connect(box, &QCheckBox::toggled, this, &ApiClientDialog::showHeadEnds);
        form.addRow(m_scopes.isEmpty() ? tr("It may") : QString(), box);
        m_scopes.append({scope, box});
    }
}

QWidget *ApiClientDialog::newCertificateRow()
{
    m_certificate->setAccessibleName(tr("Certificate"));
    m_certificate->setPlaceholderText(m_name.isEmpty() ? tr("no certificate") : tr("as before"));
    m_certificate->setToolTip(
        tr("A file in PEM: over TLS the client may show this certificate in place of the secret"));
    auto *choose = new QPushButton(QIcon::fromTheme(u"folder"_s), tr("Ch&oose…"));
    choose->setAutoDefault(false); // Enter makes the client
    connect(choose, &QPushButton::clicked, this, &ApiClientDialog::chooseCertificate);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(m_certificate, 1);
    layout->addWidget(choose);
    return row;
}

void ApiClientDialog::chooseCertificate()
{
    auto *dialog = new QFileDialog(this, tr("Certificate"), {},
                                   tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_certificate, &QLineEdit::setText);
    dialog->open();
}

/// A head-end system goes with the scope acknowledge, and with no other.
void ApiClientDialog::showHeadEnds() // NOLINT(readability-make-member-function-const)
{
    if (m_headEnd)
        m_headEnd->setEnabled(m_scopes.constLast().second->isChecked());
}

QString ApiClientDialog::name() const { return m_newName ? m_newName->text().trimmed() : m_name; }

Access ApiClientDialog::access() const
{
    Access access;
    for (const auto &[scope, box] : m_scopes) {
        if (box->isChecked())
            access.scopes.append(toText(scope));
    }
    access.expiresAt = endOfDays(m_days->value());
    if (m_headEnd && m_headEnd->isEnabled())
        access.headEndSystem = m_headEnd->currentText();
    return access;
}

void ApiClientDialog::make()
{
    Access wanted = access();
    if (!m_certificate->text().isEmpty()) {
        const auto fingerprint = readFingerprint(m_certificate->text());
        if (!fingerprint)
            return showFault(tr("The certificate cannot be used.\n%1").arg(fingerprint.error()));
        wanted.certificate = *fingerprint;
    }
    m_fault->hide();
    m_make->setEnabled(false);
    const auto work = [name = name(), isNew = m_name.isEmpty(), wanted](Transaction &tx) {
        return isNew ? createToken(tx, name, wanted)
                     : renewToken(tx, name, wanted.expiresAt, wanted.certificate);
    };
    m_secret.await(m_writer.submit(m_clerk, work),
                   [this](const Result<QString> &secret) { take(secret); });
}

void ApiClientDialog::take(const Result<QString> &secret)
{
    m_make->setEnabled(true);
    if (!secret)
        return showFault(tr("Nothing was changed.\n%1").arg(sentences(secret.error())));
    (new SecretDialog(name(), *secret, parentWidget()))->open();
    Q_EMIT made(name());
    accept();
}

void ApiClientDialog::showFault(const QString &text) { m_fault->showFault(text); }

} // namespace derdesk
