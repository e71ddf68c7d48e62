export { day, minuteOfDay, startOfDay, withinDaily, ZONE } from './calendar.ts'
export {
  type Hours,
  type HoursMistake,
  isWithin,
  mistakesIn,
  type Span,
  WEEKDAYS,
  type Weekday,
} from './hours.ts'
export { newId } from './id.ts'
export { LANGUAGES, type Language, languageFrom, type Translated, translate } from './language.ts'
export {
  compare,
  equals,
  IDR,
  isNegative,
  isZero,
  type Money,
  minus,
  money,
  percentOf,
  plus,
  roundUpTo,
  sum,
  times,
} from './money.ts'
export { maskPhone, parsePhone } from './phone.ts'
export {
  defineProblems,
  type FieldError,
  type FieldErrorDocument,
  Problem,
  type ProblemCatalogue,
  type ProblemDefinition,
  type ProblemDocument,
} from './problem.ts'
export {
  Amount,
  ById,
  Cursor,
  HoursSchema,
  Id,
  Instant,
  Integer,
  LanguageSchema,
  MONEY_MAX,
  MoneySchema,
  Nullable,
  OneOf,
  Page,
  PageLimit,
  page,
  TextsSchema,
  versionRead,
} from './schema.ts'
export { type Texts, tagsFrom, textIn } from './texts.ts'
