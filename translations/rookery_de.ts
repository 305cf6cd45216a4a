<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
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
        <source>Lively</source>
        <translation>Lebhaft</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Eigene Werte</translation>
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
        <source>Presence and frequency penalties together.</source>
        <translation>Präsenz- und Häufigkeitsabzug gemeinsam.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>It stops here and offers to continue.</source>
        <translation>Hier hält sie an und bietet an, weiterzuschreiben.</translation>
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
        <source>Let go to open this model</source>
        <translation>Loslassen, um dieses Modell zu öffnen</translation>
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
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
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
        <source>What is Rookery?</source>
        <translation>Was ist Rookery?</translation>
    </message>
    <message>
        <source>My name is Ada. What can you do?</source>
        <translation>Ich heiße Ada. Was kannst du?</translation>
    </message>
    <message>
        <source>Why does a chat open at once?</source>
        <translation>Warum öffnet sich ein Chat sofort?</translation>
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
        <source>Check its rights, or start Rookery with another folder.</source>
        <translation>Prüfen Sie seine Rechte oder starten Sie Rookery mit einem anderen Ordner.</translation>
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
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Your chats stay when a model is deleted, and their states stay too.</source>
        <translation>Ihre Chats bleiben, wenn ein Modell gelöscht wird, und ihre Zustände auch.</translation>
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
</context>
<context>
    <name>ModelMenu</name>
    <message>
        <source>Fledgling, built in</source>
        <translation>Fledgling, eingebaut</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <translation>Modelldatei öffnen …</translation>
    </message>
    <message>
        <source>More models</source>
        <translation>Weitere Modelle</translation>
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
    <name>ProgressBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
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
    <message>
        <source>Model in use</source>
        <translation>Modell in Gebrauch</translation>
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
        <source>Nothing you write leaves this computer. Free software under the Apache licence 2.0, built with Qt, oneDNN, SQLite and md4c.</source>
        <translation>Nichts, was Sie schreiben, verlässt diesen Computer. Freie Software unter der Apache-Lizenz 2.0, gebaut mit Qt, oneDNN, SQLite und md4c.</translation>
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
</context>
<context>
    <name>Sparkline</name>
    <message>
        <source>Speed over the chat</source>
        <translation>Tempo im Lauf des Chats</translation>
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
        <source>Kept states take %1</source>
        <translation>Behaltene Zustände belegen %1</translation>
    </message>
    <message>
        <source>A chat whose state is kept opens instantly. One kept as text only opens the same; its first answer takes longer.</source>
        <translation>Ein Chat mit behaltenem Zustand öffnet sich sofort. Einer, der nur als Text bleibt, öffnet sich genauso; nur die erste Antwort dauert länger.</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Text only</source>
        <translation>Nur Text</translation>
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
        <source>The file of your chats was damaged and has been mended.</source>
        <translation>Die Datei Ihrer Chats war beschädigt und ist repariert.</translation>
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
    <message numerus="yes">
        <source>Checked against the text: all %Ln tokens agree.</source>
        <translation>
            <numerusform>Mit dem Text verglichen: Das %Ln Token stimmt überein.</numerusform>
            <numerusform>Mit dem Text verglichen: Alle %Ln Tokens stimmen überein.</numerusform>
        </translation>
    </message>
    <message>
        <source>A kept memory did not agree with the text. It was dropped; the text is read again.</source>
        <translation>Ein behaltener Zustand stimmte nicht mit dem Text überein. Er wurde verworfen; der Text wird neu gelesen.</translation>
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
    <message numerus="yes">
        <source>Reading ahead, %1 of %Ln tokens</source>
        <translation>
            <numerusform>Liest voraus, %1 von %Ln Token</numerusform>
            <numerusform>Liest voraus, %1 von %Ln Tokens</numerusform>
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
    <message numerus="yes">
        <source>Reads %Ln tokens first, about %1 s</source>
        <translation>
            <numerusform>Liest zuerst %Ln Token, etwa %1 s</numerusform>
            <numerusform>Liest zuerst %Ln Tokens, etwa %1 s</numerusform>
        </translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>Erneut sichern</translation>
    </message>
    <message>
        <source>Continue answer</source>
        <translation>Antwort fortsetzen</translation>
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
    <message>
        <source>%1, built in</source>
        <translation>%1, eingebaut</translation>
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
        <source>%1 needs %2 of memory, %3 are free. The computer may become very slow.</source>
        <translation>%1 braucht %2 Arbeitsspeicher, %3 sind frei. Der Computer kann sehr langsam werden.</translation>
    </message>
    <message>
        <source>Load anyway</source>
        <translation>Trotzdem laden</translation>
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
        <source>One import at a time. This one goes on.</source>
        <translation>Ein Import nach dem anderen. Dieser läuft weiter.</translation>
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
        <source>The import was stopped. Nothing was changed.</source>
        <translation>Der Import wurde angehalten. Nichts wurde geändert.</translation>
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
</TS>
