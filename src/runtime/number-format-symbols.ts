/** What stands before the fraction, and between groups of digits. */
export interface NumberSymbols {
  readonly decimalPoint: string;
  readonly grouping: string;
}

const noBreakSpace = "\u00a0";
const narrowNoBreakSpace = "\u202f";
const rightQuote = "\u2019";

const pointComma: NumberSymbols = { decimalPoint: ".", grouping: "," };
const commaPoint: NumberSymbols = { decimalPoint: ",", grouping: "." };
const commaSpace: NumberSymbols = { decimalPoint: ",", grouping: noBreakSpace };
const commaNarrow: NumberSymbols = { decimalPoint: ",", grouping: narrowNoBreakSpace };
const pointQuote: NumberSymbols = { decimalPoint: ".", grouping: rightQuote };

/**
 * Locales whose numbers have the digits 0–9 and the minus sign `-`. The values are those of
 * `DecimalFormat` with CLDR data, its default, and checked against it in the tests.
 */
export const numberSymbols: ReadonlyMap<string, NumberSymbols> = new Map([
  ["en", pointComma],
  ["en-US", pointComma],
  ["en-GB", pointComma],
  ["en-AU", pointComma],
  ["en-CA", pointComma],
  ["en-IE", pointComma],
  ["en-IN", pointComma],
  ["en-NZ", pointComma],
  ["ja", pointComma],
  ["ko", pointComma],
  ["th", pointComma],
  ["zh", pointComma],
  ["es-MX", pointComma],
  ["da", commaPoint],
  ["de", commaPoint],
  ["de-DE", commaPoint],
  ["el", commaPoint],
  ["es", commaPoint],
  ["id", commaPoint],
  ["it", commaPoint],
  ["nl", commaPoint],
  ["pt-BR", commaPoint],
  ["ro", commaPoint],
  ["tr", commaPoint],
  ["vi", commaPoint],
  ["cs", commaSpace],
  ["hu", commaSpace],
  ["pl", commaSpace],
  ["pt-PT", commaSpace],
  ["ru", commaSpace],
  ["sk", commaSpace],
  ["uk", commaSpace],
  ["fr", commaNarrow],
  ["fr-FR", commaNarrow],
  ["fr-CA", commaSpace],
  ["de-CH", pointQuote],
  ["it-CH", pointQuote],
]);
