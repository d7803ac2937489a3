// The calendar holds whole months, walks by keys and chooses stored days only.
import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { i18n } from "$lib/i18n";
import Calendar from "./Calendar.svelte";
import { monthAwayFrom, moved, sheet } from "./calendar";

const days = ["2024-06-26", "2024-07-13", "2024-08-19", "2024-09-28"];

describe("a month's sheet", () => {
  it("begins on a Monday and holds every day once", () => {
    for (let month = "2023-11"; month < "2025-02"; month = moved(month, 1)) {
      const all = sheet(month);
      expect(new Date(`${all[0]?.day ?? ""}T00:00:00Z`).getUTCDay()).toBe(1);
      const inside = all.filter((one) => one.inside).map(({ day }) => day);
      expect(inside[0]).toBe(`${month}-01`);
      expect(new Set(inside).size).toBe(new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate());
    }
  });

  it("knows the last of a shorter month", () => {
    expect(monthAwayFrom("2024-01-31", 1)).toBe("2024-02-29");
    expect(monthAwayFrom("2024-03-31", -1)).toBe("2024-02-29");
    expect(monthAwayFrom("2024-12-15", 1)).toBe("2025-01-15");
  });
});

describe("the calendar", () => {
  beforeEach(() => {
    i18n.speak("en");
  });

  it("begins at the day shown and walks by keys within the stored days", async () => {
    render(Calendar, { days, date: "2024-08-19", onchoose: vi.fn(), onclose: vi.fn() });
    const focused = () => document.activeElement?.getAttribute("aria-label");
    await expect.poll(focused).toBe("19 Aug 2024, stored");
    for (const [key, said] of [
      ["ArrowLeft", "18 Aug 2024, where 13 Jul 2024 holds"],
      ["ArrowDown", "25 Aug 2024, where 19 Aug 2024 holds"],
      ["PageDown", "25 Sep 2024, where 19 Aug 2024 holds"],
      ["End", "28 Sep 2024, stored"],
      ["ArrowRight", "28 Sep 2024, stored"],
      ["Home", "26 Jun 2024, stored"],
    ] as const) {
      await fireEvent.keyDown(document.activeElement ?? document.body, { key });
      await expect.poll(focused).toBe(said);
    }
  });

  it("gives the stored day that holds, and leaves by Esc", async () => {
    const onchoose = vi.fn();
    const onclose = vi.fn();
    render(Calendar, { days, date: "2024-08-19", onchoose, onclose });
    await fireEvent.click(screen.getByRole("button", { name: /^21 Aug 2024/ }));
    expect(onchoose).toHaveBeenCalledExactlyOnceWith("2024-08-19");
    await fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
    expect(onclose).toHaveBeenCalledOnce();
  });
});
