/**
 * What deploying needs of a disk. Paths are relative to the working folder (`.cemap`). All of it
 * may reject with an error of the operating system. Implemented in src/cli/deploy-files.ts.
 */
export interface Files {
  /** The text of a file; undefined when there is none. */
  readonly read: (path: string) => Promise<string | undefined>;
  /** The old text or the new one, never a part; on the disk when it ends; for the owner only. */
  readonly write: (path: string, text: string) => Promise<void>;
  /** Makes a file with its whole text in one step; false when there is one already. */
  readonly create: (path: string, text: string) => Promise<boolean>;
  /** Adds to the end; on the disk when it ends. After an error a part may be there. */
  readonly append: (path: string, text: string) => Promise<void>;
  /** No error when there is none. */
  readonly remove: (path: string) => Promise<void>;
  /** Names in a folder, sorted; none when there is no folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
}
