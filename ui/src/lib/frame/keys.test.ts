// Which key does what, and when letters belong to a text field.
import { afterEach, describe, expect, it, vi } from "vitest";
import { combination, isLetter, keys, takesText, type KeyUse } from "./keys.svelte";

function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
}

describe("combination", () => {
  const check = (event: KeyboardEvent, expected: string, apple = false) => {
    expect(combination(event, apple)).toBe(expected);
  };
  it("names what was pressed", () => {
    check(press("j"), "j");
    check(press("J", { shiftKey: true }), "shift+j");
    check(press("?", { shiftKey: true }), "?");
    check(press(" "), "space");
    check(press("k", { ctrlKey: true }), "mod+k");
    check(press("k", { metaKey: true }), "mod+k", true);
    check(press("¡", { altKey: true, code: "Digit1" }), "alt+1", true);
    check(press("ArrowLeft", { altKey: true }), "alt+arrowleft");
    check(press("F6", { shiftKey: true }), "shift+f6");
  });
});

it("isLetter names what the settings can switch off", () => {
  expect(["j", "shift+n", "["].every(isLetter)).toBe(true);
  expect(["/", "?", "enter", "mod+k", "alt+1", "f6"].some(isLetter)).toBe(false);
});

describe("press", () => {
  const stops: (() => void)[] = [];
  const use = (uses: KeyUse[]) => stops.push(keys.use(uses));
  const key = (given: Partial<KeyUse> & Pick<KeyUse, "keys" | "run">): KeyUse => ({
    words: () => "",
    group: "page",
    ...given,
  });
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    keys.letters = true;
    document.body.replaceChildren();
  });
  const from = (element: HTMLElement, event: KeyboardEvent) => {
    document.body.append(element);
    let done = false;
    element.addEventListener("keydown", (heard) => (done = keys.press(heard, false)));
    element.dispatchEvent(event);
    return done;
  };

  it("does the page's key before that of everywhere, and passes on what says false", () => {
    const page = vi.fn(() => false as const);
    const frame = vi.fn(() => undefined);
    use([key({ keys: "escape", run: page })]);
    use([key({ keys: "escape", run: frame, group: "everywhere" })]);
    expect(from(document.createElement("div"), press("Escape"))).toBe(true);
    expect(page).toHaveBeenCalledBefore(frame);
  });

  it("leaves letters to text fields and to those who switched them off", () => {
    const run = vi.fn(() => undefined);
    use([key({ keys: "j arrowdown", run })]);
    const field = document.createElement("input");
    expect(takesText(field)).toBe(true);
    expect(from(field, press("j"))).toBe(false);
    keys.letters = false;
    expect(from(document.createElement("div"), press("j"))).toBe(false);
    expect(from(document.createElement("div"), press("ArrowDown"))).toBe(true);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it("does nothing while a word is being composed", () => {
    const run = vi.fn(() => undefined);
    use([key({ keys: "enter", run })]);
    expect(from(document.createElement("div"), press("Enter", { isComposing: true }))).toBe(false);
  });
});
