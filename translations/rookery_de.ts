<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AboutSection</name>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>A private chatbot for ordinary computers. Free software under the Apache licence 2.0.</source>
        <translation>Ein privater Chatbot für gewöhnliche Computer. Freie Software unter der Apache-Lizenz 2.0.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Gebaut mit</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Versionen kopieren</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Answer %1, %2</source>
        <translation>Antwort %1, %2</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>%1 behalten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Keep %1 and delete the others</source>
        <translation>%1 behalten und die anderen löschen</translation>
    </message>
</context>
<context>
    <name>AnswersSection</name>
    <message>
        <source>How answers sound</source>
        <translation>Wie Antworten klingen</translation>
    </message>
    <message>
        <source>Precise</source>
        <translation>Genau</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Sticks to the likeliest words. For facts, code, sums.</source>
        <translation>Hält sich an die wahrscheinlichsten Wörter. Für Fakten, Code und Rechnungen.</translation>
    </message>
    <message>
        <source>Clear with some freedom. Good for most things.</source>
        <translation>Klar, mit etwas Spielraum. Für das meiste gut.</translation>
    </message>
    <message>
        <source>Takes surprising turns. For stories and ideas.</source>
        <translation>Nimmt überraschende Wendungen. Für Geschichten und Ideen.</translation>
    </message>
    <message>
        <source>Set by you below. Choose a name to go back.</source>
        <translation>Von Ihnen unten eingestellt. Ein Name führt zurück.</translation>
    </message>
    <message>
        <source>Boldness</source>
        <translation>Kühnheit</translation>
    </message>
    <message>
        <source>Temperature. Low is safe, high wanders.</source>
        <translation>Temperatur. Niedrig ist sicher, hoch schweift ab.</translation>
    </message>
    <message>
        <source>Choice of words</source>
        <translation>Wortwahl</translation>
    </message>
    <message>
        <source>Top-p. How many likely words it picks from.</source>
        <translation>Top-p. Aus wie vielen wahrscheinlichen Wörtern gewählt wird.</translation>
    </message>
    <message>
        <source>Avoid repeating</source>
        <translation>Wiederholungen meiden</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>It stops here and offers to continue.</source>
        <translation>Hier hält sie an und bietet an, weiterzuschreiben.</translation>
    </message>
    <message>
        <source>%1: as it was</source>
        <translation>%1: wie zuvor</translation>
    </message>
    <message>
        <source>Creative</source>
        <translation>Kreativ</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene Werte</translation>
    </message>
    <message>
        <source>Most words to pick from</source>
        <translation>Höchstzahl der Wörter</translation>
    </message>
    <message>
        <source>Top-k. A fixed number on top of the choice above.</source>
        <translation>Top-k. Eine feste Zahl zusätzlich zur Wahl darüber.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ohne Grenze</translation>
    </message>
    <message>
        <source>New topics</source>
        <translation>Neue Themen</translation>
    </message>
    <message>
        <source>Presence penalty. High brings in words that were not there yet.</source>
        <translation>Präsenzabzug. Hoch bringt Wörter, die noch nicht vorkamen.</translation>
    </message>
    <message>
        <source>Frequency penalty. High avoids words it has used often.</source>
        <translation>Häufigkeitsabzug. Hoch meidet Wörter, die oft vorkamen.</translation>
    </message>
    <message>
        <source>Forget repeats</source>
        <translation>Wiederholtes vergessen</translation>
    </message>
    <message>
        <source>Penalty decay. Low lets a word return sooner.</source>
        <translation>Abklingen der Abzüge. Niedrig lässt ein Wort früher zurückkehren.</translation>
    </message>
    <message>
        <source>As delivered</source>
        <translation>Wie ausgeliefert</translation>
    </message>
    <message>
        <source>All of these values go back to Balanced.</source>
        <translation>Alle diese Werte kehren zu „Ausgewogen“ zurück.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
</context>
<context>
    <name>AttachmentChip</name>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message>
        <source>No backup</source>
        <translation>Keine Sicherung</translation>
    </message>
</context>
<context>
    <name>BranchArrows</name>
    <message>
        <source>Previous version</source>
        <translation>Vorige Fassung</translation>
    </message>
    <message>
        <source>Version %1 of %2</source>
        <translation>Fassung %1 von %2</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Nächste Fassung</translation>
    </message>
</context>
<context>
    <name>ChatHeader</name>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Chat: %1</source>
        <translation>Chat: %1</translation>
    </message>
    <message>
        <source>Press to rename</source>
        <translation>Drücken zum Umbenennen</translation>
    </message>
    <message>
        <source>Name of the chat</source>
        <translation>Name des Chats</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>Chat menu</source>
        <translation>Chatmenü</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Copy the chat</source>
        <translation>Chat kopieren</translation>
    </message>
    <message>
        <source>Check against the text</source>
        <translation>Mit dem Text vergleichen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Find in this chat</source>
        <translation>In diesem Chat suchen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>Answer is being written</source>
        <translation>Die Antwort wird geschrieben</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Zum Neuesten</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Runs on this computer. Answers can be wrong, so check what matters.</source>
        <translation>Läuft auf diesem Computer. Antworten können falsch sein: Prüfen Sie, was wichtig ist.</translation>
    </message>
    <message>
        <source>Let go to attach a text or open a model</source>
        <translation>Loslassen, um einen Text anzuhängen oder ein Modell zu öffnen</translation>
    </message>
</context>
<context>
    <name>ChatRow</name>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Opens instantly</source>
        <translation>Öffnet sich sofort</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Name of the chat</source>
        <translation>Name des Chats</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Keep for instant reopening</source>
        <translation>Für sofortiges Öffnen behalten</translation>
    </message>
    <message>
        <source>Keep as text only</source>
        <translation>Nur als Text behalten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
</context>
<context>
    <name>CodeBlock</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Long lines on one line</source>
        <translation>Lange Zeilen nicht umbrechen</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Lange Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Switch model</source>
        <translation>Modell wechseln</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <translation>Modelldatei öffnen …</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Neu antworten</translation>
    </message>
    <message>
        <source>Copy the chat</source>
        <translation>Chat kopieren</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search chats and commands</source>
        <translation>Chats und Befehle suchen</translation>
    </message>
    <message>
        <source>Nothing found. Enter starts a chat with these words.</source>
        <translation>Nichts gefunden. Mit Enter beginnt ein Chat mit diesen Worten.</translation>
    </message>
    <message>
        <source>↑↓ Move   Enter Open   Esc Close</source>
        <translation>↑↓ Bewegen   Enter Öffnen   Esc Schließen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Find in this chat</source>
        <translation>In diesem Chat suchen</translation>
    </message>
    <message>
        <source>Export the chat…</source>
        <translation>Chat exportieren …</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Import chats…</source>
        <translation>Chats importieren …</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask anything</source>
        <translation>Fragen Sie, was Sie möchten</translation>
    </message>
    <message>
        <source>Editing. The version before stays behind the arrows.</source>
        <translation>Sie bearbeiten. Die vorige Fassung bleibt hinter den Pfeilen.</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>So lassen, wie es war</translation>
    </message>
    <message>
        <source>Think long</source>
        <translation>Lange denken</translation>
    </message>
    <message>
        <source>Think</source>
        <translation>Denken</translation>
    </message>
    <message>
        <source>Think before the answer: off, short, long</source>
        <translation>Vor der Antwort denken: aus, kurz, lang</translation>
    </message>
    <message>
        <source>Esc to stop</source>
        <translation>Esc hält an</translation>
    </message>
    <message>
        <source>Attach text files</source>
        <translation>Textdateien anhängen</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Persona: %1</source>
        <translation>Persona: %1</translation>
    </message>
    <message>
        <source>Whom the chat is with</source>
        <translation>Mit wem der Chat geführt wird</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answers</source>
        <translation>
            <numerusform>%Ln Antwort</numerusform>
            <numerusform>%Ln Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>How many answers at once: 1 to 4</source>
        <translation>Wie viele Antworten auf einmal: 1 bis 4</translation>
    </message>
</context>
<context>
    <name>ComputerSection</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>Modell in Gebrauch</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Prozessor-Threads</translation>
    </message>
    <message>
        <source>How many work on an answer. Automatic is the quickest on most computers; fewer leave more for other programs.</source>
        <translation>Wie viele an einer Antwort arbeiten. Automatisch ist auf den meisten Computern am schnellsten; weniger lassen anderen Programmen mehr übrig.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Say when a long answer is ready</source>
        <translation>Melden, wenn eine lange Antwort fertig ist</translation>
    </message>
    <message>
        <source>Only while another window is in front</source>
        <translation>Nur solange ein anderes Fenster vorn ist</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>DiskUse</name>
    <message>
        <source>%1 on the disk, %2 free</source>
        <translation>%1 auf dem Datenträger, %2 frei</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop a model file here</source>
        <translation>Modelldatei hier ablegen</translation>
    </message>
    <message>
        <source>GGUF, .pth, .safetensors, or a Hugging Face folder or link</source>
        <translation>GGUF, .pth, .safetensors, ein Ordner oder Link von Hugging Face</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
</context>
<context>
    <name>Egg</name>
    <message>
        <source>Opens instantly</source>
        <translation>Öffnet sich sofort</translation>
    </message>
    <message>
        <source>Text only</source>
        <translation>Nur Text</translation>
    </message>
</context>
<context>
    <name>EmptyChat</name>
    <message>
        <source>What’s on your mind?</source>
        <translation>Was beschäftigt Sie?</translation>
    </message>
    <message>
        <source>Type and get an answer, even offline. What you write stays on this computer.</source>
        <translation>Schreiben Sie und erhalten Sie eine Antwort, auch ohne Internet. Was Sie schreiben, bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Write a kind note to a neighbour</source>
        <translation>Schreib eine freundliche Nachricht an eine Nachbarin</translation>
    </message>
    <message>
        <source>Explain simply how a heat pump works</source>
        <translation>Erkläre einfach, wie eine Wärmepumpe arbeitet</translation>
    </message>
    <message>
        <source>Three dinners from leeks, rice and eggs</source>
        <translation>Drei Abendessen aus Lauch, Reis und Eiern</translation>
    </message>
    <message>
        <source>You are talking to Fledgling, the small model that comes with Rookery. It is quick and knows a little.</source>
        <translation>Sie sprechen mit Fledgling, dem kleinen Modell, das Rookery mitbringt. Es ist schnell, weiß ein wenig und spricht Englisch.</translation>
    </message>
</context>
<context>
    <name>ErrorBanner</name>
    <message>
        <source>Hide details</source>
        <translation>Einzelheiten ausblenden</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>This is not a model Rookery can read</source>
        <translation>Das ist kein Modell, das Rookery lesen kann</translation>
    </message>
    <message>
        <source>It takes GGUF, .pth, .safetensors and Hugging Face folders of RWKV models. Choose another file.</source>
        <translation>Es nimmt GGUF, .pth, .safetensors und Hugging-Face-Ordner von RWKV-Modellen. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>This model is of a kind Rookery does not know</source>
        <translation>Diese Art von Modell kennt Rookery nicht</translation>
    </message>
    <message>
        <source>Rookery runs RWKV models. The one in use before goes on. %1</source>
        <translation>Rookery arbeitet mit RWKV-Modellen. Das bisherige läuft weiter. %1</translation>
    </message>
    <message>
        <source>The model file is damaged</source>
        <translation>Die Modelldatei ist beschädigt</translation>
    </message>
    <message>
        <source>Nothing else was touched. Get the model again, or choose another file.</source>
        <translation>Sonst wurde nichts angerührt. Laden Sie das Modell neu oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The model file does not fit together</source>
        <translation>Die Modelldatei passt nicht zusammen</translation>
    </message>
    <message>
        <source>Get it again from its source, or choose another file.</source>
        <translation>Laden Sie sie neu von ihrer Quelle oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The model file is gone</source>
        <translation>Die Modelldatei ist nicht mehr da</translation>
    </message>
    <message>
        <source>Your chats can be read as usual. Choose a model to go on, or bring the file back.</source>
        <translation>Ihre Chats lassen sich wie gewohnt lesen. Wählen Sie ein Modell, um fortzufahren, oder holen Sie die Datei zurück.</translation>
    </message>
    <message>
        <source>The model file has changed</source>
        <translation>Die Modelldatei hat sich geändert</translation>
    </message>
    <message>
        <source>Kept memories belong to the old file. Chats are read again once.</source>
        <translation>Die behaltenen Zustände gehören zur alten Datei. Chats werden einmal neu gelesen.</translation>
    </message>
    <message>
        <source>Memory ran out</source>
        <translation>Der Arbeitsspeicher reichte nicht</translation>
    </message>
    <message>
        <source>What was written is saved. Close a program, or use a smaller model, then continue.</source>
        <translation>Das Geschriebene ist gesichert. Schließen Sie ein Programm oder nehmen Sie ein kleineres Modell und fahren Sie fort.</translation>
    </message>
    <message>
        <source>The model gave broken numbers</source>
        <translation>Das Modell lieferte unbrauchbare Zahlen</translation>
    </message>
    <message>
        <source>What was written before is saved. Answer again, or choose another model.</source>
        <translation>Das zuvor Geschriebene ist gesichert. Lassen Sie neu antworten oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>Kein Modell ist geladen</translation>
    </message>
    <message>
        <source>Choose a model in the bar above. What you wrote is kept.</source>
        <translation>Wählen Sie oben in der Leiste ein Modell. Was Sie geschrieben haben, bleibt erhalten.</translation>
    </message>
    <message>
        <source>A file could not be read or written</source>
        <translation>Eine Datei ließ sich nicht lesen oder schreiben</translation>
    </message>
    <message>
        <source>Check the disk and the rights of the folder, then try again.</source>
        <translation>Prüfen Sie den Datenträger und die Rechte des Ordners und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>Nothing saved before is lost. Make room, then try again.</source>
        <translation>Nichts Gesichertes ist verloren. Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The folder of your chats cannot be written</source>
        <translation>In den Ordner Ihrer Chats lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>Rookery is already open</source>
        <translation>Rookery ist schon geöffnet</translation>
    </message>
    <message>
        <source>Another window uses this folder of chats. Go on there, or close it first.</source>
        <translation>Ein anderes Fenster benutzt diesen Ordner. Fahren Sie dort fort oder schließen Sie es zuerst.</translation>
    </message>
    <message>
        <source>The file of your chats is damaged</source>
        <translation>Die Datei Ihrer Chats ist beschädigt</translation>
    </message>
    <message>
        <source>Rookery keeps copies. Open Storage to bring back the last whole one.</source>
        <translation>Rookery hebt Kopien auf. Öffnen Sie „Speicher“, um die letzte heile zurückzuholen.</translation>
    </message>
    <message>
        <source>These chats were written by a newer Rookery</source>
        <translation>Diese Chats stammen von einem neueren Rookery</translation>
    </message>
    <message>
        <source>Nothing was changed. Start the newer version to open them.</source>
        <translation>Nichts wurde geändert. Starten Sie die neuere Version, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>Chats can be read, not changed</source>
        <translation>Chats lassen sich lesen, aber nicht ändern</translation>
    </message>
    <message>
        <source>The folder of your chats is write-protected. Check its rights, then start again.</source>
        <translation>Der Ordner Ihrer Chats ist schreibgeschützt. Prüfen Sie seine Rechte und starten Sie neu.</translation>
    </message>
    <message>
        <source>This is not there any more</source>
        <translation>Das gibt es nicht mehr</translation>
    </message>
    <message>
        <source>It may have been deleted in the meantime.</source>
        <translation>Vielleicht wurde es inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>This file could not be understood</source>
        <translation>Diese Datei ließ sich nicht verstehen</translation>
    </message>
    <message>
        <source>Nothing was imported. Choose a file that was exported as JSON.</source>
        <translation>Nichts wurde importiert. Wählen Sie eine Datei, die als JSON exportiert wurde.</translation>
    </message>
    <message>
        <source>That could not be done</source>
        <translation>Das ging nicht</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again in another way.</source>
        <translation>Nichts wurde geändert. Versuchen Sie es auf andere Weise.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>What was written is saved.</source>
        <translation>Das Geschriebene ist gesichert.</translation>
    </message>
    <message>
        <source>You are offline</source>
        <translation>Keine Verbindung zum Internet</translation>
    </message>
    <message>
        <source>Chatting goes on as usual. Downloads need the network.</source>
        <translation>Chatten geht weiter wie gewohnt. Downloads brauchen das Netz.</translation>
    </message>
    <message>
        <source>The connection dropped</source>
        <translation>Die Verbindung ist abgebrochen</translation>
    </message>
    <message>
        <source>What arrived is kept. It goes on by itself when you are back online.</source>
        <translation>Was ankam, bleibt erhalten. Es geht von selbst weiter, sobald die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>The server could not prove who it is</source>
        <translation>Der Server konnte sich nicht ausweisen</translation>
    </message>
    <message>
        <source>Nothing was fetched. Check the date of this computer and the network.</source>
        <translation>Nichts wurde geladen. Prüfen Sie das Datum dieses Computers und das Netz.</translation>
    </message>
    <message>
        <source>The server sent the download elsewhere</source>
        <translation>Der Server hat den Download umgeleitet</translation>
    </message>
    <message>
        <source>That place is not trusted, so nothing was fetched. Try another source.</source>
        <translation>Dieses Ziel ist nicht vertrauenswürdig, darum wurde nichts geladen. Versuchen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>The server refused</source>
        <translation>Der Server hat abgelehnt</translation>
    </message>
    <message>
        <source>What arrived is kept. Try again later, or choose another source.</source>
        <translation>Was ankam, bleibt erhalten. Versuchen Sie es später oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>The connection is too slow</source>
        <translation>Die Verbindung ist zu langsam</translation>
    </message>
    <message>
        <source>What arrived is kept. Try again later.</source>
        <translation>Was ankam, bleibt erhalten. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The file arrived damaged</source>
        <translation>Die Datei kam beschädigt an</translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation>Laden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>The file has another size than announced</source>
        <translation>Die Datei hat eine andere Größe als angekündigt</translation>
    </message>
    <message>
        <source>Fetch it again, or choose another source.</source>
        <translation>Laden Sie sie noch einmal oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>What was written is saved. Try again.</source>
        <translation>Das Geschriebene ist gesichert. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Nothing was changed. The reason: %1.</source>
        <translation>Nichts wurde geändert. Der Grund: %1.</translation>
    </message>
    <message>
        <source>No text was found in this file</source>
        <translation>In dieser Datei wurde kein Text gefunden</translation>
    </message>
    <message>
        <source>Text, Markdown, source code, web pages and PDF files with text can be attached.</source>
        <translation>Anhängen lassen sich Text, Markdown, Quellcode, Webseiten und PDF-Dateien mit Text.</translation>
    </message>
    <message>
        <source>This file is too long</source>
        <translation>Diese Datei ist zu lang</translation>
    </message>
    <message>
        <source>Attach a part of it: 64 MB is the most.</source>
        <translation>Hängen Sie einen Teil davon an: höchstens 64 MB.</translation>
    </message>
    <message>
        <source>PDF files need the program pdftotext</source>
        <translation>PDF-Dateien brauchen das Programm pdftotext</translation>
    </message>
    <message>
        <source>Install the package poppler-utils, then attach the file again.</source>
        <translation>Installieren Sie das Paket poppler-utils und hängen Sie die Datei erneut an.</translation>
    </message>
    <message>
        <source>Check its rights and the room on its disk, or go on with another folder.</source>
        <translation>Prüfen Sie seine Rechte und den Platz auf dem Datenträger, oder nehmen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export this chat</source>
        <translation>Diesen Chat exportieren</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>Einfacher Text (*.txt)</translation>
    </message>
    <message>
        <source>Everything, to be imported again (*.json)</source>
        <translation>Alles, zum Wiedereinlesen (*.json)</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this chat</source>
        <translation>In diesem Chat suchen</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Älter</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>Neuer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>FitBar</name>
    <message>
        <source>Needs %1</source>
        <translation>Braucht %1</translation>
    </message>
    <message>
        <source>Tight, %1</source>
        <translation>Knapp, %1</translation>
    </message>
    <message>
        <source>Fits, %1</source>
        <translation>Passt, %1</translation>
    </message>
</context>
<context>
    <name>FolderMenu</name>
    <message>
        <source>Folder of the chat</source>
        <translation>Ordner des Chats</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>In no folder</source>
        <translation>In keinem Ordner</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>Name des Ordners</translation>
    </message>
    <message>
        <source>Remove the folder</source>
        <translation>Ordner entfernen</translation>
    </message>
</context>
<context>
    <name>ForgetQuestion</name>
    <message>
        <source>Empty the trash?</source>
        <translation>Papierkorb leeren?</translation>
    </message>
    <message>
        <source>Delete for good?</source>
        <translation>Endgültig löschen?</translation>
    </message>
    <message>
        <source>This cannot be undone. The backups are made anew without it, so the older ones go. Exported files and forked chats stay.</source>
        <translation>Das lässt sich nicht rückgängig machen. Die Sicherungen werden ohne dies neu angelegt, die älteren fallen also weg. Exportierte Dateien und abgezweigte Chats bleiben.</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Nothing here has these words. Try a shorter one, or ask in a chat.</source>
        <translation>Hier kommt das nicht vor. Versuchen Sie ein kürzeres Wort oder fragen Sie in einem Chat.</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Rookery makes a file of its own from it. The original stays where it is.</source>
        <translation>Rookery macht daraus eine eigene Datei. Das Original bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open this link?</source>
        <translation>Diesen Link öffnen?</translation>
    </message>
    <message>
        <source>It came from the chat. It opens in your browser or mail program.</source>
        <translation>Er stammt aus dem Chat. Er öffnet sich in Ihrem Browser oder Mailprogramm.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>LogSection</name>
    <message>
        <source>Logs</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What the program did since its start, for whoever helps you. It holds no words of your chats, is written nowhere, and is gone when Rookery ends.</source>
        <translation>Was das Programm seit dem Start getan hat, für alle, die Ihnen helfen. Es enthält keine Worte aus Ihren Chats, wird nirgends gespeichert und ist weg, wenn Rookery endet.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Nothing to report yet.</source>
        <translation>Noch nichts zu berichten.</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Answers come in the language you write in</source>
        <translation>Antworten kommen in der Sprache, in der Sie schreiben</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Also for code and menus</source>
        <translation>Auch für Code und Menüs</translation>
    </message>
    <message>
        <source>Code size</source>
        <translation>Codegröße</translation>
    </message>
    <message>
        <source>Against the other text</source>
        <translation>Im Verhältnis zum übrigen Text</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Abstände</translation>
    </message>
    <message>
        <source>How much room rows and messages take</source>
        <translation>Wie viel Platz Zeilen und Nachrichten einnehmen</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Luftig</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Width of a line</source>
        <translation>Zeilenbreite</translation>
    </message>
    <message>
        <source>Shorter lines are easier to read</source>
        <translation>Kürzere Zeilen lesen sich leichter</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Bequem</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Breit</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Nothing slides or fades</source>
        <translation>Nichts gleitet oder blendet</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <translation>Modelldatei öffnen</translation>
    </message>
    <message>
        <source>Models (*.gguf)</source>
        <translation>Modelle (*.gguf)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Help with everything else</source>
        <translation>Hilfe zu allem anderen</translation>
    </message>
    <message>
        <source>Attach text files</source>
        <translation>Textdateien anhängen</translation>
    </message>
    <message>
        <source>Texts (*.txt *.md *.html *.htm *.pdf *.csv *.json *.py *.c *.cpp *.h *.js *.ts *.java *.rs *.go *.sh)</source>
        <translation>Texte (*.txt *.md *.html *.htm *.pdf *.csv *.json *.py *.c *.cpp *.h *.js *.ts *.java *.rs *.go *.sh)</translation>
    </message>
    <message>
        <source>Chats (*.json)</source>
        <translation>Chats (*.json)</translation>
    </message>
    <message>
        <source>Import chats of Rookery, ChatGPT, LM Studio or llama.cpp</source>
        <translation>Chats aus Rookery, ChatGPT, LM Studio oder llama.cpp importieren</translation>
    </message>
</context>
<context>
    <name>MemoryQuestion</name>
    <message>
        <source>Not enough free memory</source>
        <translation>Nicht genug freier Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Loaded anyway, the computer may become very slow, or the system may end a program. Closing other programs helps. Your chats are safe either way.</source>
        <translation>Trotzdem geladen, kann der Computer sehr langsam werden oder das System ein Programm beenden. Andere Programme zu schließen hilft. Ihre Chats sind in jedem Fall sicher.</translation>
    </message>
    <message>
        <source>Load anyway</source>
        <translation>Trotzdem laden</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>MessageActions</name>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Neu antworten</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>New chat from here</source>
        <translation>Neuer Chat ab hier</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>What this chat costs: %1, %2</source>
        <translation>Was dieser Chat kostet: %1, %2</translation>
    </message>
    <message>
        <source>State %1, constant</source>
        <translation>Zustand %1, gleichbleibend</translation>
    </message>
</context>
<context>
    <name>MeterCard</name>
    <message>
        <source>What this chat costs</source>
        <translation>Was dieser Chat kostet</translation>
    </message>
    <message>
        <source>However long it gets, its memory and its speed stay the same.</source>
        <translation>Wie lang er auch wird: Speicherbedarf und Tempo bleiben gleich.</translation>
    </message>
    <message>
        <source>first answer shown</source>
        <translation>erste gezeigte Antwort</translation>
    </message>
    <message>
        <source>now, %1</source>
        <translation>jetzt, %1</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Kept state</source>
        <translation>Behaltener Zustand</translation>
    </message>
    <message>
        <source>%1, constant</source>
        <translation>%1, gleichbleibend</translation>
    </message>
    <message>
        <source>Model in memory</source>
        <translation>Modell im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Recomputed on opening</source>
        <translation>Beim Öffnen neu berechnet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelAction</name>
    <message>
        <source>Get</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Get again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Cancel and delete the part</source>
        <translation>Abbrechen und den Teil löschen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Too big here</source>
        <translation>Hier zu groß</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>Choose a model to see what it needs here.</source>
        <translation>Wählen Sie ein Modell, um zu sehen, was es hier braucht.</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Sooner</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>New name of the file</source>
        <translation>Neuer Name der Datei</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Removing it frees %1. Your chats stay, and their states stay too.</source>
        <translation>Entfernen gibt %1 frei. Ihre Chats bleiben und ihre Zustände auch.</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>Wie die Datei sagt</translation>
    </message>
    <message>
        <source>User and Assistant</source>
        <translation>User und Assistant</translation>
    </message>
    <message>
        <source>User and Assistant, thinks first</source>
        <translation>User und Assistant, denkt zuerst</translation>
    </message>
    <message>
        <source>Bob and Alice</source>
        <translation>Bob und Alice</translation>
    </message>
    <message>
        <source>Question and Answer</source>
        <translation>Frage und Antwort</translation>
    </message>
    <message>
        <source>Chats as: %1</source>
        <translation>Chattet als: %1</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>ModelFilters</name>
    <message>
        <source>Search or paste a link</source>
        <translation>Suchen oder Link einfügen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Fits here</source>
        <translation>Passt hier</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Which models are shown</source>
        <translation>Welche Modelle gezeigt werden</translation>
    </message>
    <message>
        <source>Thinks first</source>
        <translation>Denkt zuerst</translation>
    </message>
    <message>
        <source>Role play</source>
        <translation>Rollenspiel</translation>
    </message>
    <message>
        <source>Under 2 GB</source>
        <translation>Unter 2 GB</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Older ones too</source>
        <translation>Auch ältere</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Strongest first</source>
        <translation>Stärkste zuerst</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Kleinste zuerst</translation>
    </message>
    <message>
        <source>Quickest first</source>
        <translation>Schnellste zuerst</translation>
    </message>
    <message>
        <source>Order: %1</source>
        <translation>Reihenfolge: %1</translation>
    </message>
    <message>
        <source>Get the file of this link</source>
        <translation>Datei dieses Links laden</translation>
    </message>
    <message>
        <source>Version 7</source>
        <translation>Version 7</translation>
    </message>
    <message>
        <source>Version 6</source>
        <translation>Version 6</translation>
    </message>
</context>
<context>
    <name>ModelMenu</name>
    <message>
        <source>Open a model file…</source>
        <translation>Modelldatei öffnen …</translation>
    </message>
    <message>
        <source>More models</source>
        <translation>Weitere Modelle</translation>
    </message>
    <message>
        <source>Fledgling (built in)</source>
        <translation>Fledgling (eingebaut)</translation>
    </message>
</context>
<context>
    <name>ModelNotice</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Open model folder</source>
        <translation>Modellordner öffnen</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>Liste auffrischen</translation>
    </message>
    <message>
        <source>No model is installed yet. Those you get will stand here.</source>
        <translation>Noch ist kein Modell vorhanden. Geladene erscheinen hier.</translation>
    </message>
    <message>
        <source>No model called “%1”. Paste a link to fetch one from Hugging Face.</source>
        <translation>Kein Modell namens „%1“. Fügen Sie einen Link ein, um eines von Hugging Face zu laden.</translation>
    </message>
    <message>
        <source>Choose a model file</source>
        <translation>Modelldatei wählen</translation>
    </message>
    <message>
        <source>Models (*.gguf *.pth *.safetensors *.st *.bin)</source>
        <translation>Modelle (*.gguf *.pth *.safetensors *.st *.bin)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>ModelsSection</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Model at the start</source>
        <translation>Modell beim Start</translation>
    </message>
    <message>
        <source>Another one is a press away, whichever comes first</source>
        <translation>Ein anderes ist immer nur einen Druck entfernt</translation>
    </message>
    <message>
        <source>The last one used</source>
        <translation>Das zuletzt benutzte</translation>
    </message>
    <message>
        <source>Fledgling (built in)</source>
        <translation>Fledgling (eingebaut)</translation>
    </message>
    <message>
        <source>Folder of models</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Ask first</source>
        <translation>Zuerst fragen</translation>
    </message>
    <message>
        <source>The others follow by themselves when one does not answer</source>
        <translation>Antwortet eine Quelle nicht, folgen die anderen von selbst</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>Wie in der Liste</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>For downloads only, nothing else uses the network</source>
        <translation>Nur für Downloads, sonst benutzt nichts das Netz</translation>
    </message>
    <message>
        <source>Write it as host:port. Until then nothing is downloaded.</source>
        <translation>Schreiben Sie ihn als Rechner:Port. Bis dahin wird nichts geladen.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>host:port</source>
        <translation>Rechner:Port</translation>
    </message>
    <message>
        <source>Limit of speed</source>
        <translation>Tempogrenze</translation>
    </message>
    <message>
        <source>In megabytes a second, all downloads together</source>
        <translation>In Megabyte pro Sekunde, alle Downloads zusammen</translation>
    </message>
    <message>
        <source>Choose the folder of models</source>
        <translation>Modellordner wählen</translation>
    </message>
</context>
<context>
    <name>NewChatButton</name>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
</context>
<context>
    <name>PersonaForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Patient teacher</source>
        <translation>Geduldige Lehrerin</translation>
    </message>
    <message>
        <source>How it should behave</source>
        <translation>Wie sie sich verhalten soll</translation>
    </message>
    <message>
        <source>Explain in small steps, and ask back when something is unclear.</source>
        <translation>Erkläre in kleinen Schritten und frage nach, wenn etwas unklar ist.</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>What a new chat begins with. It can stay empty.</source>
        <translation>Womit ein neuer Chat beginnt. Darf leer bleiben.</translation>
    </message>
    <message>
        <source>How answers sound</source>
        <translation>Wie Antworten klingen</translation>
    </message>
    <message>
        <source>As in settings</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>Precise</source>
        <translation>Genau</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Lively</source>
        <translation>Lebhaft</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Eigene Werte</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
</context>
<context>
    <name>PersonaMenu</name>
    <message>
        <source>No persona</source>
        <translation>Keine Persona</translation>
    </message>
    <message>
        <source>Make a persona…</source>
        <translation>Persona anlegen …</translation>
    </message>
    <message>
        <source>Personas…</source>
        <translation>Personas …</translation>
    </message>
</context>
<context>
    <name>PersonaRow</name>
    <message>
        <source>Starts at once</source>
        <translation>Beginnt sofort</translation>
    </message>
    <message>
        <source>Read on first use</source>
        <translation>Wird beim ersten Mal gelesen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
</context>
<context>
    <name>PersonasPage</name>
    <message>
        <source>Personas</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>A persona is read once and kept. New chats with it start at once.</source>
        <translation>Eine Persona wird einmal gelesen und behalten. Neue Chats mit ihr beginnen sofort.</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>Neue Persona</translation>
    </message>
    <message>
        <source>There are none yet. A teacher, a letter writer, somebody to practise a language with: describe one in a sentence or two.</source>
        <translation>Noch gibt es keine. Eine Lehrerin, ein Briefschreiber, jemand zum Üben einer Sprache: Beschreiben Sie sie in ein, zwei Sätzen.</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>What Rookery sends: nothing</source>
        <translation>Was Rookery sendet: nichts</translation>
    </message>
    <message>
        <source>Your questions, the answers and your files never leave this computer. There is no account, no counting of what you do, and no sending of crash reports.</source>
        <translation>Ihre Fragen, die Antworten und Ihre Dateien verlassen diesen Computer nie. Es gibt kein Konto, niemand zählt, was Sie tun, und es werden keine Absturzberichte gesendet.</translation>
    </message>
    <message>
        <source>When the network is used</source>
        <translation>Wann das Netz benutzt wird</translation>
    </message>
    <message>
        <source>You press Get</source>
        <translation>Sie drücken „Laden“</translation>
    </message>
    <message>
        <source>The model is fetched from the place its row names. That server learns your network address and which file you want, nothing else.</source>
        <translation>Das Modell wird von dem Ort geladen, den seine Zeile nennt. Dieser Server erfährt Ihre Netzadresse und welche Datei Sie möchten, sonst nichts.</translation>
    </message>
    <message>
        <source>You press Refresh on the Models page</source>
        <translation>Sie frischen die Liste auf der Seite „Modelle“ auf</translation>
    </message>
    <message>
        <source>The list of models is fetched again.</source>
        <translation>Die Liste der Modelle wird neu geladen.</translation>
    </message>
    <message>
        <source>You open a link</source>
        <translation>Sie öffnen einen Link</translation>
    </message>
    <message>
        <source>Its whole address is shown first. It opens in your browser, not in Rookery.</source>
        <translation>Zuerst wird seine ganze Adresse gezeigt. Er öffnet sich in Ihrem Browser, nicht in Rookery.</translation>
    </message>
    <message>
        <source>What stays here</source>
        <translation>Was hier bleibt</translation>
    </message>
    <message>
        <source>Chats, drafts and kept states</source>
        <translation>Chats, Entwürfe und behaltene Zustände</translation>
    </message>
    <message>
        <source>In the data folder, readable by you alone: %1</source>
        <translation>Im Datenordner, nur für Sie lesbar: %1</translation>
    </message>
    <message>
        <source>Deleted means gone</source>
        <translation>Gelöscht heißt weg</translation>
    </message>
    <message>
        <source>A deleted chat waits 30 days in the trash, or is forgotten at once when you say so. Then its words are erased from the files too.</source>
        <translation>Ein gelöschter Chat wartet 30 Tage im Papierkorb oder wird auf Wunsch sofort vergessen. Dann sind seine Worte auch aus den Dateien getilgt.</translation>
    </message>
    <message>
        <source>Pictures in answers</source>
        <translation>Bilder in Antworten</translation>
    </message>
    <message>
        <source>They are never fetched. You see their address in words.</source>
        <translation>Sie werden nie geladen. Sie sehen ihre Adresse in Worten.</translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>RowScroll</name>
    <message>
        <source>Place in the chat</source>
        <translation>Stelle im Chat</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>The index is being made. More may be found in a moment.</source>
        <translation>Das Verzeichnis wird aufgebaut. Gleich findet sich vielleicht mehr.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
</context>
<context>
    <name>SectionHeading</name>
    <message numerus="yes">
        <source>Folder %1, folded, %n chats</source>
        <translation>
            <numerusform>Ordner %1, zugeklappt, %n Chat</numerusform>
            <numerusform>Ordner %1, zugeklappt, %n Chats</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>Ordner %1</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>SelectSheet</name>
    <message>
        <source>Select text</source>
        <translation>Text auswählen</translation>
    </message>
</context>
<context>
    <name>SendButton</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>SettingsTabs</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>SeveralAnswers</name>
    <message numerus="yes">
        <source>%Ln answers from the same moment</source>
        <translation>
            <numerusform>%Ln Antwort vom selben Augenblick</numerusform>
            <numerusform>%Ln Antworten vom selben Augenblick</numerusform>
        </translation>
    </message>
    <message>
        <source>What you do not keep stays behind the arrows, in case you change your mind.</source>
        <translation>Was Sie nicht behalten, bleibt hinter den Pfeilen, falls Sie es sich anders überlegen.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Search chats and commands</source>
        <translation>Chats und Befehle suchen</translation>
    </message>
    <message>
        <source>Next and previous chat</source>
        <translation>Nächster und voriger Chat</translation>
    </message>
    <message>
        <source>Hide or show the sidebar</source>
        <translation>Seitenleiste aus- oder einblenden</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Switch model</source>
        <translation>Modell wechseln</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <translation>Modelldatei öffnen</translation>
    </message>
    <message>
        <source>Text larger, smaller, as it was</source>
        <translation>Schrift größer, kleiner, wie zuvor</translation>
    </message>
    <message>
        <source>Undo a delete</source>
        <translation>Löschen rückgängig machen</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Diese Liste</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Neu antworten</translation>
    </message>
    <message>
        <source>Edit your last message</source>
        <translation>Letzte eigene Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>Other versions</source>
        <translation>Andere Fassungen</translation>
    </message>
    <message>
        <source>Think: off, short, long</source>
        <translation>Denken: aus, kurz, lang</translation>
    </message>
    <message>
        <source>Walk through the messages</source>
        <translation>Durch die Nachrichten gehen</translation>
    </message>
    <message>
        <source>Rename a chat in the list</source>
        <translation>Chat in der Liste umbenennen</translation>
    </message>
    <message>
        <source>Delete a chat in the list</source>
        <translation>Chat in der Liste löschen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Find in this chat</source>
        <translation>In diesem Chat suchen</translation>
    </message>
    <message>
        <source>Fold and unfold a folder</source>
        <translation>Einen Ordner zu- und aufklappen</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Hide sidebar</source>
        <translation>Seitenleiste ausblenden</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Your chats will gather here.</source>
        <translation>Hier sammeln sich Ihre Chats.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search all chats</source>
        <translation>Alle Chats durchsuchen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>Sparkline</name>
    <message>
        <source>Speed over the chat</source>
        <translation>Tempo im Lauf des Chats</translation>
    </message>
</context>
<context>
    <name>StartProblem</name>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Start without saving</source>
        <translation>Starten, ohne zu speichern</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>A folder chosen here counts until Rookery ends. Without saving, everything is gone when the window closes.</source>
        <translation>Ein hier gewählter Ordner gilt, bis Rookery endet. Ohne Speichern ist alles weg, wenn das Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>Folder of the chats</source>
        <translation>Ordner der Chats</translation>
    </message>
</context>
<context>
    <name>StateBudget</name>
    <message>
        <source>Room for instant reopening</source>
        <translation>Platz für sofortiges Öffnen</translation>
    </message>
    <message>
        <source>%1, chosen by the room on this disk. When it is full, the longest unused chats keep their text only.</source>
        <translation>%1, gewählt nach dem Platz auf diesem Datenträger. Ist er voll, behalten die am längsten unbenutzten Chats nur ihren Text.</translation>
    </message>
    <message>
        <source>%1. When it is full, the longest unused chats keep their text only.</source>
        <translation>%1. Ist er voll, behalten die am längsten unbenutzten Chats nur ihren Text.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
</context>
<context>
    <name>StatisticsSheet</name>
    <message>
        <source>About this answer</source>
        <translation>Über diese Antwort</translation>
    </message>
    <message>
        <source>Nothing was measured for this answer.</source>
        <translation>Für diese Antwort wurde nichts gemessen.</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>A chat whose state is kept opens instantly. One kept as text only opens the same; its first answer takes longer.</source>
        <translation>Ein Chat mit behaltenem Zustand öffnet sich sofort. Einer, der nur als Text bleibt, öffnet sich genauso; nur die erste Antwort dauert länger.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Made and checked once a day while nothing else is done. Going back keeps the chats of now among the originals.</source>
        <translation>Einmal am Tag angelegt und geprüft, wenn sonst nichts zu tun ist. Beim Zurückgehen bleiben die jetzigen Chats unter den Originalen.</translation>
    </message>
    <message>
        <source>None yet. The first is made when the program has been idle for a minute.</source>
        <translation>Noch keine. Die erste entsteht, wenn das Programm eine Minute nichts zu tun hatte.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>One more, now</source>
        <translation>Noch eine, jetzt</translation>
    </message>
    <message>
        <source>The oldest of seven goes</source>
        <translation>Die älteste von sieben entfällt</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>Originale</translation>
    </message>
    <message>
        <source>Files that were damaged and have been mended, or that a backup replaced. Kept until you remove them.</source>
        <translation>Dateien, die beschädigt waren und repariert wurden oder die eine Sicherung ersetzt hat. Sie bleiben, bis Sie sie entfernen.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
</context>
<context>
    <name>StorageRow</name>
    <message>
        <source>Instant</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Keep instant</source>
        <translation>Sofort bereithalten</translation>
    </message>
    <message>
        <source>Keep text only</source>
        <translation>Nur Text behalten</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>ThinkingFold</name>
    <message>
        <source>Fold the thoughts</source>
        <translation>Gedanken einklappen</translation>
    </message>
    <message>
        <source>Show the thoughts</source>
        <translation>Gedanken zeigen</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Neu antworten</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>New chat from here</source>
        <translation>Neuer Chat ab hier</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Copy without marks</source>
        <translation>Ohne Formatierung kopieren</translation>
    </message>
    <message>
        <source>Select text…</source>
        <translation>Text auswählen …</translation>
    </message>
</context>
<context>
    <name>TrashList</name>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>What you delete stays here for 30 days. Deleted for good, it leaves the chats, the states, the search and the backups; no one can bring it back.</source>
        <translation>Was Sie löschen, bleibt 30 Tage hier. Endgültig gelöscht verschwindet es aus Chats, Zuständen, Suche und Sicherungen; niemand kann es zurückholen.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>things in the trash</comment>
        <translation>
            <numerusform>%Ln weiterer Eintrag</numerusform>
            <numerusform>%Ln weitere Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted before these</source>
        <translation>Früher gelöscht als diese</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Deleted now instead of day by day</source>
        <translation>Jetzt gelöscht statt Tag für Tag</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Nothing was deleted in the last 30 days.</source>
        <translation>In den letzten 30 Tagen wurde nichts gelöscht.</translation>
    </message>
</context>
<context>
    <name>UserMessage</name>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>app::Application</name>
    <message>
        <source>Your chats lie on a network drive. Saving them there is slower and less safe.</source>
        <translation>Ihre Chats liegen auf einem Netzlaufwerk. Dort zu sichern ist langsamer und weniger sicher.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Kept states were damaged and are dropped. No text is lost; chats are read again when you go on with them.</source>
        <translation>Behaltene Zustände waren beschädigt und wurden verworfen. Kein Text ist verloren; Chats werden neu gelesen, wenn Sie sie fortsetzen.</translation>
    </message>
    <message>
        <source>Today&apos;s backup of your chats did not succeed. %1</source>
        <translation>Die heutige Sicherung Ihrer Chats ist nicht gelungen. %1</translation>
    </message>
    <message>
        <source>Your settings for answers could not be read. They are as delivered; the old ones are kept aside.</source>
        <translation>Ihre Einstellungen für Antworten ließen sich nicht lesen. Sie sind wie ausgeliefert; die alten sind beiseitegelegt.</translation>
    </message>
    <message>
        <source>The answer is ready</source>
        <translation>Die Antwort ist fertig</translation>
    </message>
    <message>
        <source>Nothing of this is kept: it is gone when you close Rookery.</source>
        <translation>Nichts davon wird behalten: Es ist weg, wenn Sie Rookery schließen.</translation>
    </message>
    <message>
        <source>Rookery did not come up twice in a row. It started without the last chat and without a model: choose them yourself.</source>
        <translation>Rookery ist zweimal hintereinander nicht hochgekommen. Es startete ohne den letzten Chat und ohne Modell: Wählen Sie beides selbst.</translation>
    </message>
    <message>
        <source>“%1” was left out: Rookery was ended while loading it, probably for want of memory.</source>
        <translation>„%1“ wurde ausgelassen: Rookery wurde beim Laden beendet, vermutlich aus Mangel an Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Load it</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 ist bereit</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Wechseln</translation>
    </message>
</context>
<context>
    <name>app::Notifier</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>ui::ArchiveViewModel</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Exported to “%1”</source>
        <translation>Exportiert nach „%1“</translation>
    </message>
    <message>
        <source>Imported “%1”</source>
        <translation>„%1“ importiert</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats imported</source>
        <translation>
            <numerusform>%Ln Chat importiert</numerusform>
            <numerusform>%Ln Chats importiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AttachmentsModel</name>
    <message>
        <source>Opening</source>
        <translation>Öffnet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln Zeichen</numerusform>
            <numerusform>%Ln Zeichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChatViewModel</name>
    <message>
        <source>A new chat goes on from here</source>
        <translation>Von hier geht ein neuer Chat weiter</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Nachricht gelöscht</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Deleted “%1”</source>
        <translation>„%1“ gelöscht</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Reopened · nothing recomputed · ready in %1 ms</source>
        <translation>Wieder geöffnet · nichts neu berechnet · bereit in %1 ms</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 Tokens/s</translation>
    </message>
    <message>
        <source>Read before it</source>
        <translation>Davor gelesen</translation>
    </message>
    <message>
        <source>Kept from before</source>
        <translation>Von früher behalten</translation>
    </message>
    <message>
        <source>Length of the chat</source>
        <translation>Länge des Chats</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Denken</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Boldness</source>
        <translation>Kühnheit</translation>
    </message>
    <message>
        <source>Choice of words</source>
        <translation>Wortwahl</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Waiting for the model</source>
        <translation>Wartet auf das Modell</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message numerus="yes">
        <source>Reading, %1 of %Ln tokens</source>
        <translation>
            <numerusform>Liest, %1 von %Ln Token</numerusform>
            <numerusform>Liest, %1 von %Ln Tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>noch %1 min</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>Erneut sichern</translation>
    </message>
    <message>
        <source>Continue answer</source>
        <translation>Antwort fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>Checking, %1 of %Ln tokens</source>
        <translation>
            <numerusform>Prüft, %1 von %Ln Token</numerusform>
            <numerusform>Prüft, %1 von %Ln Tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder “%1” is gone, its chats are not</source>
        <translation>Der Ordner „%1“ ist weg, seine Chats nicht</translation>
    </message>
    <message>
        <source>Kept as text. Its next answer starts slower.</source>
        <translation>Als Text behalten. Die nächste Antwort beginnt langsamer.</translation>
    </message>
    <message numerus="yes">
        <source>Catching up %Ln tokens (%1)</source>
        <translation>
            <numerusform>Holt %Ln Token nach (%1)</numerusform>
            <numerusform>Holt %Ln Tokens nach (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Catching up, %1 of %Ln tokens (%2)</source>
        <translation>
            <numerusform>Holt nach, %1 von %Ln Token (%2)</numerusform>
            <numerusform>Holt nach, %1 von %Ln Tokens (%2)</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready, nothing recomputed</source>
        <translation>Bereit, nichts neu berechnet</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message numerus="yes">
        <source>Reads %Ln tokens first, about %1</source>
        <translation>
            <numerusform>Liest zuerst %Ln Token, etwa %1</numerusform>
            <numerusform>Liest zuerst %Ln Tokens, etwa %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking against the text</source>
        <translation>Vergleicht mit dem Text</translation>
    </message>
    <message numerus="yes">
        <source>%n kept memories did not agree with the text. They were dropped; the text is read again.</source>
        <translation>
            <numerusform>%n behaltener Zustand stimmte nicht mit dem Text überein. Er wurde verworfen; der Text wird neu gelesen.</numerusform>
            <numerusform>%n behaltene Zustände stimmten nicht mit dem Text überein. Sie wurden verworfen; der Text wird neu gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to check: of this chat and this model only the text is kept.</source>
        <translation>Nichts zu prüfen: Von diesem Chat und diesem Modell ist nur der Text behalten.</translation>
    </message>
    <message numerus="yes">
        <source>Checked against the text: all %Ln tokens agree, bit for bit.</source>
        <translation>
            <numerusform>Mit dem Text verglichen: Das %Ln Token stimmt Bit für Bit überein.</numerusform>
            <numerusform>Mit dem Text verglichen: Alle %Ln Tokens stimmen Bit für Bit überein.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked against the text: all %Ln tokens agree within the tolerance, %1 of %2 memories bit for bit.</source>
        <translation>
            <numerusform>Mit dem Text verglichen: Das %Ln Token stimmt innerhalb der Toleranz überein, %1 von %2 Zuständen Bit für Bit.</numerusform>
            <numerusform>Mit dem Text verglichen: Alle %Ln Tokens stimmen innerhalb der Toleranz überein, %1 von %2 Zuständen Bit für Bit.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Tokens</translation>
    </message>
    <message>
        <source>%1, about %2 s to read</source>
        <translation>%1, etwa %2 s zu lesen</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>Eingefügter Text</translation>
    </message>
    <message numerus="yes">
        <source>Copied. %Ln hidden characters are in it.</source>
        <translation>
            <numerusform>Kopiert. %Ln verborgenes Zeichen ist darin.</numerusform>
            <numerusform>Kopiert. %Ln verborgene Zeichen sind darin.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConversationListModel</name>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>month and year, as QLocale writes them</comment>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>text only</source>
        <translation>nur Text</translation>
    </message>
    <message>
        <source>text only, about %1 s to read again</source>
        <translation>nur Text, etwa %1 s zum Neulesen</translation>
    </message>
    <message>
        <source>text only, about %1 min to read again</source>
        <translation>nur Text, etwa %1 min zum Neulesen</translation>
    </message>
</context>
<context>
    <name>ui::FindViewModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Sucht</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>ui::ImportViewModel</name>
    <message>
        <source>One import at a time. This one goes on.</source>
        <translation>Ein Import nach dem anderen. Dieser läuft weiter.</translation>
    </message>
    <message>
        <source>RWKV %1 · %2 million parameters · %3</source>
        <translation>RWKV %1 · %2 Millionen Parameter · %3</translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>%1 auf dem Datenträger</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 Arbeitsspeicher</translation>
    </message>
    <message>
        <source>about %1 tokens/s</source>
        <translation>etwa %1 Tokens/s</translation>
    </message>
    <message>
        <source>fits this computer</source>
        <translation>passt auf diesen Computer</translation>
    </message>
    <message>
        <source>tight on this computer</source>
        <translation>knapp auf diesem Computer</translation>
    </message>
    <message>
        <source>too big for this computer</source>
        <translation>zu groß für diesen Computer</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Am kleinsten</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Am besten</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Quick and small, a little less exact.</source>
        <translation>Schnell und klein, etwas weniger genau.</translation>
    </message>
    <message>
        <source>As good as the original, twice the size of the smallest.</source>
        <translation>So gut wie das Original, doppelt so groß wie das kleinste.</translation>
    </message>
    <message>
        <source>Hardly less than the original. Right for most.</source>
        <translation>Kaum weniger als das Original. Für die meisten richtig.</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>Importiert %1</translation>
    </message>
    <message>
        <source>Importing %1, %2 %</source>
        <translation>Importiert %1, %2 %</translation>
    </message>
    <message>
        <source>%1 is ready.</source>
        <translation>%1 ist bereit.</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was changed.</source>
        <translation>Der Import wurde angehalten. Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>ui::LanguageViewModel</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
</context>
<context>
    <name>ui::ModelListModel</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>noch %1 min</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>noch %1 h</translation>
    </message>
    <message>
        <source>Your file, to be imported</source>
        <translation>Ihre Datei, noch zu importieren</translation>
    </message>
    <message>
        <source>Your file</source>
        <translation>Ihre Datei</translation>
    </message>
    <message>
        <source>From a link</source>
        <translation>Von einem Link</translation>
    </message>
    <message>
        <source>Needs %1 of memory</source>
        <translation>Braucht %1 Arbeitsspeicher</translation>
    </message>
    <message>
        <source>For role play</source>
        <translation>Für Rollenspiele</translation>
    </message>
    <message>
        <source>Translates</source>
        <translation>Übersetzt</translation>
    </message>
    <message>
        <source>Older, broad knowledge</source>
        <translation>Älter, breites Wissen</translation>
    </message>
    <message>
        <source>Strong, and slow here</source>
        <translation>Stark, hier aber langsam</translation>
    </message>
    <message>
        <source>Tiny, for old computers</source>
        <translation>Winzig, für alte Computer</translation>
    </message>
    <message>
        <source>Very quick, for short questions</source>
        <translation>Sehr schnell, für kurze Fragen</translation>
    </message>
    <message>
        <source>Everyday chat and letters</source>
        <translation>Alltägliches und Briefe</translation>
    </message>
    <message>
        <source>Careful answers, thinks first</source>
        <translation>Sorgfältig, denkt zuerst</translation>
    </message>
    <message>
        <source>Strong, for hard questions</source>
        <translation>Stark, für schwere Fragen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>Angehalten bei %1</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>Prüft die Datei</translation>
    </message>
    <message>
        <source>Checking what is here already</source>
        <translation>Prüft, was schon da ist</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>about %1 tokens/s</source>
        <translation>etwa %1 Tokens/s</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 Arbeitsspeicher</translation>
    </message>
</context>
<context>
    <name>ui::ModelViewModel</name>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message numerus="yes">
        <source>RWKV %1 · %2 · %n threads</source>
        <translation>
            <numerusform>RWKV %1 · %2 · %n Thread</numerusform>
            <numerusform>RWKV %1 · %2 · %n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the built-in model</source>
        <translation>Lädt das eingebaute Modell</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>Lädt %1</translation>
    </message>
    <message>
        <source>%1 needs %2 of memory, and %3 are free.</source>
        <translation>%1 braucht %2 Arbeitsspeicher, %3 sind frei.</translation>
    </message>
    <message>
        <source>%1 (built in)</source>
        <translation>%1 (eingebaut)</translation>
    </message>
</context>
<context>
    <name>ui::ModelsViewModel</name>
    <message>
        <source>%1 is as it was published.</source>
        <translation>%1 ist so, wie es veröffentlicht wurde.</translation>
    </message>
    <message>
        <source>%1 is damaged. Get it again.</source>
        <translation>%1 ist beschädigt. Laden Sie es neu.</translation>
    </message>
    <message>
        <source>Nobody published a checksum for %1. This one is remembered: the next check compares with it.</source>
        <translation>Für %1 wurde keine Prüfsumme veröffentlicht. Diese wird gemerkt: Die nächste Prüfung vergleicht damit.</translation>
    </message>
    <message>
        <source>The file of the model in use has changed. Your chats are safe; the model in memory goes on.</source>
        <translation>Die Datei des Modells in Gebrauch hat sich geändert. Ihre Chats sind sicher; das Modell im Arbeitsspeicher läuft weiter.</translation>
    </message>
    <message>
        <source>The file of the model in use is gone. Your chats are safe; the model in memory goes on.</source>
        <translation>Die Datei des Modells in Gebrauch ist weg. Ihre Chats sind sicher; das Modell im Arbeitsspeicher läuft weiter.</translation>
    </message>
    <message>
        <source>None installed</source>
        <translation>Keines vorhanden</translation>
    </message>
    <message numerus="yes">
        <source>%n installed</source>
        <translation>
            <numerusform>%n vorhanden</numerusform>
            <numerusform>%n vorhanden</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing the list of %1.</source>
        <translation>Liste vom %1.</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 ist bereit</translation>
    </message>
    <message>
        <source>Best for this computer: %1</source>
        <translation>Am besten für diesen Computer: %1</translation>
    </message>
    <message>
        <source>Your chats stay as they are. Switching back is instant.</source>
        <translation>Ihre Chats bleiben, wie sie sind. Zurückwechseln geht sofort.</translation>
    </message>
    <message>
        <source>fits your %1</source>
        <translation>passt in Ihre %1</translation>
    </message>
    <message>
        <source>about %1 tokens/s here</source>
        <translation>hier etwa %1 Tokens/s</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Auf dem Datenträger</translation>
    </message>
    <message>
        <source>To download</source>
        <translation>Zu laden</translation>
    </message>
    <message>
        <source>the server says</source>
        <translation>sagt der Server</translation>
    </message>
    <message>
        <source>Memory at work</source>
        <translation>Arbeitsspeicher im Betrieb</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Free now</source>
        <translation>Jetzt frei</translation>
    </message>
    <message>
        <source>State per chat</source>
        <translation>Zustand pro Chat</translation>
    </message>
    <message>
        <source>%1, constant</source>
        <translation>%1, gleichbleibend</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>Tempo hier</translation>
    </message>
    <message>
        <source>about %1 tokens/s</source>
        <translation>etwa %1 Tokens/s</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>%1, read from file</source>
        <translation>%1, aus der Datei gelesen</translation>
    </message>
    <message>
        <source>%1, says the label</source>
        <translation>%1, laut Bezeichnung</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>%1, converted after the download</source>
        <translation>%1, wird nach dem Laden umgewandelt</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>see its page</source>
        <translation>siehe die Seite des Modells</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>your own file</source>
        <translation>Ihre eigene Datei</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>not published; the server&apos;s is taken</source>
        <translation>nicht veröffentlicht; die des Servers gilt</translation>
    </message>
    <message>
        <source>Another SHA-256 stated</source>
        <translation>Andere genannte SHA-256</translation>
    </message>
    <message>
        <source>%1, not used</source>
        <translation>%1, nicht verwendet</translation>
    </message>
    <message>
        <source>This is not a link to a model file. Links to files on Hugging Face and ModelScope can be fetched.</source>
        <translation>Das ist kein Link zu einer Modelldatei. Links zu Dateien auf Hugging Face und ModelScope lassen sich laden.</translation>
    </message>
    <message>
        <source>Nobody published a checksum for this file. Rookery takes the one that the server states.</source>
        <translation>Für diese Datei wurde keine Prüfsumme veröffentlicht. Rookery nimmt die, die der Server nennt.</translation>
    </message>
    <message>
        <source>%1 is here. Nobody stated a checksum, so it could not be compared.</source>
        <translation>%1 ist da. Niemand nannte eine Prüfsumme, darum ließ sich nichts vergleichen.</translation>
    </message>
    <message>
        <source>%1 is ready.</source>
        <translation>%1 ist bereit.</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>Prüft die Datei</translation>
    </message>
    <message>
        <source>Rookery did not download %1. Other programs may use it.</source>
        <translation>Rookery hat %1 nicht heruntergeladen. Vielleicht benutzen es andere Programme.</translation>
    </message>
    <message>
        <source>Delete the file</source>
        <translation>Datei löschen</translation>
    </message>
    <message>
        <source>Give the https address of a list to refresh from. The built-in list goes on.</source>
        <translation>Geben Sie die https-Adresse einer Liste zum Auffrischen an. Die eingebaute Liste gilt weiter.</translation>
    </message>
    <message numerus="yes">
        <source>%n new models.</source>
        <translation>
            <numerusform>%n neues Modell.</numerusform>
            <numerusform>%n neue Modelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>For %1 the list states another checksum than the one known; it is not used.</source>
        <translation>Für %1 nennt die Liste eine andere Prüfsumme als die bekannte; sie wird nicht verwendet.</translation>
    </message>
    <message>
        <source>%1 was not as it was published, though it came whole. It is fetched again, from another source where there is one.</source>
        <translation>%1 war nicht so, wie es veröffentlicht wurde, obwohl es vollständig ankam. Es wird neu geladen, wenn möglich aus einer anderen Quelle.</translation>
    </message>
    <message>
        <source>%1 is ready. %2 were damaged on the disk and fetched again.</source>
        <translation>%1 ist bereit. %2 waren auf dem Datenträger beschädigt und wurden neu geladen.</translation>
    </message>
    <message>
        <source>Get a stronger model: %1</source>
        <translation>Ein stärkeres Modell laden: %1</translation>
    </message>
</context>
<context>
    <name>ui::PersonasViewModel</name>
    <message>
        <source>%1, copy</source>
        <translation>%1, Kopie</translation>
    </message>
    <message>
        <source>Deleted “%1”. Chats that began with it keep it.</source>
        <translation>„%1“ gelöscht. Chats, die damit begannen, behalten sie.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>ui::SeveralModel</name>
    <message>
        <source>Writing</source>
        <translation>Schreibt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message numerus="yes">
        <source>Done · %Ln tokens</source>
        <translation>
            <numerusform>Fertig · %Ln Token</numerusform>
            <numerusform>Fertig · %Ln Tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other answers deleted</source>
        <translation>
            <numerusform>%Ln andere Antwort gelöscht</numerusform>
            <numerusform>%Ln andere Antworten gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>ui::StorageViewModel</name>
    <message>
        <source>Kept states</source>
        <translation>Behaltene Zustände</translation>
    </message>
    <message>
        <source>what makes chats open instantly; listed by chat below</source>
        <translation>wodurch Chats sich sofort öffnen; unten je Chat aufgeführt</translation>
    </message>
    <message>
        <source>Other states</source>
        <translation>Andere Zustände</translation>
    </message>
    <message>
        <source>of personas and deleted chats, and free room inside the file</source>
        <translation>von Personas und gelöschten Chats, und freier Platz in der Datei</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>every word that was written</source>
        <translation>jedes geschriebene Wort</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>where the words are</source>
        <translation>wo die Wörter stehen</translation>
    </message>
    <message>
        <source>Journals</source>
        <translation>Journale</translation>
    </message>
    <message>
        <source>written safely, not yet moved into the files above</source>
        <translation>sicher geschrieben, noch nicht in die Dateien oben übernommen</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>copies of the chats, one a day, seven kept</source>
        <translation>Kopien der Chats, eine am Tag, sieben bleiben</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>Originale</translation>
    </message>
    <message>
        <source>earlier chats that were put aside</source>
        <translation>frühere Chats, die beiseitegelegt wurden</translation>
    </message>
    <message>
        <source>The file of your chats was damaged. Recovered %1 of %2 messages; the damaged file is kept.</source>
        <translation>Die Datei Ihrer Chats war beschädigt. %1 von %2 Nachrichten sind gerettet; die beschädigte Datei bleibt erhalten.</translation>
    </message>
    <message>
        <source>The chats are copied, and the copy is checked.</source>
        <translation>Die Chats sind kopiert, und die Kopie ist geprüft.</translation>
    </message>
    <message>
        <source>An answer is being written. Stop it, then bring the backup back.</source>
        <translation>Eine Antwort wird gerade geschrieben. Halten Sie sie an und holen Sie dann die Sicherung zurück.</translation>
    </message>
    <message>
        <source>The chats of then are back. Those of before are kept below.</source>
        <translation>Die damaligen Chats sind zurück. Die vorherigen stehen unten.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Removed for good when this note goes.</source>
        <translation>Endgültig entfernt, wenn dieser Hinweis verschwindet.</translation>
    </message>
</context>
<context>
    <name>ui::TranscriptModel</name>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 tokens/s</source>
        <translation>%1 · %2 Tokens/s</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Thinking, %1 s</source>
        <translation>Denkt, %1 s</translation>
    </message>
    <message>
        <source>Thought for %1 s</source>
        <translation>%1 s nachgedacht</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>Gedanken</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Cut short. It is saved as far as it is here.</source>
        <translation>Unterbrochen. Gesichert ist, was hier steht.</translation>
    </message>
    <message>
        <source>The longest answer was reached.</source>
        <translation>Die längste Antwort ist erreicht.</translation>
    </message>
    <message>
        <source>The answer was not finished.</source>
        <translation>Die Antwort wurde nicht fertig.</translation>
    </message>
</context>
<context>
    <name>ui::TrashViewModel</name>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>A message without text</source>
        <translation>Eine Nachricht ohne Text</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days left</source>
        <translation>
            <numerusform>noch %Ln Tag</numerusform>
            <numerusform>noch %Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>A chat · %1 · %2</source>
        <translation>Ein Chat · %1 · %2</translation>
    </message>
    <message>
        <source>Of “%1” · %2 · %3</source>
        <translation>Aus „%1“ · %2 · %3</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 ist wieder da.</translation>
    </message>
    <message>
        <source>Gone for good: text, states, search and backups.</source>
        <translation>Endgültig weg: Text, Zustände, Suche und Sicherungen.</translation>
    </message>
    <message>
        <source>What was forked from it stays: “%1”.</source>
        <translation>Was davon abgezweigt wurde, bleibt: „%1“.</translation>
    </message>
    <message>
        <source>Originals that were put aside may still hold it.</source>
        <translation>Beiseitegelegte Originale können es noch enthalten.</translation>
    </message>
</context>
</TS>
