#include "chat/HtmlText.h"
#include "fuzz/Target.h"

#include <string_view>

/// A web page: whatever comes in, the text is never longer and holds no markup that a reader would take for one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view html(reinterpret_cast<const char *>(data), size);
    if (chat::htmlToText(html).size() > size)
        std::abort();
    return 0;
}
