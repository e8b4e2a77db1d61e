-- What the broker had when the cursor moved last, so that a topic that was lost, or its end, is noticed and sent again.
-- `sent` is the offset behind the last acknowledged record, `topic` the id that Kafka gave the topic when it was made;
-- empty means that it isn't known yet.
alter table relay_cursor
  add column sent  bigint not null default 0,
  add column topic text   not null default '';

-- Each event was one record at least.
update relay_cursor set sent = seq;
