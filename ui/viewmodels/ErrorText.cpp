#include "viewmodels/ErrorText.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

} // namespace

ErrorText ErrorText::of(const chat::Error &error)
{
    using Code = chat::Error::Code;
    switch (error.code) {
    case Code::NotAModel:
        return {Words::tr("This is not a model Rookery can read"),
                Words::tr(
                    "It takes GGUF, .pth, .safetensors and Hugging Face folders of RWKV models. Choose another file.")};
    case Code::ModelUnsupported:
        return {Words::tr("This model is of a kind Rookery does not know"),
                Words::tr("Rookery runs RWKV models. The one in use before goes on. %1").arg(error.detail)};
    case Code::ModelDamaged:
        return {Words::tr("The model file is damaged"),
                Words::tr("Nothing else was touched. Get the model again, or choose another file.")};
    case Code::ModelWrongShape:
        return {Words::tr("The model file does not fit together"),
                Words::tr("Get it again from its source, or choose another file.")};
    case Code::ModelGone:
        return {Words::tr("The model file is gone"),
                Words::tr("Your chats can be read as usual. Choose a model to go on, or bring the file back.")};
    case Code::ModelChanged:
        return {Words::tr("The model file has changed"),
                Words::tr("Kept memories belong to the old file. Chats are read again once.")};
    case Code::OutOfMemory:
        return {Words::tr("Memory ran out"),
                Words::tr("What was written is saved. Close a program, or use a smaller model, then continue.")};
    case Code::InvalidNumbers:
        return {Words::tr("The model gave broken numbers"),
                Words::tr("What was written before is saved. Answer again, or choose another model.")};
    case Code::NoModel:
        return {Words::tr("No model is loaded"), Words::tr("Choose a model in the bar above. What you wrote is kept.")};
    case Code::FileIo:
        return {Words::tr("A file could not be read or written"),
                Words::tr("Check the disk and the rights of the folder, then try again.")};
    case Code::DiskFull:
        return {Words::tr("The disk is full"), Words::tr("Nothing saved before is lost. Make room, then try again.")};
    case Code::DataFolderUnwritable:
        return {Words::tr("The folder of your chats cannot be written"),
                Words::tr("Check its rights and the room on its disk, or go on with another folder.")};
    case Code::DataFolderBusy:
        return {Words::tr("Rookery is already open"),
                Words::tr("Another window uses this folder of chats. Go on there, or close it first.")};
    case Code::DatabaseDamaged:
        return {Words::tr("The file of your chats is damaged"),
                Words::tr("Rookery keeps copies. Open Storage to bring back the last whole one.")};
    case Code::DatabaseNewer:
        return {Words::tr("These chats were written by a newer Rookery"),
                Words::tr("Nothing was changed. Start the newer version to open them.")};
    case Code::DatabaseReadOnly:
        return {Words::tr("Chats can be read, not changed"),
                Words::tr("The folder of your chats is write-protected. Check its rights, then start again.")};
    case Code::NotFound:
        return {Words::tr("This is not there any more"), Words::tr("It may have been deleted in the meantime.")};
    case Code::ImportMalformed:
        return {Words::tr("This file could not be understood"),
                Words::tr("Nothing was imported. Choose a file that was exported as JSON.")};
    case Code::InvalidInput:
        return {Words::tr("That could not be done"),
                error.detail.isEmpty() ? Words::tr("Nothing was changed. Try again in another way.")
                                       : Words::tr("Nothing was changed. The reason: %1.").arg(error.detail)};
    case Code::Cancelled:
        return {Words::tr("Stopped"), Words::tr("What was written is saved.")};
    case Code::Offline:
        return {Words::tr("You are offline"), Words::tr("Chatting goes on as usual. Downloads need the network.")};
    case Code::ConnectionLost:
        return {Words::tr("The connection dropped"),
                Words::tr("What arrived is kept. It goes on by itself when you are back online.")};
    case Code::NotTrusted:
        return {Words::tr("The server could not prove who it is"),
                Words::tr("Nothing was fetched. Check the date of this computer and the network.")};
    case Code::RefusedRedirect:
        return {Words::tr("The server sent the download elsewhere"),
                Words::tr("That place is not trusted, so nothing was fetched. Try another source.")};
    case Code::ServerAnswer:
        return {Words::tr("The server refused"),
                Words::tr("What arrived is kept. Try again later, or choose another source.")};
    case Code::TooSlow:
        return {Words::tr("The connection is too slow"), Words::tr("What arrived is kept. Try again later.")};
    case Code::ChecksumWrong:
        return {Words::tr("The file arrived damaged"), Words::tr("Fetch it again.")};
    case Code::SizeWrong:
        return {Words::tr("The file has another size than announced"),
                Words::tr("Fetch it again, or choose another source.")};
    case Code::DocumentUnreadable:
        return {Words::tr("No text was found in this file"),
                Words::tr("Text, Markdown, source code, web pages and PDF files with text can be attached.")};
    case Code::DocumentTooLong:
        return {Words::tr("This file is too long"), Words::tr("Attach a part of it: 64 MB is the most.")};
    case Code::PdfToolMissing:
        return {Words::tr("PDF files need the program pdftotext"),
                Words::tr("Install the package poppler-utils, then attach the file again.")};
    case Code::Unknown:
        break;
    }
    return {Words::tr("Something went wrong"), Words::tr("What was written is saved. Try again.")};
}

} // namespace ui
