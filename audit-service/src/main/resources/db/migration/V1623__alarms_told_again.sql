-- An alarm is told again when what was wrong comes back after it was gone, and while it stands.

-- Which time it is told; the events of the discrepancy are counted the same.
alter table trail_alarm add column told bigint not null default 1 check (told > 0);
alter table trail_alarm drop constraint trail_alarm_kind_source_lane_lane_seq_evidence_hash_key;
alter table trail_alarm add constraint trail_alarm_told_once unique (kind, source, lane, lane_seq, evidence_hash, told);

-- When the last complete pass over the lane began.
alter table trail_reconciliation add column whole_since timestamptz;

-- When what is wrong was seen last. No truth stands in here: it may be emptied.
create table trail_sighting (
  finding uuid        primary key,
  seen_at timestamptz not null default now()
);
revoke all on trail_sighting from ${appRole};
grant select, insert, update, delete on trail_sighting to ${appRole};
