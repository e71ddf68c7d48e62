-- Who proves the books (docs/audit.md): reads the rows of every service and writes nothing. Read before the services' own
-- scripts, with {password} replaced; safe to run again.

do $$ begin
  create role konter_auditor login;
exception when duplicate_object then null; end $$;

alter role konter_auditor password {password};
alter role konter_auditor set default_transaction_read_only = on;
