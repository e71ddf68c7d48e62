-- Holds wait in the same order as transfers (accounts by id, then keys), and a capture is known by its key like any transfer.
-- Found by random concurrent histories: a sweep locked accounts in the order of the holds' times, a capture under another's
-- key answered as if it had been made, and a key that two used at once was an error instead of an answer.

-- As before, but a key used at the same moment for another account is answered, too.
create or replace function place_hold(p_id uuid, p_key text, p_fingerprint bytea, p_account bigint, p_amount bigint, p_kind text,
                                      p_reference text, p_expires_at timestamptz, p_at timestamptz)
returns hold language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  placed hold;
  enough boolean;
begin
  select a.status = 'open' and (a.floor is null or a.balance - a.held - p_amount >= a.floor) into enough
    from account a where a.id = p_account for no key update;
  insert into hold (id, key, fingerprint, account_id, amount, kind, reference, status, expires_at, at, ended_at)
  values (p_id, p_key, p_fingerprint, p_account, p_amount, p_kind, p_reference, case when enough then 'open' else 'refused' end,
          p_expires_at, p_at, case when enough then null else p_at end)
  on conflict (key) do nothing
  returning * into placed;
  if not found then
    select * into placed from hold h where h.key = p_key;
  elsif enough then
    update account set held = held + p_amount where id = p_account;
  end if;
  return placed;
end $$;

-- As before, the account first.
create or replace function end_hold(p_id uuid, p_status text, p_at timestamptz)
returns hold language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  ended hold;
begin
  perform 1 from account a where a.id = (select h.account_id from hold h where h.id = p_id) for no key update;
  update hold set status = p_status, ended_at = p_at where id = p_id and status = 'open' returning * into ended;
  if found then
    update account set held = held - ended.amount where id = ended.account_id;
  else
    select * into ended from hold where id = p_id;
  end if;
  return ended;
end $$;

-- As before, all their accounts first.
create or replace function expire_holds(p_at timestamptz, p_limit int)
returns int language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  due uuid[];
begin
  select array_agg(id) into due
    from (select id from hold where status = 'open' and expires_at <= p_at order by expires_at limit p_limit) h;
  perform 1 from account a where a.id in (select account_id from hold where id = any (due)) order by a.id for no key update;
  perform end_hold(id, 'expired', p_at) from unnest(due) as u (id);
  return coalesce(cardinality(due), 0);
end $$;

-- Takes the hold, or a part of it, to another account by a transfer; the rest is available again. Answers the hold as it
-- then is and what became of this key: captured (now or before), ended (the hold had), key-reused or account-not-open.
create function take_hold(p_id uuid, p_transfer uuid, p_key text, p_fingerprint bytea, p_to bigint, p_amount bigint, p_at timestamptz)
returns table (id uuid, status text, amount bigint, captured bigint, expires_at timestamptz, verdict text)
language plpgsql security definer set search_path = wallet, pg_temp as $$
declare
  answer text;
begin
  perform 1 from account a where a.id = p_to or a.id = (select h.account_id from hold h where h.id = p_id)
    order by a.id for no key update;
  answer := verdict_of_key(p_key, p_fingerprint);
  if answer is null then
    begin
      answer := case when post_hold(p_id, p_transfer, p_key, p_fingerprint, p_to, p_amount, p_at) then 'captured' else 'ended' end;
    exception
      -- Somebody used the key meanwhile for other accounts: theirs stands.
      when unique_violation then answer := 'key-reused';
      -- A refused key stays refused.
      when sqlstate 'KL002' then
        insert into transfer (id, key, fingerprint, kind, reference, status, refusal, at)
        select p_transfer, p_key, p_fingerprint, h.kind, h.reference, 'refused', 'account-not-open', p_at from hold h where h.id = p_id
        on conflict (key) do nothing;
        answer := verdict_of_key(p_key, p_fingerprint);
    end;
  end if;
  return query select h.id, h.status, h.amount, h.captured, h.expires_at, answer from hold h where h.id = p_id;
end $$;

-- What became of a key; null when nobody used it.
create function verdict_of_key(p_key text, p_fingerprint bytea)
returns text language sql set search_path = wallet, pg_temp as $$
  select case when t.fingerprint <> p_fingerprint then 'key-reused' when t.status = 'posted' then 'captured' else t.refusal end
    from transfer t where t.key = p_key
$$;

-- False when the hold is not open any more, or is smaller, or its time is over.
create function post_hold(p_id uuid, p_transfer uuid, p_key text, p_fingerprint bytea, p_to bigint, p_amount bigint, p_at timestamptz)
returns boolean language plpgsql set search_path = wallet, pg_temp as $$
declare
  taken hold;
begin
  update hold h set status = 'captured', captured = p_amount, ended_at = p_at
   where h.id = p_id and h.status = 'open' and h.amount >= p_amount and h.expires_at > p_at returning * into taken;
  if not found then return false; end if;
  update account set held = held - taken.amount where account.id = taken.account_id;
  perform post_one(p_transfer, p_key, p_fingerprint, taken.kind, taken.reference, p_at, array[taken.account_id], array[p_to], array[p_amount]);
  return true;
end $$;

-- `capture_hold` stays for processes of the release before; the next one drops it.
revoke execute on function take_hold, verdict_of_key, post_hold from public;
grant execute on function take_hold to konter_wallet;
