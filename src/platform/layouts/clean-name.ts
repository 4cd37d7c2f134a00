/** The name of a definition as the vendor's tool makes a folder of it: `? > - | /` become blanks. */
export function cleanName(name: string): string {
  return name
    .replaceAll(/[?>\-|/]/g, " ")
    .trim()
    .replaceAll(/ +/g, "-");
}
