#include "formats/TokenizerJson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace formats {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMaxBytes = 4u << 20; ///< 20B_tokenizer.json has 2.5 MB
constexpr std::size_t kMaxTokens = 1u << 18;
constexpr int kMaxDepth = 8;
constexpr std::int32_t kNormal = 1, kControl = 3, kUserDefined = 4, kUnused = 5;

[[noreturn]] void damaged(const std::string &what)
{
    throw Error(Error::Code::Damaged, "the tokenizer file is malformed: " + what);
}

const Json &field(const Json &object, const char *name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    if (!object.is_object() || found == object.end())
        damaged(std::string("it has no ") + name);
    return *found;
}

std::size_t tokenId(const Json &value)
{
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() >= kMaxTokens)
        damaged("a token's id is out of range");
    return value.get<std::size_t>();
}

class Reader
{
public:
    Vocabulary read(const Json &json)
    {
        const auto &model = field(json, "model");
        if (const auto type = model.find("type"); type != model.end() && *type != "BPE")
            throw Error(Error::Code::Unsupported, "the tokenizer file holds no byte-pair vocabulary");
        m_result.model = "gpt2";
        m_result.pre = "gpt-2";
        readVocabulary(field(model, "vocab"));
        readMerges(field(model, "merges"));
        readAdded(field(json, "added_tokens"));
        for (std::size_t id = 0; id < m_result.tokens.size(); ++id)
            if (m_result.types[id] == kUnused)
                m_result.tokens[id] = "[PAD" + std::to_string(id) + "]";
        return std::move(m_result);
    }

private:
    void put(std::size_t id, const std::string &text, std::int32_t type)
    {
        if (id >= m_result.tokens.size()) {
            m_result.tokens.resize(id + 1);
            m_result.types.resize(id + 1, kUnused);
        }
        if (m_result.types[id] != kUnused && m_result.tokens[id] != text)
            damaged("the id " + std::to_string(id) + " is there twice");
        const auto [known, fresh] = m_ids.try_emplace(text, id);
        if (text.empty() || known->second != id)
            damaged("the token " + printable(text) + " is empty or there twice");
        m_result.tokens[id] = text;
        m_result.types[id] = type;
    }

    void readVocabulary(const Json &vocabulary)
    {
        if (!vocabulary.is_object())
            damaged("its vocabulary is no object");
        for (const auto &[text, id] : vocabulary.items())
            put(tokenId(id), text, kNormal);
    }

    void readMerges(const Json &merges)
    {
        if (!merges.is_array() || merges.size() > kMaxTokens)
            damaged("its merges are no list");
        for (const auto &merge : merges) {
            auto text = mergeText(merge);
            const auto space = text.find(' ');
            const auto left = text.substr(0, space);
            const auto right = space == text.npos ? std::string() : text.substr(space + 1);
            if (!m_ids.contains(left) || !m_ids.contains(right) || !m_ids.contains(left + right))
                damaged("the merge \"" + printable(text) + "\" is of unknown tokens");
            m_result.merges.push_back(std::move(text));
        }
    }

    /// "left right", in newer files ["left", "right"].
    static std::string mergeText(const Json &merge)
    {
        if (merge.is_string())
            return merge.get<std::string>();
        if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string())
            return merge[0].get<std::string>() + " " + merge[1].get<std::string>();
        damaged("a merge is no pair of texts");
    }

    void readAdded(const Json &added)
    {
        if (!added.is_array())
            damaged("its added tokens are no list");
        for (const auto &token : added) {
            const auto &text = field(token, "content"), &special = field(token, "special");
            if (!text.is_string() || !special.is_boolean())
                damaged("an added token has no text");
            put(tokenId(field(token, "id")), text.get<std::string>(), special.get<bool>() ? kControl : kUserDefined);
        }
    }

    Vocabulary m_result;
    std::unordered_map<std::string, std::size_t> m_ids;
};

} // namespace

Vocabulary readTokenizerJson(const ByteSource &bytes)
{
    if (bytes.size() > kMaxBytes)
        damaged("it is too large");
    std::string text(std::size_t(bytes.size()), '\0');
    bytes.read(0, std::as_writable_bytes(std::span(text)));
    bool tooDeep = false;
    const auto depth = [&](int level, Json::parse_event_t, Json &) {
        tooDeep = tooDeep || level > kMaxDepth;
        return !tooDeep;
    };
    const auto json = Json::parse(text, depth, false);
    if (tooDeep || json.is_discarded() || !json.is_object())
        damaged("it is no JSON object");
    return Reader().read(json);
}

} // namespace formats
