// Tables in files: spreadsheets must read them and must not run them.
import { expect, it } from "vitest";
import { csv } from "./csv";

it("quotes what needs quotes and disarms formulas", () => {
  const text = csv([
    ["Fact", "a/b"],
    ['say "hi"', "1,5"],
    ["=HYPERLINK(1)", "-2"],
    ["two\nlines", "百模"],
  ]);
  expect(text).toBe('\uFEFFFact,a/b\r\n"say ""hi""","1,5"\r\n\'=HYPERLINK(1),\'-2\r\n"two\nlines",百模\r\n');
});
