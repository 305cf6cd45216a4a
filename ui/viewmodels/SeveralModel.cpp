#include "viewmodels/SeveralModel.h"

#include "chat/Attachment.h"

#include <algorithm>

namespace ui {

using chat::ChatSession;
using chat::MessageStatus;

SeveralModel::SeveralModel(ChatSession &session, ToastViewModel &toast, QObject *parent)
    : QAbstractListModel(parent), m_session(session), m_toast(toast)
{
    connect(&session, &ChatSession::opened, this, &SeveralModel::close);
    connect(&session, &ChatSession::severalBegan, this, &SeveralModel::begin);
    connect(&session, &ChatSession::answerTextAdded, this,
            [this](chat::MessageId answer, const QString &piece, bool thinking) {
                const auto row = rowOf(answer);
                if (row < 0)
                    return;
                auto &card = m_cards[std::size_t(row)];
                (thinking ? card.message.thinking : card.message.text) += piece;
                card.blocks->appendText(0, piece, thinking);
            });
    connect(&session, &ChatSession::answerEnded, this, [this](const chat::Message &answer) {
        const auto row = rowOf(answer.id);
        if (row < 0)
            return;
        m_cards[std::size_t(row)].message = answer;
        m_cards[std::size_t(row)].blocks->updateMessage(0, answer);
        Q_EMIT dataChanged(index(row), index(row), {NoteRole});
        Q_EMIT changed();
    });
}

SeveralModel::~SeveralModel() = default;

int SeveralModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_cards.size());
}

QHash<int, QByteArray> SeveralModel::roleNames() const
{
    return {{MessageRole, "message"}, {LetterRole, "letter"}, {NoteRole, "note"}, {BlocksRole, "blocks"}};
}

QVariant SeveralModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &card = m_cards[std::size_t(index.row())];
    switch (role) {
    case MessageRole:
        return card.message.id;
    case Qt::DisplayRole:
    case LetterRole:
        return QString(QChar(u'A' + index.row()));
    case NoteRole:
        if (card.message.status == MessageStatus::Generating)
            return tr("Writing");
        if (card.message.status != MessageStatus::Complete)
            return tr("Stopped");
        return card.message.statistics ? tr("Done · %Ln tokens", nullptr, card.message.statistics->answerTokens)
                                       : tr("Done");
    case BlocksRole:
        return QVariant::fromValue(card.blocks.get());
    default:
        return {};
    }
}

int SeveralModel::rowOf(chat::MessageId message) const
{
    const auto found = std::find_if(m_cards.begin(), m_cards.end(),
                                    [message](const Card &each) { return each.message.id == message; });
    return found == m_cards.end() ? -1 : int(found - m_cards.begin());
}

void SeveralModel::begin(const QList<chat::Message> &answers)
{
    beginResetModel();
    m_cards.clear();
    for (const auto &answer : answers) {
        // Some of the text may have come between its saving and now.
        const auto row = m_session.indexOf(answer.id);
        Card card{.message = row >= 0 ? m_session.messages()[row] : answer,
                  .blocks = std::make_unique<TranscriptModel>()};
        card.blocks->setMessages({card.message});
        m_cards.push_back(std::move(card));
    }
    const auto above = m_session.indexOf(answers.front().parent);
    m_question = above < 0 ? QString() : chat::AttachedText::of(m_session.messages()[above].text).words;
    endResetModel();
    Q_EMIT changed();
}

void SeveralModel::close()
{
    if (m_cards.empty())
        return;
    beginResetModel();
    m_cards.clear();
    endResetModel();
    Q_EMIT changed();
}

bool SeveralModel::writing() const
{
    return std::any_of(m_cards.begin(), m_cards.end(),
                       [](const Card &each) { return each.message.status == MessageStatus::Generating; });
}

void SeveralModel::keep(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const auto kept = m_cards[std::size_t(row)].message.id;
    close();
    m_session.choose(kept);
}

void SeveralModel::keepOnly(int row)
{
    if (row < 0 || row >= rowCount() || writing())
        return;
    const auto kept = m_cards[std::size_t(row)].message.id;
    QList<chat::MessageId> others;
    for (const auto &card : m_cards)
        if (card.message.id != kept)
            others.append(card.message.id);
    close();
    m_session.chooseOnly(kept, others);
    m_toast.show(
        tr("%Ln other answers deleted", nullptr, int(others.size())), tr("Undo"),
        [this, others] { m_session.restoreAnswers(others); }, ToastViewModel::kUndo);
}

QString SeveralModel::textOf(int row) const
{
    return row < 0 || row >= rowCount() ? QString() : m_cards[std::size_t(row)].message.text;
}

} // namespace ui
