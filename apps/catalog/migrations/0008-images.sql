-- Pictures of merchants and vouchers: a row before its objects, so that no object in the store is ever without one.

create table image (
  id uuid primary key,
  merchant_id uuid not null references merchant,
  -- Of the bytes that were sent, of which only the copies below were kept.
  sha256 bytea not null check (length(sha256) = 32),
  bytes integer not null check (bytes > 0),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  -- storing: its objects are on their way, or somebody died over it; removing: they go, and then this row; taken-down: by an
  -- operator, and the row stays, so that the merchant reads why and does not send it again.
  status text not null check (status in ('storing', 'ready', 'taken-down', 'removing')),
  taken_down_because text,
  taken_down_by text,
  taken_down_at timestamptz,
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint image_taken_down_says_why check (
    num_nonnulls(taken_down_because, taken_down_by, taken_down_at) = case status when 'taken-down' then 3 else 0 end
  )
);
-- The same file sent again is the same picture. One that was taken down keeps its place, so no upload that was under way takes it.
create unique index image_once on image (merchant_id, sha256) where status in ('ready', 'taken-down');
create index image_of_merchant on image (merchant_id, id);
create index image_unfinished on image (updated_at) where status in ('storing', 'removing');
create index image_taken_down on image (id) where status = 'taken-down';

-- The copies that are served, each an object whose key is made of its hash and its image. Of one that was taken down they go when
-- its objects are gone.
create table image_copy (
  image_id uuid not null references image on delete cascade,
  size integer not null check (size > 0),
  sha256 bytea not null check (length(sha256) = 32),
  bytes integer not null check (bytes > 0),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  primary key (image_id, size)
);

-- What the page of a merchant shows, in order. Vouchers name theirs in their terms.
create table merchant_image (
  merchant_id uuid not null references merchant,
  position integer not null check (position >= 0),
  image_id uuid not null references image,
  primary key (merchant_id, position),
  unique (merchant_id, image_id)
);
create index merchant_image_image on merchant_image (image_id);

-- Does anything promised, offered or shown still name it? Also versions that were replaced: who claimed one still looks at it.
create function image_is_used(which uuid, whose uuid) returns boolean language sql stable as $$
  select exists (select 1 from merchant_image where image_id = which)
      or exists (select 1 from voucher where merchant_id = whose and terms -> 'imageIds' ? which::text)
      or exists (select 1 from voucher join voucher_version old on old.voucher_id = voucher.id
                  where merchant_id = whose and old.terms -> 'imageIds' ? which::text)
$$;
