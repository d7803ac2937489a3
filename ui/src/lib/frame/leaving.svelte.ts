// Leaving Baimo for an address: always through a dialog that shows it first.

/** The address about to be opened, if one is. */
export const leaving = $state<{ url: string | null }>({ url: null });

/** Shows the address and asks; only then the system's browser opens it. Anything but http, https and mailto is refused. */
export function askToOpen(url: string): void {
  if (/^(https?:\/\/|mailto:)/i.test(url)) leaving.url = url;
}
