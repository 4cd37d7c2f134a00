// What generated modules import, and what a program that runs them needs. The names are a promise:
// a module that was generated once keeps working, so changing one is a breaking change.

export { base64Build, base64Get } from "./base64.ts";
export type { Changer } from "./change.ts";
export { patchOf } from "./change.ts";
export {
  checkBoolean,
  checkDate,
  checkDatetime,
  checkDecimal,
  checkEnum,
  checkInteger,
  checkJson,
  checkList,
  checkMap,
  checkNumber,
  checkObject,
  checkString,
  checkTime,
  isObject,
  maxDepth,
} from "./checks.ts";
export {
  attempt,
  checkKind,
  convertItems,
  hasMembers,
  isDay,
  keepValue,
  noRow,
  recover,
  withMembers,
} from "./codec.ts";
export {
  booleanToInteger,
  booleanToString,
  decimalToInteger,
  decimalToIntegerBuild,
  decimalToNumber,
  decimalToString,
  integerToBoolean,
  integerToDecimal,
  integerToNumber,
  integerToString,
  numberToDecimal,
  numberToInteger,
  numberToIntegerBuild,
  numberToString,
  stringToBoolean,
  stringToDecimal,
  stringToInteger,
  stringToNumber,
} from "./conversions.ts";
export {
  dateToDatetime,
  dateToString,
  datetimeToDate,
  datetimeToInteger,
  datetimeToString,
  integerToDatetime,
  stringToDate,
  stringToDatetime,
  stringToTime,
  timeToString,
} from "./conversions-dates.ts";
export { linear } from "./conversions-linear.ts";
export { datetimeToEpoch, epochToDatetime } from "./epoch.ts";
export {
  sameDecimal,
  sameInstant,
  sameJson,
  sameList,
  sameMap,
  sameObject,
  sameTime,
} from "./equality.ts";
export type { MappingErrorCode, Site } from "./errors.ts";
export { MappingError } from "./errors.ts";
export type { FilterFields } from "./filter/fields.ts";
export { whereOf } from "./filter/where.ts";
export {
  add,
  addDecimal,
  concat,
  div,
  divDecimal,
  finite,
  mod,
  modDecimal,
  mul,
  mulDecimal,
  negate,
  sub,
  subDecimal,
} from "./functions/arithmetic.ts";
export {
  compareDecimalValues,
  compareInstantValues,
  compareValues,
} from "./functions/comparison.ts";
export { fnFromMillis, fnToMillis } from "./functions/dates.ts";
export {
  fnAppend,
  fnAverage,
  fnCount,
  fnDistinct,
  fnMax,
  fnMin,
  fnReverse,
  fnSort,
  fnSum,
} from "./functions/lists.ts";
export {
  fnAbs,
  fnCeil,
  fnFloor,
  fnFormatBase,
  fnPower,
  fnRound,
  fnSqrt,
} from "./functions/numbers.ts";
export { fnKeys, fnLookup, fnMerge } from "./functions/objects.ts";
export {
  fnBase64decode,
  fnBase64encode,
  fnContains,
  fnDecodeUrl,
  fnDecodeUrlComponent,
  fnEncodeUrl,
  fnEncodeUrlComponent,
  fnJoin,
  fnLength,
  fnLowercase,
  fnPad,
  fnReplace,
  fnSplit,
  fnSubstring,
  fnSubstringAfter,
  fnSubstringBefore,
  fnTrim,
  fnUppercase,
} from "./functions/strings.ts";
export { fnBoolean, fnExists, fnNot, fnNumber, fnString, fnType } from "./functions/values.ts";
export type { Operation } from "./json-patch.ts";
export { jsonPatch } from "./json-patch.ts";
export {
  appendItems,
  atItem,
  checkItems,
  entriesOf,
  fromEntries,
  keepsItems,
  orNull,
  positionsOf,
  refuseSecond,
  replaceAt,
  sameExcept,
  sameItems,
  sameParts,
  selectEntries,
  selectItems,
  writeItems,
} from "./lists.ts";
export type { LoadedMap } from "./load.ts";
export { checkModule, loadMap } from "./load.ts";
export type { MapInfo, RuleInfo, TableInfo } from "./map-info.ts";
export { compileMask } from "./mask-compile.ts";
export { compileNumberFormat } from "./number-format.ts";
export { establish, getPath, implicitNull, lookup, setPath } from "./paths.ts";
export {
  checkRecord,
  noMember,
  overlay,
  owned,
  ownMember,
  setMember,
  tolerant,
  unreadable,
  unreadableOr,
} from "./record.ts";
export {
  eachValue,
  firstValue,
  isIn,
  isPresent,
  lift,
  order,
  orderDecimal,
  orderInstant,
  partText,
} from "./record-operators.ts";
export { readRest, writeRest } from "./record-rest.ts";
export { branchOr, noCase, refuseForeign, saysSame } from "./record-when.ts";
export {
  clearPlace,
  clearPlaces,
  fillNulls,
  hasValue,
  peekPath,
  putPlace,
  removePlace,
  satisfy,
} from "./record-write.ts";
export type { VendorRules } from "./request.ts";
export { requestOf } from "./request.ts";
export type { Tables, WithTables } from "./tables.ts";
export { lookupTable, perTables } from "./tables.ts";
export { joinParts, splitParts } from "./templates.ts";
export {
  joinList,
  jsonTextBuild,
  jsonTextGet,
  lower,
  not,
  splitList,
  trim,
  upper,
} from "./text.ts";
