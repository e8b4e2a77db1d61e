-- Lets the view be built again beside itself, see db/event-store/V20.
insert into view_registry (name, table_name) values ('risk-register', 'risk_register'), ('assessment-duties', 'assessment_duties');
