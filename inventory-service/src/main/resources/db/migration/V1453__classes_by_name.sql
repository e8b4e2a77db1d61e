-- Systems of a class by name: the class is in another table than the name, and the systems that come first by name may all be
-- of another class. The name is kept beside the class, so that each class is read in the order of the names.
alter table system_class add column name text;
-- The view is built anew with names; until then it is asked as it is.
update system_class c set name = r.name from system_register r where r.id = c.id;
create index system_class_by_name on system_class (risk_class, name, id) where risk_class is not null;
