-- Runs on H2 and PostgreSQL alike. Nothing here is null: what is unknown is empty.
create table enquiry (
  id varchar(64) primary key,
  at timestamp with time zone not null,
  channel varchar(16) not null,
  person varchar(100) not null,
  question varchar(4000) not null,
  status varchar(16) not null,
  reason varchar(40) not null,
  kind varchar(16) not null,
  generation varchar(64) not null,
  millis double precision not null
);
create index enquiry_at on enquiry (at);
create index enquiry_person on enquiry (person, at);

create table cited (
  enquiry varchar(64) not null references enquiry (id) on delete cascade,
  place integer not null,
  document varchar(100) not null,
  section varchar(100) not null,
  label varchar(200) not null,
  span_start integer not null,
  span_end integer not null,
  primary key (enquiry, place)
);

-- No reference to enquiry: a verdict may arrive before the enquiry is written, or after it was deleted.
create table feedback (
  reply varchar(64) primary key,
  at timestamp with time zone not null,
  useful boolean not null,
  reason varchar(20) not null
);

create table person (
  name varchar(100) primary key,
  secret varchar(200) not null,
  role varchar(16) not null,
  made timestamp with time zone not null
);

-- Append-only: each row carries the hash of the row before it, so a row changed or taken out shows.
create table audit (
  seq bigint primary key,
  at timestamp with time zone not null,
  person varchar(100) not null,
  act varchar(60) not null,
  subject varchar(300) not null,
  before_value varchar(4000) not null,
  after_value varchar(4000) not null,
  hash varchar(64) not null
);
