-- The only writers of the ledger. Called by a role that has no right to the tables, hence "security definer".
-- Accounts are locked in the order of their ids, keys are inserted in their own order: calls wait for each other, never in a circle.

create function open_accounts(p_code text[], p_owner uuid[], p_floor bigint[], p_at timestamptz)
returns table (code text, id bigint) language sql security definer set search_path = wallet, pg_temp as $$
  with opened as (
    insert into account (code, owner_id, floor, opened_at)
    select c, o, f, p_at from unnest(p_code, p_owner, p_floor) u (c, o, f) order by c
    on conflict (code) do nothing
    returning account.code, account.id
  )
  select code, id from opened
  union
  select code, id from account where code = any (p_code)
$$;

-- Posts one transfer whose postings are applied in their order, row by row. Raises check_violation (account_floor) or
-- KL002 (an account that takes no part); the caller decides what a failure means.
create function post_one(p_id uuid, p_key text, p_fingerprint bytea, p_kind text, p_reference text, p_at timestamptz,
                         p_from bigint[], p_to bigint[], p_amount bigint[])
returns void language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  payer account;
  payee account;
begin
  insert into transfer (id, key, fingerprint, kind, reference, status, at)
  values (p_id, p_key, p_fingerprint, p_kind, p_reference, 'posted', p_at);
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

-- Posts a batch in one go: each account row is touched once, however many transfers move it. Raises KL003 when any step
-- of it must be refused, for then the whole has to be done one by one.
create function post_set(p_id uuid[], p_key text[], p_fingerprint bytea[], p_kind text[], p_reference text[], p_at timestamptz,
                         p_transfer int[], p_from bigint[], p_to bigint[], p_amount bigint[])
returns void language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  refused boolean;
begin
  with request as materialized (
    select distinct on (k) n, i, k, f, kind, r
      from unnest(p_id, p_key, p_fingerprint, p_kind, p_reference) with ordinality u (i, k, f, kind, r, n)
     order by k, n
  ), fresh as (
    insert into transfer (id, key, fingerprint, kind, reference, status, at)
    select i, k, f, kind, r, 'posted', p_at from request order by k
    on conflict (key) do nothing
    returning id
  ), posting as (
    select p.n, q.i as transfer_id, p.payer, p.payee, p.amount
      from unnest(p_transfer, p_from, p_to, p_amount) with ordinality p (t, payer, payee, amount, n)
      join request q on q.n = p.t
      join fresh on fresh.id = q.i
  ), leg as (
    select 2 * n as step, transfer_id, payer as account_id, -amount as amount, 'payer' as side, payee as other from posting
    union all
    select 2 * n + 1, transfer_id, payee, amount, 'payee', payer from posting
  ), running as (
    select l.transfer_id, l.account_id, l.amount, l.side, l.other,
           a.balance - a.held as available, a.balance, a.sequence, a.floor, a.status, a.currency,
           sum(l.amount) over w as moved, row_number() over w as nth
      from leg l join account a on a.id = l.account_id
    window w as (partition by l.account_id order by l.step rows unbounded preceding)
  ), written as (
    insert into mutation (account_id, sequence, transfer_id, amount, balance_before, balance_after)
    select account_id, sequence + nth, transfer_id, amount, balance + moved - amount, balance + moved from running
    returning account_id, sequence, balance_after
  ), final as (
    select distinct on (account_id) account_id, sequence, balance_after from written order by account_id, sequence desc
  ), updated as (
    update account a set balance = f.balance_after, sequence = f.sequence from final f where a.id = f.account_id
    returning 1
  )
  select coalesce(bool_or(
           (r.floor is not null and r.available + r.moved < r.floor)
           or r.status = 'closed' or (r.side = 'payer' and r.status <> 'open')
           or r.currency <> other.currency), false)
         or count(*) <> (select count(*) from leg)
    into refused
    from running r join account other on other.id = r.other;
  if refused then raise exception 'one by one' using errcode = 'KL003'; end if;
end $$;

-- The way in. One answer per transfer, in the order given: what became of its key, now or when it was first used.
create function post_transfers(p_id uuid[], p_key text[], p_fingerprint bytea[], p_kind text[], p_reference text[], p_at timestamptz,
                               p_transfer int[], p_from bigint[], p_to bigint[], p_amount bigint[])
returns table (id uuid, status text, refusal text, replayed boolean, same boolean)
language plpgsql security definer set search_path = wallet, pg_temp as $$
begin
  perform 1 from account a where a.id = any (p_from || p_to) order by a.id for no key update;
  begin
    perform post_set(p_id, p_key, p_fingerprint, p_kind, p_reference, p_at, p_transfer, p_from, p_to, p_amount);
  exception when sqlstate 'KL003' or check_violation then
    perform post_each(p_id, p_key, p_fingerprint, p_kind, p_reference, p_at, p_transfer, p_from, p_to, p_amount);
  end;
  return query
    select t.id, t.status, t.refusal, t.id <> q.i, t.fingerprint = q.f
      from unnest(p_id, p_key, p_fingerprint) with ordinality q (i, k, f, n)
      join transfer t on t.key = q.k
     order by q.n;
end $$;

-- One by one: who cannot pay is refused, and nobody else.
create function post_each(p_id uuid[], p_key text[], p_fingerprint bytea[], p_kind text[], p_reference text[], p_at timestamptz,
                          p_transfer int[], p_from bigint[], p_to bigint[], p_amount bigint[])
returns void language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  postings record;
  reason text;
begin
  for i in 1 .. cardinality(p_id) loop
    if exists (select 1 from transfer t where t.key = p_key[i]) then continue; end if;
    select array_agg(payer order by n) as payers, array_agg(payee order by n) as payees, array_agg(amount order by n) as amounts
      into postings
      from unnest(p_transfer, p_from, p_to, p_amount) with ordinality u (t, payer, payee, amount, n) where t = i;
    reason := null;
    begin
      perform post_one(p_id[i], p_key[i], p_fingerprint[i], p_kind[i], p_reference[i], p_at,
                       postings.payers, postings.payees, postings.amounts);
    exception
      when check_violation then reason := 'insufficient-balance';
      when sqlstate 'KL002' then reason := 'account-not-open';
      -- Somebody else used the key meanwhile: theirs stands.
      when unique_violation then null;
    end;
    if reason is not null then
      insert into transfer (id, key, fingerprint, kind, reference, status, refusal, at)
      values (p_id[i], p_key[i], p_fingerprint[i], p_kind[i], p_reference[i], 'refused', reason, p_at)
      on conflict (key) do nothing;
    end if;
  end loop;
end $$;

-- Reserves money. Answers the hold as it is, whether made now or before under the same key.
create function place_hold(p_id uuid, p_key text, p_fingerprint bytea, p_account bigint, p_amount bigint, p_kind text,
                           p_reference text, p_expires_at timestamptz, p_at timestamptz)
returns hold language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  placed hold;
begin
  perform 1 from account a where a.id = p_account for no key update;
  select * into placed from hold h where h.key = p_key;
  if found then return placed; end if;
  begin
    update account set held = held + p_amount where id = p_account and account.status = 'open';
    if not found then raise check_violation; end if;
    insert into hold (id, key, fingerprint, account_id, amount, kind, reference, status, expires_at, at)
    values (p_id, p_key, p_fingerprint, p_account, p_amount, p_kind, p_reference, 'open', p_expires_at, p_at)
    returning * into placed;
  exception when check_violation then
    insert into hold (id, key, fingerprint, account_id, amount, kind, reference, status, expires_at, at, ended_at)
    values (p_id, p_key, p_fingerprint, p_account, p_amount, p_kind, p_reference, 'refused', p_expires_at, p_at, p_at)
    returning * into placed;
  end;
  return placed;
end $$;

-- Ends a hold without taking anything. Answers the hold as it then is; one that has ended stays as it ended.
create function end_hold(p_id uuid, p_status text, p_at timestamptz)
returns hold language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  ended hold;
begin
  update hold set status = p_status, ended_at = p_at where id = p_id and status = 'open' returning * into ended;
  if found then
    update account set held = held - ended.amount where id = ended.account_id;
  else
    select * into ended from hold where id = p_id;
  end if;
  return ended;
end $$;

-- Takes the hold, or a part of it, to another account by a transfer; the rest is available again.
create function capture_hold(p_id uuid, p_transfer uuid, p_key text, p_fingerprint bytea, p_to bigint, p_amount bigint, p_at timestamptz)
returns hold language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  taken hold;
begin
  update hold set status = 'captured', captured = p_amount, ended_at = p_at
   where id = p_id and status = 'open' and amount >= p_amount and expires_at > p_at returning * into taken;
  if not found then
    select * into taken from hold where id = p_id;
    return taken;
  end if;
  perform 1 from account a where a.id in (taken.account_id, p_to) order by a.id for no key update;
  update account set held = held - taken.amount where id = taken.account_id;
  perform post_one(p_transfer, p_key, p_fingerprint, taken.kind, taken.reference, p_at, array[taken.account_id], array[p_to], array[p_amount]);
  return taken;
end $$;

-- Holds past their time, a bounded number at once. Answers how many ended.
create function expire_holds(p_at timestamptz, p_limit int)
returns int language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  due uuid;
  ended int := 0;
begin
  for due in select id from hold where status = 'open' and expires_at <= p_at order by expires_at limit p_limit loop
    perform end_hold(due, 'expired', p_at);
    ended := ended + 1;
  end loop;
  return ended;
end $$;

revoke execute on all functions in schema wallet from public;
grant execute on function open_accounts, post_transfers, place_hold, end_hold, capture_hold, expire_holds to konter_wallet;
