// Prices that moved, as the digest tells them.
import type { PriceChange } from "$lib/ipc/bindings/counter";
import { amount } from "$lib/price/amount";

/** How many prices of a list fell and rose, and the largest move with its sign, in percent. */
export function movesOf(prices: readonly PriceChange[]): { fell: number; rose: number; largest: number | null } {
  const known = prices.flatMap(({ percent }) => (percent === null ? [] : [percent]));
  const largest = known.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0];
  return {
    fell: known.filter((percent) => percent < 0).length,
    rose: known.filter((percent) => percent > 0).length,
    largest: largest ?? null,
  };
}

/** A pair of prices, read and written: `$0.34 / $0.39`. */
export function amounts([input, output]: readonly [number | null, number | null], currency: string): string {
  return `${amount(input, currency)} / ${amount(output, currency)}`;
}
