// The window opens on the models.
import { redirect } from "@sveltejs/kit";

/** Leads on to the list of models. */
export function load(): never {
  redirect(307, "/models");
}
