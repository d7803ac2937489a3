// What the samples of a policy say in the person's language. They are kept in English, so English needs none.

/** The words as they are kept, and what they say. */
export const policySamples: Record<string, string> = {};
