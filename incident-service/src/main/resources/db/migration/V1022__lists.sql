-- A filtered list is read in its order from one index; counts read nothing but theirs.
drop index incident_register_status;
create index incident_register_status on incident_register (status, raised_at desc, id desc);
create index incident_register_counts on incident_register (status, severity);
