-- What those who were there say: reviews of vouchers and their merchants, one per redemption, and what they come to on average.

-- Who may review what, as redemption tells it. That it fell (undone, rejected) may be heard before that it was made: then it never
-- stood. So a standing only ever moves forward: under review, approved, fallen.
create table review_right (
  redemption_id uuid primary key,
  customer_id uuid not null,
  -- No foreign keys: what an event says is kept, whatever became of it here. They are looked up when the review is written.
  merchant_id uuid not null,
  voucher_id uuid not null,
  redeemed_at timestamptz not null,
  standing text not null check (standing in ('review', 'approved', 'fallen')),
  heard_at timestamptz not null
);
create index review_right_customer on review_right (customer_id);
revoke delete, truncate on review_right from konter_catalog;

create table review (
  id uuid primary key,
  redemption_id uuid not null unique references review_right,
  voucher_id uuid not null references voucher,
  merchant_id uuid not null references merchant,
  customer_id uuid not null,
  stars integer not null check (stars between 1 and 5),
  text text check (length(text) between 1 and 2000),
  anonymous boolean not null,
  -- `Budi S.`, as it was when they wrote; null: shown without one.
  name text check (length(name) between 1 and 100),
  -- pending: nobody sees it until staff looked; withdrawn: its redemption fell, for good.
  status text not null check (status in ('pending', 'published', 'hidden', 'withdrawn')),
  hidden_because text,
  written_at timestamptz not null,
  edited_at timestamptz,
  updated_at timestamptz not null,
  -- Counts edits and steps: who edits an older one than there is is told.
  version integer not null default 1,
  constraint review_anonymous_has_no_name check (not anonymous or name is null),
  constraint review_hidden_says_why check ((status = 'hidden') = (hidden_because is not null))
);
-- Ids are in the order of time: these are the public lists, the newest first.
create index review_of_merchant on review (merchant_id, id) where status = 'published';
create index review_of_voucher on review (voucher_id, id) where status = 'published';
create index review_of_customer on review (customer_id, id);
create index review_pending on review (id) where status = 'pending';
create index review_hidden on review (id) where status = 'hidden';
revoke delete, truncate on review from konter_catalog;

-- Every step of a review's life, with who took it and why.
create table review_step (
  review_id uuid not null references review,
  nth integer not null,
  at timestamptz not null,
  step text not null,
  from_status text,
  to_status text not null,
  actor text not null,
  cause text not null,
  primary key (review_id, nth)
);
revoke update, delete, truncate on review_step from konter_catalog;

-- The merchant's word to it: one.
create table review_response (
  review_id uuid primary key references review,
  text text not null check (length(text) between 1 and 1000),
  user_id uuid not null,
  hidden_because text,
  given_at timestamptz not null,
  edited_at timestamptz
);
revoke delete, truncate on review_response from konter_catalog;

-- Who finds that staff should look at one. Once each, and again only when it was edited after the decision.
create table review_report (
  review_id uuid not null references review,
  user_id uuid not null,
  by_merchant boolean not null,
  reason text not null,
  note text,
  at timestamptz not null,
  decided_at timestamptz,
  decision text,
  primary key (review_id, user_id),
  constraint review_report_decided check ((decided_at is null) = (decision is null))
);
create index review_report_open on review_report (review_id) where decided_at is null;
create index review_report_open_of on review_report (user_id) where decided_at is null;
revoke delete, truncate on review_report from konter_catalog;

-- How many gave each number of stars, of the reviews that are shown. Beside merchant and voucher, not in them: a review neither
-- waits for who edits a merchant nor has anything found anew. Count and sum are computed, so that they cannot say another thing.
create table merchant_rating (
  merchant_id uuid primary key references merchant,
  one integer not null default 0 check (one >= 0),
  two integer not null default 0 check (two >= 0),
  three integer not null default 0 check (three >= 0),
  four integer not null default 0 check (four >= 0),
  five integer not null default 0 check (five >= 0),
  reviews integer not null generated always as (one + two + three + four + five) stored,
  stars integer not null generated always as (one + 2 * two + 3 * three + 4 * four + 5 * five) stored
);
create table voucher_rating (
  voucher_id uuid primary key references voucher,
  one integer not null default 0 check (one >= 0),
  two integer not null default 0 check (two >= 0),
  three integer not null default 0 check (three >= 0),
  four integer not null default 0 check (four >= 0),
  five integer not null default 0 check (five >= 0),
  reviews integer not null generated always as (one + two + three + four + five) stored,
  stars integer not null generated always as (one + 2 * two + 3 * three + 4 * four + 5 * five) stored
);

-- Nobody writes a rating but the trigger below, which does it for every review, in the transaction that changed it.
revoke insert, update, delete, truncate on merchant_rating, voucher_rating from konter_catalog;

-- Always the merchant first, then the voucher, and both rows before any number: what is found anew by a number (0010) waits for
-- whoever holds merchant or voucher, so nothing more of these may be asked for after it. Two reviews never wait for each other.
create function count_stars(of_merchant uuid, of_voucher uuid, given integer, by integer) returns void language plpgsql as $$
begin
  insert into merchant_rating (merchant_id) values (of_merchant) on conflict do nothing;
  insert into voucher_rating (voucher_id) values (of_voucher) on conflict do nothing;
  update merchant_rating
     set one = one + case given when 1 then by else 0 end, two = two + case given when 2 then by else 0 end,
         three = three + case given when 3 then by else 0 end, four = four + case given when 4 then by else 0 end,
         five = five + case given when 5 then by else 0 end
   where merchant_id = of_merchant;
  update voucher_rating
     set one = one + case given when 1 then by else 0 end, two = two + case given when 2 then by else 0 end,
         three = three + case given when 3 then by else 0 end, four = four + case given when 4 then by else 0 end,
         five = five + case given when 5 then by else 0 end
   where voucher_id = of_voucher;
end $$;

create function review_counted() returns trigger language plpgsql security definer set search_path = catalog as $$
begin
  if tg_op = 'UPDATE' then
    if (old.status = 'published', old.stars, old.merchant_id, old.voucher_id)
       = (new.status = 'published', new.stars, new.merchant_id, new.voucher_id) then return null; end if;
    if old.status = 'published' then perform count_stars(old.merchant_id, old.voucher_id, old.stars, -1); end if;
  end if;
  if new.status = 'published' then perform count_stars(new.merchant_id, new.voucher_id, new.stars, 1); end if;
  return null;
end $$;
create trigger review_counted after insert or update on review for each row execute function review_counted();
