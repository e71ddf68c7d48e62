-- What is for sale: a tree of categories, brands (games, operators, wallets), and products, which are a brand's denominations.

create domain kind as text check (
  value in ('game', 'pulsa', 'data', 'pln', 'emoney', 'gift_code', 'postpaid', 'internet', 'other')
);
create domain slug as text check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(value) <= 100);
-- A text in both languages: {"id": "...", "en": "..."}.
create domain translated as jsonb check (jsonb_typeof(value -> 'id') = 'string' and jsonb_typeof(value -> 'en') = 'string');

create table category (
  id uuid primary key,
  slug slug not null unique,
  parent_id uuid references category,
  -- The slugs from the root to here, `games/mobile`: all that lies below is found by prefix.
  path text not null unique,
  kind kind not null,
  name translated not null,
  icon text,
  position integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint category_path_ends_here check (path = slug or path like '%/' || slug),
  constraint category_root_has_no_parent check ((parent_id is null) = (path = slug))
);
create index category_below on category (path text_pattern_ops);
create index category_parent on category (parent_id);

create table brand (
  id uuid primary key,
  slug slug not null unique,
  name text not null check (length(name) between 1 and 100),
  -- What it is known for; an operator sells pulsa and data.
  kind kind not null,
  -- Where its new products go, instead of into the category of their kind.
  category_id uuid references category,
  icon text,
  position integer not null default 0,
  -- Of an operator: what its numbers begin with.
  phone_prefixes text[] not null default '{}',
  -- How its accounts are numbered, where that differs from others of its kind: {"field": "cardNumber", "schema": {...}}.
  number jsonb,
  -- Of a game: the JSON Schema of the field `zoneId`; null when an account is found by its number alone.
  zone jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- What suppliers and people call a brand, lower case without anything but letters and digits.
create table brand_alias (
  alias text primary key check (alias ~ '^[a-z0-9]{2,60}$'),
  brand_id uuid not null references brand on delete cascade
);
create index brand_alias_brand on brand_alias (brand_id);

create table product (
  id uuid primary key,
  sku slug not null unique,
  brand_id uuid not null references brand,
  category_id uuid not null references category,
  kind kind not null,
  -- Normalised: `86 diamond`, `10000`, `flash 1 gb 30 hari`. The brand, the kind and this are what a product *is*.
  denomination text not null check (length(denomination) between 1 and 120),
  name translated not null,
  description translated not null,
  images text[] not null default '{}',
  -- What the buyer has to type: JSON Schema (a subset, see product/input-schema.ts).
  input_schema jsonb not null,
  -- Which fields of the input find the account to be topped up: {"number": "userId", "zone": "zoneId"}.
  target jsonb not null,
  status text not null check (status in ('active', 'parked', 'hidden')),
  parked_because text,
  parked_facts jsonb,
  parked_at timestamptz,
  -- False for what can be shown but not bought yet (postpaid bills).
  for_sale boolean not null,
  -- The order of lists: brand, kind, amount. Ends with the sku, so no two are equal.
  sort_key text collate "C" not null unique,
  search tsvector,
  -- Counts edits: who edits an older one than there is is told, instead of overwriting it.
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint product_is_one_thing unique (brand_id, kind, denomination),
  constraint product_parked_says_why check ((status = 'parked') = (parked_because is not null and parked_at is not null))
);
create index product_category on product (category_id);
create index product_search on product using gin (search);
create index product_parked on product (parked_at) where status = 'parked';

-- Every word that some product is found by. A misspelt word of a query is replaced by those of these that look like it.
create table search_word (word text primary key);
create index search_word_alike on search_word using gin (word extensions.gin_trgm_ops);
