#pragma once

#include "chat/AnswerWriter.h"

namespace chat {

/// What going on from a chat's newest message costs, and paying it ahead: "ready, nothing recomputed" or "catching up
/// 118 tokens (1 s)". Asking never feeds the model.
///
/// Thread: GUI.
class ChatReadiness : public QObject
{
    Q_OBJECT

public:
    ChatReadiness(ConversationRepository &repository, TextGenerator &generator, QObject *parent = nullptr);
    ~ChatReadiness() override;

    /// About its leaf, or for a chat that is not in the store yet about `opening`; what was asked before is dropped.
    void ask(const Conversation &conversation, const QString &persona, const QList<Message> &opening = {});
    void forget();                   ///< nothing is known any more; a catching up is given up
    void catchUp();                  ///< feeds what the last answer said is missing
    void askCost(MessageId message); ///< of the same chat; ends in costKnown or failed

    const std::optional<Readiness> &readiness() const { return m_readiness; }
    bool isCatchingUp() const { return m_feeding; }
    const Progress &progress() const { return m_progress; } ///< while catching up

Q_SIGNALS:
    void changed();
    void progressChanged();
    void costKnown(const chat::Readiness &readiness);
    void failed(const chat::Error &error, chat::MessageId message);

private:
    void prepare(MessageId message, bool feed, RequestId id, std::stop_token stop);
    void onPrepared(RequestId id, const Readiness &readiness);
    void onFailed(RequestId id, const Error &error);
    void drop();

    ConversationRepository &m_repository;
    TextGenerator &m_generator;
    Conversation m_conversation;
    QString m_persona;
    QList<Message> m_opening;
    std::optional<Readiness> m_readiness;
    Progress m_progress;
    RequestId m_request = 0; ///< about the leaf; 0 = none under way
    bool m_feeding = false;
    std::stop_source m_stop;
    QElapsedTimer m_reading;
    std::map<RequestId, MessageId> m_costs;
    std::stop_source m_costStop;
};

} // namespace chat
