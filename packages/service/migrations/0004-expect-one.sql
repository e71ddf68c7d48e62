-- Refuses a transaction whose statements and commit leave together (`atOnce`): nobody looks at an answer before it is committed.
-- `select expect_one(count(*)) from moved` fails with KT001 unless the statement found exactly the row it is about.
create function expect_one(n bigint) returns boolean language plpgsql as $$
begin
  if n <> 1 then
    raise exception 'expected one row, found %', n using errcode = 'KT001';
  end if;
  return true;
end $$;

do $$ begin
  execute format('grant execute on function expect_one to %I', 'konter_' || current_schema());
end $$;
