/** Words a slip of the finger away from `word`, and where there are none and it is long enough, those that look like it. */
const alike = (word: string): string => `
  coalesce(
    (select array_agg(l.word) from (
       select b.word from voucher_word b
        where b.less && letters_less(${word}) and b.word <> ${word} and b.word !~ '^[0-9]' and abs(length(b.word) - length(${word})) <= 1
        limit 20) as l),
    case when length(${word}) >= 5 then (
       select array_agg(l.word order by l.likeness desc, l.word) from (
         select b.word, similarity(b.word, ${word}) as likeness from voucher_word b
          where b.word % ${word} and b.word <> ${word} and b.word !~ '^[0-9]'
          order by 2 desc, 1 limit 3) as l
        where l.likeness >= 0.35) end,
    '{}')`

/**
 * $1 what was typed. Of every word: is it one that vouchers are found by, and if it is not, which begin with it, and which it
 * may have been meant for. Numbers are what they are, or begin longer ones.
 */
export const wordsAsked = `
  with asked as materialized (
         select a.word, a.nth, exists (select 1 from voucher_word k where k.word = a.word) as known
           from unnest(words_in($1)) with ordinality as a (word, nth) order by a.nth limit 8)
  select a.word, a.known,
         case when a.known or length(a.word) < 2 then '{}' else array(
           select b.word from voucher_word b where b.word >= a.word and b.word < a.word || U&'\\+10FFFF'
            order by length(b.word), b.word limit 50) end as begun,
         case when a.known or a.word ~ '^[0-9]' or length(a.word) < 3 then '{}' else ${alike('a.word')} end as alike
    from asked a order by a.nth`

/** $1 words that are known, of each what it may have been meant for all the same. */
export const wordsAlike = `select a.word, ${alike('a.word')} as alike from unnest($1::text[]) as a (word)`
