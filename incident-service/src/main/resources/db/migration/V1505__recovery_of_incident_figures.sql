-- When the recovery was completed, and how corrective actions stand, for the figures. Filled when the view is built again.
alter table incident_figure
  add column recovered_at   timestamptz,
  add column actions        text[] not null default '{}',
  add column review_version bigint not null default 0;
