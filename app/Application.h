#pragma once

#include <QQmlApplicationEngine>
#include <QString>

#include "viewmodels/AppearanceViewModel.h"

namespace app {

/// The composition root: makes the objects of the window program and wires them.
///
/// Thread: GUI.
class Application
{
public:
    struct Options
    {
        QString dataFolder;
        QString model; ///< a GGUF file to open instead of the last one; empty = none
    };

    explicit Application(const Options &options);

    bool show(); ///< false: the window could not be made

private:
    ui::AppearanceViewModel m_appearance;
    QQmlApplicationEngine m_engine;
};

} // namespace app
