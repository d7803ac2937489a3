// Der Dialog Quellen und Spiegel: wie abgeglichen werden soll.
import type { syncing as shape } from "../en/syncing";
import { speak } from "../speak";

const { n } = speak("de");

/** Der Dialog Quellen und Spiegel. */
export const syncing = {
  title: "Quellen und Spiegel",
  amount: "Wie viel des Hubs",
  files: "Karten und Lizenzdateien je Abgleich, höchstens",
  filesText: "Die meistgenutzten Modelle kommen zuerst; der Rest folgt mit den nächsten Abgleichen.",
  filesBad: (most: number) => `Eine ganze Zahl von 0 bis ${n(most)}.`,
  mirrors: "Spiegel",
  mirrorsText:
    "Ein leeres Feld fragt die Quelle selbst. Verweisen und Umleitungen auf andere Rechner folgt Baimo nicht.",
  own: "die Quelle selbst",
  asHub: "wie beim Hub",
  toOwn: (name: string) => `${name} selbst fragen`,
  useMirror: "hf-mirror.com nehmen",
  hubNote: "Wo huggingface.co nicht erreichbar ist, ist es oft hf-mirror.com. HF_ENDPOINT wird beachtet.",
  endpointBad: {
    no_address: "Das ist keine Adresse. Sie beginnt mit https:// und einem Rechner.",
    scheme: "Nur https:// und http:// gehen.",
    credentials: "Eine Adresse darf weder Namen noch Passwort enthalten.",
    extra: "Bitte ohne ? und #: nur Rechner und Pfad.",
    no_host: "Der Rechner fehlt.",
  },
  doubt: {
    unencrypted:
      "http ist unverschlüsselt: Andere auf dem Weg können mitlesen und ändern, was kommt. Ich meine diese Adresse.",
    private: "Diese Adresse liegt in einem privaten Netz oder auf diesem Rechner. Ich meine diese Adresse.",
  },
  proxy: "Proxy",
  proxies: { none: "Keiner", system: "System", address: "Eigene Adresse" },
  proxyText: {
    none: "Verbindungen gehen geradewegs zu den Quellen, was immer das System sagt.",
    system: "Wie es das System oder HTTPS_PROXY sagt.",
    address: "Alle Verbindungen gehen über diese Adresse.",
  },
  proxyAddress: "Adresse des Proxys",
  proxyNote: "http://, https://, socks5:// oder socks5h://, ohne Passwort.",
  proxyBad: {
    no_address: "Das ist keine Adresse. Sie sieht aus wie socks5://127.0.0.1:1080.",
    scheme: "Nur http, https, socks5 und socks5h gehen.",
    credentials: "Ein Passwort läge in einer Datei. Gib die Adresse ohne an.",
    extra: "Bitte ohne Pfad: nur Rechner und Port.",
    no_host: "Der Rechner fehlt.",
  },
  token: "Zugangsschlüssel für den Hub",
  tokenText:
    "Nicht nötig. Ein kostenloser Schlüssel (Leserechte genügen) verdoppelt das Kontingent beim Hub und halbiert so das Warten beim Holen aller Modelle. Er geht nur an den Hub und steht nie in einer Datei oder im Protokoll.",
  tokenAt: {
    nowhere: "Kein Schlüssel gesetzt.",
    keychain: "Ein Schlüssel liegt im Schlüsselbund des Systems.",
    session: "Ein Schlüssel wird gehalten, bis Baimo endet.",
    environment: "Ein Schlüssel kommt aus der Umgebung (HF_TOKEN).",
  },
  tokenNew: "Neuer Schlüssel",
  tokenWhere: "Wo der Schlüssel liegt",
  tokenKeep: { keychain: "Im Schlüsselbund", session: "Bis Baimo endet" },
  tokenNote: {
    keychain: "Das System bewahrt ihn auf; Baimo zeigt ihn nie wieder.",
    session: "Er liegt nur im Speicher und ist vergessen, wenn Baimo endet.",
  },
  tokenSet: "Setzen",
  tokenForget: "Vergessen",
  tokenKept: "Der Schlüssel ist gesetzt.",
  tokenForgotten: "Der Schlüssel ist vergessen.",
  tokenBad: "Ein Schlüssel enthält keine Leerzeichen.",
  keychainFault: "Der Schlüsselbund des Systems ist nicht nutzbar; ein Schlüssel wird gehalten, bis Baimo endet.",
  keep: "Sichern",
  notYet: "Oben ist noch etwas zu richten.",
} satisfies typeof shape;
