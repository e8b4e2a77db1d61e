-- What is sent to whom carries a seal, which whoever owns the database can't make (docs/adr/0023). Whether it was sent has none.
alter table webhook_cursor   add column seal bytea;
alter table webhook_target   add column seal bytea;
alter table webhook_incident add column seal bytea;
alter table webhook_delivery add column seal bytea;
