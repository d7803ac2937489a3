// What a page's `load` throws becomes a fault the error page can say in the person's language.
import type { HandleClientError } from "@sveltejs/kit";
import { asFault } from "$lib/ipc/fault";

/** Keeps the fault; an address without a page has none. */
export const handleError: HandleClientError = ({ error, status, message }) =>
  status === 404 ? { message } : { message, fault: asFault(error) };
