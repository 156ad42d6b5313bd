-- Pinned answers. `place` keeps the order in which they were written.
create table pin (
  id varchar(64) primary key,
  text varchar(2000) not null,
  first_day varchar(10) not null,
  last_day varchar(10) not null,
  person varchar(100) not null,
  changed timestamp with time zone not null
);

create table pin_question (
  pin varchar(64) not null references pin (id) on delete cascade,
  place integer not null,
  question varchar(200) not null,
  primary key (pin, place)
);

create table pin_cited (
  pin varchar(64) not null references pin (id) on delete cascade,
  place integer not null,
  document varchar(100) not null,
  section varchar(100) not null,
  label varchar(200) not null,
  quote varchar(4000) not null,
  clause varchar(8000) not null,
  primary key (pin, place)
);
