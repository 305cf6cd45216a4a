#pragma once

#include <QException>
#include <QMetaType>
#include <QString>

namespace chat {

/// A failure as it crosses a thread border: a code that ui/viewmodels/ErrorText turns into a translated sentence with
/// what to do, and an English detail for the log that names the object. Thrown inside futures (hence QException).
class Error : public QException
{
public:
    enum class Code {
        Unknown,
        NotAModel,
        ModelUnsupported,
        ModelDamaged,
        ModelWrongShape,
        ModelGone,
        ModelChanged,
        OutOfMemory,
        InvalidNumbers,
        NoModel,
        FileIo,
        DiskFull,
        DataFolderUnwritable,
        DataFolderBusy,
        DatabaseDamaged,
        DatabaseNewer,
        DatabaseReadOnly,
        NotFound,
        ImportMalformed,
        InvalidInput,
        Cancelled,
        Offline,
        ConnectionLost,
        NotTrusted,
        RefusedRedirect,
        ServerAnswer,
        TooSlow,
        ChecksumWrong,
        SizeWrong,
        DocumentUnreadable,
        DocumentTooLong,
        PdfToolMissing,
    };

    Error(Code code, const QString &detail) : code(code), detail(detail) {}
    Error() : Error(Code::Unknown, QString()) {}
    void raise() const override { throw *this; }
    Error *clone() const override { return new Error(*this); }

    Code code;
    QString detail;
};

} // namespace chat

Q_DECLARE_METATYPE(chat::Error)
