#pragma once

#include <QByteArray>

#include <memory>

struct evp_md_ctx_st;

namespace catalog {

/// A SHA-256 that can be copied on its way.
class RunningHash
{
public:
    RunningHash();
    RunningHash(const RunningHash &other);
    RunningHash(RunningHash &&) noexcept = default;
    RunningHash &operator=(RunningHash other) noexcept;
    ~RunningHash();

    void add(const char *bytes, qint64 count);
    QByteArray value() const; ///< of what was added so far, 32 bytes; more can follow

private:
    struct Free
    {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

} // namespace catalog
