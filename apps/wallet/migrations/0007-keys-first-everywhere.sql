-- One order for everybody: keys in their order, then accounts in the order of their ids. A batch that fell apart and a capture
-- held their accounts first, and so could wait in a circle with a batch; the database then ended one of them, and with bad
-- luck a bystander: whoever queued for one of the accounts (found by random concurrent histories). Now nobody waits in a circle.

-- To have a key before it is known what becomes of it: `claimed`, by who holds it, for the length of a transaction.
alter table transfer drop constraint transfer_status_check;
alter table transfer add constraint transfer_status_check check (status in ('posted', 'refused', 'claimed')) not valid;
alter table transfer validate constraint transfer_status_check;

drop trigger transfer_is_final on transfer;
create trigger transfer_is_final before update or delete on transfer
  for each row when (old.status <> 'claimed') execute function refuse_change();

create function refuse_claimed() returns trigger language plpgsql set search_path = wallet, pg_temp as $$
begin
  if exists (select 1 from transfer where id = new.id and status = 'claimed') then
    raise exception 'the key % was claimed, and nothing became of it', new.key using errcode = 'KL004';
  end if;
  return null;
end $$;
create constraint trigger transfer_is_settled after insert on transfer deferrable initially deferred
  for each row when (new.status = 'claimed') execute function refuse_claimed();

-- Moves what a transfer moves, posting by posting. Its accounts are held. Raises check_violation (account_floor) or KL002 (an
-- account that takes no part); the caller decides what a failure means.
create function move_one(p_id uuid, p_from bigint[], p_to bigint[], p_amount bigint[])
returns void language plpgsql set search_path = wallet, pg_temp as $$
declare
  payer account;
  payee account;
begin
  for i in 1 .. cardinality(p_from) loop
    update account set balance = balance - p_amount[i], sequence = sequence + 1
     where id = p_from[i] and status = 'open' returning * into payer;
    if not found then raise exception 'account-not-open' using errcode = 'KL002'; end if;
    update account set balance = balance + p_amount[i], sequence = sequence + 1
     where id = p_to[i] and status <> 'closed' and currency = payer.currency returning * into payee;
    if not found then raise exception 'account-not-open' using errcode = 'KL002'; end if;
    insert into mutation (account_id, sequence, transfer_id, amount, balance_before, balance_after) values
      (payer.id, payer.sequence, p_id, -p_amount[i], payer.balance + p_amount[i], payer.balance),
      (payee.id, payee.sequence, p_id, p_amount[i], payee.balance - p_amount[i], payee.balance);
  end loop;
end $$;

-- Moves what a claimed transfer moves, or refuses it: either way it is final.
create function settle_claimed(p_id uuid, p_from bigint[], p_to bigint[], p_amount bigint[])
returns void language plpgsql set search_path = wallet, pg_temp as $$
declare
  reason text;
begin
  begin
    perform move_one(p_id, p_from, p_to, p_amount);
  exception
    when check_violation then reason := 'insufficient-balance';
    when sqlstate 'KL002' then reason := 'account-not-open';
  end;
  update transfer set status = case when reason is null then 'posted' else 'refused' end, refusal = reason where id = p_id;
end $$;

-- One by one: who cannot pay is refused, and nobody else.
create or replace function post_each(p_id uuid[], p_key text[], p_fingerprint bytea[], p_kind text[], p_reference text[], p_at timestamptz,
                          p_transfer int[], p_from bigint[], p_to bigint[], p_amount bigint[])
returns void language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  fresh uuid[];
  each record;
begin
  with claimed as (
    insert into transfer (id, key, fingerprint, kind, reference, status, at)
    select distinct on (k) i, k, f, kind, r, 'claimed', p_at
      from unnest(p_id, p_key, p_fingerprint, p_kind, p_reference) with ordinality u (i, k, f, kind, r, n)
     order by k, n
    on conflict (key) do nothing
    returning id
  )
  select array_agg(id) into fresh from claimed;
  perform 1 from account a where a.id = any (p_from || p_to) order by a.id for no key update;
  for each in
    select i.id, array_agg(p.payer order by p.n) as payers, array_agg(p.payee order by p.n) as payees,
           array_agg(p.amount order by p.n) as amounts
      from unnest(p_id) with ordinality i (id, t)
      join unnest(p_transfer, p_from, p_to, p_amount) with ordinality p (t, payer, payee, amount, n) on p.t = i.t
     where i.id = any (fresh)
     group by i.id, i.t order by i.t
  loop
    perform settle_claimed(each.id, each.payers, each.payees, each.amounts);
  end loop;
end $$;

-- As before; `post_each` takes what it needs itself.
create or replace function post_transfers(p_id uuid[], p_key text[], p_fingerprint bytea[], p_kind text[], p_reference text[], p_at timestamptz,
                               p_transfer int[], p_from bigint[], p_to bigint[], p_amount bigint[])
returns table (id uuid, status text, refusal text, replayed boolean, same boolean)
language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  fresh uuid[] := '{}';
begin
  begin
    fresh := post_new(p_id, p_key, p_fingerprint, p_kind, p_reference, p_at, p_transfer, p_from, p_to, p_amount);
  exception when sqlstate 'KL003' or check_violation then
    perform post_each(p_id, p_key, p_fingerprint, p_kind, p_reference, p_at, p_transfer, p_from, p_to, p_amount);
  end;
  -- The usual case: all of it is new.
  if cardinality(fresh) = cardinality(p_id) then
    return query select i, 'posted', null::text, false, true from unnest(p_id) with ordinality u (i, n) order by n;
    return;
  end if;
  return query
    select t.id, t.status, t.refusal, t.id <> q.i, t.fingerprint = q.f
      from unnest(p_id, p_key, p_fingerprint) with ordinality q (i, k, f, n)
      join transfer t on t.key = q.k
     order by q.n;
end $$;

-- As before, the key first: a capture that comes to nothing gives it back.
create or replace function take_hold(p_id uuid, p_transfer uuid, p_key text, p_fingerprint bytea, p_to bigint, p_amount bigint, p_at timestamptz)
returns table (id uuid, status text, amount bigint, captured bigint, expires_at timestamptz, verdict text)
language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  asked hold;
  taken hold;
  answer text;
begin
  select * into asked from hold h where h.id = p_id;
  insert into transfer (id, key, fingerprint, kind, reference, status, at)
  select p_transfer, p_key, p_fingerprint, asked.kind, asked.reference, 'claimed', p_at where asked.id is not null
  on conflict (key) do nothing;
  if not found then
    answer := verdict_of_key(p_key, p_fingerprint);
  else
    perform 1 from account a where a.id in (p_to, asked.account_id) order by a.id for no key update;
    begin
      update hold h set status = 'captured', captured = p_amount, ended_at = p_at
       where h.id = p_id and h.status = 'open' and h.amount >= p_amount and h.expires_at > p_at returning * into taken;
      if found then
        update account a set held = held - taken.amount where a.id = taken.account_id;
        perform move_one(p_transfer, array[taken.account_id], array[p_to], array[p_amount]);
        update transfer t set status = 'posted' where t.id = p_transfer;
        answer := 'captured';
      else
        delete from transfer t where t.id = p_transfer;
        answer := 'ended';
      end if;
    exception when sqlstate 'KL002' then
      -- A refused key stays refused; the hold stays as it was.
      update transfer t set status = 'refused', refusal = 'account-not-open' where t.id = p_transfer;
      answer := 'account-not-open';
    end;
  end if;
  return query select h.id, h.status, h.amount, h.captured, h.expires_at, answer from hold h where h.id = p_id;
end $$;

-- `capture_hold` was kept for processes of two releases ago.
drop function capture_hold, post_hold, post_one;
revoke execute on function move_one, settle_claimed, refuse_claimed from public;
