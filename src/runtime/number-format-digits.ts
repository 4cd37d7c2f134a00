/** The decimal digits of a number, as many as were written; either part may be empty. */
export interface DecimalParts {
  readonly isNegative: boolean;
  readonly integer: string;
  readonly fraction: string;
}

const decimalForm = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/** `[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?` with the exponent worked in; else `undefined`. */
export function parseDecimal(text: string): DecimalParts | undefined {
  const match = decimalForm.exec(text);
  if (match === null) return undefined;
  const [, sign, integer = "", fraction = "", exponentText = "0"] = match;
  const exponent = Number(exponentText);
  const isNegative = sign === "-";
  if (exponent >= 0) {
    const moved = fraction.slice(0, exponent).padEnd(exponent, "0");
    return { isNegative, integer: integer + moved, fraction: fraction.slice(exponent) };
  }
  const padded = integer.padStart(-exponent, "0");
  const cut = padded.length + exponent;
  return { isNegative, integer: padded.slice(0, cut), fraction: padded.slice(cut) + fraction };
}

/** Plain digits: no exponent, no zeros in front, zeros at the end of a fraction as written. */
export function plainText(parts: DecimalParts): string {
  const integer = parts.integer.replace(/^0+/, "") || "0";
  const text = parts.fraction === "" ? integer : `${integer}.${parts.fraction}`;
  return parts.isNegative && /[1-9]/.test(text) ? `-${text}` : text;
}
