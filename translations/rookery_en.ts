<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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
    <name>ui::ChatViewModel</name>
    <message numerus="yes">
        <source>Checked against the text: all %Ln tokens agree.</source>
        <translation>
            <numerusform>Checked against the text: the one token agrees.</numerusform>
            <numerusform>Checked against the text: all %Ln tokens agree.</numerusform>
        </translation>
    </message>
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
        <source>Reading ahead, %1 of %Ln tokens</source>
        <translation>
            <numerusform>Reading ahead, %1 of %Ln token</numerusform>
            <numerusform>Reading ahead, %1 of %Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reads %Ln tokens first, about %1 s</source>
        <translation>
            <numerusform>Reads %Ln token first, about %1 s</numerusform>
            <numerusform>Reads %Ln tokens first, about %1 s</numerusform>
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
    <name>ui::TranscriptModel</name>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
</TS>
