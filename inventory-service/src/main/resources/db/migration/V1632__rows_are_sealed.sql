-- What outsiders have sent and no event holds yet carries a seal, which whoever owns the database can't make (docs/adr/0023). Of
-- an entry of the quarantine, what came and what became of it have one each.
alter table event_quarantine
  add column seal            bytea,
  add column resolution_seal bytea;
alter table held_event add column seal bytea;
alter table import_job add column seal bytea;
