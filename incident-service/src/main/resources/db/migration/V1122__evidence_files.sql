-- Files of evidence. Bytes are stored first and belong to nothing; the transaction of the event makes them a kept file.

create table evidence_upload (
  id         uuid        primary key,
  started_at timestamptz not null
);
create index evidence_upload_started on evidence_upload (started_at);

create table evidence_chunk (
  upload uuid    not null references evidence_upload on delete cascade,
  number integer not null,
  bytes  bytea   not null,
  primary key (upload, number)
);
-- What is kept is compressed already, or is to be found again byte by byte.
alter table evidence_chunk alter column bytes set storage external;

create table evidence_file (
  sha256     text   primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  upload     uuid   not null unique references evidence_upload,
  size       bigint not null,
  media_type text   not null
);

create trigger evidence_file_append_only before update or delete or truncate on evidence_file
  for each statement execute function refuse_change();
alter table evidence_file enable always trigger evidence_file_append_only;

-- Chunks of a kept file stay as they are; those of other uploads may go, and none is ever changed.
create function evidence_chunk_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or exists (select from evidence_file f where f.upload = old.upload) then
    raise exception 'kept evidence stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return old;
end
$$;
create trigger evidence_chunk_stays before update or delete on evidence_chunk
  for each row execute function evidence_chunk_stays();
alter table evidence_chunk enable always trigger evidence_chunk_stays;

grant select, insert on evidence_file, evidence_chunk to ${appRole};
grant select, insert, delete on evidence_upload to ${appRole};
