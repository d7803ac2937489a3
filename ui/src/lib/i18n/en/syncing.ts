// The dialog of sources and mirrors: how the person wants to sync.
import { speak } from "../speak";

const { n } = speak("en");

/** The dialog of sources and mirrors. */
export const syncing = {
  title: "Sources and mirrors",
  amount: "How much of the Hub",
  files: "Cards and licence files per sync, at most",
  filesText: "The most used models come first; the rest follows with the next syncs.",
  filesBad: (most: number) => `A whole number from 0 to ${n(most)}.`,
  mirrors: "Mirrors",
  mirrorsText: "Leave a field empty to ask the source itself. Links and redirects to other hosts are not followed.",
  own: "the source itself",
  asHub: "as for the Hub",
  toOwn: (name: string) => `Ask ${name} itself`,
  useMirror: "Use hf-mirror.com",
  hubNote: "Where huggingface.co cannot be reached, hf-mirror.com often can. HF_ENDPOINT is honoured.",
  endpointBad: {
    no_address: "Not an address. It begins with https:// and a host.",
    scheme: "Only https:// and http:// can be used.",
    credentials: "An address must not contain a name or password.",
    extra: "Without ? and # please: only host and path.",
    no_host: "The host is missing.",
  },
  doubt: {
    unencrypted: "http is not encrypted: others on the way can read and change what comes. I mean this address.",
    private: "This address lies in a private net or on this computer. I mean this address.",
  },
  proxy: "Proxy",
  proxies: { none: "None", system: "System", address: "Own address" },
  proxyText: {
    none: "Connections go straight to the sources, whatever the system says.",
    system: "As the system or HTTPS_PROXY says.",
    address: "All connections go by this address.",
  },
  proxyAddress: "Address of the proxy",
  proxyNote: "http://, https://, socks5:// or socks5h://, without a password.",
  proxyBad: {
    no_address: "Not an address. It looks like socks5://127.0.0.1:1080.",
    scheme: "Only http, https, socks5 and socks5h can be used.",
    credentials: "A password would lie in a file. Give the address without one.",
    extra: "Without a path please: only host and port.",
    no_host: "The host is missing.",
  },
  token: "Token for the Hub",
  tokenText:
    "Not needed. A free token (read rights are enough) doubles the Hub’s quota and so halves the wait of a whole crawl. It goes to the Hub alone and is never written to a file or log.",
  tokenAt: {
    nowhere: "No token is set.",
    keychain: "A token lies in the system’s keychain.",
    session: "A token is held until Baimo ends.",
    environment: "A token comes from the environment (HF_TOKEN).",
  },
  tokenNew: "New token",
  tokenWhere: "Where the token is kept",
  tokenKeep: { keychain: "In the keychain", session: "Until Baimo ends" },
  tokenNote: {
    keychain: "It is kept by the system; Baimo never shows it again.",
    session: "It is held in memory only and forgotten when Baimo ends.",
  },
  tokenSet: "Set token",
  tokenForget: "Forget",
  tokenKept: "The token is set.",
  tokenForgotten: "The token is forgotten.",
  tokenBad: "A token contains no spaces.",
  keychainFault: "The system’s keychain cannot be used; a token is held until Baimo ends.",
  keep: "Save",
  notYet: "Something is still to be mended above.",
};
