-- The auditor came after the first tables of some installations: what is there is opened to it, later tables are by default.
do $$ begin
  execute format('grant select on all tables in schema %I to konter_auditor', current_schema());
end $$;
