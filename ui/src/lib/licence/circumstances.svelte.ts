// What the person said of their circumstances. Said once, it holds on every page until the window closes.
import type { Situation } from "$lib/ipc/bindings/counter";
import { readAmount } from "./amount";

function known(typed: string): number | null {
  const amount = readAmount(typed);
  return amount === null || Number.isNaN(amount) ? null : amount;
}

class Circumstances {
  /** Key of the question. */
  question = $state("sell");
  /** Users a month, as typed. */
  users = $state("");
  /** Revenue in a year, as typed. */
  revenue = $state("");
  /** Where, as a code; empty: not said. */
  territory = $state("");
  /** The weights are changed first. */
  modified = $state(false);

  /** As the counter takes it; what is not said, or is no number, is left out. */
  get situation(): Situation {
    return {
      users: known(this.users),
      revenue: known(this.revenue),
      territory: this.territory === "" ? null : this.territory,
      modified: this.modified,
    };
  }
}

/** The circumstances under which is asked. */
export const circumstances = new Circumstances();
