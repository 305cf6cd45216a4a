#pragma once

#include "viewmodels/StartProblemViewModel.h"

#include <QQmlApplicationEngine>

namespace app {

/// The window in place of the program's when the data folder cannot be used.
///
/// Thread: GUI.
class StartProblem
{
public:
    explicit StartProblem(const chat::Error &error);

    bool show(); ///< false: the window could not be made
    ui::StartProblemViewModel &model() { return m_model; }
    QObject *window() const { return m_engine.rootObjects().value(0); }

private:
    ui::StartProblemViewModel m_model;
    QQmlApplicationEngine m_engine; ///< last member: its window speaks to the model
};

} // namespace app
