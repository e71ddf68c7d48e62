-- Batches that share accounts did all their work one after the other. Now a batch writes its keys before it waits for its
-- accounts, looks each account up once per side, and answers what is new without looking it up again.

-- Calls still wait for each other and never in a circle: keys in their order, then accounts in the order of their ids. Who has
-- to go one by one holds its accounts first, as a capture does; should it then wait for a key that a batch has just used, the
-- database ends one of the two, and that one is done again (`retrying`).

-- Posts a batch in one go: each account row is touched once, however many transfers move it. Answers the ids of what is new.
-- Raises KL003 when any step of it must be refused, for then the whole has to be done one by one.
create function post_new(p_id uuid[], p_key text[], p_fingerprint bytea[], p_kind text[], p_reference text[], p_at timestamptz,
                         p_transfer int[], p_from bigint[], p_to bigint[], p_amount bigint[])
returns uuid[] language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  fresh uuid[];
  refused boolean;
begin
  with written as (
    insert into transfer (id, key, fingerprint, kind, reference, status, at)
    select distinct on (k) i, k, f, kind, r, 'posted', p_at
      from unnest(p_id, p_key, p_fingerprint, p_kind, p_reference) with ordinality u (i, k, f, kind, r, n)
     order by k, n
    on conflict (key) do nothing
    returning id
  )
  select array_agg(id) into fresh from written;
  if fresh is null then return '{}'; end if;
  perform 1 from account a where a.id = any (p_from || p_to) order by a.id for no key update;
  with posting as (
    select p.n, i.id as transfer_id, p.payer, p.payee, p.amount
      from unnest(p_transfer, p_from, p_to, p_amount) with ordinality p (t, payer, payee, amount, n)
      join unnest(p_id) with ordinality i (id, t) on i.t = p.t
      join unnest(fresh) f (id) on f.id = i.id
  ), leg as (
    select 2 * p.n as step, p.transfer_id, -p.amount as amount, a.id as account_id, a.balance, a.held, a.sequence, a.floor,
           a.currency, p.n, a.status <> 'open' as closed
      from posting p join account a on a.id = p.payer
    union all
    select 2 * p.n + 1, p.transfer_id, p.amount, a.id, a.balance, a.held, a.sequence, a.floor, a.currency, p.n, a.status = 'closed'
      from posting p join account a on a.id = p.payee
  ), running as (
    select l.*, (sum(l.amount) over w)::bigint as moved, row_number() over w as nth
      from leg l
    window w as (partition by l.account_id order by l.step rows unbounded preceding)
  ), history as (
    insert into mutation (account_id, sequence, transfer_id, amount, balance_before, balance_after)
    select account_id, sequence + nth, transfer_id, amount, balance + moved - amount, balance + moved from running
  ), moved as (
    update account a set balance = a.balance + s.amount, sequence = a.sequence + s.steps
      from (select account_id, sum(amount)::bigint as amount, count(*) as steps from leg group by account_id) s
     where a.id = s.account_id
  ), mixed as (
    select 1 from leg group by n having min(currency) <> max(currency) limit 1
  )
  select coalesce(bool_or(r.closed or (r.floor is not null and r.balance - r.held + r.moved < r.floor)), false)
         or count(*) <> 2 * (select count(*) from posting)
         or exists (select 1 from mixed)
    into refused
    from running r;
  if refused then raise exception 'one by one' using errcode = 'KL003'; end if;
  return fresh;
end $$;

-- The way in, as before. One answer per transfer, in the order given: what became of its key, now or when it was first used.
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
    perform 1 from account a where a.id = any (p_from || p_to) order by a.id for no key update;
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

drop function post_set;
revoke execute on function post_new from public;
