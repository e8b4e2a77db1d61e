-- What was reported before somebody approved what the system has become does not wait for a decision any more.

alter table gate_compliance add column change_at timestamptz;
