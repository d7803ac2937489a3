// One sentence of cause and one of what to do for every code of a fault.

export const errors = {
  title: {
    not_found: "Not in this atlas",
    bad_request: "Not understood",
    bad_policy: "The policy cannot be read",
    too_new: "Written by a newer Baimo",
    damaged: "A file is damaged",
    read_only: "Nothing can be written here",
    disk_full: "The disk is full",
    no_folder: "The data folder cannot be used",
    busy: "Another Baimo is writing",
    internal: "Something went wrong",
  },
  cause: {
    not_found: (what: string) =>
      what === "" ? "The atlas holds nothing under this name." : `The atlas holds nothing named “${what}”.`,
    bad_request: () => "Baimo could not make sense of this request.",
    bad_policy: (line: string) =>
      line === "" ? "Baimo cannot read this as a policy." : `Line ${line} of the policy cannot be read.`,
    too_new: () => "The file in the data folder has a format that this version cannot read.",
    damaged: () => "A file in the data folder did not pass its check. It was kept aside under another name.",
    read_only: () => "The data folder or a file in it is read-only, so the change was not kept.",
    disk_full: () => "There was no room left to write, so the change was not kept. Everything older is intact.",
    no_folder: () => "The data folder is missing or may not be opened.",
    busy: () => "The file is held by another process.",
    internal: () => "Baimo failed to answer. Nothing you wrote is lost.",
  },
  remedy: {
    not_found: "Search for a part of the name.",
    bad_request: "Go back and try another way.",
    bad_policy: "Mend that line; the details say what may stand there. Until then nothing counts as allowed.",
    too_new: "Install the newer version, or start with another data folder.",
    damaged: "Baimo goes on with the starter atlas; the old file can be restored from a copy.",
    read_only: "Make the folder writable, or start Baimo with another data folder.",
    disk_full: "Free some space, then try again.",
    no_folder: "Check the folder's permissions, or start Baimo with another data folder.",
    busy: "Close the other Baimo, then try again.",
    internal: "Try again. If it stays, check the files in the settings.",
  },
  noPage: "There is no such page",
  noPageText: "The address leads nowhere in Baimo.",
  toModels: "To the models",
  retry: "Try again",
  banner: {
    keptAside: (file: string) =>
      `A damaged file was kept aside as ${file}. Baimo goes on with a fresh one; what could be read is here.`,
    libraryOff: "Notes, favourites and collections are off",
    hide: "Hide this message",
  },
};
