/** One metric that a query reads, with the labels that it names of it. */
export type Read = { metric: string; labels: string[] }

const AGGREGATIONS = ['sum', 'min', 'max', 'avg', 'count', 'topk', 'bottomk', 'quantile', 'stddev', 'group']
const FUNCTIONS = [
  'rate',
  'increase',
  'irate',
  'histogram_quantile',
  'min_over_time',
  'max_over_time',
  'avg_over_time',
  'time',
  'abs',
  'clamp_min',
  'label_values',
]
const OPERATORS = ['and', 'or', 'unless', 'bool', 'offset']
/** Each takes a list of labels in parentheses. */
const GROUPINGS = ['by', 'without', 'on', 'ignoring', 'group_left', 'group_right']

type Kind = 'name' | 'number' | 'string' | 'duration' | 'operator' | 'bracket'
type Token = { kind: Kind; text: string }

const PATTERNS: readonly (readonly [Kind | 'space', RegExp])[] = [
  ['space', /\s+/y],
  ['string', /"(?:[^"\\]|\\.)*"/y],
  ['duration', /\[\d+[smhdw]\]/y],
  ['number', /\d+(?:\.\d+)?(?:e[+-]?\d+)?/y],
  ['name', /[a-zA-Z_:][\w:]*/y],
  ['operator', /=~|!~|!=|==|>=|<=|[-+*/%^=<>,]/y],
  ['bracket', /[(){}]/y],
]

function tokensOf(query: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < query.length; ) {
    const found = PATTERNS.flatMap(([kind, pattern]) => {
      pattern.lastIndex = at
      const text = pattern.exec(query)?.[0]
      return text === undefined ? [] : [{ kind, text }]
    })[0]
    if (found === undefined) throw new Error(`not PromQL at ${at}: ${query.slice(at, at + 20)}`)
    if (found.kind !== 'space') tokens.push({ kind: found.kind, text: found.text })
    at += found.text.length
  }
  return tokens
}

/** What a query reads. Throws for what is not PromQL, as far as words, brackets and the names of functions tell. */
export function readsOf(query: string): Read[] {
  const tokens = tokensOf(query)
  const reads: Read[] = []
  const open: string[] = []
  let grouped: string[] = []
  let inList = false
  for (const [index, { kind, text }] of tokens.entries()) {
    const before = tokens[index - 1]
    const after = tokens[index + 1]
    if (text === '(' || text === '{') {
      open.push(text === '(' ? ')' : '}')
      if (text === '(') inList = before !== undefined && GROUPINGS.includes(before.text)
    } else if (text === ')' || text === '}') {
      if (open.pop() !== text) throw new Error(`brackets do not match: ${query}`)
      inList = false
    } else if (kind === 'name') {
      if (open.at(-1) === '}') labelIn(reads, text, after)
      else if (inList) grouped = [...grouped, text]
      else if (after?.text === '(') knownOr(text, query)
      else if (!OPERATORS.includes(text) && !GROUPINGS.includes(text) && !AGGREGATIONS.includes(text))
        reads.push({ metric: text, labels: [] })
    }
  }
  if (open.length > 0) throw new Error(`a bracket is left open: ${query}`)
  if (reads.length === 0) throw new Error(`reads nothing: ${query}`)
  for (const read of reads) read.labels.push(...grouped)
  return reads
}

function labelIn(reads: Read[], label: string, after: Token | undefined): void {
  const read = reads.at(-1)
  if (read === undefined || after === undefined || !/^(=|!=|=~|!~)$/.test(after.text))
    throw new Error(`${label} is not compared with anything`)
  read.labels.push(label)
}

function knownOr(name: string, query: string): void {
  if (![...AGGREGATIONS, ...FUNCTIONS, ...OPERATORS, ...GROUPINGS].includes(name))
    throw new Error(`${name} is no function: ${query}`)
}
