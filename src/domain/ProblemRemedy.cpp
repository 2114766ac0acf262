// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ProblemRemedy.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace derdesk {

namespace {

using C = ProblemCode;

struct Remedy
{
    ProblemCode code;
    bool byEditing;
    const char *sentence; ///< translated in the context "ProblemRemedy"
};

// What VALIDATE, DEVICE_SETUP and DEVICE_REMOVAL may find (operations/Validation.cpp,
// TaskWork.cpp). "By itself" is said of what wakes a task: see wakeTasks().
constexpr std::array remedies{
    Remedy{C::CustomerNotFound, true,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "By itself when the customer is imported. Else correct what the "
                             "request says of the customer.")},
    Remedy{C::CustomerAmbiguous, true,
           QT_TRANSLATE_NOOP("ProblemRemedy", "Give the account id of the customer who is meant.")},
    Remedy{C::ServicePointNotFound, true,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "By itself when the service point is imported. Else correct what the "
                             "request says of the location.")},
    Remedy{C::ServicePointAmbiguous, true,
           QT_TRANSLATE_NOOP("ProblemRemedy", "Give the id of the service point that is meant.")},
    Remedy{C::ServicePointOfOtherCustomer, true,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "By itself when an import says that the service point is this "
                             "customer's. Else correct the customer or the location.")},
    Remedy{C::UnknownProgram, true,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "By itself when the program is added. Else choose another one.")},
    Remedy{C::ProgramNotOpen, true,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "By itself when the dates or the status of the program are changed. "
                             "Else choose another program.")},
    Remedy{C::AssetTypeNotEligible, true,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "By itself when the program admits the asset type. Else choose "
                             "another program.")},
    Remedy{C::UnknownManufacturerModel, false,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "By itself when the model and its manufacturer are active.")},
    Remedy{C::InterconnectionOpen, false,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "By itself when the interconnection task is completed.")},
    Remedy{C::AssetNotInterconnected, false,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "By itself when an interconnection of the asset has come and is "
                             "completed.")},
    Remedy{C::AlreadyInterconnected, false,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "Nothing is left to be done: cancel the task, unless the serial "
                             "number is wrong.")},
    Remedy{C::AttributeMissing, true,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "Supply the attribute in the request, or complete the specification; "
                             "then it clears by itself.")},
    Remedy{C::NeedsOtherAttribute, true,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "Supply the attribute that is missing, or remove the one that needs "
                             "it.")},
    Remedy{C::VoltageOrder, true,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "Correct the voltages in the request, or those of the "
                             "specification.")},
    Remedy{C::ExceedsRating, true,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "Correct the setting or its rating in the request, or the rating of "
                             "the specification.")},
    Remedy{C::AlreadyEnrolled, true,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "By itself when the other enrollment ends. Cancel the task if that "
                             "is the one that is wanted, or choose another program.")},
    Remedy{C::AssetConflict, false,
           QT_TRANSLATE_NOOP("ProblemRemedy",
                             "End the enrollment at the other service point first, then retry; "
                             "or cancel the task if the serial number is wrong.")},
    Remedy{C::NotEnrolled, false,
           QT_TRANSLATE_NOOP("ProblemRemedy", "Nothing is left to be ended: cancel the task.")},
};

const Remedy *remedyFor(ProblemCode code)
{
    const auto found = std::find_if(remedies.begin(), remedies.end(),
                                    [code](const Remedy &row) { return row.code == code; });
    return found == remedies.end() ? nullptr : &*found;
}

} // namespace

QString remedyText(ProblemCode code)
{
    const Remedy *row = remedyFor(code);
    return row ? QCoreApplication::translate("ProblemRemedy", row->sentence) : QString();
}

bool clearedByEditing(ProblemCode code)
{
    const Remedy *row = remedyFor(code);
    return row && row->byEditing;
}

} // namespace derdesk
