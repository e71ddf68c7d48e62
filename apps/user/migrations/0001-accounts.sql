-- Who there is: customers, guests and staff are one kind of thing, because a guest may become a customer under the same id.
create table account (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 100),
  -- What one signs in with. Lower case and E.164, so that two ways to type one address are one address.
  email text unique check (email = lower(email) and email like '%_@_%' and char_length(email) <= 254),
  phone text unique check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  username text unique check (username ~ '^[a-z][a-z0-9._-]{2,29}$'),
  password_hash text check (password_hash like '$argon2id$%'),
  -- Where a guest is reached. Not unique: somebody with an account may buy as a guest too.
  contact_email text check (contact_email = lower(contact_email) and char_length(contact_email) <= 254),
  contact_phone text check (contact_phone ~ '^\+[1-9][0-9]{6,14}$'),
  role text not null default 'customer' check (role in ('super_admin', 'admin', 'operator', 'merchant', 'customer')),
  customer_type text not null default 'retail' check (customer_type in ('retail', 'reseller')),
  member_level text not null default 'bronze' check (member_level in ('bronze', 'silver', 'gold', 'reseller')),
  guest boolean not null,
  language text not null check (language in ('id', 'en')),
  status text not null default 'active' check (status in ('active', 'suspended')),
  created_at timestamptz not null,
  search text generated always as (
    lower(name) || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(username, '')
      || ' ' || coalesce(contact_email, '') || ' ' || coalesce(contact_phone, '')
  ) stored,
  constraint guest_cannot_sign_in
    check (not guest or (coalesce(email, phone, username, password_hash) is null and role = 'customer')),
  constraint account_can_sign_in
    check (guest or (password_hash is not null and coalesce(email, phone) is not null)),
  constraint contact_is_for_guests check (guest or coalesce(contact_email, contact_phone) is null)
);
create index account_search on account using gin (search extensions.gin_trgm_ops);
create index account_staff on account (role) where role <> 'customer';

-- Wrong passwords, counted before they are checked. The subject is an account's id or, for a name that nobody has, its
-- hash: whoever guesses learns nothing from being stopped.
create table sign_in_try (
  subject text primary key,
  tries integer not null check (tries > 0),
  since timestamptz not null
) with (fillfactor = 70);
create index sign_in_try_since on sign_in_try (since);
