#include "viewmodels/StartProblemViewModel.h"

#include "viewmodels/ErrorText.h"

namespace ui {

QString StartProblemViewModel::title() const
{
    return ErrorText::of(m_error).title;
}

QString StartProblemViewModel::advice() const
{
    return ErrorText::of(m_error).advice;
}

} // namespace ui
