-- What is found: a row per voucher that customers may claim, with everything it is found by, and a row per place it is good at.
-- Triggers keep both, in the transaction of whatever changed: merchants, places, vouchers and campaigns are written in a dozen
-- ways, by people, jobs and events, and none of them can forget. docs/decisions/0012-discovery.md says why they look like this.

-- The words of a text as they are written and as they are asked for: without marks and signs, numbers apart from letters,
-- `10.000` in one piece. Letters of every script count.
create function words_in(said text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct left(found[1], 40)), '{}')
    from regexp_matches(
           regexp_replace(
             lower(regexp_replace(normalize(coalesce(said, ''), NFKD), '[\u0300-\u036f''\u2019]', '', 'g')),
             '(\d)[.,](?=\d\d\d(?!\d))', '\1', 'g'),
           '[0-9]+|[^\s0-9!-/:-@\[-`{-~\u007f-\u00bf\u2000-\u2bff\u3000-\u303f\ufe00-\ufe0f\ufeff\U0001f000-\U0001faff]+', 'g') as found
$$;

create function texts_of(many jsonb) returns text language sql immutable parallel safe as $$
  select string_agg(value, ' ') from jsonb_each_text(many)
$$;

-- How people say what a discount gives, beside what its title says.
create function discount_words(discount jsonb) returns text language sql immutable parallel safe as $$
  select case discount ->> 'type'
           when 'percentage' then format('diskon discount %s persen percent', discount ->> 'percent')
           when 'fixed' then format('potongan diskon discount off %s %s', discount ->> 'amount',
             case when (discount ->> 'amount')::bigint % 1000 = 0
                  then format('%s rb ribu k', (discount ->> 'amount')::bigint / 1000) end)
           when 'buy-x-get-y' then format('beli %s gratis %s buy get free %s', discount ->> 'buy', discount ->> 'get', texts_of(discount -> 'item'))
           when 'free-item' then format('gratis free %s', texts_of(discount -> 'item'))
         end
$$;

-- How vouchers stand in line where nothing else is asked for: those of a running campaign of ours first, by its priority; then
-- by the stars of the merchant, which with few reviews are not far from the usual; among equals by lot, the same for everybody and for good, so that nobody
-- is last for having a late id. The upper half is the class (0 to 31), the lower half the lot.
create function class_of(campaign_priority integer, stars integer, reviews integer) returns integer
language sql immutable parallel safe as $$
  select case when campaign_priority is not null then 16 + campaign_priority * 15 / 1000
              else round(((coalesce(stars, 0) + 35)::numeric / (coalesce(reviews, 0) + 10) - 1) * 15 / 4)::integer end
$$;
create function place_in_line(voucher uuid, class integer) returns bigint language sql immutable parallel safe as $$
  select class::bigint << 32
         | (hashtext(voucher::text)::bigint & 4294967295)
$$;

-- A grid over the map. The name of a square is a lexeme: squares of a tenth of this size begin with another letter.
create function square(letter text, place extensions.geography, degrees double precision) returns text
language sql immutable parallel safe as $$
  select letter || floor(extensions.st_y(place::extensions.geometry) / degrees) || ':'
                || floor(extensions.st_x(place::extensions.geometry) / degrees)
$$;

-- The minutes of a week, of UTC, in which a place is open: the zones of merchants have no summer time, so they stay where they are.
-- Null where single days differ: `is_open` is asked then. Where nobody said anything it is open never: who asks for what is open
-- would stand before a closed door.
create function week_of(hours jsonb, zone text) returns int4multirange language sql immutable parallel safe as $$
  select case
    when hours is null or jsonb_typeof(hours) = 'null' then '{}'::int4multirange
    when jsonb_typeof(hours -> 'except') = 'array' and jsonb_array_length(hours -> 'except') > 0 then null
    else coalesce((
      select range_agg(piece)
        from (select (day.n * 1440 + (extract(epoch from (span ->> 'from')::time) / 60)::int
                      + (extract(epoch from (timestamp '2026-01-05' at time zone zone at time zone 'UTC') - timestamp '2026-01-05') / 60)::int
                      + 10080) % 10080 as since,
                     (extract(epoch from (span ->> 'to')::time - (span ->> 'from')::time) / 60)::int
                       + case when (span ->> 'to')::time <= (span ->> 'from')::time then 1440 else 0 end as minutes
                from unnest(array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']) with ordinality as named (day, nth),
                     lateral (select nth::int - 1 as n) as day,
                     lateral jsonb_array_elements(coalesce(hours -> 'weekly' -> named.day, '[]'::jsonb)) as span) as spans,
             lateral (values (int4range(since, least(since + minutes, 10080))), (int4range(0, greatest(since + minutes - 10080, 0)))) as cut (piece)
       where not isempty(piece)), '{}')
  end
$$;

-- A word, and what is left of it when one letter is missing: two words that share one of these are a slip of the finger apart,
-- a letter more or less, another one, or two that changed places.
create function letters_less(word text) returns text[] language sql immutable parallel safe as $$
  select array_agg(distinct left(word, n) || substr(word, n + 2)) || word from generate_series(0, length(word) - 1) as n
$$;

-- Every word that some voucher is found by. A misspelt word of a query is replaced by those of these that look like it.
create table voucher_word (
  word text collate "C" primary key,
  less text[] not null generated always as (letters_less(word)) stored
);
create index voucher_word_less on voucher_word using gin (less) with (fastupdate = off);
create index voucher_word_alike on voucher_word using gin (word extensions.gin_trgm_ops) with (fastupdate = off);

create table place_find (
  location_id uuid primary key references merchant_location on delete cascade,
  merchant_id uuid not null references merchant,
  category text not null,
  area text not null,
  position extensions.geography(point, 4326) not null,
  time_zone text not null,
  opening_hours jsonb,
  week int4multirange
);
create index place_find_merchant on place_find (merchant_id);
create index place_find_area on place_find (area);
-- At night, when few are.
create index place_find_open on place_find using gist (week);
create index place_find_near on place_find using gist (position);
-- Nearest first within a category: without it, all others would be walked past.
create index place_find_near_category on place_find using gist (category, position);

create table voucher_find (
  voucher_id uuid primary key references voucher on delete cascade,
  merchant_id uuid not null references merchant,
  -- Null: wherever the merchant is.
  location_ids uuid[],
  category text not null,
  discount_type text not null,
  areas text[] not null,
  priority integer not null,
  line bigint not null,
  claim_from timestamptz not null,
  claim_until timestamptz not null,
  published_at timestamptz not null,
  -- Words, and what begins with a sign: `=c` category, `=a` area, `=t` type of discount, `@` and `&` squares it is good in. Where
  -- it stands in each order, coarsely and finely: `#g` four classes, or those of all campaigns, `#k` class, `#4:` to `#12:` a
  -- 16th to a 4096th of a class, `>` publication and `<` end in periods of so many days. `%6:` and `%10:` are samples, one of 64
  -- and one of 1024.
  words tsvector not null
);
-- Without a pending list: it would be read by every question.
create index voucher_find_words on voucher_find using gin (words) with (fastupdate = off);
create index voucher_find_merchant on voucher_find (merchant_id, priority desc, line desc, voucher_id);
create index voucher_find_end on voucher_find (claim_until);
-- What is known about how often a lexeme occurs is the statistics of Postgres itself.
alter table voucher_find alter words set statistics 500;
alter table voucher_find set (autovacuum_analyze_scale_factor = 0.02);

-- How many there are by category, area and type, counted every minute; `area` is empty in the rows that count each voucher once.
create table voucher_count (
  category text not null,
  area text not null,
  discount_type text not null,
  vouchers bigint not null,
  primary key (area, category, discount_type)
);

create view place_findable as
  select l.id as location_id, l.merchant_id, m.category_slug::text as category, l.area::text as area, l.position, m.time_zone,
         l.opening_hours, week_of(l.opening_hours, m.time_zone) as week
    from merchant_location l join merchant m on m.id = l.merchant_id
   where not l.closed and m.status = 'verified' and m.active;

-- Bounded, because a tsvector is: so many words of a voucher are found, and so many of its squares. Instants as cursors carry them.
create view voucher_findable as
  select v.id as voucher_id, v.merchant_id, chosen.ids as location_ids, m.category_slug::text as category,
         v.terms -> 'discount' ->> 'type' as discount_type, places.areas, v.priority, place.line,
         v.claim_from, date_trunc('milliseconds', v.claim_until) as claim_until, date_trunc('milliseconds', v.published_at) as published_at,
         said.words,
         (said.words || array['=c' || m.category_slug, '=t' || (v.terms -> 'discount' ->> 'type'),
                              '#k' || (place.line >> 32), '#g' || least(4, place.line >> 34),
                              '%6:' || (hashtext('sample ' || v.id) & 63), '%10:' || (hashtext('sample ' || v.id) & 1023)]
           || array(select '#' || bits || ':' || (place.line >> (32 - bits)) from unnest(array[4, 6, 8, 10, 12]) as bits)
           || array(select sign || days || ':' || floor(extract(epoch from at) / 86400 / days)
                      from (values ('>', v.published_at), ('<', v.claim_until)) as ends (sign, at), unnest(array[1, 7, 28]) as days)
           || array(select '=a' || area from unnest(places.areas) as area) || places.squares) as lexemes
    from voucher v
    join merchant m on m.id = v.merchant_id
    join merchant_category c on c.slug = m.category_slug
    left join merchant_rating r on r.merchant_id = v.merchant_id
    left join campaign k on k.id = v.campaign_id and k.status = 'running' and k.merchant_id is null
    cross join lateral (select case when jsonb_array_length(v.terms -> 'locationIds') > 0
                                    then array(select jsonb_array_elements_text(v.terms -> 'locationIds')::uuid) end as ids) as chosen
    cross join lateral (
      select coalesce(array_agg(distinct l.area::text), '{}') as areas, count(*) as n,
             coalesce((array_agg(distinct square('@', l.position, 0.2)))[1:500] || (array_agg(distinct square('&', l.position, 0.02)))[1:500], '{}') as squares
        from merchant_location l
       where l.merchant_id = v.merchant_id and not l.closed and (chosen.ids is null or l.id = any(chosen.ids))) as places
    cross join lateral (select place_in_line(v.id, class_of(k.priority, r.stars, r.reviews)) as line) as place
    cross join lateral (
      select (words_in(concat_ws(' ', texts_of(v.terms -> 'title'), texts_of(m.name), texts_of(c.name),
                                 array_to_string(places.areas[1:50], ' '), discount_words(v.terms -> 'discount'))))[1:300] as words) as said
   where v.status = 'published' and m.status = 'verified' and m.active
     and (chosen.ids is null or places.n > 0);

create function find_vouchers_anew(which uuid[]) returns void language plpgsql set search_path = catalog, extensions as $$
begin
  delete from voucher_find f where f.voucher_id = any(which)
     and not exists (select 1 from voucher_findable v where v.voucher_id = f.voucher_id);
  with found as materialized (select * from voucher_findable where voucher_id = any(which)),
       learnt as (
         insert into voucher_word (word)
         select distinct w.word from found, unnest(found.words) as w (word)
          where not exists (select 1 from voucher_word known where known.word = w.word) order by 1
         on conflict do nothing)
  insert into voucher_find as f (voucher_id, merchant_id, location_ids, category, discount_type, areas, priority, line, claim_from,
                                 claim_until, published_at, words)
  select voucher_id, merchant_id, location_ids, category, discount_type, areas, priority, line, claim_from, claim_until, published_at,
         array_to_tsvector(lexemes)
    from found order by voucher_id
  on conflict (voucher_id) do update
     set merchant_id = excluded.merchant_id, location_ids = excluded.location_ids, category = excluded.category,
         discount_type = excluded.discount_type, areas = excluded.areas, priority = excluded.priority, line = excluded.line,
         claim_from = excluded.claim_from, claim_until = excluded.claim_until, published_at = excluded.published_at, words = excluded.words
   where (f.location_ids, f.category, f.discount_type, f.areas, f.priority, f.line, f.claim_from, f.claim_until, f.published_at, f.words)
         is distinct from (excluded.location_ids, excluded.category, excluded.discount_type, excluded.areas, excluded.priority,
                           excluded.line, excluded.claim_from, excluded.claim_until, excluded.published_at, excluded.words);
end $$;

create function find_merchants_anew(which uuid[]) returns void language plpgsql set search_path = catalog, extensions as $$
begin
  delete from place_find f where f.merchant_id = any(which)
     and not exists (select 1 from place_findable p where p.location_id = f.location_id);
  insert into place_find as f select * from place_findable where merchant_id = any(which) order by location_id
  on conflict (location_id) do update
     set category = excluded.category, area = excluded.area, position = excluded.position, time_zone = excluded.time_zone,
         opening_hours = excluded.opening_hours, week = excluded.week;
  perform find_vouchers_anew(array(
    select id from voucher where merchant_id = any(which) and status = 'published'
    union select voucher_id from voucher_find where merchant_id = any(which)));
end $$;

-- A merchant that is suspended and a voucher of theirs that is published at the same moment do not see each other: one of them
-- waits for the other. Vouchers do not wait for vouchers.
create function hold_findable(which uuid[], alone boolean) returns void language plpgsql as $$
declare merchant uuid;
begin
  for merchant in select distinct unnest(which) order by 1 loop
    if alone then perform pg_advisory_xact_lock(4010, hashtext(merchant::text));
    else perform pg_advisory_xact_lock_shared(4010, hashtext(merchant::text)); end if;
  end loop;
end $$;

create function voucher_changed() returns trigger language plpgsql set search_path = catalog, extensions as $$
declare which uuid[]; merchants uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(n.id), array_agg(n.merchant_id) into which, merchants from new_rows n where n.status = 'published';
  else
    select array_agg(n.id), array_agg(n.merchant_id) into which, merchants
      from new_rows n join old_rows o on o.id = n.id
     where 'published' in (n.status, o.status)
       and (n.status, n.terms, n.campaign_id, n.priority, n.claim_from, n.claim_until, n.published_at)
           is distinct from (o.status, o.terms, o.campaign_id, o.priority, o.claim_from, o.claim_until, o.published_at);
  end if;
  if which is not null then
    perform hold_findable(merchants, false);
    perform find_vouchers_anew(which);
  end if;
  return null;
end $$;
create trigger voucher_found after insert on voucher referencing new table as new_rows
  for each statement execute function voucher_changed();
create trigger voucher_found_anew after update on voucher referencing old table as old_rows new table as new_rows
  for each statement execute function voucher_changed();

create function campaign_changed() returns trigger language plpgsql set search_path = catalog, extensions as $$
declare which uuid[]; merchants uuid[];
begin
  select array_agg(v.id), array_agg(v.merchant_id) into which, merchants
    from new_rows n join old_rows o on o.id = n.id join voucher v on v.campaign_id = n.id and v.status = 'published'
   where (n.status, n.priority) is distinct from (o.status, o.priority);
  if which is not null then
    perform hold_findable(merchants, false);
    perform find_vouchers_anew(which);
  end if;
  return null;
end $$;
create trigger campaign_found_anew after update on campaign referencing old table as old_rows new table as new_rows
  for each statement execute function campaign_changed();

-- What is not seen in a list or a filter (a phone number, who applied) moves nothing.
create function merchant_changed() returns trigger language plpgsql set search_path = catalog, extensions as $$
declare which uuid[];
begin
  select array_agg(n.id) into which from new_rows n join old_rows o on o.id = n.id
   where (n.status, n.active, n.category_slug, n.name, n.time_zone)
         is distinct from (o.status, o.active, o.category_slug, o.name, o.time_zone);
  if which is not null then
    perform hold_findable(which, true);
    perform find_merchants_anew(which);
  end if;
  return null;
end $$;
create trigger merchant_found_anew after update on merchant referencing old table as old_rows new table as new_rows
  for each statement execute function merchant_changed();

create function merchant_location_changed() returns trigger language plpgsql set search_path = catalog, extensions as $$
declare which uuid[];
begin
  if tg_op = 'DELETE' then select array_agg(distinct merchant_id) into which from old_rows;
  else select array_agg(distinct merchant_id) into which from new_rows; end if;
  if which is not null then
    perform hold_findable(which, true);
    perform find_merchants_anew(which);
  end if;
  return null;
end $$;
create trigger merchant_location_found after insert on merchant_location referencing new table as new_rows
  for each statement execute function merchant_location_changed();
create trigger merchant_location_found_anew after update on merchant_location referencing new table as new_rows
  for each statement execute function merchant_location_changed();
create trigger merchant_location_lost after delete on merchant_location referencing old table as old_rows
  for each statement execute function merchant_location_changed();

-- A review moves its merchant's vouchers when it changes the class, which few do.
create function merchant_rating_changed() returns trigger language plpgsql set search_path = catalog, extensions as $$
declare which uuid[];
begin
  select array_agg(v.id) into which
    from new_rows n join old_rows o on o.merchant_id = n.merchant_id join voucher v on v.merchant_id = n.merchant_id
   where class_of(null, n.stars, n.reviews) <> class_of(null, o.stars, o.reviews) and v.status = 'published';
  if which is not null then
    perform hold_findable(array(select merchant_id from new_rows), true);
    perform find_vouchers_anew(which);
  end if;
  return null;
end $$;
create trigger merchant_rating_found_anew after update on merchant_rating referencing old table as old_rows new table as new_rows
  for each statement execute function merchant_rating_changed();

-- What there is already.
select find_merchants_anew(array(select id from merchant where status = 'verified'));
