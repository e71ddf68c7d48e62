-- Who publishes vouchers: merchants as they apply and are verified, who works there, where they are and when they are open.

-- A text in any number of languages, by language tag; Indonesian is always there.
create domain texts as jsonb check (jsonb_typeof(value) = 'object' and jsonb_typeof(value -> 'id') = 'string');

create table merchant_category (
  slug slug primary key,
  name translated not null,
  icon text,
  position integer not null default 0
);
insert into merchant_category (slug, name, icon, position) values
  ('kuliner', '{"id": "Kuliner", "en": "Food"}', '🍽️', 10),
  ('kafe', '{"id": "Kafe", "en": "Cafés"}', '☕', 20),
  ('roti-dan-kue', '{"id": "Roti & kue", "en": "Bakeries"}', '🥐', 30),
  ('belanja', '{"id": "Belanja", "en": "Shopping"}', '🛍️', 40),
  ('fesyen', '{"id": "Fesyen", "en": "Fashion"}', '👗', 50),
  ('kecantikan', '{"id": "Kecantikan", "en": "Beauty"}', '💇', 60),
  ('kesehatan', '{"id": "Kesehatan", "en": "Health"}', '🩺', 70),
  ('olahraga', '{"id": "Olahraga", "en": "Sports"}', '🏸', 80),
  ('hiburan', '{"id": "Hiburan", "en": "Entertainment"}', '🎬', 90),
  ('wisata', '{"id": "Wisata & penginapan", "en": "Travel & stays"}', '🏖️', 100),
  ('otomotif', '{"id": "Otomotif", "en": "Motoring"}', '🛵', 110),
  ('jasa', '{"id": "Jasa", "en": "Services"}', '🧺', 120),
  ('pendidikan', '{"id": "Pendidikan", "en": "Education"}', '📚', 130),
  ('lainnya', '{"id": "Lainnya", "en": "Other"}', '🏷️', 140);

-- QR codes name a merchant by this number, in 32 bits.
create sequence merchant_number as bigint start 1001 maxvalue 4294967295;

create table merchant (
  id uuid primary key,
  number bigint not null unique default nextval('merchant_number') check (number between 1 and 4294967295),
  slug slug not null unique,
  category_slug slug not null references merchant_category,
  name texts not null,
  description texts not null,
  phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  status text not null default 'applied' check (status in ('applied', 'verified', 'rejected', 'suspended')),
  -- Switched on by its owner. It trades while it is verified and active.
  active boolean not null default true,
  time_zone text not null default 'Asia/Jakarta',
  -- What is held for review gets the customer nothing until somebody looked at it.
  strict boolean not null default false,
  verified_at timestamptz,
  verified_by text,
  refused_because text,
  applied_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Counts edits: who edits an older one than there is is told, instead of overwriting it.
  version integer not null default 1,
  constraint merchant_verified_says_when check (status not in ('verified', 'suspended') or verified_at is not null),
  constraint merchant_refused_says_why check ((status in ('rejected', 'suspended')) = (refused_because is not null))
);
create index merchant_category_of on merchant (category_slug);
create index merchant_waiting on merchant (created_at) where status = 'applied';
create index merchant_name_alike on merchant using gin (lower(name ->> 'id') extensions.gin_trgm_ops);

-- Every step of a merchant's life, with who took it and why.
create table merchant_step (
  merchant_id uuid not null references merchant,
  nth integer not null,
  at timestamptz not null,
  step text not null,
  from_status text,
  to_status text not null,
  actor text not null,
  cause text not null,
  primary key (merchant_id, nth)
);
revoke update, delete, truncate on merchant_step from konter_catalog;

create table merchant_staff (
  merchant_id uuid not null references merchant,
  user_id uuid not null,
  role text not null check (role in ('owner', 'cashier')),
  -- What the owner calls them: names are the user service's.
  label text not null default '',
  added_at timestamptz not null,
  added_by text not null,
  primary key (merchant_id, user_id)
);
create index merchant_staff_user on merchant_staff (user_id);

create table merchant_location (
  id uuid primary key,
  merchant_id uuid not null references merchant,
  name text not null check (length(name) between 1 and 100),
  address text not null,
  -- `kota-bandung`: what audiences and filters speak of.
  area slug not null,
  position extensions.geography(point, 4326) not null,
  -- packages/core/src/hours.ts; null: nobody said.
  opening_hours jsonb,
  closed boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index merchant_location_merchant on merchant_location (merchant_id);
create index merchant_location_position on merchant_location using gist (position);

-- Is a place open at this time of its own clock? Null when nobody said. `isWithin` in packages/core/src/hours.ts is the same in
-- TypeScript. Hours of yesterday that go past midnight count, an exception takes the place of its whole day.
create function is_open(hours jsonb, local timestamp) returns boolean language sql immutable parallel safe as $$
  select case when hours is null or jsonb_typeof(hours) = 'null' then null else exists (
    select 1
      from (values (local::date, local::time), (local::date - 1, null)) as day (date, clock),
           lateral (
             select coalesce(
               (select each -> 'hours' from jsonb_array_elements(hours -> 'except') as each
                 where each ->> 'date' = to_char(day.date, 'YYYY-MM-DD') limit 1),
               hours -> 'weekly' -> ((array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])[extract(isodow from day.date)::int]),
               '[]'::jsonb
             ) as spans
           ) as told,
           lateral jsonb_array_elements(told.spans) as span
     where case when day.clock is not null
                then (span ->> 'from')::time <= local::time
                     and (local::time < (span ->> 'to')::time or (span ->> 'to')::time <= (span ->> 'from')::time)
                else (span ->> 'to')::time <= (span ->> 'from')::time and local::time < (span ->> 'to')::time
           end
  ) end
$$;
