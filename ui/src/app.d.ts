// What Kit's pages may carry.
import type { Fault } from "$lib/ipc/fault";

declare global {
  namespace App {
    /** The error a page shows: always a fault, so that its sentence is found by its code. */
    interface Error {
      message: string;
      fault?: Fault;
    }
  }
}

export {};
