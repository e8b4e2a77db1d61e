-- What witnesses have said to checkpoints, a line each as it stands in the note. Nothing here changes either.
create table trail_cosignature (
  -- No foreign key: TRUNCATE of checkpoints is to be refused by their trigger, and nothing is ever deleted there.
  size        bigint      not null check (size >= 0),
  witness     text        not null,
  line        text        not null check (line like '— % %' and line like e'%\n'),
  received_at timestamptz not null,
  primary key (size, witness)
);
create index trail_cosignature_witness on trail_cosignature (witness, size desc);

create trigger trail_cosignature_append_only before update or delete or truncate on trail_cosignature
  for each statement execute function refuse_change();
alter table trail_cosignature enable always trigger trail_cosignature_append_only;

revoke all on trail_cosignature from ${appRole};
grant select, insert on trail_cosignature to ${appRole};
