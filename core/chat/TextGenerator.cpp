#include "chat/TextGenerator.h"

#include <atomic>

namespace chat {

RequestId TextGenerator::nextRequestId()
{
    static std::atomic<RequestId> last = 0;
    return ++last;
}

} // namespace chat
