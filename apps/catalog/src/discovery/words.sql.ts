/**
 * $1 what was typed. Of every word: is it one that vouchers are found by, which begin with it, which look like it, the most
 * alike first. Numbers are what they are, or begin longer ones.
 */
export const wordsLike = `
  with asked as (select word, nth from unnest(words_in($1)) with ordinality as asked (word, nth) order by nth limit 8)
  select a.word, exists (select 1 from voucher_word k where k.word = a.word) as known,
         array(select b.word from voucher_word b
                where b.word ^@ a.word and b.word <> a.word and length(a.word) >= 2
                order by length(b.word), b.word limit 50) as begun,
         case when a.word ~ '^[0-9]' or length(a.word) < 3 then '{}' else array(
           select l.word
             from (select b.word, similarity(b.word, a.word) as likeness from voucher_word b
                    where b.word % a.word and b.word <> a.word and b.word !~ '^[0-9]') as l
            where l.likeness >= 0.35
            order by l.likeness desc, l.word limit 12) end as alike
    from asked a order by a.nth`
