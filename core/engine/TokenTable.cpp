#include "engine/TokenTable.h"

#include "engine/Error.h"
#include "engine/VocabularyHash.h"

namespace engine {

void TokenTable::add(std::string_view bytes)
{
    if (m_ends.size() == kMaxTokens)
        throw Error(Error::Code::Damaged, "the vocabulary has more than " + std::to_string(kMaxTokens) + " tokens");
    if (bytes.size() > kMaxTokenBytes)
        throw Error(Error::Code::Damaged, "token " + std::to_string(m_ends.size()) +
                                              " of the vocabulary is longer than " + std::to_string(kMaxTokenBytes) +
                                              " bytes");
    if (bytes.size() > kMaxBytes - m_bytes.size())
        throw Error(Error::Code::Damaged, "the vocabulary is longer than " + std::to_string(kMaxBytes) + " bytes");
    m_bytes += bytes;
    m_ends.push_back(static_cast<std::uint32_t>(m_bytes.size()));
}

std::string_view TokenTable::bytes(std::uint32_t token) const
{
    if (token >= m_ends.size())
        return {};
    const auto begin = token == 0 ? 0 : m_ends[token - 1];
    return std::string_view(m_bytes).substr(begin, m_ends[token] - begin);
}

std::string TokenTable::hash(std::string_view kind) const
{
    VocabularyHash hash;
    hash.add(kind);
    for (std::uint32_t token = 0; token < size(); ++token)
        hash.add(bytes(token));
    return hash.finish();
}

} // namespace engine
