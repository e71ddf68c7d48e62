-- Fills the placeholders of a template in, once: what a fact says is never read as a placeholder again. Words are written with
-- known placeholders only, and without other braces (template.ts, mistakesIn); one that is unknown all the same stays as it is.
create function fill_in(words text, facts jsonb) returns text language sql immutable strict parallel safe as $$
  select string_agg(
           case when nth = 1 then piece
                else coalesce(facts ->> split_part(piece, '}', 1), '{' || split_part(piece, '}', 1) || '}')
                     || substr(piece, strpos(piece, '}') + 1)
           end, '' order by nth)
    from string_to_table(words, '{') with ordinality as pieces (piece, nth)
$$;

do $$ begin
  execute format('grant execute on function fill_in to %I', 'konter_' || current_schema());
end $$;
