// Addresses a person types for a mirror or a proxy: what is wrong with them, and whether they are meant.

/** Why an address cannot be used. */
export type AddressFault = "no_address" | "scheme" | "credentials" | "extra" | "no_host";

/** Why an address needs a word from the person before it is taken. */
export type AddressDoubt = "unencrypted" | "private";

function parsed(text: string): URL | null {
  try {
    return new URL(text.trim());
  } catch {
    return null;
  }
}

/** What is wrong with a mirror's address; nothing where it can be used. An empty one means the place's own. */
export function endpointFault(text: string): AddressFault | null {
  if (text.trim() === "") return null;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim())) return "no_address";
  const url = parsed(text);
  if (url === null) return "no_address";
  if (url.protocol !== "https:" && url.protocol !== "http:") return "scheme";
  if (url.username !== "" || url.password !== "") return "credentials";
  if (url.search !== "" || url.hash !== "") return "extra";
  return url.hostname === "" ? "no_host" : null;
}

/** What is wrong with a proxy's address; an empty one is a fault, for then there is none to use. */
export function proxyFault(text: string): AddressFault | null {
  const url = parsed(text);
  if (url === null || !/^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim())) return "no_address";
  if (!["http:", "https:", "socks5:", "socks5h:"].includes(url.protocol)) return "scheme";
  if (url.username !== "" || url.password !== "") return "credentials";
  if (url.search !== "" || url.hash !== "" || (url.pathname !== "" && url.pathname !== "/")) return "extra";
  return url.hostname === "" ? "no_host" : null;
}

/** Whether a host lies in a private net or is this computer, as far as its name tells. */
function isPrivate(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "").toLowerCase();
  if (bare.includes(":")) return bare === "::1" || bare === "::" || /^(f[cd]|fe[89ab])/.test(bare);
  const parts = bare.split(".").map(Number);
  const [first = -1, second = -1] = parts;
  if (parts.length === 4 && parts.every((part) => part >= 0 && part <= 255)) {
    return (
      [0, 10, 127].includes(first) ||
      (first === 172 && second >= 16 && second <= 31) ||
      (first === 192 && second === 168) ||
      (first === 169 && second === 254) ||
      (first === 100 && second >= 64 && second <= 127)
    );
  }
  return !bare.includes(".") || /\.(local|lan|internal|home|intranet|localhost)$/.test(bare);
}

/** What the person must say is meant: an address without encryption, or one in a private net. */
export function endpointDoubt(text: string): AddressDoubt | null {
  const url = endpointFault(text) === null ? parsed(text) : null;
  if (url === null) return null;
  if (isPrivate(url.hostname)) return "private";
  return url.protocol === "http:" ? "unencrypted" : null;
}
