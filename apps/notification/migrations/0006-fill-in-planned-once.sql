-- As before. A function in SQL is planned anew by every statement that calls it, which cost more than the rest of that statement;
-- one in PL/pgSQL is planned once per connection.
create or replace function fill_in(words text, facts jsonb) returns text language plpgsql immutable strict parallel safe as $$
declare
  piece text;
  name text;
  filled text;
begin
  foreach piece in array string_to_array(words, '{') loop
    if filled is null then
      filled := piece;
    else
      name := split_part(piece, '}', 1);
      filled := filled || coalesce(facts ->> name, '{' || name || '}') || substr(piece, strpos(piece, '}') + 1);
    end if;
  end loop;
  return filled;
end $$;
