-- When the recovery was completed, for the figures. Filled when the view is built again.
alter table incident_figure add column recovered_at timestamptz;
