#pragma once

#include "viewmodels/ProgramViewModel.h"

namespace app {

/// Sends what the program says about itself (qCInfo(log), Qt's warnings) to the Logs page; warnings go on to standard
/// error as well. One at a time. Nothing that a person or a model wrote may be logged.
///
/// Thread: made and ended on the GUI thread; messages come from any.
class Log
{
public:
    explicit Log(ui::ProgramViewModel &shown); ///< which must outlive it
    ~Log();
    Log(const Log &) = delete;
    Log &operator=(const Log &) = delete;
};

} // namespace app
