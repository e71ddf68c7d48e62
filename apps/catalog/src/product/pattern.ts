/** More would multiply the ways in which one text can be matched. */
const groupsMax = 3
const repetitionsMax = 2
const optionsMax = 6

/**
 * A regular expression that answers at once, whatever it is held against: what staff write is run on what anybody types.
 * Nothing that repeats may hold something that repeats or chooses, and there is little of each, so that the ways to match
 * a text grow with the square of its length and not with its exponent. `safe-regex2` finds the first of these only.
 */
export function isUsablePattern(pattern: string): boolean {
  if (!compiles(pattern)) return false
  const bare = pattern
    .replaceAll(/\\(?:[pPu]\{[^}]*\}|[^1-9k])/g, 'x')
    .replaceAll(/\[[^\]]*\]/g, 'x')
    // How a group begins is no option.
    .replaceAll(/\(\?(?:<?[=!]|:|<\w+>)/g, '(')
  const isBackwards = bare.includes('\\')
  const repeatsGroup = /\)(?:[*+]|\{)/.test(bare)
  const count = (what: RegExp) => bare.match(what)?.length ?? 0
  return (
    !isBackwards &&
    !repeatsGroup &&
    count(/\(/g) <= groupsMax &&
    count(/[*+]|\{\d+,\d*\}/g) <= repetitionsMax &&
    count(/\?/g) <= optionsMax
  )
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}
