// The slider steps through stored days by keyboard and speaks the date.
import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { i18n } from "$lib/i18n";
import DateSlider from "./DateSlider.svelte";

const dates = ["2024-06-26", "2024-07-13", "2024-08-19", "2024-09-28"].map((date) => ({ date, rows: 10, of: null }));

describe("the slider of stored days", () => {
  beforeEach(() => {
    i18n.speak("en");
  });

  it("speaks the day and its place", () => {
    render(DateSlider, { dates, date: "2024-08-19", onchoose: vi.fn() });
    const slider = screen.getByRole("slider");
    expect(slider.getAttribute("aria-valuetext")).toBe("19 Aug 2024");
    expect(slider.getAttribute("aria-valuenow")).toBe("3");
    expect(screen.getByText("Snapshot 3 of 4")).toBeTruthy();
  });

  it("steps with the arrows, jumps with Page, Home and End", async () => {
    const onchoose = vi.fn();
    render(DateSlider, { dates, date: "2024-08-19", onchoose });
    const slider = screen.getByRole("slider");
    for (const key of ["ArrowLeft", "ArrowRight", "PageDown", "PageUp", "Home", "End"])
      await fireEvent.keyDown(slider, { key });
    expect(onchoose.mock.calls.flat()).toEqual([
      "2024-07-13",
      "2024-09-28",
      "2024-07-13",
      "2024-09-28",
      "2024-06-26",
      "2024-09-28",
    ]);
  });

  it("stops at the ends", async () => {
    const onchoose = vi.fn();
    render(DateSlider, { dates, date: "2024-09-28", onchoose });
    await fireEvent.keyDown(screen.getByRole("slider"), { key: "ArrowRight" });
    expect(onchoose).not.toHaveBeenCalled();
    expect(screen.getByRole("button", { name: "Next stored day" }).hasAttribute("disabled")).toBe(true);
  });
});
