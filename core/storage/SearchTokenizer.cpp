#include "storage/SearchTokenizer.h"

#include "storage/Database.h"

#include <algorithm>
#include <iterator>
#include <new>

#include <sqlite3.h>

namespace storage {

namespace {

using EmitToken = int (*)(void *context, int flags, const char *token, int size, int start, int end);

/// What FTS5 makes of us for each table: an instance of unicode61.
struct Words
{
    fts5_tokenizer unicode61;
    Fts5Tokenizer *instance = nullptr;
};

struct Api
{
    fts5_tokenizer unicode61;
    void *context; ///< of unicode61
};

fts5_api *apiOf(Database &db)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(db.handle(), "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    if (!api)
        throw StorageError(chat::Error::Code::Unknown, db.name() + QStringLiteral(": SQLite has no FTS5"));
    return api;
}

int create(void *context, const char **, int, Fts5Tokenizer **out)
{
    const auto *api = static_cast<const Api *>(context);
    auto *words = new (std::nothrow) Words{api->unicode61};
    if (!words)
        return SQLITE_NOMEM;
    const char *arguments[] = {"remove_diacritics", "2"};
    const int result = api->unicode61.xCreate(api->context, arguments, 2, &words->instance);
    if (result != SQLITE_OK) {
        delete words;
        return result;
    }
    *out = reinterpret_cast<Fts5Tokenizer *>(words);
    return SQLITE_OK;
}

void destroy(Fts5Tokenizer *tokenizer)
{
    auto *words = reinterpret_cast<Words *>(tokenizer);
    words->unicode61.xDelete(words->instance);
    delete words;
}

/// Thai and Lao, kana, Han, Hangul: written without spaces, or with long words.
bool isSpaceless(char32_t c)
{
    static constexpr std::pair<char32_t, char32_t> kRanges[] = {{0x0e00, 0x0eff},  {0x3040, 0x30ff}, {0x3400, 0x4dbf},
                                                                {0x4e00, 0x9fff},  {0xac00, 0xd7af}, {0xf900, 0xfaff},
                                                                {0x20000, 0x2fa1f}};
    return std::ranges::any_of(kRanges, [c](const auto &range) { return c >= range.first && c <= range.second; });
}

/// The character at `at` and its length in bytes; a broken one is one byte long.
char32_t characterAt(const char *text, int size, int at, int *length)
{
    const auto byte = [&](int i) { return at + i < size ? static_cast<unsigned char>(text[at + i]) : 0u; };
    const unsigned lead = byte(0);
    *length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    if (*length == 1 || at + *length > size) {
        *length = 1;
        return lead;
    }
    char32_t c = lead & (0xffu >> (*length + 1));
    for (int i = 1; i < *length; ++i)
        c = c << 6 | (byte(i) & 0x3f);
    return c;
}

struct Shifted
{
    EmitToken emit;
    void *context;
    int offset;
};

int emitShifted(void *context, int flags, const char *token, int size, int start, int end)
{
    const auto *shifted = static_cast<const Shifted *>(context);
    return shifted->emit(shifted->context, flags, token, size, start + shifted->offset, end + shifted->offset);
}

int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int size, EmitToken emit)
{
    const auto *words = reinterpret_cast<const Words *>(tokenizer);
    int runStart = 0;
    const auto flush = [&](int end) {
        Shifted shifted{emit, context, runStart};
        return end == runStart ? SQLITE_OK
                               : words->unicode61.xTokenize(words->instance, &shifted, flags, text + runStart,
                                                            end - runStart, emitShifted);
    };
    for (int at = 0, length = 0; at < size; at += length) {
        if (!isSpaceless(characterAt(text, size, at, &length)))
            continue;
        int result = flush(at);
        if (result == SQLITE_OK)
            result = emit(context, 0, text + at, length, at, at + length);
        if (result != SQLITE_OK)
            return result;
        runStart = at + length;
    }
    return flush(size);
}

int collect(void *context, int, const char *token, int size, int start, int end)
{
    static_cast<QList<SearchToken> *>(context)->append({QByteArray(token, size), start, end});
    return SQLITE_OK;
}

} // namespace

SearchTokenizer::SearchTokenizer(Database &db)
{
    auto *fts5 = apiOf(db);
    auto *api = new Api{};
    fts5_tokenizer ours{create, destroy, tokenize};
    int result = fts5->xFindTokenizer(fts5, "unicode61", &api->context, &api->unicode61);
    Fts5Tokenizer *instance = nullptr;
    if (result == SQLITE_OK)
        result = create(api, nullptr, 0, &instance);
    if (result != SQLITE_OK) {
        delete api;
        throwSqlite(db.handle(), result, db.name() + QStringLiteral(": tokenizer"));
    }
    m_words = instance;
    result =
        fts5->xCreateTokenizer(fts5, "rookery", api, &ours, [](void *context) { delete static_cast<Api *>(context); });
    if (result != SQLITE_OK) {
        destroy(instance);
        throwSqlite(db.handle(), result, db.name() + QStringLiteral(": tokenizer"));
    }
}

SearchTokenizer::~SearchTokenizer()
{
    destroy(static_cast<Fts5Tokenizer *>(m_words));
}

QList<SearchToken> SearchTokenizer::tokens(const QByteArray &utf8) const
{
    QList<SearchToken> list;
    tokenize(static_cast<Fts5Tokenizer *>(m_words), &list, FTS5_TOKENIZE_DOCUMENT, utf8.constData(),
             static_cast<int>(utf8.size()), collect);
    return list;
}

} // namespace storage
