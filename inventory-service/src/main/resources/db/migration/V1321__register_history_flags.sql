-- Flags of each state, and systems by the time of their registration: how many there were at an instant. Rows say nothing of
-- flags until the view, whose version has changed, is built again.

alter table register_history add column flags varchar[];

update register_history set flags = array_fill(''::varchar, array[cardinality(times)]);

alter table register_history alter column flags set not null;

create index register_history_by_registration on register_history (registered_at);
