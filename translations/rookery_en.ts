<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>%Ln answers</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeterCard</name>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SectionHeading</name>
    <message numerus="yes">
        <source>Folder %1, folded, %n chats</source>
        <translation>
            <numerusform>Folder %1, folded, %n chat</numerusform>
            <numerusform>Folder %1, folded, %n chats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeveralAnswers</name>
    <message numerus="yes">
        <source>%Ln answers from the same moment</source>
        <translation>
            <numerusform>%Ln answer from the same moment</numerusform>
            <numerusform>%Ln answers from the same moment</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashList</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>things in the trash</comment>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ArchiveViewModel</name>
    <message numerus="yes">
        <source>%Ln chats imported</source>
        <translation>
            <numerusform>%Ln chat imported</numerusform>
            <numerusform>%Ln chats imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AttachmentsModel</name>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChatViewModel</name>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading, %1 of %Ln tokens</source>
        <translation>
            <numerusform>Reading, %1 of %Ln token</numerusform>
            <numerusform>Reading, %1 of %Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checking, %1 of %Ln tokens</source>
        <translation>
            <numerusform>Checking, %1 of %Ln token</numerusform>
            <numerusform>Checking, %1 of %Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Catching up %Ln tokens (%1)</source>
        <translation>
            <numerusform>Catching up %Ln token (%1)</numerusform>
            <numerusform>Catching up %Ln tokens (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Catching up, %1 of %Ln tokens (%2)</source>
        <translation>
            <numerusform>Catching up, %1 of %Ln token (%2)</numerusform>
            <numerusform>Catching up, %1 of %Ln tokens (%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reads %Ln tokens first, about %1</source>
        <translation>
            <numerusform>Reads %Ln token first, about %1</numerusform>
            <numerusform>Reads %Ln tokens first, about %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept memories did not agree with the text. They were dropped; the text is read again.</source>
        <translation>
            <numerusform>%n kept memory did not agree with the text. It was dropped; the text is read again.</numerusform>
            <numerusform>%n kept memories did not agree with the text. They were dropped; the text is read again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked against the text: all %Ln tokens agree, bit for bit.</source>
        <translation>
            <numerusform>Checked against the text: the one token agrees, bit for bit.</numerusform>
            <numerusform>Checked against the text: all %Ln tokens agree, bit for bit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked against the text: all %Ln tokens agree within the tolerance, %1 of %2 memories bit for bit.</source>
        <translation>
            <numerusform>Checked against the text: the one token agrees within the tolerance, %1 of %2 memories bit for bit.</numerusform>
            <numerusform>Checked against the text: all %Ln tokens agree within the tolerance, %1 of %2 memories bit for bit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied. %Ln hidden characters are in it.</source>
        <translation>
            <numerusform>Copied. %Ln hidden character is in it.</numerusform>
            <numerusform>Copied. %Ln hidden characters are in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ModelViewModel</name>
    <message numerus="yes">
        <source>RWKV %1 · %2 · %n threads</source>
        <translation>
            <numerusform>RWKV %1 · %2 · %n thread</numerusform>
            <numerusform>RWKV %1 · %2 · %n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ModelsViewModel</name>
    <message numerus="yes">
        <source>%n installed</source>
        <translation>
            <numerusform>%n installed</numerusform>
            <numerusform>%n installed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new models.</source>
        <translation>
            <numerusform>%n new model.</numerusform>
            <numerusform>%n new models.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SeveralModel</name>
    <message numerus="yes">
        <source>Done · %Ln tokens</source>
        <translation>
            <numerusform>Done · %Ln token</numerusform>
            <numerusform>Done · %Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other answers deleted</source>
        <translation>
            <numerusform>%Ln other answer deleted</numerusform>
            <numerusform>%Ln other answers deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TranscriptModel</name>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TrashViewModel</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days left</source>
        <translation>
            <numerusform>%Ln day left</numerusform>
            <numerusform>%Ln days left</numerusform>
        </translation>
    </message>
</context>
</TS>
