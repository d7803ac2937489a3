// Which addresses a mirror or a proxy may have.
import { expect, it } from "vitest";
import { endpointDoubt, endpointFault, proxyFault } from "./endpoint";

it("takes whole addresses of mirrors and says what is wrong with others", () => {
  const check = (text: string, fault: ReturnType<typeof endpointFault>) => {
    expect(endpointFault(text), text).toBe(fault);
  };
  check("", null);
  check("  ", null);
  check("https://hf-mirror.com", null);
  check(" https://hf-mirror.com/ ", null);
  check("http://127.0.0.1:8080/hub", null);
  check("http://[::1]:9", null);
  check("hf-mirror.com", "no_address");
  check("localhost:8080", "no_address");
  check("https://", "no_address");
  check("https://a b", "no_address");
  check("ftp://hf-mirror.com", "scheme");
  check("javascript:alert(1)", "no_address");
  check("file:///etc/passwd", "scheme");
  check("https://me:secret@hf-mirror.com", "credentials");
  check("https://hf-mirror.com/?a=1", "extra");
  check("https://hf-mirror.com/#a", "extra");
});

it("asks whether an address without encryption or in a private net is meant", () => {
  const check = (text: string, doubt: ReturnType<typeof endpointDoubt>) => {
    expect(endpointDoubt(text), text).toBe(doubt);
  };
  check("", null);
  check("nonsense", null);
  check("https://hf-mirror.com", null);
  check("http://hf-mirror.com", "unencrypted");
  check("https://127.0.0.1:8443", "private");
  check("http://localhost:8080", "private");
  check("https://hub", "private");
  check("https://hub.local", "private");
  check("https://10.1.2.3", "private");
  check("https://172.16.0.1", "private");
  check("https://172.32.0.1", null);
  check("https://192.168.1.1", "private");
  check("https://[::1]/", "private");
  check("https://[fd00::1]/", "private");
  check("https://[2606:4700::1]/", null);
  check("https://100.64.0.1", "private");
  check("https://8.8.8.8", null);
});

it("takes proxies of four kinds, without a password", () => {
  const check = (text: string, fault: ReturnType<typeof proxyFault>) => {
    expect(proxyFault(text), text).toBe(fault);
  };
  check("http://proxy.example:3128", null);
  check("https://proxy.example", null);
  check("socks5://127.0.0.1:1080", null);
  check("socks5h://127.0.0.1:1080", null);
  check("", "no_address");
  check("127.0.0.1:1080", "no_address");
  check("socks4://127.0.0.1:1080", "scheme");
  check("socks5://me:secret@127.0.0.1:1080", "credentials");
  check("http://proxy.example/path", "extra");
});
