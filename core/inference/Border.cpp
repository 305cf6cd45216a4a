#include "inference/Border.h"

#include "engine/Error.h"
#include "inference/SnapshotBlob.h"

#include <new>

namespace inference {

namespace {

chat::Error::Code codeOf(engine::Error::Code code)
{
    using From = engine::Error::Code;
    using To = chat::Error::Code;
    switch (code) {
    case From::NotAModel:
        return To::NotAModel;
    case From::Unsupported:
        return To::ModelUnsupported;
    case From::Damaged:
        return To::ModelDamaged;
    case From::WrongShape:
        return To::ModelWrongShape;
    case From::OutOfMemory:
        return To::OutOfMemory;
    case From::Io:
        return To::FileIo;
    case From::InvalidNumbers:
        return To::InvalidNumbers;
    case From::InvalidInput:
        return To::InvalidInput;
    case From::Cancelled:
        return To::Cancelled;
    }
    return To::Unknown;
}

} // namespace

chat::Error currentError()
{
    try {
        throw;
    } catch (const chat::Error &error) {
        return error;
    } catch (const engine::Error &error) {
        return {codeOf(error.code()), QString::fromUtf8(error.what())};
    } catch (const BadSnapshot &error) { // a state that is not fit to be kept
        return {chat::Error::Code::InvalidNumbers, QString::fromUtf8(error.what())};
    } catch (const std::bad_alloc &) {
        return {chat::Error::Code::OutOfMemory, QStringLiteral("memory ran out")};
    } catch (const std::exception &error) {
        return {chat::Error::Code::Unknown, QString::fromUtf8(error.what())};
    }
}

} // namespace inference
