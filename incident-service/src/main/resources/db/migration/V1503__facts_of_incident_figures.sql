-- What was stated of the law, so that the board can say which clocks lack a moment. Filled when the view is built again.
alter table incident_figure
  add column stated_facts   text[] not null default '{}',
  add column stated_moments text[] not null default '{}',
  add column stated_zone    text;
