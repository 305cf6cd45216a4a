pragma Singleton
import QtQuick

// Semantic tokens. Components name a role, never a colour.
QtObject {
    id: root
    property int scheme: 0                 // 0 the system's, 1 light, 2 dark
    property bool lessMovement: false
    property bool wideLines: false
    property bool compact: false
    property bool rightToLeft: false
    readonly property SystemPalette system: SystemPalette { }
    readonly property bool dark: scheme === 2 || (scheme === 0 && system.window.hslLightness < system.windowText.hslLightness)

    // Surfaces, from the back to the front
    readonly property color ground: dark ? "#121716" : "#eeede8"
    readonly property color surface: dark ? "#171d1c" : "#faf9f6"
    readonly property color raised: dark ? "#1f2625" : "#ffffff"
    readonly property color sunken: dark ? "#121716" : "#f1f0eb"
    readonly property color overlay: dark ? "#242c2a" : "#ffffff"
    readonly property color hover: dark ? "#0fffffff" : "#0c1b2322"
    readonly property color pressed: dark ? "#1affffff" : "#181b2322"
    readonly property color scrim: dark ? "#a0080c0b" : "#591b2322"

    // Text: every one ≥ 4.5:1 on ground, surface and raised
    readonly property color text: dark ? "#e7eae6" : "#1b2322"
    readonly property color textSoft: dark ? "#ced4d0" : "#2c3634"   // unselected rows of the sidebar
    readonly property color muted: dark ? "#a6b0ac" : "#545e5c"
    readonly property color faint: dark ? "#98a29e" : "#606967"

    // Lines
    readonly property color line: dark ? "#2b3432" : "#dcdad2"
    readonly property color field: dark ? "#131918" : "#ffffff"
    readonly property color fieldLine: dark ? "#3d4845" : "#c9c7be"
    readonly property color control: dark ? "#717c78" : "#858a85"

    // The one accent: the green of a rook's egg
    readonly property color accent: dark ? "#7cc9b5" : "#1d6b5e"
    readonly property color accentHover: dark ? "#92d5c4" : "#175a4f"
    readonly property color accentPressed: dark ? "#69b6a2" : "#114a41"
    readonly property color accentInk: dark ? "#0e201c" : "#ffffff"
    readonly property color accentSoft: dark ? "#1d3630" : "#ddebe5"
    readonly property color selected: dark ? "#1fffffff" : "#ffffff"
    readonly property color focus: accent

    // States
    readonly property color warn: dark ? "#e2b665" : "#85540a"
    readonly property color warnSoft: dark ? "#36301e" : "#f6ebd4"
    readonly property color danger: dark ? "#f0988a" : "#ad3527"
    readonly property color dangerSoft: dark ? "#3b2522" : "#f7e3de"

    // Code
    readonly property color codeKeyword: dark ? "#c0a6ea" : "#6d3fa5"
    readonly property color codeString: dark ? "#a8c986" : "#46671b"
    readonly property color codeNumber: dark ? "#e8b27a" : "#94500f"
    readonly property color codeName: dark ? "#86bde6" : "#1f5f93"

    readonly property color inlineCode: dark ? "#28302e" : "#eae8e1"
    readonly property color inverse: text
    readonly property color inverseInk: dark ? "#1b2322" : "#faf9f6"
    readonly property color inverseAccent: dark ? "#1d6b5e" : "#7cc9b5"
    readonly property color segment: dark ? ground : "#e6e5df"

    // Type
    readonly property string sans: "Inter"
    readonly property string display: "Inter Display"
    readonly property string mono: "JetBrains Mono"
    property real scale: 1.0
    property real codeScale: 1.0           // of code against other text
    readonly property int caption: Math.round(12 * scale)
    readonly property int small: Math.round(13 * scale)
    readonly property int body: Math.round(14 * scale)
    readonly property int read: Math.round(16 * scale)
    readonly property int code: Math.round(14 * scale * codeScale)
    readonly property int strong: Math.round(15 * scale)
    readonly property int brand: Math.round(17 * scale)
    readonly property int heading: Math.round(18 * scale)
    readonly property int title: Math.round(22 * scale)
    readonly property int hero: Math.round(30 * scale)
    readonly property real leading: 1.32

    // Spacing (4-pixel grid)
    readonly property int s1: 4
    readonly property int s2: 8
    readonly property int s3: 12
    readonly property int s4: 16
    readonly property int s5: 24
    readonly property int s6: 32
    readonly property int s7: 48

    // Shape
    readonly property int rSmall: 5
    readonly property int rControl: 8
    readonly property int rCard: 12
    readonly property int rPanel: 16
    readonly property int hSmall: u(compact ? 26 : 28)
    readonly property int hControl: u(compact ? 28 : 32)
    readonly property int hLarge: u(compact ? 36 : 40)
    readonly property int bar: u(compact ? 46 : 52)
    readonly property int hRow: u(compact ? 28 : 32)
    readonly property int hSetting: u(compact ? 52 : 64)
    readonly property real spread: compact ? 0.7 : 1   // of the gaps between messages
    readonly property int sidebarWidth: u(272)
    readonly property int measure: u(wideLines ? 880 : 664)

    // Motion (milliseconds)
    readonly property int quick: lessMovement ? 0 : 90
    readonly property int calm: lessMovement ? 0 : 160

    function u(pixels: real): int { return Math.round(pixels * scale) }   // lengths that follow the text size

    // "Soft" colours as hex strings for rich text spans and the icon provider
    function hex(c: color): string { return c.toString().slice(-6) }

    function size(role: string): int {
        switch (role) {
        case "caption": return caption
        case "small": return small
        case "read": return read
        case "strong": return strong
        case "brand": return brand
        case "heading": return heading
        case "title": return title
        case "hero": return hero
        default: return body
        }
    }
}
