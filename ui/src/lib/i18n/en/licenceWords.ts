// What free words of the terms say in the person's language. The words are kept in English, so English needs none.

/** The words as they are kept, and what they say. */
export const licenceWords: Record<string, string> = {};
